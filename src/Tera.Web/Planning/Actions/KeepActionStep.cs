using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Contracts;
using Tera.Planning.Agreements;
using Tera.Planning.Indicators;
using Tera.Planning.Keeping;
using Tera.Planning.Strategy;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Planning.Actions;

/// <summary>The wish for a new step of an action plan, or for other terms of one.</summary>
/// <param name="Step">Null for a new one.</param>
/// <param name="Indicator">Which it serves; a step stays with its indicator and its year.</param>
/// <param name="Seen">Version the user saw; null for a new one.</param>
public sealed record KeepActionStep(PlanCall Call, ActionStepId? Step, IndicatorId Indicator, FiscalYear Year, ActionStepTerms Terms, int? Seen);

/// <inheritdoc cref="KeepActionStep"/>
public sealed class KeepActionStepHandler(TeraDbContext db, PlanDesk desk, OrganisationDirectory directory)
{
    private const string Process = "planning.keep-action-step";

    /// <returns>A receipt whose result is the step's id.</returns>
    public Task<Result<Receipt>> HandleAsync(KeepActionStep wish, CancellationToken ct) => desk.OnceAsync(wish.Call, Process, inner => KeepAsync(wish, inner), ct);

    /// <summary>The same within a transaction of somebody who has the right already, such as an import.</summary>
    internal async Task<Result<string>> KeepAsync(KeepActionStep wish, CancellationToken ct)
    {
        var (agency, year) = (wish.Call.Agency, wish.Year);
        if (await db.Set<Indicator>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == wish.Indicator && one.AgencyId == agency, ct) is not { } indicator)
        {
            return StrategyRejections.NotThere;
        }

        if (!indicator.IsMeasured(year.LastDay))
        {
            return ActionStepRejections.NotMeasured(indicator.Code, year.Value);
        }

        if (!(await directory.UnitsAsync([wish.Terms.Unit], ct)).TryGetValue(wish.Terms.Unit, out var unit) || unit.AgencyId != agency)
        {
            return StrategyRejections.UnitElsewhere;
        }

        var siblings = await db.Set<ActionStep>().Where(step => step.IndicatorId == wish.Indicator && step.FiscalYear == year.Value).ToListAsync(ct);
        var id = wish.Step ?? new(DerivedGuid.Of($"action-step:{wish.Call.Command}"));
        var there = siblings.Find(step => step.Id == id);
        if (wish.Step is not null && there is null)
        {
            return StrategyRejections.NotThere;
        }

        var before = there is null ? null : ActionWords.Of(there);
        if (!(there?.Change(wish.Terms, siblings) ?? ActionStep.Plan(id, agency, (wish.Indicator, year), wish.Terms, siblings)).Accepted(out var step, out var no))
        {
            return no;
        }

        if (there is null)
        {
            db.Add(step);
        }
        else
        {
            db.Expect(step, wish.Seen);
        }

        await desk.NoteAsync(wish.Call, Process, new("action-step", id.Value) { Before = before, After = $"{ActionWords.Of(step)}, {unit.Name}" }, ct);
        return id.Value.ToString();
    }
}

/// <summary>Steps in words.</summary>
internal static class ActionWords
{
    public static string Of(ActionStep step) => $"{step.Ordinal}. {step.Step}, keluaran {step.Output}, TW {new Quarter(step.Quarter).Roman}";

    /// <summary><c>TW II: selesai. Peta lengkap.</c></summary>
    public static string Of(ActionStepOutcome outcome) => $"TW {new Quarter(outcome.Quarter).Roman}: {Of(outcome.Progress)}. {IndonesianText.Stop(outcome.Words)}";

    public static string Of(StepProgress progress) => progress switch
    {
        StepProgress.Done => "selesai",
        StepProgress.Partly => "sebagian",
        _ => "belum dikerjakan",
    };
}
