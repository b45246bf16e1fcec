using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Deadlines;
using Tera.Measurement.Periods;
using Tera.Measurement.Sheets;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Measurement.Reviews;

/// <summary>Gives a unit its sheet back, with the notes on its values. It is the run that sends back, as its own page would.</summary>
public sealed record SendSheetBack(RunCall Call, UnitId Unit, string Reason);

/// <inheritdoc cref="SendSheetBack"/>
public sealed class SendSheetBackHandler(TeraDbContext db, RunGateway gateway, RunReviews reviews, PeriodSums sums, LeaveAfterReturn leave, RunTalk talk)
{
    public async Task<Result<Receipt>> HandleAsync(SendSheetBack command, CancellationToken ct)
    {
        var (run, slot) = (command.Call.Run, Slot.Of(command.Unit));
        if (command.Call.Actor is not { } person || await reviews.OfAsync(run, person, ct) is not { } review)
        {
            return RunGatewayRejections.NoSuchRun(run);
        }

        if (await db.Set<Sheet>().AsNoTracking().SingleOrDefaultAsync(sheet => sheet.RunId == run && sheet.Slot == slot.Value, ct) is not { } found)
        {
            return ReviewRejections.NothingToSendBack;
        }

        if (!IsOffered(review, found))
        {
            return ReviewRejections.NothingToSendBack;
        }

        return found.SelfStanding
            ? await gateway.ReviewAsync(command.Call, "measurement.send-sheet-back", (work, inner) => OpenAsync(found.Id, command.Reason, work, inner), ct)
            : await gateway.DecideAsync(command.Call, WayBack(review, slot, command.Reason)!, beside: null, ct);
    }

    /// <summary>
    /// Whether the checker gives sheets back here. Where he decides Ya or Tidak, that decision does it: what lies before him is frozen, and a
    /// sheet opened under it would change figures that count no more.
    /// </summary>
    public static bool IsOffered(RunReview review, Sheet sheet) => review.Task is { Key: var task }
        && (sheet.SelfStanding ? review.Definition.ActOf(task.Step, task.Act).Kind is ActKind.Collect or ActKind.Process : WayBack(review, new(sheet.Slot), "") is not null);

    private static RunCommand? WayBack(RunReview review, Slot slot, string reason) => review switch
    {
        { Collects: true } => review.HandedIn(slot) is { } task ? new RunCommand.ReturnSubmission(task, reason) : null,
        { Task.Key: var task } when review.Definition.ActOf(task.Step, task.Act).Kind is ActKind.Process
            && review.Definition.Steps.LastOrDefault(step => review.Run.Way.Contains(step.Key) && step.Acts.Any(act => act is { Kind: ActKind.Collect, FansOut: true }))
                is { } filling => new RunCommand.Return(task, filling.Key, [slot], reason),
        _ => null,
    };

    private async Task<Rejection?> OpenAsync(SheetId id, string reason, RunAtWork work, CancellationToken ct)
    {
        var sheet = await db.LockSheetAsync(id, ct);
        if (sheet.IsOpen)
        {
            return ReviewRejections.NothingToSendBack;
        }

        if (!sheet.Return(reason, work.Holder.Person, work.Now).Accepted(out _, out var no))
        {
            return no;
        }

        await leave.GiveAsync(sheet, $"Dikembalikan: {reason}", work.Holder.Person, work.Now, ct);
        // No task of the run ends with it, so no event tells it: the talk does, for whoever looks at the run later.
        var unit = await db.Set<Unit>().Where(one => one.Id == sheet.UnitId).Select(one => one.Name).SingleAsync(ct);
        await talk.SayAsync(work.Head.Id, work.Holder.Person, work.Holder.Position, $"Lembar {unit} dikembalikan: {reason}", work.Now, ct);
        await db.SaveChangesAsync(ct);
        await sums.RecountSheetsAsync(sheet.AgencyId, sheet.Period, ct);
        return null;
    }
}
