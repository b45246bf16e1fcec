using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using Tera.Procedures.Engine;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Runs;

/// <summary>A run as it stood after one of its events.</summary>
/// <param name="Run">Its state.</param>
/// <param name="Hash">Hash of that event, and through it of all before.</param>
internal sealed record KnownRun(Run Run, ReadOnlyMemory<byte> Hash)
{
    /// <summary>
    /// The state that its row speaks of, by way of the events since; null when they do not lead there, as when a database was restored
    /// from a backup, or when they were written by a newer build.
    /// </summary>
    public KnownRun? LedTo(RunRow row, IEnumerable<SealedEvent> since)
    {
        var (run, hash) = (Run, Hash);
        foreach (var kept in since.Where(kept => kept.Sequence > Run.Sequence && kept.Sequence <= row.Run.Sequence))
        {
            if (kept.Sequence != run.Sequence + 1 || !kept.PreviousHash.Span.SequenceEqual(hash.Span) || Read(kept) is not { } happened)
            {
                return null;
            }

            (run, hash) = (Run.Evolve(run, happened, kept.RecordedAt), kept.Hash);
        }

        return run.Sequence == row.Run.Sequence && hash.Span.SequenceEqual(row.Hash.Span) ? new(run, hash) : null;
    }

    private static RunEvent? Read(SealedEvent kept)
    {
        try
        {
            return RunEventJson.Read(kept.Content);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>
/// Runs and rosters as this process saw them last. Neither is believed: a run is led on to the hash its row bears, a roster must bear the
/// stamp of the moment. So it matters to nobody that another process, or an administrator, has been at work since, or that what was
/// written was never committed.
/// </summary>
public sealed class RunMemory : IDisposable
{
    /// <summary>Tasks, participants and holders, a few hundred bytes each.</summary>
    private const int MostEntries = 40_000;

    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MostEntries });

    internal KnownRun? Find(RunId run) => _kept.Get<KnownRun>(run);

    internal void Keep(KnownRun known) => Keep(known.Run.Id, known, known.Run.Tasks.Length + known.Run.Participants.Length);

    /// <summary>Who may act under a version; null when what is remembered bears another stamp.</summary>
    internal Roster? Find(VersionId version, string stamp) =>
        _kept.Get<StampedRoster>(version) is { } known && known.Stamp == stamp ? known.Roster : null;

    internal Roster Keep(VersionId version, string stamp, Roster roster)
    {
        Keep(version, new StampedRoster(stamp, roster), roster.Holders.Length + roster.Units.Length + roster.Employees.Length);
        return roster;
    }

    public void Dispose() => _kept.Dispose();

    private void Keep(object key, object value, int entries) =>
        _kept.Set(key, value, new MemoryCacheEntryOptions { Size = entries + 1, SlidingExpiration = Unused });

    private sealed record StampedRoster(string Stamp, Roster Roster);
}
