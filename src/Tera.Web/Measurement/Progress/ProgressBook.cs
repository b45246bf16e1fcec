using Tera.Measurement.Recaps;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Files;
using Tera.Platform.Spreadsheets;
using Tera.Shared;

namespace Tera.Measurement.Progress;

/// <summary>The trend and the heat map as a workbook, with the figures the screen shows.</summary>
internal static class ProgressBook
{
    public static void MapProgressBook(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(
        MeasurementLinks.ProgressBook,
        async (string? tahun, Guid? instansi, ProgressReader reader, CurrentUser user, CancellationToken ct) =>
        {
            if (!FiscalYear.Parse(tahun).Accepted(out var year, out _))
            {
                return Results.NotFound();
            }

            var view = await reader.SeenAsync(instansi is { } id ? new AgencyId(id) : null, year, user.Required, ct);
            return view is null ? Results.NotFound() : Results.File(Write(view), FileType.Xlsx.MediaType, $"perkembangan {view.Name} {year}.xlsx");
        });

    public static byte[] Write(ProgressView view) => WorkbookWriter.Write(
        new BookTable(
            "Tren",
            [new("Triwulan", 20), new("Capaian (%)", 14), new("Kategori", 20), new("Penyerapan (%)", 16), new("Terhitung", 12), new("Dari", 8), new("Keadaan", 12), new("Cara menghitung", 60)],
            [.. view.Trend.Select(point => (IReadOnlyList<object?>)
                [point.Period.ToString(), point.Reached, point.Category, point.Absorption, (decimal)point.Assessed, (decimal)point.Of, point.State, point.How])]),
        new BookTable(
            "Peta",
            [new("Sasaran", 40), new("Nama", 44), new("Unit", 28), .. Quarter.All.SelectMany(quarter => new[] { new BookColumn($"{quarter} (%)", 16), new BookColumn($"Keterangan {quarter}", 24) }), new("Terhadap target akhir Renstra (%)", 20), new("Tahun akhir Renstra", 12)],
            [.. view.Lines.Select(line => (IReadOnlyList<object?>)
                [line.Group, line.Name, line.Note, .. Quarter.All.SelectMany(quarter => Cells(line.Cells.GetValueOrDefault(quarter.Number))), line.TowardsEnd is { } towards ? MeasuredWords.Read(towards) : null, line.EndOfPlan is { } end ? (decimal)end : null])]));

    private static object?[] Cells(ProgressCell? cell) => cell is null ? [null, null] : [MeasuredWords.Read(cell.Figure), cell.Words];
}
