using Tera.Measurement.Recaps;
using Tera.Organisation.Contracts;
using Tera.Planning.Contracts;
using Tera.Platform.Files;
using Tera.Platform.Spreadsheets;
using Tera.Shared;

namespace Tera.Measurement.RegionFigures;

/// <summary>A region's quarter as a workbook, with the figures the screen shows.</summary>
internal static class RegionBook
{
    public static void MapRegionBook(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(
        MeasurementLinks.RegionBook,
        async (string? tahun, string? triwulan, RegionFiguresQuery query, CurrentUser user, CancellationToken ct) =>
            user.Required.SeesEveryAgency && FiscalYear.Parse(tahun).Accepted(out var year, out _) && Quarter.Parse(triwulan).Accepted(out var quarter, out _)
                ? Results.File(Write(await query.ReadAsync(new(year, quarter), ct)), FileType.Xlsx.MediaType, $"capaian daerah {new FiscalPeriod(year, quarter)}.xlsx")
                : Results.NotFound());

    public static byte[] Write(RegionQuarter figures) => WorkbookWriter.Write(new BookTable(
        "Capaian daerah",
        [
            new("Instansi", 44), new("Capaian (%)", 14), new("Kategori", 18), new("Dapat dinilai", 14), new("Diukur", 10), new("Pagu (Rp)", 20), new("Realisasi (Rp)", 20), new("Penyerapan (%)", 14), new(MeasuredWords.ToldHead, 24), new(MeasuredWords.LinesHead, 16), new("Efisiensi", 16),
            new("Lembar diserahkan", 18), new("Lembar", 10), new("Keadaan", 12), new("Kategori penyerapan", 22), new("Keterangan efisiensi", 40),
        ],
        [
            .. figures.Lines.Select(line => Row(
                line.Name, line.Printed, line.Category, (line.Assessed, line.Due), (line.Ceiling, line.Spent, line.BudgetTold, line.BudgetLines), (line.HandedIn, line.Sheets),
                line.State, line.Efficiency, line.AbsorptionCategory)),
            Row(RegionWords.Whole(figures), figures.Whole.Rounded, figures.Category, (figures.Whole.Counted, figures.Whole.Of),
                (figures.Ceiling, figures.Spent, figures.BudgetTold, figures.BudgetLines), (figures.Lines.Sum(line => line.HandedIn), figures.Lines.Sum(line => line.Sheets)), null,
                figures.Efficiency.Figure == PlanWords.None ? null : figures.Efficiency.Figure, figures.AbsorptionCategory, figures.Efficiency.Note),
        ]));

    private static IReadOnlyList<object?> Row(
        string name, decimal? reached, string? category, (int Of, int All) assessed, (decimal Ceiling, decimal? Spent, int Told, int Lines) money, (int Of, int All) sheets, string? state, string? efficiency, string? spentWell, string? note = null) =>
    [
        name, MeasuredWords.Read(MeasuredWords.Percent(reached, 2)), category, (decimal)assessed.Of, (decimal)assessed.All, money.Ceiling, money.Spent,
        MeasuredWords.Read(RecapMaking.Absorption(money.Ceiling, money.Spent)), MeasuredWords.Count(money.Told, money.Lines), MeasuredWords.Count(money.Lines, money.Lines), efficiency, (decimal)sheets.Of, (decimal)sheets.All, state, spentWell, note,
    ];
}
