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
        async (string? tahun, Guid? instansi, CompletenessQuery query, EmployeeCompletenessQuery employees, RegionClock days, CurrentUser user, CancellationToken ct) =>
        {
            if (!FiscalYear.Parse(tahun).Accepted(out var year, out _))
            {
                return Results.NotFound();
            }

            AgencyId? agency = instansi is { } one ? new(one) : !user.Required.SeesEveryAgency && user.Required.Agencies.Distinct().ToList() is [var own] ? own : null;
            var book = Write(await query.ReadAsync(year, agency, user.Required, ct), agency is { } whose ? await employees.ReadAsync(year, whose, user.Required, ct) : [], await days.ZoneAsync(ct));
            return Results.File(book, FileType.Xlsx.MediaType, $"kelengkapan {year}.xlsx");
        });

    public static byte[] Write(IReadOnlyList<UnitCompleteness> units, IReadOnlyList<EmployeeCompleteness> employees, IndonesianTimeZone zone) => WorkbookWriter.Write(
        [Units(units, zone), .. employees.Count == 0 ? [] : (BookTable[])[Employees(employees, zone)]]);

    /// <summary>Of those whose sheets the reader may not open there is one line together.</summary>
    private static BookTable Employees(IReadOnlyList<EmployeeCompleteness> employees, IndonesianTimeZone zone) => new(
        "Pegawai",
        [
            new("Instansi", 40), new("Pegawai", 40), new("Triwulan", 14), new("Lembar", 10), new("Terisi", 10), new("Berbukti", 10), new("Diserahkan", 12), new("Diterima", 10),
            new("Diserahkan pertama", 24), new("Batas", 24), new("Waktu", 30),
        ],
        [
            .. employees.Select(one => (IReadOnlyList<object?>)
            [
                one.AgencyName, one.Words, new Quarter(one.Quarter).ToString(), (decimal)one.Of.Sheets, (decimal)one.Of.Reported, (decimal)one.Of.Evidenced, (decimal)one.Of.HandedIn, (decimal)one.Of.Accepted,
                one.Of.HandedInAt is { } at ? zone.Moment(at) : null, one.Of.DueAt is { } due ? zone.Moment(due) : null, one.Name is null ? one.Of.Time.Words : one.Of.Time.OneWord,
            ]),
        ]);

    private static BookTable Units(IReadOnlyList<UnitCompleteness> units, IndonesianTimeZone zone) => new(
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
                one.Value.Time.OneWord,
            ])),
        ]);
}
