using System.Net;
using Tera.Documents.Signatures;
using Tera.Procedures;
using Tera.Procedures.Definitions;
using Tera.TestKit;

namespace Tera.Documents.Bsre;

/// <summary>The whole way through the pages, as two people walk it.</summary>
public sealed class BsreWalkTests
{
    [Fact]
    public async Task From_the_administrators_page_over_refusals_and_a_service_that_falls_silent_to_the_signed_document()
    {
        await using var site = await PageTests.SiteAsync();
        await using var service = await BsreStandIn.StartAsync();
        await using var world = await DocumentsWorld.OnAsync(site);
        var run = await world.PreparedAsync();
        DocumentsWorld.Accept(await world.InitialAsync(run));
        using var admin = await site.SignedInAsync("admin");
        using var head = await site.SignedInAsync("kadis.bmcktr");
        await admin.SendAsync(
            await admin.GetAsync(DocumentLinks.SigningAdministration), "layanan-bsre", ("Form.Enabled", "true"), ("Form.Address", service.Address), ("Form.Protocol", "V1"),
            ("Form.Application", BsreStandIn.Application), ("Form.SandiAplikasi", BsreStandIn.Secret), ("Form.Timeout", "20"));

        // Who has not said whom BSrE knows is sent to say it.
        Assert.Contains("Isi dahulu NIK atau surel BSrE", (await head.GetAsync(ProceduresLinks.Run(run))).Text);
        await head.SendAsync(await head.GetAsync(DocumentLinks.MySignature), "identitas-bsre", ("Form.Identifier", BsreStandIn.Nik));
        Assert.Contains("Lewat BSrE sebagai", (await head.GetAsync(ProceduresLinks.Run(run))).Text);

        // Expired, then a wrong passphrase: refused, nothing signed, nothing of it on the page.
        service.Status = "EXPIRED";
        Assert.Contains("sudah habis masa berlakunya", (await SignAsync(BsreStandIn.Passphrase)).Text);
        service.Status = "ISSUE";
        var wrong = await SignAsync("frasa-yang-salah");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("Frasa sandi atau kode sekali pakai BSrE salah", wrong.Text);
        Assert.DoesNotContain("frasa-yang-salah", wrong.Html.DocumentElement.OuterHtml);

        // It signs and never answers: the page says that nobody knows, and offers no second signature.
        service.Mood = StandInMood.SilentAfter;
        await SignAsync(BsreStandIn.Passphrase);
        service.Mood = StandInMood.Well;
        var doubtful = await head.GetAsync(ProceduresLinks.Run(run));
        Assert.Contains("Belum pasti apakah dokumen ini sudah ditandatangani.", doubtful.Text);
        Assert.Null(doubtful.Html.QuerySelector($"[name={SignDocument.PassphraseField}]"));
        Assert.Contains("Belum pasti hasilnya", (await admin.GetAsync(DocumentLinks.SigningAdministration)).Text);

        var (number, _) = Assert.Single(service.Kept);
        await head.SendAsync(doubtful, "tugas", ("Aksi", AttemptSettling.AskAction), (AttemptSettling.ReferenceField, number));
        Assert.Equal(ActKind.Dispatch, await world.WaitingAsync(run));
        Assert.Single(service.Kept);

        async Task<TestPage> SignAsync(string passphrase) => await head.SendAsync(
            await head.GetAsync(ProceduresLinks.Run(run)), "tugas", (SignDocument.PassphraseField, passphrase), (SignDocument.ReadField, "true"));
    }
}
