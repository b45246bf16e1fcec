using Microsoft.EntityFrameworkCore;
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
        var promised = there is null ? [] : await EndIndicatorHandler.PromisedInAsync(db, there, FiscalYear.Minimum, ct);
        if (!(there?.Change(wish.Terms, all, promised) ?? Indicator.Name(id, agency, wish.Terms, all)).Accepted(out var indicator, out var no))
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

        await desk.NoteAsync(wish.Call, Process, new("indicator", id.Value) { Before = before, After = $"{Words(indicator)}, {unit.Name}" }, ct);
        return id.Value.ToString();
    }

    private static string Words(Indicator indicator) => $"{indicator.Code}, {StrategyWords.Of(indicator.Kind)}, urutan {indicator.Ordinal}";
}
