using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Planning.Agreements;
using Tera.Planning.Exchange;
using Tera.Planning.Indicators;
using Tera.Platform.Data;

namespace Tera.Planning.Actions;

/// <summary>The action plan of an agency's year: what the agreement promises now, each with the steps towards it.</summary>
/// <param name="Agreement">The draft, else the last version; null where there is none yet.</param>
/// <param name="Rows">Indicators that are promised, and those with steps though nothing is promised of them.</param>
/// <param name="Steps">By indicator, in their order.</param>
internal sealed record ActionPlan(Agreement? Agreement, IReadOnlyList<TargetRow> Rows, ILookup<IndicatorId, ActionStep> Steps)
{
    /// <summary>What counts of what was told of each step; a step of which nothing was told is not among them.</summary>
    public required IReadOnlyDictionary<ActionStepId, ActionStepOutcome> Outcomes { get; init; }

    public static async Task<ActionPlan> OfAsync(TeraDbContext db, AgencyId agency, int year, CancellationToken ct)
    {
        var targets = await CurrentTargets.OfAsync(db, agency, year, ct);
        var steps = await StepsAsync(db, agency, year, ct);
        return new(targets.Agreement, [.. targets.Rows.Where(row => row.Promise is not null || steps.Contains(row.Indicator.Id))], steps) { Outcomes = await OutcomesAsync(db, agency, year, ct) };
    }

    public static async Task<ILookup<IndicatorId, ActionStep>> StepsAsync(TeraDbContext db, AgencyId agency, int year, CancellationToken ct) =>
        (await db.Set<ActionStep>().AsNoTracking().TagWith("Planning: steps of an action plan").Where(step => step.AgencyId == agency && step.FiscalYear == year)
            .OrderBy(step => step.Ordinal).ThenBy(step => step.Id).ToListAsync(ct)).ToLookup(step => step.IndicatorId);

    public static async Task<IReadOnlyDictionary<ActionStepId, ActionStepOutcome>> OutcomesAsync(TeraDbContext db, AgencyId agency, int year, CancellationToken ct) => (await (
            from outcome in db.Set<ActionStepOutcome>().AsNoTracking()
            join step in db.Set<ActionStep>() on outcome.StepId equals step.Id
            where step.AgencyId == agency && step.FiscalYear == year
            select outcome).TagWith("Planning: what became of the steps of an action plan").ToListAsync(ct))
        .GroupBy(one => one.StepId).ToDictionary(told => told.Key, told => ActionStepOutcome.Latest(told)!);
}
