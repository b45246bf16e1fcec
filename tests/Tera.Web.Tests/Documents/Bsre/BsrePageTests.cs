using System.Net;
using Tera.Organisation.Demonstration;
using Tera.Platform.Signing.Bsre;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Documents.Bsre;

public sealed class BsrePageTests
{
    [Fact]
    public async Task Given_an_administrator_when_he_enters_the_service_then_the_address_is_checked_and_the_password_never_shown()
    {
        await using var site = await TestSite.StartAsync();
        await using var service = await BsreStandIn.StartAsync();
        using var admin = await site.SignedInAsync("admin");
        var page = await admin.GetAsync(DocumentLinks.SigningAdministration);

        var faults = await admin.SendAsync(page, "layanan-bsre", ("Form.Address", "http://esign.contoh.go.id"), ("Form.Protocol", "V2"), ("Form.Application", "tera"), ("Form.SandiAplikasi", "x"), ("Form.Timeout", "30"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, faults.Status);
        Assert.Contains("Alamat layanan harus diawali https://", faults.Text);
        Assert.Equal("http://esign.contoh.go.id", faults.ValueOf("Form.Address"));

        (string, string)[] typed =
        [
            ("Form.Address", service.Address), ("Form.Protocol", "V2"), ("Form.Application", BsreStandIn.Application),
            ("Form.SandiAplikasi", BsreStandIn.Secret), ("Form.Timeout", "30"), ("Form.Enabled", "true"),
        ];
        Assert.Equal(HttpStatusCode.OK, (await admin.SendAsync(page, "layanan-bsre", typed)).Status);

        var probed = await admin.SendAsync(await admin.GetAsync(DocumentLinks.SigningAdministration), "periksa-sambungan", ("Probe.Identifier", BsreStandIn.Nik));
        Assert.Contains("status orang itu ISSUE", probed.Text);
        Assert.DoesNotContain(BsreStandIn.Secret, probed.Text);
    }

    [Fact]
    public async Task Given_somebody_who_is_no_administrator_when_he_sends_the_service_then_it_is_not_settled()
    {
        await using var site = await TestSite.StartAsync();
        await using var session = site.Session();
        var user = await session.Get<DemonstrationUsers>().OfAsync(OrganisationSeed.Person("kadis.bmcktr"), default);

        var sent = await session.Get<SettleSigningServiceHandler>().HandleAsync(
            new(CommandId.New(), user, Enabled: true, "https://esign.contoh.go.id", BsreProtocolVersion.V2, Sample.Line("tera"), "rahasia", TimeoutSeconds: 30, Seen: 0), default);

        Assert.Equal("documents.bsre.not-yours", sent.Rejection?.Code);
        Assert.Equal(0L, await site.Database.OwnerAsync("select count(*) from documents.signing_service"));
    }

    [Fact]
    public async Task Given_a_person_when_he_says_whom_BSrE_knows_then_it_is_shown_masked_and_the_service_is_asked_for_his_status()
    {
        await using var site = await TestSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var page = await head.GetAsync(DocumentLinks.MySignature);

        var refused = await head.SendAsync(page, "identitas-bsre", ("Form.Identifier", "12345"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var kept = await head.SendAsync(page, "identitas-bsre", ("Form.Identifier", "3578 0000 0000 0001"));

        Assert.Contains("0001", kept.Text);
        Assert.DoesNotContain(BsreStandIn.Nik, kept.Text);
    }
}
