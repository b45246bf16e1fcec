using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Measurement.Sheets;
using Tera.Measurement.Validation;
using Tera.Organisation;
using Tera.Planning.Agreements;
using Tera.Planning.Contracts;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Periods;

/// <summary>Keeps closed quarters as they were, and reckons the open ones again when the plan behind them is another one.</summary>
public sealed class PlanWatch(TeraDbContext db, SheetRows rows, RuleReader rules, PeriodSums sums) : IPlanWatch
{
    public async Task<LocalDate?> LastClosedAsync(AgencyId agency, CancellationToken ct)
    {
        var closed = await db.Set<PeriodFigures>().AsNoTracking().TagWith("Measurement: last closed quarter of an agency")
            .Where(period => period.AgencyId == agency && period.ClosedAt != null)
            .OrderByDescending(period => period.FiscalYear).ThenByDescending(period => period.Quarter).FirstOrDefaultAsync(ct);
        return closed is null ? null : new FiscalPeriod(new(closed.FiscalYear), new(closed.Quarter)).LastDay;
    }

    public async Task<IReadOnlyList<string>> DependingAsync(Indicator indicator, CancellationToken ct) =>
    [
        .. (await rules.OfAgencyAsync(indicator.AgencyId, ct)).Where(rule => rule.ValidUntil is null && (rule.Left.Contains(indicator.Id) || rule.Right.Contains(indicator.Id)))
            .Select(rule => $"aturan antarangka “{rule.Name}”"),
    ];

    public async Task ChangedAsync(AgencyId agency, LocalDate from, CancellationToken ct)
    {
        // Quarters are closed in their order, and a recount takes the later ones along: it begins behind the last closed one.
        var first = await LastClosedAsync(agency, ct) is { } closed && closed >= from ? FiscalPeriod.Of(closed).Plus(1) : FiscalPeriod.Of(from);
        var (year, quarter) = (first.Year.Value, first.Quarter.Number);
        var open = await db.Set<PeriodFigures>().AsNoTracking().TagWith("Measurement: open quarters from a day on")
            .Where(period => period.AgencyId == agency && period.ClosedAt == null
                && (period.FiscalYear > year || (period.FiscalYear == year && period.Quarter >= quarter)))
            .OrderBy(period => period.FiscalYear).ThenBy(period => period.Quarter).ToListAsync(ct);
        foreach (var period in open)
        {
            // The quarter may close, or its sheets may be handed out, while the plan is being changed: whoever comes second sees what the first did.
            if ((await sums.LockedAsync(agency, new(new(period.FiscalYear), new(period.Quarter)), ct)).ClosedAt is not null)
            {
                continue;
            }

            // A revision signed while a quarter is being filled holds for it: its rows are those of the version in force on its last day.
            await rows.FollowPlanAsync(agency, new(new(period.FiscalYear), new(period.Quarter)), units: null, ct);
        }

        await db.SaveChangesAsync(ct);
        foreach (var earliest in open.GroupBy(period => period.FiscalYear).Select(group => group.First()))
        {
            // Later quarters of the year are reckoned along.
            await sums.RecountAsync(agency, new(new(earliest.FiscalYear), new(earliest.Quarter)), ct);
        }
    }
}
