using Microsoft.EntityFrameworkCore;
using Tera.Documents.Archiving;
using Tera.Documents.Dispatches;
using Tera.Documents.Library;
using Tera.Platform.Files;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Documents;

/// <summary>What a cover letter lists, and what is noted of each who gets it.</summary>
public sealed class DispatchTests
{
    private static readonly (string, string)[] Rows =
    [
        ("Naskah.0", "Laporan Pengukuran Kinerja"), ("Banyaknya.0", "2 (dua) berkas"), ("KeteranganNaskah.0", "Mohon tanda terima"),
        ("Naskah.2", "Matriks Rencana Aksi"),
    ];

    [Fact]
    public async Task Given_rows_of_what_is_sent_when_a_cover_letter_is_issued_then_its_table_prints_each_with_its_quantity_and_the_package_tells_them()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.SignedAsync();

        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form([.. LeavingTests.CoverLetter, .. Rows])));
        await world.PrintedAsync();

        await using var session = world.Session();
        var cover = await DocumentsWorld.CurrentAsync(session, run, "surat-pengantar");
        var sheets = System.Text.Encoding.UTF8.GetString(await session.Get<KeptFiles>().ReadAsync(cover.HtmlHash!.Value, default));
        Assert.All(["Laporan Pengukuran Kinerja", "2 (dua) berkas", "Mohon tanda terima", "Matriks Rencana Aksi", "1 (satu) berkas"], printed => Assert.Contains(printed, sheets, StringComparison.Ordinal));
        Assert.Equal(
            ["Laporan Pengukuran Kinerja: 2 (dua) berkas (Mohon tanda terima)", "Matriks Rencana Aksi: 1 (satu) berkas"],
            (await world.LoadAsync<DispatchModel>(run)).Lines.Select(line => line.Told));
        var table = (await session.Get<OutgoingPackage>().TablesAsync(run, default)).Single(one => one.Path == "data/pengiriman-naskah");
        Assert.Equal(["1", "2"], table.Rows.Select(row => row[1]));
    }

    [Fact]
    public async Task Given_no_rows_when_a_cover_letter_is_issued_then_it_lists_what_leaves_once()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.SignedAsync();

        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form(LeavingTests.CoverLetter)));

        var line = Assert.Single((await world.LoadAsync<DispatchModel>(run)).Lines);
        Assert.EndsWith("Nomor 000.8.6.3/1/Dinas Uji/2026: 1 (satu) berkas", line.Told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_quantity_of_nothing_when_a_cover_letter_is_issued_then_its_row_is_named()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.SignedAsync();

        var outcome = await world.PostAsync(run, DocumentsWorld.Form([.. LeavingTests.CoverLetter, ("Banyaknya.1", "3 berkas")]));

        Assert.Equal("documents.dispatch.thing-missing", Assert.Single(outcome.Faults).Code);
    }

    [Fact]
    public async Task Given_addressees_whom_it_reached_by_two_ways_when_each_is_noted_then_each_has_his_own_proof_and_the_act_ends_with_the_last()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await LetterAsync(world);

        DocumentsWorld.Accept(await world.PostAsync(run, Noted("1", ("Saluran", "Post"), ("TanggalKirim", "2026-10-06"), ("BuktiTeks", "Resi 4711"))));
        Assert.Equal(ActKind.Dispatch, await world.WaitingAsync(run));
        Assert.Equal("Issued", await world.Database.OwnerAsync("select l.state from documents.letter l join documents.dispatch d on d.letter_id = l.id"));
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form(LeavingTests.Proof)));

        Assert.NotEqual(ActKind.Dispatch, await world.WaitingAsync(run));
        await using var session = world.Session();
        Assert.Equal(
            [("Kepala Bagian Organisasi", DispatchChannel.Srikandi), ("Inspektur Daerah", DispatchChannel.Post), ("Sekretaris Daerah", DispatchChannel.Srikandi)],
            (await session.Db.Set<DispatchRecipient>().OrderBy(row => row.Ordinal).ToListAsync()).Select(row => (row.Name, row.Channel!.Value)));
        Assert.Equal(
            ["SRIKANDI 2026/10/000123", "Resi 4711", "SRIKANDI 2026/10/000123"],
            (await session.Get<OutgoingPackage>().TablesAsync(run, default)).Single(one => one.Path == "data/pengiriman").Rows.Select(row => row[7]));
        var left = await session.Get<OutgoingReader>().OfAsync((await DocumentsWorld.CurrentAsync(session, run)).ArtifactId, Shared.IndonesianTimeZone.Western, default);
        Assert.Contains("Pos, kepada Inspektur Daerah", left.Select(line => line.Way));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => world.Database.OwnerAsync("update documents.dispatch_recipient set proof_text = 'lain' where ordinal = 1"));
    }

    [Fact]
    public async Task Given_an_addressee_to_whom_it_does_not_go_when_the_reason_is_noted_then_the_act_ends_without_him_and_not_before()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await LetterAsync(world);
        (string, string)[] one = [.. LeavingTests.Proof, ("UntukPenerima", "0")];

        Assert.Equal("documents.dispatch.recipient-open", Assert.Single((await world.PostAsync(run, DocumentsWorld.Form(one))).Faults).Code);
        Assert.Equal("documents.dispatch.nobody-chosen", Assert.Single((await world.PostAsync(run, Unsent(null, "Sudah pindah tugas"))).Faults).Code);
        Assert.Equal("documents.dispatch.reason-missing", Assert.Single((await world.PostAsync(run, Unsent("1", ""))).Faults).Code);
        DocumentsWorld.Accept(await world.PostAsync(run, Unsent("1", "Sudah menerima lewat rapat")));
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form(one)));

        Assert.NotEqual(ActKind.Dispatch, await world.WaitingAsync(run));
        await using var session = world.Session();
        Assert.Equal(
            [null, "Sudah menerima lewat rapat", null],
            (await session.Db.Set<DispatchRecipient>().OrderBy(row => row.Ordinal).ToListAsync()).Select(row => row.UnsentReason));
    }

    [Fact]
    public async Task Given_a_letter_that_goes_to_no_addressee_when_its_dispatch_is_recorded_then_it_has_not_left()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await LetterAsync(world);

        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form([("Aksi", "tidak-terkirim"), ("UntukPenerima", "0"), ("UntukPenerima", "1"), ("AlasanTidakTerkirim", "Ditarik")])));

        Assert.Equal("documents.dispatch.nobody-reached", Assert.Single((await world.PostAsync(run, DocumentsWorld.Form(LeavingTests.Proof))).Faults).Code);
    }

    private static async Task<RunId> LetterAsync(DocumentsWorld world)
    {
        var run = await world.SignedAsync();
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form(LeavingTests.CoverLetter)));
        return run;
    }

    private static Procedures.Contracts.PanelForm Noted(string recipient, params (string, string)[] proof) =>
        DocumentsWorld.Form([("Aksi", "catat-penerima"), ("UntukPenerima", recipient), ("SudahDitandatangani", "true"), .. proof]);

    private static Procedures.Contracts.PanelForm Unsent(string? recipient, string reason) =>
        DocumentsWorld.Form([("Aksi", "tidak-terkirim"), .. recipient is null ? [] : new[] { ("UntukPenerima", recipient) }, ("AlasanTidakTerkirim", reason)]);
}
