using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Contracts;
using Tera.Measurement.Sheets;
using Tera.Measurement.Snapshots;
using Tera.Measurement.Versions;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Measurement;

/// <summary>Keeps sheets, frozen figures and the closing of quarters in step with the run, in its transaction.</summary>
internal sealed class MeasurementListener(
    TeraDbContext db, SheetOpening opening, SnapshotMaking snapshots, MeasurementDocuments documents, QuarterClosing closing) : IRunListener
{
    public async Task HappenedAsync(RunMoment moment, CancellationToken ct)
    {
        // On its start the run has no row yet: its sheets follow when it does.
        if (!MeasurementArtifacts.Measures(moment.Definition) || moment.Event is RunEvent.Started)
        {
            return;
        }

        await LockHandedInAsync(moment, ct);
        await OpenAsync(moment, ct);
        await FreezeAsync(moment, ct);
        await CloseAsync(moment, ct);
    }

    public async Task BegunAsync(RunMoment moment, CancellationToken ct)
    {
        if (MeasurementArtifacts.Measures(moment.Definition))
        {
            await OpenAsync(moment, ct);
        }
    }

    private async Task LockHandedInAsync(RunMoment moment, CancellationToken ct)
    {
        if (moment.Event is RunEvent.Completed(var task, var by, _, _, _, _, _) && IsCollecting(moment, task))
        {
            var sheet = await db.Set<Sheet>().SingleOrDefaultAsync(one => one.RunId == moment.Head.Id && one.Slot == task.Slot.Value, ct);
            if (sheet is { IsOpen: true } && !sheet.HandIn(by.Person, moment.At).Accepted(out _, out var no))
            {
                throw new InvalidOperationException($"An open sheet refused to be handed in: {no.Code}.");
            }
        }
        else if (moment.Event is RunEvent.CollectionClosed)
        {
            // Only the tasks of the collection end with it; a sheet without a task is waited for by whoever brings the figures together.
            foreach (var sheet in (await opening.OfRunAsync(moment.Head.Id, ct)).Where(sheet => !sheet.SelfStanding))
            {
                sheet.EndUnsubmitted();
            }
        }
        else
        {
            return;
        }

        await db.SaveChangesAsync(ct);
        await opening.Sums.RecountSheetsAsync(moment.Head.Agency, SheetOpening.PeriodOf(moment.Head.Subject), ct);
    }

    private async Task OpenAsync(RunMoment moment, CancellationToken ct)
    {
        var opened = moment.Opened.Where(task => task.Key.Act > 0).ToList();
        var back = BackOf(moment);
        var collecting = opened.Where(task => IsCollecting(moment, task.Key)).Select(task => task.Key.Slot).ToList();
        if (collecting.Count > 0)
        {
            await opening.OpenAsync(moment.Head, collecting, back, selfStanding: false, moment.At, ct);
            if (collecting.Exists(slot => slot.Employee is not null))
            {
                await opening.OpenOfUnitsAsync(moment.Head, moment.At, ct);
            }

            return;
        }

        if (MeasurementArtifacts.Collects(moment.Definition))
        {
            return;
        }

        // An SOP that only compiles: its units fill sheets that no task of the run asks for, from when it waits for another to bring the data in.
        var writing = opened.Where(task => task.Key.Slot.IsOneOfMany && IsMaking(moment, task.Key)).Select(task => task.Key.Slot).ToList();
        var first = moment.Opened.Any(task => Compiles(moment, task.Key))
            && !await db.Set<Sheet>().AnyAsync(sheet => sheet.RunId == moment.Head.Id, ct);
        var slots = first ? [.. moment.After.Participants.Select(participant => participant.Slot).Where(slot => slot.Unit is not null)] : back is null ? [] : writing;
        if (slots.Count > 0)
        {
            await opening.OpenAsync(moment.Head, slots, back, selfStanding: true, moment.At, ct);
        }
    }

    /// <summary>The task brings figures together, or waits for the linked SOP of a step that will.</summary>
    private static bool Compiles(RunMoment moment, TaskKey task) => task.Act == 0
        ? moment.Definition[task.Step].Acts.Any(act => act.Kind is ActKind.Process)
        : moment.ActOf(task).Kind is ActKind.Process;

    /// <summary>When the last of an act's tasks has ended, its result is frozen; what it makes is handed over for printing.</summary>
    private async Task FreezeAsync(RunMoment moment, CancellationToken ct)
    {
        if (Ended(moment) is not { } task || moment.Actor is not { } by || moment.After.Open.Any(open => (open.Key.Step, open.Key.Act) == (task.Step, task.Act)))
        {
            return;
        }

        var act = moment.ActOf(task);
        var isForm = act is { Kind: ActKind.Prepare } && act.Produces == MeasurementArtifacts.Form;
        if (!isForm && !MeasurementArtifacts.FreezesFigures(act))
        {
            return;
        }

        var snapshot = await snapshots.FreezeAsync(moment, task, by, ct);
        if (isForm)
        {
            await documents.IssueFormAsync(moment, task, snapshot, by, ct);
            return;
        }

        (await opening.OfRunAsync(moment.Head.Id, ct)).ForEach(sheet => sheet.Accept());
        if (act.Produces == MeasurementArtifacts.Document)
        {
            await documents.IssueAsync(moment, task, snapshot, by, ct);
        }
    }

    private async Task CloseAsync(RunMoment moment, CancellationToken ct)
    {
        if (moment.After.Status is not (RunStatus.Finished or RunStatus.Cancelled))
        {
            return;
        }

        (await opening.OfRunAsync(moment.Head.Id, ct)).ForEach(sheet => sheet.Close());
        if (moment.After.Status is RunStatus.Finished)
        {
            await closing.ApproveAsync(moment, ct);
        }
    }

    private static TaskKey? Ended(RunMoment moment) => moment.Event switch
    {
        RunEvent.Completed completed => completed.Task,
        RunEvent.CollectionClosed closed => moment.Before.Open.Where(task => task.Key.Step == closed.Step).Select(task => (TaskKey?)task.Key).FirstOrDefault(),
        _ => null,
    };

    private static SentBack? BackOf(RunMoment moment) => moment.Event switch
    {
        RunEvent.Returned returned => new(returned.Reason, returned.By.Person),
        RunEvent.SubmissionReturned returned => new(returned.Reason, returned.By.Person),
        RunEvent.Completed { Outcome: CheckOutcome.No, Note: { } reason } check => new(reason, check.By.Person),
        _ => null,
    };

    private static bool IsCollecting(RunMoment moment, TaskKey task) =>
        task.Act > 0 && moment.ActOf(task) is { Kind: ActKind.Collect, FansOut: true };

    private static bool IsMaking(RunMoment moment, TaskKey task) =>
        task.Act > 0 && moment.ActOf(task) is { Kind: ActKind.Prepare } act && act.Produces == MeasurementArtifacts.Document;
}
