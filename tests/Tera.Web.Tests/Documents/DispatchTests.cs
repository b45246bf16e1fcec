using Microsoft.EntityFrameworkCore;
using Tera.Documents.Archiving;
using Tera.Documents.Artifacts;
using Tera.Documents.Dispatches;
using Tera.Platform.Files;
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
        Assert.EndsWith("Nomor 000.8.6.3/1/BMCKTR/2026: 1 (satu) berkas", line.Told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_quantity_of_nothing_when_a_cover_letter_is_issued_then_its_row_is_named()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.SignedAsync();

        var outcome = await world.PostAsync(run, DocumentsWorld.Form([.. LeavingTests.CoverLetter, ("Banyaknya.1", "3 berkas")]));

        Assert.Equal("documents.dispatch.thing-missing", Assert.Single(outcome.Faults).Code);
    }
}
