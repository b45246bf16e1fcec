using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Data;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Contracts;

/// <summary>The talk of a run (percakapan), in the caller's transaction: also for what is done beside its tasks and is no event of its own.</summary>
public sealed class RunTalk(TeraDbContext db)
{
    /// <summary>Characters.</summary>
    public const int Longest = 2_000;

    /// <param name="run">Which.</param>
    /// <param name="who">Who says it.</param>
    /// <param name="position">His title now.</param>
    /// <param name="text">Cut where it is longer than anybody may write.</param>
    /// <param name="at">When.</param>
    /// <param name="ct">Ends waiting.</param>
    public Task SayAsync(RunId run, PersonId who, string position, string text, Instant at, CancellationToken ct)
    {
        var said = text.Length > Longest ? text[..Longest] : text;
        return db.Database.ExecuteSqlAsync(
            $"""
             insert into procedures.comment (id, run_id, person_id, position, text, recorded_at)
             values ({Guid.CreateVersion7()}, {run.Value}, {who.Value}, {position}, {said}, {at.ToDateTimeUtc()})
             """,
            ct);
    }
}
