using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Planning.Keeping;
using Tera.Planning.Strategy;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Planning.Actions;

/// <summary>The wish to tell what became of a step of an action plan by a quarter.</summary>
public sealed record TellStepOutcome(PlanCall Call, ActionStepId Step, Quarter Quarter, StepProgress Progress, PrintedLine Words);

/// <inheritdoc cref="TellStepOutcome"/>
public sealed class TellStepOutcomeHandler(TeraDbContext db, PlanDesk desk, RegionClock days)
{
    private const string Process = "planning.tell-step-outcome";

    /// <returns>A receipt whose result is the step's id.</returns>
    public Task<Result<Receipt>> HandleAsync(TellStepOutcome wish, CancellationToken ct) => desk.OnceAsync(wish.Call, Process, inner => TellAsync(wish, inner), ct);

    private async Task<Result<string>> TellAsync(TellStepOutcome wish, CancellationToken ct)
    {
        var agency = wish.Call.Agency;
        if (await db.Set<ActionStep>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == wish.Step && one.AgencyId == agency, ct) is not { } step)
        {
            return StrategyRejections.NotThere;
        }

        var (told, by) = ((wish.Progress, wish.Words), (wish.Call.By!.PersonId, days.Now));
        if (!ActionStepOutcome.Tell(step, wish.Quarter, told, by, await days.TodayAsync(ct)).Accepted(out var outcome, out var no))
        {
            return no;
        }

        db.Add(outcome);
        await db.SaveChangesAsync(ct);
        await desk.NoteAsync(wish.Call, Process, new("action-step", step.Id.Value) { After = ActionWords.Of(outcome) }, ct);
        return step.Id.Value.ToString();
    }
}
