using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Files;
using Tera.Platform.Spreadsheets;
using Tera.Shared;

namespace Tera.Measurement.Completeness;

/// <summary>Completeness of a year as a workbook: a line for each unit and quarter.</summary>
internal static class CompletenessBook
{
    public static void MapCompletenessBook(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(
        MeasurementLinks.CompletenessBook,
        async (string? tahun, Guid? instansi, CompletenessQuery query, RegionClock days, CurrentUser user, CancellationToken ct) =>
            FiscalYear.Parse(tahun).Accepted(out var year, out _)
                ? Results.File(
                    Write(await query.ReadAsync(year, instansi is { } one ? new AgencyId(one) : null, user.Required, ct), await days.ZoneAsync(ct)),
                    FileType.Xlsx.MediaType, $"kelengkapan {year}.xlsx")
                : Results.NotFound());

    public static byte[] Write(IReadOnlyList<UnitCompleteness> units, IndonesianTimeZone zone) => WorkbookWriter.Write(new BookTable(
        "Kelengkapan",
        [
            new("Instansi", 40), new("Unit", 34), new("Triwulan", 14), new("Seharusnya", 12), new("Terisi", 10), new("Berbukti", 10), new("Diterima", 10),
            new("Diserahkan pertama", 24), new("Batas", 24), new("Waktu", 18),
        ],
        [
            .. units.SelectMany(unit => unit.Quarters.OrderBy(one => one.Key).Select(one => (IReadOnlyList<object?>)
            [
                unit.AgencyName, unit.UnitName, new Quarter(one.Key).ToString(), (decimal)one.Value.Due, (decimal)one.Value.Reported, (decimal)one.Value.Evidenced,
                (decimal)one.Value.Accepted, one.Value.HandedInAt is { } at ? zone.Moment(at) : one.Value.Sheet is null ? "lembar belum dibagikan" : null, one.Value.DueAt is { } due ? zone.Moment(due) : null,
                CompletenessPage.Word(one.Value.Time),
            ])),
        ]));
}
