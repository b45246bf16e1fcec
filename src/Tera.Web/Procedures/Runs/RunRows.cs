using System.Collections.Immutable;
using System.Data.Common;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Commands;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Procedures.Runs;

/// <summary>The row of a run, without its tasks and lists.</summary>
internal sealed record RunRow(RunHead Head, Run Run, ReadOnlyMemory<byte> Hash, AgencyFacts Agency);

/// <summary>A run as its rows tell it.</summary>
internal sealed record RunRows(RunRow Row, Run Run, Receipt? Receipt, RosterReading Roster)
{
    /// <summary>Reads the result sets of a whole run in their order; null when the run is not there.</summary>
    public static async Task<RunRows?> ReadAsync(DbDataReader reader, RunCall call, CancellationToken ct)
    {
        var found = await RowAsync(reader, call.Run, ct);
        await reader.NextResultAsync(ct);
        var tasks = await AllAsync(reader, TaskOf, ct);
        await reader.NextResultAsync(ct);
        var belongings = await AllAsync(reader, row => BelongingOf(row, call.Command), ct);
        await reader.NextResultAsync(ct);
        var roster = await RosterRows.ReadAsync(reader, ct);
        return found is null ? null : new(
            found,
            found.Run with { Tasks = tasks, Participants = [.. belongings.OfType<Participant>()], Inputs = [.. belongings.OfType<ProvidedInput>()] },
            belongings.OfType<Receipt>().SingleOrDefault(),
            roster);
    }

    /// <summary>The row of the run among those of its ancestors; null when it is not there.</summary>
    public static async Task<RunRow?> RowAsync(DbDataReader reader, RunId run, CancellationToken ct)
    {
        RunRow? found = null;
        while (await reader.ReadAsync(ct))
        {
            if (reader.GetGuid(0) == run.Value)
            {
                found = new(HeadOf(reader), StateOf(reader), reader.GetFieldValue<byte[]>(13), AgencyFacts.Read(reader, 20));
            }
        }

        return found;
    }

    /// <summary>Reads <see cref="RunSql.ReceiptAndStamp"/>.</summary>
    public static async Task<(Receipt? Receipt, string Stamp)> ReceiptAndStampAsync(DbDataReader reader, CommandId command, CancellationToken ct)
    {
        (Receipt? Receipt, string Stamp) read = (null, "");
        while (await reader.ReadAsync(ct))
        {
            read = reader.GetString(0) == "stamp"
                ? (read.Receipt, reader.TextOrNull(1) ?? "")
                : (new(command, reader.GetString(1), reader.GetString(2), reader.Moment(3), Repeated: true), read.Stamp);
        }

        return read;
    }

    internal static async Task<ImmutableArray<T>> AllAsync<T>(DbDataReader reader, Func<DbDataReader, T> row, CancellationToken ct)
    {
        var all = ImmutableArray.CreateBuilder<T>();
        while (await reader.ReadAsync(ct))
        {
            all.Add(row(reader));
        }

        return all.ToImmutable();
    }

    internal static SealedEvent EventOf(DbDataReader row) => new(
        new(row.GetGuid(0)),
        row.GetInt32(1),
        new(row.GetGuid(2)),
        row.GuidOrNull(3) is { } actor ? new PersonId(actor) : null,
        row.Moment(4),
        row.GetString(5),
        row.GetFieldValue<byte[]>(6),
        row.GetFieldValue<byte[]>(7));

    internal static RunTask TaskOf(DbDataReader row) => new()
    {
        Key = new(new(row.GetString(0)), row.GetInt32(1), row.GetInt32(2), new(row.GetString(3))),
        Lane = new(row.GetString(4)),
        Label = row.TextOrNull(5),
        Status = Enum.Parse<RunTaskStatus>(row.GetString(6)),
        OpenedAt = row.Moment(7),
        DueAt = row.MomentOrNull(8),
        Holder = row.GuidOrNull(9) is { } holder ? new PersonId(holder) : null,
        ClaimedAt = row.MomentOrNull(10),
        ClosedAt = row.MomentOrNull(11),
        By = row.GuidOrNull(12) is { } person
            ? new(new(person), row.GetString(13), row.GuidOrNull(14) is { } other ? new PersonId(other) : null)
            : null,
        Outcome = row.TextOrNull(15) is { } outcome ? Enum.Parse<CheckOutcome>(outcome) : null,
        OverdueNoted = row.GetBoolean(16),
        Entrusted = row.TextOrNull(17) is { } position ? new(new(row.GetGuid(9)), position, OnBehalfOf: null) : null,
    };

    private static RunHead HeadOf(DbDataReader row) => new(
        new(row.GetGuid(0)),
        new(row.GetGuid(1)),
        new(row.GetGuid(2)),
        new(row.GetGuid(3)),
        new(row.GetString(4), row.GetGuid(5), row.GetInt32(6), row.IsDBNull(7) ? null : row.GetInt32(7)) { Matter = row.TextOrNull(19) },
        row.GetString(8),
        [.. row.GetFieldValue<Guid[]>(9).Select(id => new RunId(id))]);

    internal static Run StateOf(DbDataReader row) => new()
    {
        Id = new(row.GetGuid(0)),
        Status = Enum.Parse<RunStatus>(row.GetString(11)),
        Sequence = row.GetInt32(12),
        StartedAt = row.MomentOrNull(14),
        ClosedAt = row.MomentOrNull(15),
        PausedAt = row.MomentOrNull(16),
        Pauses = [.. Moments(row, 17).Zip(Moments(row, 18), (from, until) => new PausedTime(from, until))],
        Parent = row.TextOrNull(10) is { } parent ? ParentTaskText.Read(parent) : null,
    };

    private static IEnumerable<Instant> Moments(DbDataReader row, int column) => row.GetFieldValue<DateTime[]>(column).Select(Instant.FromDateTimeUtc);

    private static object BelongingOf(DbDataReader row, CommandId command) => row.GetString(0) switch
    {
        "participant" => ParticipantOf(row),
        "input" => InputOf(row),
        _ => new Receipt(command, row.GetString(1), row.GetString(2), row.Moment(6), Repeated: true),
    };

    internal static Participant ParticipantOf(DbDataReader row) => new(new(row.GetString(1)), row.GetString(2), new(row.GetString(3)));

    internal static ProvidedInput InputOf(DbDataReader row) =>
        new(new(row.GetString(1)), row.GetInt32(4), new(row.GetString(2)), new(row.GetGuid(5)), row.GetString(3));
}

/// <summary>The waiting task of another run, as one column: <c>run/step/act/round</c>.</summary>
internal static class ParentTaskText
{
    public static string Write(ParentTask parent) => $"{parent.Run}/{parent.Task.Step}/{parent.Task.Act}/{parent.Task.Round}";

    public static ParentTask Read(string text)
    {
        var parts = text.Split('/');
        return new(
            new(Guid.Parse(parts[0])),
            new(new(parts[1]), int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture), int.Parse(parts[3], System.Globalization.CultureInfo.InvariantCulture), Slot.Sole));
    }
}

/// <summary>Nullable columns of a reader.</summary>
internal static class ReaderColumns
{
    public static string? TextOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static Guid? GuidOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);

    public static Instant Moment(this DbDataReader row, int column) => Instant.FromDateTimeUtc(row.GetDateTime(column));

    public static Instant? MomentOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.Moment(column);
}
