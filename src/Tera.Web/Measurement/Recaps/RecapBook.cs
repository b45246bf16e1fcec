using Tera.Measurement.Papers;
using Tera.Measurement.Versions;
using Tera.Organisation.Contracts;
using Tera.Platform.Files;
using Tera.Platform.Spreadsheets;
using Tera.Shared;

namespace Tera.Measurement.Recaps;

/// <summary>A recapitulation as a workbook, its indicators as text too: the figures of the screen, or with <c>beku</c> those the paper was printed from. Employees are not in it.</summary>
internal static class RecapBook
{
    public static void MapRecapBook(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(
            MeasurementLinks.Sheets + "/rekap/{run:guid}/rekapitulasi.xlsx",
            async (Guid run, bool? beku, RunFigures figures, RegionClock days, CurrentUser user, CancellationToken ct) =>
                await figures.AskedAsync(new(run), beku is true, user.Required, ct) is var (recap, standing)
                    ? Results.File(Write(recap, standing, await days.ZoneAsync(ct)), FileType.Xlsx.MediaType, NameOf(recap, ".xlsx"))
                    : Results.NotFound());
        endpoints.MapGet(
            MeasurementLinks.Sheets + "/rekap/{run:guid}/rekapitulasi.csv",
            async (Guid run, bool? beku, RunFigures figures, CurrentUser user, CancellationToken ct) =>
                await figures.AskedAsync(new(run), beku is true, user.Required, ct) is var (recap, _)
                    ? Results.Stream(await FigurePackage.Indicators(recap).CsvFile().OpenAsync(ct), FileType.Csv.MediaType, NameOf(recap, ".csv"))
                    : Results.NotFound());
    }

    private static string NameOf(AgencyRecap recap, string ending) => $"rekapitulasi {recap.AgencyName} {new FiscalPeriod(new(recap.FiscalYear), new(recap.Quarter))}{ending}";

    /// <param name="recap">The figures.</param>
    /// <param name="standing">The version they are; null for figures that were not approved.</param>
    /// <param name="zone">The region's clock.</param>
    public static byte[] Write(AgencyRecap recap, VersionStanding? standing, IndonesianTimeZone zone) =>
        WorkbookWriter.Write(Rows(recap), Objectives(recap), Programmes(recap), Version(standing, zone));

    private static BookTable Version(VersionStanding? standing, IndonesianTimeZone zone) => new(
        "Versi",
        [new("Versi", 8), new("Keadaan", 30), new("Keterangan", 110)],
        [standing is null ? [null, "Belum disahkan", "Angka saat berkas ini diunduh; masih dapat berubah."] : [(decimal)standing.Version.Number, VersionWords.State(standing), VersionWords.Sentence(standing, zone)]]);

    private static BookTable Rows(AgencyRecap recap) => new(
        "Rekapitulasi",
        [
            new("No", 6), new("Sasaran", 36), new("Indikator", 44), new("Unit", 28), new("Satuan", 12), new("Target", 14), new("Realisasi", 14), new("Capaian triwulan (%)", 18), new("Target s.d.", 14), new("Realisasi s.d.", 14),
            new("Capaian (%)", 14), new("Capaian asli (%)", 16), new("Kategori", 18), new("Keterangan", 30), new("Rumus", 30), new("Pagu (Rp)", 18), new("Realisasi anggaran (Rp)", 22),
            new("Penyerapan (%)", 14), new("Berkas", 8), new("Bobot", 10),
            new("Target Renstra tahun ini", 18), new("Tahun akhir Renstra", 12), new("Target akhir Renstra", 18), new("Terhadap target akhir (%)", 18), new("Skala kategori", 24), new(MeasuredWords.ToldHead, 18), new(MeasuredWords.LinesHead, 14),
        ],
        [
            .. recap.Rows.Select(row => (IReadOnlyList<object?>)
            [
                (decimal)row.Number, $"{row.ObjectiveNumber}. {row.Objective}", row.Name, row.UnitName, row.MeasurementUnit, Cell(row.QuarterTarget), Cell(row.Actual), Cell(row.QuarterAchievement), Cell(row.TargetSoFar), Cell(row.ActualSoFar),
                Cell(row.Achievement), Cell(row.AchievementRaw), row.Category, row.WhyNot, row.Rule.Expression, row.Ceiling, row.SpentSoFar, Cell(RecapMaking.Absorption(row.Ceiling, row.Spent)),
                (decimal)row.Evidence, row.Weight,
                Cell(row.Strategic?.OfYear), row.Strategic is { LastYear: var last } ? (decimal)last : null, Cell(row.Strategic?.Final), Cell(row.Strategic?.Progress), row.Scale, MeasuredWords.Count(row.BudgetTold, row.BudgetLines), MeasuredWords.Count(row.BudgetLines, row.BudgetLines),
            ]),
        ]);

    private static BookTable Objectives(AgencyRecap recap) => new(
        "Sasaran",
        [new("Sasaran", 60), new("Capaian (%)", 14), new("Terhitung", 12), new("Dari", 8), new("Penyerapan (%)", 14), new(MeasuredWords.ToldHead, 24), new(MeasuredWords.LinesHead, 16), new("Efisiensi", 18), new("Keterangan", 36), new("Bobot", 10), new("Kategori penyerapan", 22), new("Sebelum batas rata-rata (%)", 18)],
        [
            .. recap.Objectives.Select(one => (IReadOnlyList<object?>)
                [$"{one.Number}. {one.Name}", Cell(one.Achievement), (decimal)one.Counted, (decimal)one.Of, Cell(one.Absorption), MeasuredWords.Count(one.BudgetTold, one.BudgetLines), MeasuredWords.Count(one.BudgetLines, one.BudgetLines), one.Efficiency?.Figure, one.Efficiency?.Note, one.Weight, null, Cell(one.Uncapped)]),
            [
                $"{recap.Totals.Method}, {MeasuredWords.Of(recap.Totals.Basis, recap.Totals.Cap)}", Cell(recap.Totals.Achievement), (decimal)recap.Totals.Counted, (decimal)recap.Totals.Items,
                Cell(recap.Totals.Absorption), MeasuredWords.Count(recap.Totals.BudgetTold, recap.Totals.BudgetLines), MeasuredWords.Count(recap.Totals.BudgetLines, recap.Totals.BudgetLines), recap.Totals.Efficiency?.Figure, recap.Totals.Category, null, recap.Totals.AbsorptionCategory, Cell(recap.Totals.Uncapped),
            ],
        ]);

    private static BookTable Programmes(AgencyRecap recap) => new(
        "Anggaran",
        [new("Kode", 18), new("Program", 50), new("Pagu (Rp)", 20), new("Realisasi (Rp)", 20), new("Penyerapan (%)", 14), new(MeasuredWords.ToldHead, 24), new(MeasuredWords.LinesHead, 16)],
        [.. recap.Programmes.Select(one => (IReadOnlyList<object?>)[one.Code, one.Name, one.Ceiling, one.Spent, Cell(one.Absorption), MeasuredWords.Count(one.Told, one.Lines), MeasuredWords.Count(one.Lines, one.Lines)])]);

    /// <summary>A number as a number, words as words, the dash as nothing.</summary>
    private static object? Cell(string? printed) => printed is null or Planning.Contracts.PlanWords.None ? null : MeasuredWords.Read(printed) is { } number ? number : printed;
}
