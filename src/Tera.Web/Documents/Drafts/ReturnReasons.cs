using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.People;
using Tera.Platform.Data;
using Tera.Procedures.Engine;

namespace Tera.Documents.Drafts;

/// <summary>Why work came back, in the words of who sent it.</summary>
public sealed record ReturnReason(string Reason, string By, string Post, Instant At);

/// <summary>Reads why a run last went back.</summary>
public sealed class ReturnReasons(TeraDbContext db)
{
    /// <summary>The last return before a task's round; null in the first round.</summary>
    public async Task<ReturnReason?> BeforeAsync(RunId run, TaskKey task, CancellationToken ct)
    {
        if (task.Round == 1)
        {
            return null;
        }

        var rows = await db.Database.SqlQuery<EventRow>(
            $"""
             select content as "Content", recorded_at as "At" from procedures.event
             where run_id = {run.Value} and kind in ('returned', 'completed', 'submission-returned')
             order by sequence desc
             """).ToListAsync(ct);
        foreach (var row in rows)
        {
            if (Reason(RunEventJson.Read(row.Content)) is var (by, reason))
            {
                var name = await db.Set<Person>().Where(person => person.Id == by.Person).Select(person => person.FullName).SingleAsync(ct);
                return new(reason, name, by.Position, Instant.FromDateTimeUtc(row.At));
            }
        }

        return null;
    }

    private static (Performer By, string Reason)? Reason(RunEvent happened) => happened switch
    {
        RunEvent.Returned returned => (returned.By, returned.Reason),
        RunEvent.SubmissionReturned returned => (returned.By, returned.Reason),
        RunEvent.Completed { Outcome: CheckOutcome.No, Note: { } note } refused => (refused.By, note),
        _ => null,
    };

    private sealed record EventRow(string Content, DateTime At);
}
