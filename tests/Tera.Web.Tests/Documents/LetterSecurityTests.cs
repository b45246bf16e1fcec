using Tera.Documents.Acts;
using Tera.Documents.Archiving;
using Tera.Documents.Dispatches;
using Tera.Documents.Srikandi;
using Tera.Documents.Verification;
using Tera.Platform.Files;
using Tera.Procedures.Definitions;
using Tera.TestKit;

namespace Tera.Documents;

/// <summary>Sifat of cover letters, letters of assignment and reports: printed, kept from the public and from mail, and kept in the archive.</summary>
public sealed class LetterSecurityTests
{
    private static readonly (string Name, string Value)[] Secret = [("Sifat", "Urgent"), ("Keamanan", "Secret")];

    [Fact]
    public async Task Given_a_secret_cover_letter_then_it_prints_its_sifat_the_public_learns_no_hal_no_mail_carries_it_and_its_run_is_filed_under_no_lower_class()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.SignedAsync();
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form([.. LeavingTests.CoverLetter, .. Secret])));
        await world.PrintedAsync();

        await using (var session = world.Session())
        {
            var cover = await DocumentsWorld.CurrentAsync(session, run, "surat-pengantar");
            Assert.Contains("Sifat Rahasia, segera", await TextAsync(session, cover), StringComparison.Ordinal);
            Assert.Equal("Rahasia, segera", (await session.Get<SrikandiPackage>().FieldsAsync(cover, default)).Nature);
        }

        var mailed = await world.PostAsync(run, DocumentsWorld.Form([("Aksi", MailForm.Action), ("AlamatSurel", "organisasi@contohjaya.example")]));
        Assert.Equal("documents.dispatch.secret-is-not-mailed", Assert.Single(mailed.Faults).Code);
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form(LeavingTests.Proof)));
        await using (var session = world.Session())
        {
            var cover = await DocumentsWorld.CurrentAsync(session, run, "surat-pengantar");
            var told = (await session.Get<PublicVerification>().OfCodeAsync(cover.VerificationCode, default))!.Document!;
            Assert.True(told.IsSecret);
            Assert.DoesNotContain("Rencana Aksi", told.Title, StringComparison.Ordinal);
        }

        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form([("TanggalUnggah", "2026-10-06"), ("JamUnggah", "9.00"), ("Catatan", "")], LeavingTests.Picture("BuktiUnggah"))));
        Assert.Equal(AccessClass.Secret, (await world.LoadAsync<ArchiveModel>(run)).Strictest);
        Assert.Equal("documents.archive.access-below", Assert.Single((await world.PostAsync(run, DocumentsWorld.Form(LeavingTests.Record))).Faults).Code);
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form([.. LeavingTests.Record.SkipLast(1), ("KelasAkses", "TopSecret")])));
    }

    [Fact]
    public async Task Given_a_limited_report_when_its_open_cover_letter_is_to_go_by_mail_then_it_is_refused_for_what_goes_with_it()
    {
        await using var world = await DocumentsWorld.CreateAsync(sop: Reporting);
        await world.GiveCertificatesAsync(SignedSop.Head);
        var run = await world.StartAsync();
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form([("Judul", "Laporan Kinerja Triwulan III"), .. Sections, ("Sifat", "Ordinary"), ("Keamanan", "Limited")])));
        await world.PrintedAsync();
        DocumentsWorld.Accept(await world.PostAsync(run, await CollectionTests.SeenAsync(world, run, "laporan-kinerja")));
        DocumentsWorld.Accept(await world.PostAsync(run, await CollectionTests.SeenAsync(world, run, "laporan-kinerja", ("Frasa", DocumentsWorld.PersonalPassphrase), ("Dibaca", "true"))));
        await CoverLetterTests.SignedCoverAsync(world, run);

        var mailed = await world.PostAsync(run, DocumentsWorld.Form([("Aksi", MailForm.Action), ("AlamatSurel", "organisasi@contohjaya.example")]));

        Assert.Equal("documents.dispatch.secret-is-not-mailed", Assert.Single(mailed.Faults).Code);
        await using var session = world.Session();
        var report = await DocumentsWorld.CurrentAsync(session, run, "laporan-kinerja");
        Assert.Contains("Sifat Terbatas", await TextAsync(session, report), StringComparison.Ordinal);
        Assert.True((await session.Get<PublicVerification>().OfCodeAsync(report.VerificationCode, default))!.Document!.IsSecret);
        Assert.Equal(AccessClass.Limited, await session.Get<SecretPapers>().StrictestOfAsync(run, default));
    }

    [Fact]
    public async Task Given_a_secret_letter_of_assignment_then_it_prints_its_sifat_and_the_public_learns_nobody_of_the_team()
    {
        await using var world = await ActsWorld.AtAsync("pengumpulan-data", "bentuk-tim", ActKind.FormTeam);
        await world.ProvideInputsAsync();
        DocumentsWorld.Accept(await world.PostAsync(TeamTests.Formed(world.Office.Members.Values.First().Value.ToString("D"), world.IdOf("staf"), more: Secret)));
        await world.PrintAsync();

        await using var session = world.Session();
        var order = await DocumentsWorld.CurrentAsync(session, world.Run, "tim");
        var told = (await session.Get<PublicVerification>().OfCodeAsync(order.VerificationCode, default))!.Document!;

        Assert.Contains("Sifat Rahasia, segera", await TextAsync(session, order), StringComparison.Ordinal);
        Assert.True(told.IsSecret);
        Assert.Empty(told.Printed);
    }

    /// <summary>A report is written, signed and sent.</summary>
    private static ProcedureDefinition Reporting => SignedSop.Definition with
    {
        MainDocument = Report,
        Steps = [.. SignedSop.Definition.Steps.Select(step => step with { Acts = [.. step.Acts.Select(act => act.Produces == SignedSop.Document ? act with { Produces = Report } : act)] })],
    };

    private static ArtifactKind Report => new("laporan-kinerja");

    private static IEnumerable<(string, string)> Sections =>
        Drafts.TextTemplate.Of(Reporting.Steps[0].Acts[0]).Sections.Select(section => ($"Bagian.{section.Key}", "Isi."));

    private static async Task<string> TextAsync(RegionSession session, Artifacts.Revision revision) =>
        await PdfText.OfAsync(await session.Get<KeptFiles>().ReadAsync(revision.PdfHash!.Value, default));
}
