using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Planning.Actions;
using Tera.Planning.Agreements;
using Tera.Planning.Budgets;
using Tera.Planning.Strategy;
using Tera.Platform.Data;

namespace Tera.Planning.Keeping;

/// <summary>What of the plan hangs on a unit or position.</summary>
internal sealed class PlansOfOffices(TeraDbContext db) : IOfficeDependants
{
    public async Task<IReadOnlyList<string>> OfUnitAsync(UnitId unit, LocalDate day, CancellationToken ct)
    {
        var year = day.Year;
        var indicators = await db.Set<Indicator>().AsNoTracking().TagWith("Planning: indicators of a unit")
            .Where(one => one.UnitId == unit && (one.EndedOn == null || one.EndedOn > day)).OrderBy(one => one.Code).Select(one => one.Code).ToListAsync(ct);
        var promised = await (
            from target in db.Set<AgreedTarget>().AsNoTracking()
            join agreement in db.Set<Agreement>() on target.AgreementId equals agreement.Id
            where target.UnitId == unit && agreement.FiscalYear >= year
                // The one in force and the one that is written: what a draft has dropped is promised still.
                && !db.Set<Agreement>().Any(later => later.AgencyId == agreement.AgencyId && later.FiscalYear == agreement.FiscalYear && later.Revision > agreement.Revision
                    && (agreement.SignedOn == null || later.SignedOn != null))
            group target by agreement.FiscalYear into ofYear
            orderby ofYear.Key
            select new { Year = ofYear.Key, Count = ofYear.Select(target => target.IndicatorId).Distinct().Count() }).TagWith("Planning: targets of a unit").ToListAsync(ct);
        var money = await db.Set<BudgetItem>().Where(item => item.UnitId == unit && item.FiscalYear >= year).CountAsync(ct);
        var steps = await db.Set<ActionStep>().Where(step => step.UnitId == unit && step.FiscalYear >= year).CountAsync(ct);
        var keepings = await (
            from keeping in db.Set<PlanKeeping>().AsNoTracking()
            where db.Set<PlanKeeping>().Any(own => own.AgencyId == keeping.AgencyId && own.UnitId == unit)
            select keeping).TagWith("Planning: who keeps the plan of a unit's agency").ToListAsync(ct);
        return
        [
            .. indicators.Count == 0 ? [] : (string[])[$"{indicators.Count} indikator ({string.Join(", ", indicators)})"],
            .. promised.Select(one => $"{one.Count} target Perjanjian Kinerja {one.Year}"),
            .. money == 0 ? [] : (string[])[$"{money} baris anggaran sejak tahun {year}"],
            .. steps == 0 ? [] : (string[])[$"{steps} langkah rencana aksi sejak tahun {year}"],
            .. PlanKeeping.InForce(keepings, day)?.UnitId == unit || keepings.Exists(one => one.UnitId == unit && one.ValidFrom > day) ? (string[])["tugas sebagai pengelola rencana"] : [],
        ];
    }

    public async Task<IReadOnlyList<string>> OfPositionAsync(PositionId position, LocalDate day, CancellationToken ct) =>
    [
        .. (await db.Set<Objective>().AsNoTracking().TagWith("Planning: objectives of a position")
            .Where(one => one.PositionId == position && (one.EndedOn == null || one.EndedOn > day)).OrderBy(one => one.Ordinal).Select(one => one.Name).ToListAsync(ct))
            .Select(name => $"tanggung jawab atas sasaran “{name}”"),
    ];
}
