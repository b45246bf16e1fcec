using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Planning.Actions;
using Tera.Planning.Agreements;
using Tera.Planning.Budgets;
using Tera.Planning.Indicators;
using Tera.Planning.Keeping;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Planning.Strategy;

/// <summary>The wish to measure an indicator no longer; refused while an agreement of that year or a later one promises it.</summary>
/// <param name="On">First day without it.</param>
public sealed record EndIndicator(PlanCall Call, IndicatorId Indicator, LocalDate On, string Reason, int? Seen);

/// <inheritdoc cref="EndIndicator"/>
public sealed class EndIndicatorHandler(TeraDbContext db, PlanDesk desk)
{
    private const string Process = "planning.end-indicator";

    public Task<Result<Receipt>> HandleAsync(EndIndicator wish, CancellationToken ct) => desk.OnceAsync(wish.Call, Process, inner => EndAsync(wish, inner), ct);

    private async Task<Result<string>> EndAsync(EndIndicator wish, CancellationToken ct)
    {
        if (await db.Set<Indicator>().SingleOrDefaultAsync(one => one.Id == wish.Indicator && one.AgencyId == wish.Call.Agency, ct) is not { } indicator)
        {
            return StrategyRejections.NotThere;
        }

        if (await desk.LastClosedAsync(wish.Call.Agency, ct) is { } closed && wish.On <= closed)
        {
            return StrategyRejections.QuarterClosed(closed);
        }

        if (!indicator.End(wish.On, await PromisedInAsync(db, indicator, wish.On.Year, ct)).Accepted(out _, out var no))
        {
            return no;
        }

        db.Expect(indicator, wish.Seen);
        await desk.ChangedAsync(wish.Call.Agency, wish.On, ct);
        await desk.NoteAsync(
            wish.Call, Process, new("indicator", indicator.Id.Value) { After = $"Berakhir mulai {IndonesianDate.Long(wish.On)}", Reason = wish.Reason }, ct);
        return indicator.Id.Value.ToString();
    }

    /// <summary>What else depends on it, in words: lines of the budget that pay for it from a year on, its weights, and what the strategic and the action plans still hold for it.</summary>
    internal static async Task<List<string>> DependingAsync(TeraDbContext db, Indicator indicator, int from, CancellationToken ct)
    {
        var lines = await db.Set<BudgetItem>().AsNoTracking().TagWith("Planning: money of an indicator")
            .Where(item => item.IndicatorId == indicator.Id && item.FiscalYear >= from).OrderBy(item => item.FiscalYear).Take(20).ToListAsync(ct);
        var weights = await db.Set<Weight>().AsNoTracking().TagWith("Planning: weights of an indicator").Where(one => one.IndicatorId == indicator.Id).OrderByDescending(one => one.ValidFrom).Take(1).ToListAsync(ct);
        var strategic = await db.Set<StrategicTarget>().AsNoTracking().TagWith("Planning: years that have a target of an indicator")
            .Where(one => one.IndicatorId == indicator.Id && one.FiscalYear >= from).Select(one => one.FiscalYear).Distinct().Order().ToListAsync(ct);
        var steps = await db.Set<ActionStep>().AsNoTracking().TagWith("Planning: steps of an indicator")
            .Where(one => one.IndicatorId == indicator.Id && one.FiscalYear >= from).GroupBy(one => one.FiscalYear).OrderBy(year => year.Key).Select(year => new { year.Key, Count = year.Count() }).ToListAsync(ct);
        return
        [
            .. lines.Select(line => $"mata anggaran {line.Code} tahun {line.FiscalYear}"),
            .. weights.Select(one => $"bobot {IndonesianNumber.Format(one.Value)} sejak {IndonesianDate.Long(one.ValidFrom)}"),
            .. strategic.Count == 0 ? Array.Empty<string>() : [$"target Renstra tahun {string.Join(", ", strategic)}"],
            .. steps.Select(year => $"{year.Count} langkah aksi tahun {year.Key}"),
        ];
    }

    /// <summary>Titles of the last version of each year's agreement, from a year on, in which it is promised; drafts among them.</summary>
    internal static async Task<List<string>> PromisedInAsync(TeraDbContext db, Indicator indicator, int from, CancellationToken ct)
    {
        var versions = await db.Set<Agreement>().AsNoTracking().TagWith("Planning: agreements from a year on")
            .Where(agreement => agreement.AgencyId == indicator.AgencyId && agreement.FiscalYear >= from)
            .OrderBy(agreement => agreement.FiscalYear).ThenBy(agreement => agreement.Revision).ToListAsync(ct);
        var last = versions.GroupBy(agreement => agreement.FiscalYear)
            .SelectMany(year => year.Where(one => one.IsDraft).Append(year.LastOrDefault(one => !one.IsDraft))).OfType<Agreement>().ToList();
        var ids = last.ConvertAll(agreement => agreement.Id);
        var naming = await db.Set<AgreedTarget>().Where(target => target.IndicatorId == indicator.Id && ids.Contains(target.AgreementId))
            .Select(target => target.AgreementId).ToListAsync(ct);
        return [.. last.Where(agreement => naming.Contains(agreement.Id)).OrderBy(agreement => agreement.FiscalYear).ThenBy(agreement => agreement.Revision)
            .Select(agreement => agreement.IsDraft ? $"rancangan {agreement.Title}" : agreement.Title)];
    }
}
