using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Organisation.Contracts;

/// <summary>What the law wants to know of a change.</summary>
/// <param name="Command">The command that made it.</param>
/// <param name="Process">What was done: <c>organisation.appoint</c>.</param>
/// <param name="Subject">Kind of thing: <c>position</c>.</param>
/// <param name="SubjectId">Which one.</param>
public sealed record AuditEntry(CommandId Command, string Process, string Subject, Guid SubjectId)
{
    /// <summary>Who, with the positions of that day; null for the system.</summary>
    public SignedInUser? By { get; init; }

    /// <summary>As it was, in words or JSON; null for something new. Never a password.</summary>
    public string? Before { get; init; }

    public string? After { get; init; }

    public string? Reason { get; init; }
}

/// <summary>Writes into the record that only grows, in the transaction of the change.</summary>
public sealed class AuditTrail(TeraDbContext db, RegionClock days, IClock clock)
{
    public async Task WriteAsync(AuditEntry entry, CancellationToken ct)
    {
        var (now, today) = (clock.GetCurrentInstant().ToDateTimeUtc(), await days.TodayAsync(ct));
        await db.Database.ExecuteSqlAsync(
            $"""
             insert into platform.audit (fiscal_year, command_id, process, subject, subject_id, person_id, position, before, after, reason, recorded_at)
             values ({today.Year}, {entry.Command.Value}, {entry.Process}, {entry.Subject}, {entry.SubjectId}, {entry.By?.PersonId.Value},
                     {entry.By?.MainPosition?.Title}, {entry.Before}, {entry.After}, {entry.Reason}, {now})
             """,
            ct);
    }
}
