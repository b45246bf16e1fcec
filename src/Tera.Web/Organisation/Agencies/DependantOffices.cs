using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;

namespace Tera.Organisation.Agencies;

/// <summary>What of this module hangs on a unit or position.</summary>
internal sealed class DependantOffices(TeraDbContext db) : IOfficeDependants
{
    public async Task<IReadOnlyList<string>> OfUnitAsync(UnitId unit, LocalDate day, CancellationToken ct)
    {
        var own = await db.Set<Unit>().Where(one => one.Id == unit).Select(one => one.AgencyId).SingleAsync(ct);
        var named = await db.Set<PersonnelUnit>().AsNoTracking().TagWith("Organisation: personnel unit of an agency").Where(one => one.AgencyId == own).ToListAsync(ct);
        return PersonnelUnit.InForce(named, day)?.UnitId == unit || named.Exists(one => one.UnitId == unit && one.ValidFrom > day)
            ? ["tugas sebagai pengelola kepegawaian"]
            : [];
    }

    /// <summary>Who holds it stands on the page itself.</summary>
    public Task<IReadOnlyList<string>> OfPositionAsync(PositionId position, LocalDate day, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>([]);
}
