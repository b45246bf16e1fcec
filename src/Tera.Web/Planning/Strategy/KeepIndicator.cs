using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Contracts;
using Tera.Planning.Agreements;
using Tera.Planning.Indicators;
using Tera.Planning.Keeping;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Planning.Strategy;

/// <summary>The wish for a new indicator, or for other terms of one. How it is measured stands on its cards.</summary>
/// <param name="Indicator">Null for a new one.</param>
/// <param name="Seen">Version the user saw; null for a new one.</param>
public sealed record KeepIndicator(PlanCall Call, IndicatorId? Indicator, IndicatorTerms Terms, int? Seen);

/// <inheritdoc cref="KeepIndicator"/>
public sealed class KeepIndicatorHandler(TeraDbContext db, PlanDesk desk, OrganisationDirectory directory)
{
    private const string Process = "planning.keep-indicator";

    /// <returns>A receipt whose result is the indicator's id.</returns>
    public Task<Result<Receipt>> HandleAsync(KeepIndicator wish, CancellationToken ct) => desk.OnceAsync(wish.Call, Process, inner => KeepAsync(wish, inner), ct);

    /// <summary>The same within a transaction of somebody who has the right already, such as an import.</summary>
    internal async Task<Result<string>> KeepAsync(KeepIndicator wish, CancellationToken ct)
    {
        var agency = wish.Call.Agency;
        var all = await db.Set<Indicator>().Where(indicator => indicator.AgencyId == agency).ToListAsync(ct);
        var id = wish.Indicator ?? new(DerivedGuid.Of($"indicator:{wish.Call.Command}"));
        var there = all.Find(indicator => indicator.Id == id);
        if ((wish.Indicator is not null && there is null)
            || await db.Set<Objective>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == wish.Terms.Objective && one.AgencyId == agency, ct) is not { } objective)
        {
            return StrategyRejections.NotThere;
        }

        // What is no longer pursued is measured by nothing new; what measured it stays.
        if (objective.EndedOn is { } ended && there?.ObjectiveId != objective.Id)
        {
            return StrategyRejections.AlreadyEnded(ended);
        }

        if (!(await directory.UnitsAsync([wish.Terms.Unit], ct)).TryGetValue(wish.Terms.Unit, out var unit) || unit.AgencyId != agency)
        {
            return StrategyRejections.UnitElsewhere;
        }

        var before = there is null ? null : Words(there);
        var use = there is null ? IndicatorUse.Of(objective) : await UseAsync(there, objective, ct);
        var changed = there is null ? null : await FirstChangedDayAsync(there, wish.Terms.From, ct);
        if (changed is { } day && await desk.LastClosedAsync(agency, ct) is { } closed && FiscalPeriod.Of(day).LastDay <= closed)
        {
            return StrategyRejections.QuarterClosed(closed);
        }

        if (!(there?.Change(wish.Terms, all, use) ?? Indicator.Name(id, agency, wish.Terms, all, use)).Accepted(out var indicator, out var no))
        {
            return no;
        }

        if (there is null)
        {
            db.Add(indicator);
        }
        else
        {
            db.Expect(indicator, wish.Seen);
        }

        if (changed is { } first)
        {
            await desk.ChangedAsync(agency, first, ct);
        }

        await desk.NoteAsync(wish.Call, Process, new("indicator", id.Value) { Before = before, After = $"{Words(indicator)}, {unit.Name}" }, ct);
        return id.Value.ToString();
    }

    private async Task<IndicatorUse> UseAsync(Indicator indicator, Objective objective, CancellationToken ct)
    {
        var targets = await (
            from figure in db.Set<TargetFigure>().AsNoTracking()
            join target in db.Set<AgreedTarget>() on figure.TargetId equals target.Id
            join agreement in db.Set<Agreement>() on target.AgreementId equals agreement.Id
            where target.IndicatorId == indicator.Id
            select new { agreement.FiscalYear, figure.Period }).TagWith("Planning: periods an indicator is promised for").Distinct().ToListAsync(ct);
        return new(
            objective.ValidFrom, await EndIndicatorHandler.PromisedInAsync(db, indicator, FiscalYear.Minimum, ct),
            targets.Select(one => one.Period == 0 ? new FiscalYear(one.FiscalYear).LastDay : new Quarter(one.Period).LastDayIn(new(one.FiscalYear))).OrderBy(day => day).Cast<LocalDate?>().FirstOrDefault());
    }

    /// <summary>First day on which a promise would be measured otherwise, so that a quarter has its row or loses it; null where no quarter's last day is passed.</summary>
    private async Task<LocalDate?> FirstChangedDayAsync(Indicator indicator, LocalDate from, CancellationToken ct)
    {
        var agency = indicator.AgencyId;
        var year = await db.Set<Agreement>().Where(one => one.AgencyId == agency && one.SignedOn != null && db.Set<AgreedTarget>().Any(target => target.AgreementId == one.Id && target.IndicatorId == indicator.Id))
            .MinAsync(one => (int?)one.FiscalYear, ct);
        if (year is not { } promised || indicator.ValidFrom == from)
        {
            return null;
        }

        var first = LocalDate.Max(LocalDate.Min(indicator.ValidFrom, from), new FiscalYear(promised).FirstDay);
        return first < LocalDate.Max(indicator.ValidFrom, from) && FiscalPeriod.Of(first).LastDay < LocalDate.Max(indicator.ValidFrom, from) ? first : null;
    }

    private static string Words(Indicator indicator) =>
        $"{indicator.Code}, {StrategyWords.Of(indicator.Kind)}, urutan {indicator.Ordinal}, sejak {IndonesianDate.Long(indicator.ValidFrom)}";
}
