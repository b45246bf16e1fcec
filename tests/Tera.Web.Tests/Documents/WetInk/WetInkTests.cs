using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tera.Documents.Contracts;
using Tera.Documents.Letters;
using Tera.Documents.Signatures;
using Tera.Documents.Verification;
using Tera.Platform;
using Tera.Platform.Files;
using Tera.Platform.Paper;
using Tera.Platform.Programs;
using Tera.Platform.Signing;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.TestKit;

namespace Tera.Documents.WetInk;

public sealed class WetInkTests
{
    [Fact]
    public async Task Given_scans_in_any_order_and_turned_round_when_they_are_brought_then_they_end_the_signing_as_a_copy_beside_the_frozen_one()
    {
        await using var world = await CreateAsync();
        var run = await WaitingAsync(world);
        var print = await PrintAsync(world, run);
        var (first, second, third) = (await PhotoAsync(print, 1), await PhotoAsync(print, 2, "png"), await TurnedAsync(print, 3));

        DocumentsWorld.Accept(await BringAsync(world, run, ("tiga.pdf", third), ("satu.jpg", first), ("dua.png", second)));

        await using var session = world.Session();
        var revision = await DocumentsWorld.CurrentAsync(session, run);
        Assert.Null(revision.SignedHash);
        var scan = await session.Get<KeptFiles>().ReadAsync(revision.ScanHash!.Value, default);
        Assert.Equal(3, Sample.Of(await session.Get<PdfPages>().SizesAsync(scan, 10, default)).Count);
        var mark = await session.Db.Set<Signature>().SingleAsync(row => row.Kind == SignatureKind.Signature);
        Assert.Equal((SigningKind.WetInk, revision.ScanHash, revision.PdfHash), (mark.Method!.Value, mark.SignedHash, (FileHash?)mark.DocumentHash));
        Assert.Equal(LetterState.Issued, (await session.Db.Set<Letter>().SingleAsync()).State);
        Assert.Equal(ActKind.Dispatch, await world.WaitingAsync(run));
        Assert.Empty((await session.Get<VerifyDocuments>().RunAsync(default)).Findings);
        var verification = world.Host.GetRequiredService<PublicVerification>();
        var told = (await verification.OfBytesAsync(revision.ScanHash.Value, default))!;
        Assert.Equal((Authenticity.Issued, PresentedFile.Scan), (told.Authenticity, told.Presented!.Value));
        Assert.Equal(PresentedFile.Pen, (await verification.OfBytesAsync(revision.PenHash!.Value, default))!.Presented);
        Assert.Equal(PresentedFile.Frozen, (await verification.OfBytesAsync(revision.PdfHash!.Value, default))!.Presented);
    }

    [Fact]
    public async Task Given_missing_double_foreign_and_unreadable_pages_when_they_are_brought_then_each_is_named_and_nothing_is_kept()
    {
        await using var world = await CreateAsync();
        var other = await PrintAsync(world, await WaitingAsync(world, quarter: 2));
        var run = await WaitingAsync(world);
        var print = await PrintAsync(world, run);
        await using var session = world.Session();
        var bare = await session.Get<KeptFiles>().ReadAsync((await DocumentsWorld.CurrentAsync(session, run)).PdfHash!.Value, default);

        Assert.Equal("documents.wet-ink.no-scan", Assert.Single((await BringAsync(world, run)).Faults).Code);
        Assert.Equal("documents.wet-ink.file-unreadable", Assert.Single((await BringAsync(world, run, ("a.pdf", "%PDF-1.7 bukan"u8.ToArray()))).Faults).Code);
        var outcome = await BringAsync(
            world, run, ("a.jpg", await PhotoAsync(print, 1)), ("b.jpg", await PhotoAsync(print, 1)), ("c.jpg", await PhotoAsync(other, 2)), ("d.jpg", await PhotoAsync(bare, 3)));

        Assert.Equal(
            ["documents.wet-ink.missing", "documents.wet-ink.twice", "documents.wet-ink.foreign", "documents.wet-ink.unreadable"],
            outcome.Faults.Select(fault => fault.Code));
        Assert.Equal("2, 3", outcome.Faults[0].Args[0]);
        Assert.Equal("c.jpg halaman 1", outcome.Faults[2].Args[0]);
        Assert.Equal(ActKind.Sign, await world.WaitingAsync(run));
    }

    [Fact]
    public async Task Given_a_photo_or_scan_of_a_paper_when_the_public_shows_it_then_it_is_a_picture_of_that_paper_and_one_without_a_code_is_unknown()
    {
        await using var world = await CreateAsync();
        var run = await WaitingAsync(world);
        var print = await PrintAsync(world, run);
        await using var session = world.Session();
        var verification = world.Host.GetRequiredService<PublicVerification>();

        var photo = (await verification.OfPictureAsync(await PhotoAsync(print, 1), default))!;
        var scan = (await verification.OfPictureAsync(await ScannedAsync(print), default))!;

        Assert.Equal((await DocumentsWorld.CurrentAsync(session, run)).VerificationCode, photo.Code);
        Assert.Equal((PresentedFile.Picture, photo.Code), (scan.Presented!.Value, scan.Code));
        Assert.Null(await verification.OfPictureAsync("bukan gambar"u8.ToArray(), default));
    }

    [Fact]
    public async Task Given_photos_of_one_name_that_cannot_be_read_when_they_are_brought_then_each_is_named_apart()
    {
        await using var world = await CreateAsync();
        var run = await WaitingAsync(world);
        await using var session = world.Session();
        var bare = await PhotoAsync(await session.Get<KeptFiles>().ReadAsync((await DocumentsWorld.CurrentAsync(session, run)).PdfHash!.Value, default), 2);

        var outcome = await BringAsync(world, run, ("image.jpg", bare), ("image.jpg", bare));

        Assert.Equal("image.jpg halaman 1; image.jpg (2) halaman 1", outcome.Faults.Single(fault => fault.Code == "documents.wet-ink.unreadable").Args[0]);
    }

    [Fact]
    public async Task Given_a_paper_made_for_a_key_when_its_sheets_for_the_pen_are_asked_then_they_have_an_open_place_claim_no_certificate_and_stay_the_same()
    {
        await using var world = await CreateAsync();
        var run = await WaitingAsync(world);
        await using var session = world.Session();
        var frozen = await TextAsync(await session.Get<KeptFiles>().ReadAsync((await DocumentsWorld.CurrentAsync(session, run)).PdfHash!.Value, default));

        var sheets = await PrintAsync(world, run);

        var words = await TextAsync(sheets);
        Assert.Contains("Tanda tangan elektronik:", frozen, StringComparison.Ordinal);
        Assert.DoesNotContain("Ditandatangani", frozen, StringComparison.Ordinal);
        Assert.DoesNotContain("Tanda tangan elektronik", words, StringComparison.Ordinal);
        Assert.DoesNotContain("BSrE", words, StringComparison.Ordinal);
        Assert.Equal(3, words.Split("Lembar ini untuk tanda tangan basah.").Length - 1);
        Assert.All((string[])["Penandatangan", "Pembina", "NIP 19700101 199503 1 001", "Realisasi 76,42 persen."], word => Assert.Contains(word, words, StringComparison.Ordinal));
        var places = await TextAsync(sheets, "-bbox");
        Assert.InRange(Place(places, "Penandatangan", "yMin") - Place(places, "Kepala,", "yMax"), 65, 100);
        Assert.Equal(sheets, await PrintAsync(world, run));
        var kept = (await DocumentsWorld.CurrentAsync(session, run)).PenHash!.Value;
        Assert.NotNull(await world.Host.GetRequiredService<PublicVerification>().OfBytesAsync(kept, default));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => world.Database.OwnerAsync("update documents.revision set pen_hash = pdf_hash"));
    }

    [Fact]
    public async Task Given_a_second_who_signs_the_same_paper_when_its_scan_is_brought_then_it_counts_the_first_one_is_kept_and_neither_is_exchanged_for_another()
    {
        await using var world = await CreateAsync(TwoSigners);
        var (run, first) = await SignedOnceAsync(world);
        var print = await PrintAsync(world, run);

        DocumentsWorld.Accept(await BringAsync(world, run, ("semua.pdf", await ScannedAsync(print))));

        await using var session = world.Session();
        var revision = await DocumentsWorld.CurrentAsync(session, run);
        var marks = await session.Db.Set<Signature>().Where(mark => mark.Kind == SignatureKind.Signature).OrderBy(mark => mark.Ordinal).ToListAsync();
        Assert.Equal([(FileHash?)first, revision.ScanHash], marks.Select(mark => mark.SignedHash));
        Assert.NotEqual(first, revision.ScanHash!.Value);
        Assert.Equal(revision.ScanHash, revision.OutgoingPdf);
        Assert.Empty((await session.Get<VerifyDocuments>().RunAsync(default)).Findings);
        var earlier = (await world.Host.GetRequiredService<PublicVerification>().OfBytesAsync(first, default))!;
        Assert.Equal((Authenticity.Issued, PresentedFile.Earlier), (earlier.Authenticity, earlier.Presented!.Value));
        foreach (var other in new[] { "null", "pdf_hash", $"decode('{first}', 'hex')" })
        {
            await Assert.ThrowsAsync<Npgsql.PostgresException>(() => world.Database.OwnerAsync($"update documents.revision set scan_hash = {other}"));
        }
    }

    [Fact]
    public async Task Given_a_paper_signed_with_a_pen_when_the_next_signs_with_a_key_then_it_is_refused_with_the_way_that_works_and_nothing_is_signed()
    {
        await using var world = await CreateAsync(TwoSigners);
        await world.GiveCertificatesAsync(SignedSop.Secretary);
        var (run, first) = await SignedOnceAsync(world);

        var outcome = await world.PostAsync(run, await world.SignFormAsync(run));

        Assert.Equal("documents.signing.signed-with-pen", Assert.Single(outcome.Faults).Code);
        await using var session = world.Session();
        var revision = await DocumentsWorld.CurrentAsync(session, run);
        Assert.Equal((null, first), (revision.SignedHash, revision.ScanHash));
    }

    [Fact]
    public async Task Given_a_key_and_then_a_pen_in_the_rows_when_documents_are_verified_then_only_keys_are_looked_for_in_the_PDF()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.SignedAsync();
        await world.Database.OwnerAsync(
            """
            insert into documents.signature (region_id, id, revision_id, ordinal, kind, person_id, full_name, step, act, round, slot, position, capacity, signed_at, method, document_hash, signed_hash)
            select region_id, gen_random_uuid(), revision_id, ordinal + 1, kind, person_id, full_name, step, act, round, slot, position, capacity, signed_at, 'WetInk', document_hash, signed_hash
            from documents.signature where kind = 'Signature'
            """);

        await using var session = world.Session();

        Assert.DoesNotContain((await session.Get<VerifyDocuments>().RunAsync(default)).Findings, finding => finding.Text.Contains("di dalam PDF", StringComparison.Ordinal));
    }

    /// <summary>The head has signed with a pen; the paper waits for the secretary.</summary>
    private static async Task<(RunId Run, FileHash Scan)> SignedOnceAsync(DocumentsWorld world)
    {
        var run = await WaitingAsync(world);
        DocumentsWorld.Accept(await BringAsync(world, run, ("semua.pdf", await PrintAsync(world, run))));
        await using var session = world.Session();
        return (run, (await DocumentsWorld.CurrentAsync(session, run)).ScanHash!.Value);
    }

    /// <summary>The same pages as another device gives them.</summary>
    private static async Task<byte[]> ScannedAsync(byte[] print)
    {
        using var scratch = new ScratchDirectory();
        await File.WriteAllBytesAsync(scratch.File("a.pdf"), print);
        await RunAsync("qpdf", [scratch.File("a.pdf"), "--rotate=+180", scratch.File("b.pdf")]);
        return await File.ReadAllBytesAsync(scratch.File("b.pdf"));
    }

    /// <summary>Head and secretary sign the same document, one after the other.</summary>
    private static ProcedureDefinition TwoSigners
    {
        get
        {
            var sign = SignedSop.Definition[new("tanda-tangan")];
            return SignedSop.Definition with
            {
                Steps = SignedSop.Definition.Steps.Replace(sign, sign with { Acts = [.. sign.Acts, sign.Acts[0] with { Lanes = [SignedSop.Secretary] }] }),
            };
        }
    }

    private static Task<DocumentsWorld> CreateAsync(ProcedureDefinition? sop = null) => DocumentsWorld.CreateAsync(services => services.AddScoped<IDocumentTemplate, ThreePages>(), sop);

    private static async Task<RunId> WaitingAsync(DocumentsWorld world, int quarter = 3)
    {
        var run = await world.StartAsync(quarter);
        await world.PrepareAsync(run, ThreePages.TemplateName);
        await world.PrintedAsync();
        DocumentsWorld.Accept(await world.InitialAsync(run));
        return run;
    }

    private static async Task<byte[]> PrintAsync(DocumentsWorld world, RunId run)
    {
        await using var session = world.Session();
        return Sample.Of(await session.Get<CodedPrint>().OfAsync(await DocumentsWorld.CurrentAsync(session, run), default));
    }

    private static async Task<PanelOutcome> BringAsync(DocumentsWorld world, RunId run, params (string Name, byte[] Content)[] scans)
    {
        var form = await world.FormAsync(run, ("Aksi", WetInkSigning.Action), (WetInkSigning.DeclaredField, "true"));
        var files = new FormFileCollection();
        foreach (var (name, content) in scans)
        {
            files.Add(new FormFile(new MemoryStream(content), 0, content.Length, WetInkSigning.FilesField, name));
        }

        var fields = form.Fields.Select(field => (field.Key, field.Value.ToString())).ToList();
        return await world.PostAsync(run, DocumentsWorld.Form(fields, files));
    }

    /// <summary>A page as a telephone or scanner of an office makes it: 150 dots an inch.</summary>
    private static async Task<byte[]> PhotoAsync(byte[] pdf, int page, string kind = "jpeg")
    {
        using var scratch = new ScratchDirectory();
        await File.WriteAllBytesAsync(scratch.File("a.pdf"), pdf);
        await RunAsync("pdftoppm", [$"-{kind}", "-gray", "-r", "150", "-f", $"{page}", "-l", $"{page}", "-singlefile", scratch.File("a.pdf"), scratch.File("p")]);
        return await File.ReadAllBytesAsync(scratch.File(kind == "jpeg" ? "p.jpg" : "p.png"));
    }

    private static async Task<string> TextAsync(byte[] pdf, params string[] how)
    {
        using var scratch = new ScratchDirectory();
        await File.WriteAllBytesAsync(scratch.File("a.pdf"), pdf);
        await RunAsync("pdftotext", [.. how, scratch.File("a.pdf"), scratch.File("a.txt")]);
        return await File.ReadAllTextAsync(scratch.File("a.txt"));
    }

    /// <summary>In points from the top of its page.</summary>
    private static double Place(string places, string word, string side) =>
        double.Parse(Regex.Match(places, $"<word [^>]*{side}=\"([\\d.]+)\"[^>]*>{Regex.Escape(word)}</word>").Groups[1].Value, CultureInfo.InvariantCulture);

    private static async Task<byte[]> TurnedAsync(byte[] pdf, int page)
    {
        using var scratch = new ScratchDirectory();
        await File.WriteAllBytesAsync(scratch.File("a.pdf"), pdf);
        await RunAsync("qpdf", [scratch.File("a.pdf"), "--pages", ".", $"{page}", "--", "--rotate=+180", scratch.File("b.pdf")]);
        return await File.ReadAllBytesAsync(scratch.File("b.pdf"));
    }

    private static async Task RunAsync(string program, string[] arguments) =>
        Assert.True((await ExternalProgram.RunAsync(new ProgramCall(program, arguments), default)).Succeeded);

    /// <summary>Three pages of two sizes.</summary>
    private sealed class ThreePages : IDocumentTemplate
    {
        public const string TemplateName = "uji-tiga";

        public string Name => TemplateName;

        public Task<PaperContent> LoadAsync(PaperHeader paper, CancellationToken ct) =>
            Task.FromResult(new PaperContent(typeof(ThreePagesPaper), new Dictionary<string, object?> { ["Header"] = paper }));
    }
}
