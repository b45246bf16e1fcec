using System.IO.Compression;
using System.Text.Json;
using Tera.Documents.Archiving;
using Tera.Measurement.Recaps;
using Tera.Measurement.Snapshots;
using Tera.Platform.Files;
using Tera.Procedures.Engine;

namespace Tera.Measurement;

/// <summary>The figures of an archived run can be reckoned with by a program that knows nothing of Tera.</summary>
public sealed class FigurePackageTests
{
    [Fact]
    public async Task Given_a_finished_measurement_when_it_is_packed_then_its_figures_are_columns_of_numbers_and_equal_the_frozen_ones()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.StartAsync(quarter: 3);
        await world.WalkAsync(run, state => state.Status is RunStatus.Finished);
        await using var session = world.Session();
        var frozen = (await session.Get<SnapshotMaking>().LatestAsync(run, default))!.Read().Recap;

        var packed = await session.Get<RunPackage>().PackAsync(run, default);

        await using var stored = session.Get<FileStore>().OpenRead(packed.File.Hash)!;
        using var zip = new ZipArchive(stored);
        var rows = await TableAsync(zip, "data/capaian.json");
        Assert.Equal(frozen.Rows.Select(row => (row.Number, row.Name, row.UnitName, row.Ceiling, row.Spent, row.Exact, row.ExactCapped)), rows.Select(row => (
            row.GetProperty("nomor").GetInt32(), row.GetProperty("indikator").GetString()!, row.GetProperty("unit").GetString()!, Number(row, "pagu"), Number(row, "realisasi_anggaran"),
            Number(row, "capaian_asli"), Number(row, "capaian_dalam_batas"))));
        Assert.Contains(rows, row => row.GetProperty("target_sd_triwulan").ValueKind is JsonValueKind.Number && row.GetProperty("realisasi_sd_triwulan").ValueKind is JsonValueKind.Number);
        Assert.Contains(rows, row => row.GetProperty("tindak_lanjut").GetString()!.Length > 0);
        Assert.Equal(frozen.Rows.Select(row => MeasuredWords.Read(row.Achievement)), rows.Select(row => Number(row, "capaian")));
        Assert.Equal(frozen.Programmes.Select(one => (decimal?)one.Ceiling), (await TableAsync(zip, "data/anggaran.json")).Select(row => Number(row, "pagu")));
        Assert.Equal(frozen.Totals.Ceiling, Number((await TableAsync(zip, "data/capaian-sasaran.json"))[^1], "pagu"));
        using var csv = new StreamReader(await zip.GetEntry("data/capaian.csv")!.OpenAsync());
        Assert.StartsWith("nomor,tahun,triwulan,", await csv.ReadLineAsync(), StringComparison.Ordinal);
    }

    private static decimal? Number(JsonElement row, string column) => row.GetProperty(column) is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : null;

    private static async Task<List<JsonElement>> TableAsync(ZipArchive zip, string path)
    {
        await using var content = await zip.GetEntry(path)!.OpenAsync();
        return [.. (await JsonDocument.ParseAsync(content)).RootElement.EnumerateArray()];
    }
}
