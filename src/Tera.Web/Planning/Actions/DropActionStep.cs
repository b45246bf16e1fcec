using Microsoft.EntityFrameworkCore;
using Tera.Planning.Keeping;
using Tera.Planning.Strategy;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Planning.Actions;

/// <summary>The wish that a step is no longer planned; what it was stays in the history of the year's plan.</summary>
/// <param name="Seen">Version the user saw.</param>
public sealed record DropActionStep(PlanCall Call, ActionStepId Step, string Reason, int? Seen);

/// <inheritdoc cref="DropActionStep"/>
public sealed class DropActionStepHandler(TeraDbContext db, PlanDesk desk)
{
    private const string Process = "planning.drop-action-step";

    /// <returns>A receipt whose result is the agency's id.</returns>
    public Task<Result<Receipt>> HandleAsync(DropActionStep wish, CancellationToken ct) => desk.OnceAsync(wish.Call, Process, inner => DropAsync(wish, inner), ct);

    private async Task<Result<string>> DropAsync(DropActionStep wish, CancellationToken ct)
    {
        var agency = wish.Call.Agency;
        if (await db.Set<ActionStep>().SingleOrDefaultAsync(one => one.Id == wish.Step && one.AgencyId == agency, ct) is not { } step)
        {
            return StrategyRejections.NotThere;
        }

        if (await db.Set<ActionStepOutcome>().AnyAsync(one => one.StepId == wish.Step, ct))
        {
            return ActionStepRejections.HasOutcome;
        }

        db.Expect(step, wish.Seen);
        db.Remove(step);
        // The thing is gone, so its history is told under the plan of the year.
        await desk.NoteAsync(wish.Call, Process, new("action-plan", SubjectOf(agency, step.FiscalYear)) { Before = ActionWords.Of(step), Reason = wish.Reason }, ct);
        return agency.ToString();
    }

    /// <summary>What the history of a year's action plan is kept under.</summary>
    internal static Guid SubjectOf(Organisation.AgencyId agency, int year) => DerivedGuid.Of($"action-plan:{agency}:{year}");
}
