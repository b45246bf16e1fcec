using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Tera.Documents.Certificates;
using Tera.Documents.Contracts;
using Tera.Documents.Signatures;
using Tera.Documents.Verification;
using Tera.Organisation.Contracts;
using Tera.Organisation;
using Tera.Platform.Signing;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Documents;

public sealed class OwnCertificateTests
{
    private const string Mine = "frasa-milik-saya";

    [Fact]
    public async Task Given_a_key_made_by_a_person_when_an_administrator_issues_its_certificate_then_only_the_persons_passphrase_signs_with_it()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        await IssuedAsync(world, SignedSop.Head);
        var run = await world.PreparedAsync();
        DocumentsWorld.Accept(await world.InitialAsync(run));

        Assert.Equal("platform.signing.wrong-passphrase", Assert.Single((await world.PostAsync(run, await world.SignFormAsync(run, "frasa-otoritas-uji"))).Faults).Code);
        DocumentsWorld.Accept(await world.PostAsync(run, await world.SignFormAsync(run, Mine)));

        await using var session = world.Session();
        var mark = await session.Db.Set<Signature>().SingleAsync(row => row.Kind == SignatureKind.Signature);
        Assert.Equal(nameof(CertificateStatus.Trusted), mark.Verification);
        Assert.Empty((await session.Get<VerifyDocuments>().RunAsync(default)).Findings);

        // What becomes of the certificate afterwards is told, and undoes nothing.
        var certificate = await session.Db.Set<SigningCertificate>().SingleAsync();
        Sample.Of(await session.Get<CertificateHandler>().HandleAsync(new RevokeCertificate(CommandId.New(), Admin(world), certificate.Id, "Kunci hilang"), default));
        var revision = await DocumentsWorld.CurrentAsync(session, run);
        var report = await world.Host.GetRequiredService<PublicVerification>().OfCodeAsync(revision.VerificationCode, default);
        Assert.Equal(Authenticity.Valid, report!.Authenticity);
        Assert.NotNull(report.Document!.Marks[1].Since!.RevokedAt);
        Assert.Equal([new PrintedFact("Persentase jalan mantap", "76,42")], report.Document.Printed);
    }

    [Fact]
    public async Task Given_wrong_wishes_when_they_are_made_then_each_is_refused_for_its_own_reason()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        await using var session = world.Session();
        var (own, handler, who) = (session.Get<OwnCertificateHandler>(), session.Get<CertificateHandler>(), world.User(world.Holder(SignedSop.Head)));

        Assert.Equal("documents.certificate.passphrase-short", (await own.HandleAsync(new RequestCertificate(CommandId.New(), who, "pendek", "pendek"), default)).Rejection?.Code);
        Assert.Equal("documents.certificate.passphrase-differs", (await own.HandleAsync(new RequestCertificate(CommandId.New(), who, Mine, Mine + "x"), default)).Rejection?.Code);
        Assert.Equal("documents.certificate.not-yours", (await handler.HandleAsync(new FoundAuthority(CommandId.New(), who, Mine, Mine), default)).Rejection?.Code);
        Assert.Equal("documents.certificate.not-yours", (await handler.HandleAsync(new IssueCertificate(CommandId.New(), who, CertificateRequestId.New(), "x"), default)).Rejection?.Code);
        Assert.Equal("documents.certificate.no-such-request", (await handler.HandleAsync(new IssueCertificate(CommandId.New(), Admin(world), CertificateRequestId.New(), "x"), default)).Rejection?.Code);
        using var foreign = new Passphrase(Mine);
        var stranger = LocalCertificateAuthority.Create(new AuthoritySubject("Orang lain", "Lain"), new(world.Database.Clock.Now - Duration.FromDays(1), world.Database.Clock.Now + Duration.FromDays(9)), foreign);
        Assert.Equal("documents.certificate.foreign-issuer", (await own.HandleAsync(new BringCertificate(CommandId.New(), who, stranger.Pkcs12, Mine), default)).Rejection?.Code);
        Assert.Equal("platform.signing.wrong-passphrase", (await own.HandleAsync(new BringCertificate(CommandId.New(), who, stranger.Pkcs12, "salah"), default)).Rejection?.Code);
    }

    [Fact]
    public async Task Given_signers_who_could_not_sign_when_a_run_is_looked_at_then_each_is_named_days_before()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.StartAsync();

        Assert.Contains("belum mempunyai sertifikat", Assert.Single(await ReadinessAsync(world, run)));
        await IssuedAsync(world, SignedSop.Head);
        Assert.Empty(await ReadinessAsync(world, run));
        world.Database.Clock.Now += Duration.FromDays(727);
        Assert.Contains("sertifikat habis 3 hari lagi", Assert.Single(await ReadinessAsync(world, run)));
        world.Database.Clock.Now -= Duration.FromDays(727);
        var until = world.Database.Clock.Now.InUtc().Date.PlusDays(2);
        await world.Database.OwnerAsync($"update organisation.assignment set kind = 'Acting', valid_until = '{until:yyyy-MM-dd}' where person_id = '{world.Holder(SignedSop.Head).Value}'");
        Assert.Contains("Plt. berakhir 2 hari lagi", Assert.Single(await ReadinessAsync(world, run)));
    }

    [Fact]
    public async Task Given_a_person_and_an_administrator_when_they_use_the_pages_then_a_certificate_is_asked_for_issued_and_revoked()
    {
        await using var site = await TestSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.dishub");
        using var admin = await site.SignedInAsync("admin");

        var founded = await admin.SendAsync(await admin.GetAsync(DocumentLinks.Certificates), "buat-otoritas", ("Authority.Frasa", "frasa-otoritas-uji"), ("Authority.FrasaLagi", "frasa-otoritas-uji"));
        Assert.Contains("Tidak ada permintaan.", founded.Text);
        var tooShort = await head.SendAsync(await head.GetAsync(DocumentLinks.MySignature), "minta-sertifikat", ("Ask.Frasa", "pendek"), ("Ask.FrasaLagi", "pendek"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooShort.Status);
        var asked = await head.SendAsync(await head.GetAsync(DocumentLinks.MySignature), "minta-sertifikat", ("Ask.Frasa", Mine), ("Ask.FrasaLagi", Mine));
        Assert.Contains("menunggu administrator", asked.Text);
        var wrong = await admin.SendAsync(await admin.GetAsync(DocumentLinks.Certificates), "terbitkan-sertifikat", ("Issue.Frasa", "salah"));
        Assert.Contains("Frasa sandi salah", wrong.Text);
        var issued = await admin.SendAsync(await admin.GetAsync(DocumentLinks.Certificates), "terbitkan-sertifikat", ("Issue.Frasa", "frasa-otoritas-uji"));
        Assert.Contains("Berlaku", issued.Text);
        var revoked = await head.SendAsync(await head.GetAsync(DocumentLinks.MySignature), "cabut-sertifikat-saya", ("Revoke.Reason", "Laptop hilang"));
        Assert.Contains("Dicabut", revoked.Text);
        Assert.Contains("Laptop hilang", revoked.Text);
    }

    private static SignedInUser Admin(DocumentsWorld world) => world.User(world.Holder(SignedSop.Clerk)) with { Role = AccountRole.Administrator };

    private static async Task<IReadOnlyList<string>> ReadinessAsync(DocumentsWorld world, Procedures.Engine.RunId run)
    {
        await using var session = world.Session();
        return await session.Get<SigningReadiness>().OfRunAsync(run, default);
    }

    private static async Task IssuedAsync(DocumentsWorld world, Procedures.Definitions.LaneKey lane)
    {
        await using var session = world.Session();
        var handler = session.Get<CertificateHandler>();
        Sample.Of(await handler.HandleAsync(new FoundAuthority(CommandId.New(), Admin(world), "frasa-otoritas-uji", "frasa-otoritas-uji"), default));
        Sample.Of(await session.Get<OwnCertificateHandler>().HandleAsync(new RequestCertificate(CommandId.New(), world.User(world.Holder(lane)), Mine, Mine), default));
        var request = await session.Db.Set<CertificateRequest>().AsNoTracking().SingleAsync();
        Sample.Of(await handler.HandleAsync(new IssueCertificate(CommandId.New(), Admin(world), request.Id, "frasa-otoritas-uji"), default));
    }
}
