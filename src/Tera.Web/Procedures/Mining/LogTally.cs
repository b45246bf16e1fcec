using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Tera.Shared;

namespace Tera.Procedures.Mining;

/// <summary>Activities of a foreign log and the orders they came in, counted case by case.</summary>
internal sealed class LogTally
{
    private const int MostActivities = 5_000;
    private const int MostWays = 10;
    private const int LongestWay = 400;
    private const int MostWords = 2_000;

    private readonly Dictionary<string, List<float>> _waits = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Cases, string? Words)> _ways = new(StringComparer.Ordinal);

    /// <summary>Different orders of activities.</summary>
    public int Variants => _ways.Count;

    /// <summary>The most frequent first.</summary>
    public IReadOnlyList<ForeignActivity> Activities =>
        [.. _counts.OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).Select(one => new ForeignActivity(one.Key, one.Value, Percentile(_waits.GetValueOrDefault(one.Key), 0.5m), Percentile(_waits.GetValueOrDefault(one.Key), 0.8m)))];

    /// <summary>The most frequent orders.</summary>
    public IReadOnlyList<(int Cases, IReadOnlyList<string> Activities)> Ways =>
        [.. _ways.Values.Where(way => way.Words is not null).OrderByDescending(way => way.Cases).ThenBy(way => way.Words, StringComparer.Ordinal).Take(MostWays).Select(way => (way.Cases, (IReadOnlyList<string>)way.Words!.Split('\u001F')))];

    /// <summary>Counts one case.</summary>
    /// <param name="events">What counts of it, in the order of the log.</param>
    /// <exception cref="ForeignLogException">More names than people give to their work.</exception>
    public void Count(IReadOnlyList<(string Name, DateTimeOffset? At)> events)
    {
        var ordered = events.All(one => one.At is not null) ? [.. events.OrderBy(one => one.At)] : events;
        for (var at = 0; at < ordered.Count; at++)
        {
            var (name, when) = ordered[at];
            _counts[name] = _counts.GetValueOrDefault(name) + 1;
            if (_counts.Count > MostActivities)
            {
                throw new ForeignLogException($"Log ini memuat lebih dari {MostActivities} nama kegiatan; periksa kunci concept:name.");
            }

            if (at > 0 && when is { } now && ordered[at - 1].At is { } before)
            {
                (_waits.TryGetValue(name, out var waits) ? waits : _waits[name] = []).Add((float)(now - before).TotalHours);
            }
        }

        CountWay([.. ordered.Select(one => one.Name)]);
    }

    /// <summary>The nearest rank, two decimals; null where there is nothing.</summary>
    public static double? Percentile(List<float>? values, decimal part)
    {
        if (values is not { Count: > 0 })
        {
            return null;
        }

        values.Sort();
        return Math.Round(NearestRank.Of<float>(CollectionsMarshal.AsSpan(values), part), 2);
    }

    /// <summary>Ways are told apart by a digest of all they pass; words are kept of the few that can be among the most frequent, so that a log of nothing but different cases needs no more room.</summary>
    private void CountWay(List<string> way)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in way)
        {
            digest.AppendData(Encoding.UTF8.GetBytes(name));
            digest.AppendData([0]);
        }

        var key = Convert.ToBase64String(digest.GetHashAndReset());
        var (cases, words) = _ways.GetValueOrDefault(key);
        words ??= cases > 0 || _ways.Count < MostWords ? string.Join('\u001F', way.Take(LongestWay)) : null;
        _ways[key] = (cases + 1, words);
    }
}
