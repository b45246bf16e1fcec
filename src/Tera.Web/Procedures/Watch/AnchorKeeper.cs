using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Watch;

/// <summary>Keeps the daily anchor of a region: once a day, in the first round after midnight at the region's seat.</summary>
/// <remarks>An anchor keeps only the runs that have moved since the one before; the root is over all. So a year of anchors is as long as a year of work.</remarks>
public sealed class AnchorKeeper(TeraDbContext db, RegionClock days, IClock clock)
{
    /// <summary>Anchors today, unless that has been done; true when it was done now.</summary>
    public async Task<bool> AnchorAsync(CancellationToken ct)
    {
        var today = await days.TodayAsync(ct);
        var last = await db.Database.SqlQuery<DateOnly?>($"""select max(day) as "Value" from procedures.anchor""").SingleAsync(ct);
        if (last is { } day && LocalDate.FromDateOnly(day) >= today)
        {
            return false;
        }

        var earlier = await KeptAnchor.AllAsync(db, ct);
        var known = earlier.SelectMany(anchor => anchor.Ends).OfType<RunEnd>().GroupBy(end => end.Run).ToDictionary(ends => ends.Key, ends => ends.Last().ToString());
        var ends = await EndsAsync(ct);
        var moved = ends.Where(end => known.GetValueOrDefault(end.Run) != end.ToString());
        var previous = earlier is [.., var before] ? before.Root : DailyAnchor.NoRoot.ToArray();
        var root = DailyAnchor.RootOf(previous, today, ends);

        // Two nodes after the same midnight: the first has kept it.
        return await db.Database.ExecuteSqlAsync(
            $"""
             insert into procedures.anchor (day, runs, root, previous, heads, recorded_at)
             values ({today.ToDateOnly()}, {ends.Count}, {root}, {previous}, {string.Join('\n', moved)}, {clock.GetCurrentInstant().ToDateTimeUtc()})
             on conflict do nothing
             """,
            ct) == 1;
    }

    private async Task<List<RunEnd>> EndsAsync(CancellationToken ct)
    {
        var rows = await db.Database.SqlQuery<EndRow>($"select id, sequence, head from procedures.run order by id").ToListAsync(ct);
        return [.. rows.Select(row => new RunEnd(new(row.Id), row.Sequence, row.Head))];
    }

    private sealed record EndRow(Guid Id, int Sequence, byte[] Head);
}
