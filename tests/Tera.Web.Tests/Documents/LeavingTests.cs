using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using Tera.Documents.Archiving;
using Tera.Documents.Dispatches;
using Tera.Documents.Letters;
using Tera.Documents.Uploads;
using Tera.Documents.Verification;
using Tera.Platform.Files;
using Tera.Platform.Outbox;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.TestKit;

namespace Tera.Documents;

public sealed class LeavingTests
{
    internal static readonly (string, string)[] CoverLetter =
    [
        ("Aksi", "terbitkan"), ("Perihal", "Realisasi Rencana Aksi Triwulan III 2026"), ("Kepada", "Kepala Bagian Organisasi\nInspektur Daerah"),
        ("Tembusan", "Sekretaris Daerah"),
    ];

    private static readonly byte[] Screenshot = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 1, 2, 3];

    internal static readonly (string, string)[] Proof =
        [("Saluran", "Srikandi"), ("TanggalKirim", "2026-10-06"), ("BuktiTeks", "SRIKANDI 2026/10/000123"), ("SudahDitandatangani", "true")];

    internal static readonly (string, string)[] Record =
    [
        ("Klasifikasi", "000.8.6.3"), ("Uraian", "Pengukuran kinerja triwulan III 2026"), ("Tanggal", "2026-10-06"), ("TingkatPerkembangan", "Original"),
        ("Media", "Electronic"), ("Jumlah", "1 berkas"), ("Lokasi", "Tera"), ("RetensiAktif", "1"), ("RetensiInaktif", "1"), ("NasibAkhir", "Destroy"),
        ("DasarRetensi", "JRA Kabupaten Uji butir 12"), ("KelasAkses", "Ordinary"),
    ];

    [Fact]
    public async Task A_signed_document_is_sent_uploaded_and_archived_and_the_package_holds_what_it_lists()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.SignedAsync();

        await FileAsync(world, run);

        await using var session = world.Session();
        var items = await session.Db.Set<ArchiveItem>().OrderBy(item => item.Ordinal).ToListAsync();
        await using var package = session.Get<FileStore>().OpenRead((await session.Db.Set<ArchivePackage>().SingleAsync()).Hash!.Value)!;
        using var zip = new ZipArchive(package);
        Assert.Equal(items.Select(item => item.Path), zip.Entries.Select(entry => entry.FullName));
        foreach (var item in items)
        {
            using var content = new MemoryStream();
            await using (var entry = await zip.GetEntry(item.Path)!.OpenAsync())
            {
                await entry.CopyToAsync(content);
            }

            Assert.Equal(item.Hash, FileHash.Of(content.ToArray()));
        }

        Assert.Contains(items, item => item.Path == "bukti/unggah.png");
        Assert.Contains(items, item => item.Path == "sertifikat/sertifikat-induk.crt");
        Assert.Equal(2, items.Count(item => item.Path.EndsWith(".pdf", StringComparison.Ordinal)));
        Assert.Contains(items, item => item.Path == "riwayat/peristiwa.csv");
        Assert.Null(await world.WaitingAsync(run));
        Assert.All(await session.Db.Set<Letter>().ToListAsync(), letter => Assert.Equal(LetterState.Issued, letter.State));
        Assert.Empty((await session.Get<VerifyDocuments>().RunAsync(default)).Findings);
    }

    [Fact]
    public async Task Given_proofs_that_are_words_when_a_run_is_archived_then_its_package_tells_them_with_receivers_ways_and_days()
    {
        await using var world = await DocumentsWorld.CreateAsync();

        await FileAsync(world, await world.SignedAsync());

        await using var session = world.Session();
        await using var package = session.Get<FileStore>().OpenRead((await session.Db.Set<ArchivePackage>().SingleAsync()).Hash!.Value)!;
        using var zip = new ZipArchive(package);
        var sent = await TextAsync(zip, "data/pengiriman.csv");
        Assert.All(
            ["Kepala Bagian Organisasi", "Inspektur Daerah", "Sekretaris Daerah", "SRIKANDI", "2026-10-06", "SRIKANDI 2026/10/000123"],
            told => Assert.Contains(told, sent, StringComparison.Ordinal));
        Assert.Contains("\"aplikasi\": \"esr.menpan.go.id\"", await TextAsync(zip, "data/unggahan.json"), StringComparison.Ordinal);
        var first = await TextAsync(zip, "index.html");
        Assert.All(["Tanggal kirim", "SRIKANDI 2026/10/000123", "esr.menpan.go.id", "data/pengiriman.json"], told => Assert.Contains(told, first, StringComparison.Ordinal));
    }

    private static async Task<string> TextAsync(ZipArchive zip, string path)
    {
        await using var entry = await zip.GetEntry(path)!.OpenAsync();
        using var reader = new StreamReader(entry);
        return await reader.ReadToEndAsync();
    }

    [Fact]
    public async Task Given_evidence_that_is_lost_when_a_run_is_filed_then_its_record_stands_its_package_tells_why_and_it_is_made_once_what_was_lost_is_back()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.SignedAsync();
        await FileAsync(world, run, packed: false);
        await using var session = world.Session();
        var store = session.Get<FileStore>();
        var (record, proof) = (await session.Db.Set<ArchiveRecord>().SingleAsync(), FileHash.Of(Screenshot));
        Assert.Empty((await session.Get<VerifyDocuments>().RunAsync(default)).Findings);

        File.Move(store.PathOf(proof), store.PathOf(proof) + ".hilang");
        for (var attempt = 0; attempt < new OutboxOptions().Attempts; attempt++)
        {
            await world.PrintAsync();
            world.Database.Clock.Advance(Duration.FromMinutes(11));
        }

        await using var later = world.Session();
        Assert.NotNull((await later.Db.Set<ArchivePackage>().SingleAsync()).Failure);
        Assert.Contains((await later.Get<VerifyDocuments>().RunAsync(default)).Findings, finding => finding.Kind == "package-differs" && finding.Text.Contains("gagal disusun", StringComparison.Ordinal));
        File.Move(store.PathOf(proof) + ".hilang", store.PathOf(proof));
        await later.Get<PackAgain>().HandleAsync(record.Id, default);
        await later.Get<PackAgain>().HandleAsync(record.Id, default);
        await world.PrintedAsync();
        await using var last = world.Session();
        Assert.NotNull((await last.Db.Set<ArchivePackage>().SingleAsync()).Hash);
        Assert.Empty((await last.Get<VerifyDocuments>().RunAsync(default)).Findings);
    }

    [Fact]
    public async Task A_package_once_made_is_never_changed_and_one_that_nobody_will_make_is_found()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        await FileAsync(world, await world.SignedAsync());

        await Assert.ThrowsAsync<PostgresException>(() => world.Database.OwnerAsync("update documents.archive_package set size = 1"));
        await Assert.ThrowsAsync<PostgresException>(() => world.Database.OwnerAsync("delete from documents.archive_package"));
        await world.Database.BehindTheRulesAsync("documents.archive_package", "update documents.archive_package set hash = null, size = null, made_at = null");

        await using var session = world.Session();
        var finding = Assert.Single((await session.Get<VerifyDocuments>().RunAsync(default)).Findings);
        Assert.Contains("tidak pernah disusun", finding.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update documents.archive_item set hash = sha256('lain') where path = 'riwayat/peristiwa.csv'", "isi berkas riwayat/peristiwa.csv tidak sesuai")]
    [InlineData("delete from documents.archive_item where path = 'bukti/unggah.png'", "daftar isinya tidak sama")]
    public async Task Given_the_list_of_an_archived_package_changed_when_documents_are_verified_then_the_archive_is_named(string sql, string found)
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.SignedAsync();
        await FileAsync(world, run);

        await world.Database.OwnerAsync(sql);

        await using var session = world.Session();
        var finding = Assert.Single((await session.Get<VerifyDocuments>().RunAsync(default)).Findings);
        Assert.Equal("package-differs", finding.Kind);
        Assert.Contains(found, finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_run_packed_twice_gives_the_same_bytes()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.PreparedAsync();
        await using var session = world.Session();
        var package = session.Get<RunPackage>();

        Assert.Equal((await package.PackAsync(run, default)).File, (await package.PackAsync(run, default)).File);
    }

    [Fact]
    public async Task Given_nothing_typed_when_a_cover_letter_is_issued_then_every_fault_is_told_and_no_number_is_taken()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.SignedAsync();

        var outcome = await world.PostAsync(run, DocumentsWorld.Form([("Aksi", "terbitkan")]));

        Assert.Equal(["documents.dispatch.subject-length", "documents.dispatch.recipient-missing"], outcome.Faults.Select(fault => fault.Code));
        await using var session = world.Session();
        Assert.Equal(1, await session.Db.Set<Letter>().CountAsync());
    }

    [Fact]
    public async Task Given_a_cover_letter_written_anew_when_it_is_issued_then_it_keeps_its_number()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.SignedAsync();
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form(CoverLetter)));
        var first = (await world.LoadAsync<DispatchModel>(run)).Letter!.Text;

        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form([.. CoverLetter.Where(field => field.Item1 != "Perihal"), ("Perihal", "Perihal lain")])));

        var model = await world.LoadAsync<DispatchModel>(run);
        Assert.Equal((first, "Perihal lain", 2), (model.Letter!.Text, model.Cover!.Subject, model.Paper!.Number));
    }

    [Fact]
    public async Task Given_no_cover_letter_and_no_proof_when_the_dispatch_is_recorded_then_every_fault_is_told()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.SignedAsync();

        var outcome = await world.PostAsync(run, DocumentsWorld.Form([("TanggalKirim", "2026-12-31")]));

        Assert.Equal(
            ["documents.dispatch.no-cover-letter", "documents.dispatch.channel-missing", "documents.dispatch.date-ahead", "documents.dispatch.proof-missing"],
            outcome.Faults.Select(fault => fault.Code));
    }

    [Fact]
    public async Task Given_a_day_before_the_letter_was_written_when_its_dispatch_is_recorded_then_it_is_told_since_when_it_is_there()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.SignedAsync();
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form(CoverLetter)));
        await world.PrintedAsync();

        var outcome = await world.PostAsync(run, DocumentsWorld.Form([.. Proof.Where(field => field.Item1 != "TanggalKirim"), ("TanggalKirim", "2026-10-02")]));

        Assert.Equal("documents.dispatch.date-before", Assert.Single(outcome.Faults).Code);
    }

    [Fact]
    public async Task Given_no_proof_and_a_time_to_come_when_an_upload_is_recorded_then_it_does_not_count()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await SentAsync(world);

        var outcome = await world.PostAsync(run, DocumentsWorld.Form([("TanggalUnggah", "2026-10-07"), ("JamUnggah", "9.00")]));

        Assert.Equal(["documents.upload.ahead", "documents.upload.proof-missing"], outcome.Faults.Select(fault => fault.Code));
        await using var session = world.Session();
        Assert.Empty(await session.Db.Set<Submission>().ToListAsync());
    }

    [Fact]
    public async Task Given_an_application_that_the_sop_only_names_then_its_address_is_asked_for_and_offered_when_the_work_comes_back()
    {
        var steps = SignedSop.Definition.Steps.Select(step => step with { Acts = [.. step.Acts.Select(act => act.Kind is ActKind.Upload ? act with { Application = "e-SAKIP Contoh" } : act)] });
        await using var world = await DocumentsWorld.CreateAsync(sop: SignedSop.Definition with { Steps = [.. steps] });
        var run = await SentAsync(world);
        (string, string)[] made = [("TanggalUnggah", "2026-10-06"), ("JamUnggah", "9.00"), ("NomorUnggah", "77120")];

        Assert.True((await world.LoadAsync<UploadModel>(run)) is { AsksAddress: true, Address: null });
        var wrong = await world.PostAsync(run, DocumentsWorld.Form([.. made, ("AlamatAplikasi", "javascript:alert(1)")]));
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form([.. made, ("AlamatAplikasi", "https://esakip.contohjaya.go.id/masuk")])));

        Assert.Equal("documents.upload.address-invalid", Assert.Single(wrong.Faults).Code);
        await using var session = world.Session();
        Sample.Of(await session.Get<Procedures.Contracts.RunGateway>().DecideAsync(
            new(Shared.CommandId.New(), run, world.Holder(SignedSop.Clerk)),
            new RunCommand.Return((await world.ContextAsync(session, run)).Task.Key, new("unggah"), [], "Nomornya keliru"), beside: null, default));
        Assert.Equal("https://esakip.contohjaya.go.id/masuk", (await world.LoadAsync<UploadModel>(run)).Address);
    }

    [Fact]
    public async Task Given_a_program_sent_as_proof_when_an_upload_is_recorded_then_the_file_is_refused()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await SentAsync(world);

        var outcome = await world.PostAsync(
            run, DocumentsWorld.Form([("TanggalUnggah", "2026-10-06"), ("JamUnggah", "9.00")], Files("BuktiUnggah", "bukti.png", "MZ program"u8.ToArray())));

        Assert.Contains(outcome.Faults, fault => fault.Code == "platform.file.type-mismatch");
    }

    [Fact]
    public async Task Given_an_empty_archive_form_and_an_unprinted_letter_when_it_is_filed_then_every_fault_is_told()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await SentAsync(world, print: false);
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form([("TanggalUnggah", "2026-10-06"), ("JamUnggah", "9.00"), ("NomorUnggah", "77120")])));

        var outcome = await world.PostAsync(run, DocumentsWorld.Form([("RetensiAktif", "-1")]));

        Assert.Equal(13, outcome.Faults.Count);
        Assert.Equal("documents.archive.not-printed", outcome.Faults[0].Code);
        Assert.Contains(outcome.Faults, fault => fault.Code == "documents.archive.active-years");
    }

    [Theory]
    [InlineData("Tanggal", "2026-10-07", "documents.archive.date-out")]
    [InlineData("Tanggal", "1845-08-17", "documents.archive.date-out")]
    [InlineData("Tanggal", "9999-12-31", "documents.archive.date-out")]
    [InlineData("Tanggal", "2026-10-05", "documents.archive.date-before-last")]
    [InlineData("Klasifikasi", "xyz!", "documents.archive.classification-unreadable")]
    [InlineData("Klasifikasi", "000.8.", "documents.archive.classification-unreadable")]
    public async Task Given_what_no_file_can_bear_when_it_is_filed_then_it_is_told(string field, string typed, string code)
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await SentAsync(world);
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form([("TanggalUnggah", "2026-10-06"), ("JamUnggah", "9.00"), ("NomorUnggah", "77120")])));

        var outcome = await world.PostAsync(run, DocumentsWorld.Form([.. Record.Where(one => one.Item1 != field), (field, typed)]));

        Assert.Equal(code, Assert.Single(outcome.Faults).Code);
    }

    [Fact]
    public async Task Given_an_hour_before_the_document_was_signed_when_its_upload_is_recorded_then_it_is_told_when_it_was()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await SentAsync(world);

        var outcome = await world.PostAsync(run, DocumentsWorld.Form([("TanggalUnggah", "2026-09-01"), ("JamUnggah", "9.00"), ("NomorUnggah", "77120")]));

        Assert.Equal("documents.upload.before-document", Assert.Single(outcome.Faults).Code);
    }

    /// <summary>Sends, uploads and archives a signed document.</summary>
    internal static async Task FileAsync(DocumentsWorld world, RunId run, bool packed = true)
    {
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form(CoverLetter)));
        Assert.Equal(ActKind.Dispatch, await world.WaitingAsync(run));
        await world.PrintedAsync();
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form(Proof)));
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form([("TanggalUnggah", "2026-10-06"), ("JamUnggah", "9.00"), ("Catatan", "")], Picture("BuktiUnggah"))));
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form(Record)));
        if (packed)
        {
            await world.PrintedAsync();
        }
    }

    internal static async Task<RunId> SentAsync(DocumentsWorld world, bool print = true)
    {
        var run = await world.SignedAsync();
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form(CoverLetter)));
        if (print)
        {
            await world.PrintAsync();
        }

        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form(Proof)));
        return run;
    }

    internal static FormFileCollection Picture(string field) => Files(field, "tangkapan.png", Screenshot);

    private static FormFileCollection Files(string field, string name, byte[] content) =>
        [new FormFile(new MemoryStream(content), 0, content.Length, field, name)];
}
