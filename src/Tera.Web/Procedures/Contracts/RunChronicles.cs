using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Data;
using Tera.Procedures.Engine;
using Tera.Procedures.Runs;
using Tera.Procedures.Runs.Show;

namespace Tera.Procedures.Contracts;

/// <summary>One event of a run in words.</summary>
/// <param name="At">When, at the agency's seat.</param>
/// <param name="Who">Name; <c>Tera</c> for the system.</param>
/// <param name="As">Post as it was then; null where none was told.</param>
/// <param name="What">A verb phrase that follows the name.</param>
/// <param name="Words">What the person said; null for nothing.</param>
public sealed record ChronicleLine(string At, string Who, string? As, string What, string? Words);

/// <summary>A whole run in words, for those who read it without the program.</summary>
/// <param name="Head">What it is about.</param>
/// <param name="Sop">Name of its SOP as printed.</param>
/// <param name="Number">Of the SOP; null where the cover has none.</param>
/// <param name="State">In one word or two, Indonesian.</param>
/// <param name="Lines">Oldest first.</param>
public sealed record RunChronicle(RunHead Head, string Sop, string? Number, string State, IReadOnlyList<ChronicleLine> Lines);

/// <summary>Tells runs in words.</summary>
public sealed class RunChronicles(TeraDbContext db, RunStore store, LinkedRuns links, IClock clock)
{
    /// <summary>The run from its start to now; it must be in the region.</summary>
    public async Task<RunChronicle> OfAsync(RunId run, CancellationToken ct)
    {
        var loaded = await store.LookAsync(run, new PersonId(Guid.Empty), clock.GetCurrentInstant(), ct)
            ?? throw new InvalidOperationException($"Run {run} is not there.");
        var events = await store.EventsAsync(run, ct);
        var names = await NamesAsync(events.Select(kept => kept.Actor).OfType<PersonId>().Concat(loaded.Around.Roster.Holders.Select(holder => holder.Person)), ct);
        var (definition, zone) = (loaded.Around.Definition, loaded.Calendar.TimeZone);
        var history = new RunHistory(definition, loaded.Run, names, await links.TitlesAsync(loaded.Run, ct), zone);
        return new(
            loaded.Head,
            definition.Title,
            definition.Cover.Number,
            loaded.Run.Status switch
            {
                RunStatus.Finished => "selesai",
                RunStatus.Cancelled => "dibatalkan",
                RunStatus.Paused => "dihentikan sementara",
                _ => "sedang berjalan",
            },
            [.. events.Select(kept =>
            {
                var entry = history.Entry(kept);
                return new ChronicleLine(zone.Moment(kept.RecordedAt), entry.Who, entry.As, entry.Link is { } link ? $"{entry.What} {link.Text}" : entry.What, entry.Words);
            })]);
    }

    /// <summary>Names of people, each once.</summary>
    internal async Task<Dictionary<PersonId, string>> NamesAsync(IEnumerable<PersonId> people, CancellationToken ct)
    {
        var wanted = people.Distinct().Select(person => person.Value).ToArray();
        var rows = await db.Database.SqlQuery<NameRow>($"select id, full_name from organisation.person where id = any ({wanted})").ToListAsync(ct);
        return rows.ToDictionary(row => new PersonId(row.Id), row => row.Full_Name);
    }

    private sealed record NameRow(Guid Id, string Full_Name);
}
