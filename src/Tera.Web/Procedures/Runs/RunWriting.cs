using Npgsql;
using NpgsqlTypes;
using Tera.Organisation;
using Tera.Platform.Commands;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Runs;

/// <summary>Adds the statements that bring the rows of a run to its new state.</summary>
internal static class RunWriting
{
    public static void Run(NpgsqlBatch batch, LoadedRun loaded, RunMoment moment, SealedEvent happened)
    {
        var (head, after) = (loaded.Head, moment.After);
        object?[] state =
        [
            after.Status.ToString(),
            after.Sequence,
            happened.Hash.ToArray(),
            after.StartedAt?.ToDateTimeUtc(),
            after.ClosedAt?.ToDateTimeUtc(),
            after.PausedAt?.ToDateTimeUtc(),
            after.Pauses.Select(pause => pause.From.ToDateTimeUtc()).ToArray(),
            after.Pauses.Select(pause => pause.Until.ToDateTimeUtc()).ToArray(),
        ];
        if (!loaded.IsNew)
        {
            RunStore.Add(batch, RunSql.UpdateRun, [head.Id.Value, .. state]);
            if (moment.Event is RunEvent.MovedToVersion moved)
            {
                RunStore.Add(batch, RunSql.MoveRun, head.Id.Value, moved.Version);
            }

            return;
        }

        RunStore.Add(
            batch,
            RunSql.InsertRun,
            [
                head.Id.Value,
                head.ProcedureId.Value,
                head.VersionId.Value,
                head.Agency.Value,
                head.Subject.Kind,
                head.Subject.Id,
                head.Subject.FiscalYear,
                head.Subject.Quarter,
                head.Title,
                head.Ancestors.Select(ancestor => ancestor.Value).ToArray(),
                after.Parent is { } parent ? ParentTaskText.Write(parent) : null,
                (moment.Event as RunEvent.Started)?.CoverOverride,
                .. state,
                head.Subject.Matter,
            ]);
    }

    /// <summary>Tasks that are new or differ, in one statement.</summary>
    public static void Tasks(NpgsqlBatch batch, RunMoment moment)
    {
        var changed = moment.After.Tasks.Select((task, ordinal) => (Task: task, Ordinal: ordinal))
            .Where(row => row.Ordinal >= moment.Before.Tasks.Length || moment.Before.Tasks[row.Ordinal] != row.Task)
            .ToList();
        if (changed.Count == 0)
        {
            return;
        }

        var command = new NpgsqlBatchCommand(RunSql.UpsertTasks) { Parameters = { new() { Value = moment.Head.Id.Value } } };
        void Column<T>(NpgsqlDbType type, Func<RunTask, T> value) =>
            command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Array | type, Value = changed.Select(row => value(row.Task)).ToArray() });
        Column(NpgsqlDbType.Text, task => task.Key.Step.Value);
        Column(NpgsqlDbType.Integer, task => task.Key.Act);
        Column(NpgsqlDbType.Integer, task => task.Key.Round);
        Column(NpgsqlDbType.Text, task => task.Key.Slot.Value);
        command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer, Value = changed.Select(row => row.Ordinal).ToArray() });
        Column(NpgsqlDbType.Text, task => task.Key.Act == 0 ? null : moment.ActOf(task.Key).Kind.ToString());
        Column(NpgsqlDbType.Text, task => task.Lane.Value);
        Column(NpgsqlDbType.Text, task => task.Label);
        Column(NpgsqlDbType.Text, task => task.Status.ToString());
        Column(NpgsqlDbType.TimestampTz, task => task.OpenedAt.ToDateTimeUtc());
        Column(NpgsqlDbType.TimestampTz, task => task.DueAt?.ToDateTimeUtc());
        Column(NpgsqlDbType.Uuid, task => task.Holder?.Value);
        Column(NpgsqlDbType.TimestampTz, task => task.ClaimedAt?.ToDateTimeUtc());
        Column(NpgsqlDbType.TimestampTz, task => task.ClosedAt?.ToDateTimeUtc());
        Column(NpgsqlDbType.Uuid, task => task.By?.Person.Value);
        Column(NpgsqlDbType.Text, task => task.By?.Position);
        Column(NpgsqlDbType.Uuid, task => task.By?.OnBehalfOf?.Value);
        Column(NpgsqlDbType.Text, task => task.Outcome?.ToString());
        Column(NpgsqlDbType.Boolean, task => task.OverdueNoted);
        Column(NpgsqlDbType.Text, task => task.Entrusted?.Position);
        batch.BatchCommands.Add(command);
    }

    public static void Participants(NpgsqlBatch batch, RunMoment moment)
    {
        var after = moment.After.Participants;
        if (after.SequenceEqual(moment.Before.Participants))
        {
            return;
        }

        if (!moment.Before.Participants.IsEmpty)
        {
            RunStore.Add(batch, RunSql.DeleteParticipants, moment.Head.Id.Value);
        }

        RunStore.Add(
            batch,
            RunSql.InsertParticipants,
            moment.Head.Id.Value,
            after.Select(who => who.Slot.Value).ToArray(),
            after.Select(who => who.Name).ToArray(),
            after.Select(who => who.Lane.Value).ToArray(),
            Enumerable.Range(0, after.Length).ToArray());
    }

    public static void Inputs(NpgsqlBatch batch, RunMoment moment)
    {
        foreach (var input in moment.After.Inputs.Skip(moment.Before.Inputs.Length))
        {
            RunStore.Add(
                batch, RunSql.InsertInput, moment.Head.Id.Value, input.Step.Value, input.Round, input.Artifact.Value, input.By.Value, input.Reason);
        }
    }

    public static void Event(NpgsqlBatch batch, SealedEvent happened, string kind) => RunStore.Add(
        batch,
        RunSql.InsertEvent,
        happened.Run.Value,
        happened.Sequence,
        happened.Command.Value,
        kind,
        happened.Actor?.Value,
        happened.RecordedAt.ToDateTimeUtc(),
        happened.Content,
        happened.PreviousHash.ToArray(),
        happened.Hash.ToArray());

    public static void Receipt(NpgsqlBatch batch, Receipt receipt, PersonId? actor) => RunStore.Add(
        batch, RunSql.InsertReceipt, receipt.Command.Value, actor?.Value, receipt.Process, receipt.Result, receipt.RecordedAt.ToDateTimeUtc());
}
