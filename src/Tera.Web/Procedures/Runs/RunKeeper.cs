using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Runs;

/// <summary>Keeps what was decided: listeners, rows, event, receipt; and follows the links to sub-runs and back, all in the one transaction.</summary>
public sealed class RunKeeper(TeraDbContext db, RunStore store, IEnumerable<IRunListener> listeners)
{
    /// <param name="loaded">The run as it was locked.</param>
    /// <param name="moment">What was decided.</param>
    /// <param name="receipt">Kept with it; null for the runs that move along.</param>
    /// <param name="ct">Ends waiting.</param>
    /// <returns>Why a linked run could not begin or go on; null when all is kept.</returns>
    public async Task<Rejection?> KeepAsync(LoadedRun loaded, RunMoment moment, Receipt? receipt, CancellationToken ct)
    {
        foreach (var listener in listeners)
        {
            await listener.HappenedAsync(moment, ct);
        }

        // The run's row first: rows of the modules above refer to it.
        await store.SaveAsync(loaded, moment, receipt, ct);
        if (moment.Event is RunEvent.Started)
        {
            foreach (var listener in listeners)
            {
                await listener.BegunAsync(moment, ct);
            }
        }

        if (db.ChangeTracker.HasChanges())
        {
            await db.SaveChangesAsync(ct);
        }

        foreach (var waiting in moment.Opened.Where(task => task.Status is RunTaskStatus.WaitingForLink))
        {
            if (await BeginLinkedAsync(moment, waiting, ct) is { } refused)
            {
                return refused;
            }
        }

        if (moment.Event is RunEvent.Cancelled called)
        {
            foreach (var waiting in moment.Before.Open.Where(task => task.Status is RunTaskStatus.WaitingForLink))
            {
                if (await CancelLinkedAsync(moment, waiting, called, ct) is { } refused)
                {
                    return refused;
                }
            }
        }

        return moment.After switch
        {
            { Status: RunStatus.Finished, Parent: { } parent } => await ReportToParentAsync(moment, parent, new RunCommand.LinkFinished(parent.Task, moment.Head.Id), ct),
            { Status: RunStatus.Cancelled, Parent: { } parent } when moment.Event is RunEvent.Cancelled why =>
                await ReportToParentAsync(moment, parent, new RunCommand.LinkCancelled(parent.Task, moment.Head.Id, why.Reason), ct),
            _ => null,
        };
    }

    private async Task<Rejection?> BeginLinkedAsync(RunMoment moment, RunTask waiting, CancellationToken ct)
    {
        var code = moment.Definition[waiting.Key.Step].Link!.Code!.Value;
        if (await store.InForceAsync(moment.Head.Agency, code, ct) is not { } linked)
        {
            return RunGatewayRejections.NotInForce(code.Value);
        }

        if (await store.IsOnPathAsync(linked.ProcedureId, [.. moment.Head.Ancestors, moment.Head.Id], ct))
        {
            return RunGatewayRejections.LinkCircle(linked.Title);
        }

        var head = new RunHead(
            RunId.New(), linked.ProcedureId, linked.VersionId, moment.Head.Agency, moment.Head.Subject, linked.TitleFor(moment.Head.Subject), [.. moment.Head.Ancestors, moment.Head.Id]);
        var child = await store.NewAsync(head, actor: null, moment.At, ct);
        var start = new RunCommand.Start(new ParentTask(moment.Head.Id, waiting.Key), CoverOverride: linked.CoverOverride) { Binding = head.Binding };
        return await MoveAsync(child, start, $"link:{moment.Head.Id}:{waiting.Key}", ct);
    }

    /// <summary>What nobody waits for any more is called off with who waited.</summary>
    private async Task<Rejection?> CancelLinkedAsync(RunMoment moment, RunTask waiting, RunEvent.Cancelled called, CancellationToken ct)
    {
        if (await store.LinkedAsync(new(moment.Head.Id, waiting.Key), ct) is not { } child)
        {
            return null;
        }

        var cause = $"called-off:{child}";
        var loaded = await store.LoadAsync(new(CommandId.Derived(cause), child, Actor: null), moment.At, ct)
            ?? throw new InvalidOperationException($"Run {child} was found but is not there.");
        return loaded.Run.Status is RunStatus.Finished or RunStatus.Cancelled
            ? null
            : await MoveAsync(loaded, new RunCommand.Cancel(called.Reason), cause, ct);
    }

    private async Task<Rejection?> ReportToParentAsync(RunMoment moment, ParentTask parent, RunCommand report, CancellationToken ct)
    {
        var cause = $"finished:{moment.Head.Id}";
        var loaded = await store.LoadAsync(new(CommandId.Derived(cause), parent.Run, Actor: null), moment.At, ct)
            ?? throw new InvalidOperationException($"Run {parent.Run} waits but is not there.");
        return loaded.Run.Status is RunStatus.Cancelled ? null : await MoveAsync(loaded, report, cause, ct);
    }

    private async Task<Rejection?> MoveAsync(LoadedRun loaded, RunCommand command, string cause, CancellationToken ct)
    {
        if (!RunDecision.Decide(loaded.Run, command, loaded.Around).Accepted(out var happened, out var no))
        {
            return no;
        }

        var call = new RunCall(CommandId.Derived(cause), loaded.Head.Id, Actor: null);
        return await KeepAsync(loaded, loaded.Moment(happened, call), receipt: null, ct);
    }
}

/// <summary>A procedure of an agency with the version in force.</summary>
public sealed record InForceProcedure(ProcedureId ProcedureId, VersionId VersionId, Organisation.AgencyId Agency, string Title, string? CoverOverride)
{
    /// <summary>Name of a run of it, begun by a person or by a link.</summary>
    public string TitleFor(RunSubject subject) => subject.Matter is { } matter ? $"{Title}: {matter}" : $"{Title}, {subject.Period}";
}
