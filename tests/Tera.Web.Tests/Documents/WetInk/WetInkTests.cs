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
        Assert.Equal(Authenticity.Issued, (await world.Host.GetRequiredService<PublicVerification>().OfBytesAsync(revision.ScanHash.Value, default))!.Authenticity);
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

    private static Task<DocumentsWorld> CreateAsync() => DocumentsWorld.CreateAsync(services => services.AddScoped<IDocumentTemplate, ThreePages>());

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
