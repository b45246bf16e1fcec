using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;

namespace Tera.Measurement.Sheets;

/// <summary>Which sheets hang on a unit.</summary>
internal sealed class SheetsOfOffices(TeraDbContext db) : IOfficeDependants
{
    public async Task<IReadOnlyList<string>> OfUnitAsync(UnitId unit, LocalDate day, CancellationToken ct) =>
    [
        .. (await db.Set<Sheet>().AsNoTracking().TagWith("Measurement: open sheets of a unit")
            .Where(sheet => sheet.UnitId == unit && (sheet.State == SheetState.Open || sheet.State == SheetState.Returned))
            .OrderBy(sheet => sheet.FiscalYear).ThenBy(sheet => sheet.Quarter).ToListAsync(ct)).Select(sheet => $"lembar pengukuran {sheet.Period} yang belum diserahkan").Distinct(),
    ];

    /// <summary>Sheets are a unit's or an employee's.</summary>
    public Task<IReadOnlyList<string>> OfPositionAsync(PositionId position, LocalDate day, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>([]);
}
