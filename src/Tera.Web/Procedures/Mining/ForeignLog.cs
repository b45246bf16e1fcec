using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Tera.Shared;

namespace Tera.Procedures.Mining;

/// <summary>An activity of a foreign log.</summary>
/// <param name="Name">As logged.</param>
/// <param name="Events">How often it was completed.</param>
/// <param name="Median">Hours on the clock since the event before it in the same case, middle value; null where nothing came before.</param>
/// <param name="P80">The same, below which four of five lie.</param>
internal sealed record ForeignActivity(string Name, int Events, double? Median, double? P80);

/// <summary>A foreign log in figures; nothing of its events is kept.</summary>
/// <param name="Cases">Traces.</param>
/// <param name="Events">All of them.</param>
/// <param name="Variants">Different orders of activities.</param>
/// <param name="MedianHours">From the first to the last event of a case, middle value.</param>
/// <param name="Activities">The most frequent first.</param>
/// <param name="Ways">The most frequent orders, each with its number of cases.</param>
internal sealed record ForeignLog(int Cases, int Events, int Variants, double? MedianHours, IReadOnlyList<ForeignActivity> Activities, IReadOnlyList<(int Cases, IReadOnlyList<string> Activities)> Ways);

/// <summary>A log that cannot be read; the message is Indonesian.</summary>
internal sealed class ForeignLogException(string message) : Exception(message);

/// <summary>Reads XES of other systems event by event, so that a large log needs no more memory than its figures.</summary>
internal sealed class XesReader
{
    /// <summary>Bytes from one tag to the next: the reader of XML holds an attribute whole.</summary>
    private const int LargestTag = 1024 * 1024;

    private const int MostActivities = 5_000;
    private const int MostWays = 10;

    /// <summary>Letters of a name; no activity of people is called longer.</summary>
    private const int LongestName = 300;
    private const int LongestWay = 400;
    private const int MostWords = 2_000;

    /// <summary>Four times the largest of the public logs.</summary>
    private const int MostEvents = 1_200_000;

    private readonly Dictionary<string, List<float>> _waits = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Cases, string? Words)> _ways = new(StringComparer.Ordinal);
    private readonly List<float> _lengths = [];
    private int _cases;
    private int _events;

    private XesReader()
    {
    }

    /// <exception cref="ForeignLogException">It is no XES, or holds what no log needs.</exception>
    public static ForeignLog Read(Stream stream)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = true };
        try
        {
            using var xml = XmlReader.Create(new TagBoundStream(stream, LargestTag, () => new ForeignLogException($"Log ini memuat satu atribut atau teks lebih dari {LargestTag / 1024 / 1024} MB, yang tidak ada pada log kejadian. Simpan ulang tanpa lampiran itu.")), settings);
            var reader = new XesReader();
            reader.ReadLog(xml);
            return reader.Figures();
        }
        catch (XmlException fault)
        {
            throw new ForeignLogException($"Baris {Math.Max(1, fault.LineNumber)}: bukan XES yang utuh. Simpan ulang dari aplikasi asalnya; berkas dengan DOCTYPE ditolak.");
        }
    }

    private void ReadLog(XmlReader xml)
    {
        if (xml.MoveToContent() is not XmlNodeType.Element || xml.LocalName != "log")
        {
            throw new ForeignLogException("Baris 1: diharapkan unsur log dari XES.");
        }

        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "trace", IsEmptyElement: false })
            {
                using var trace = xml.ReadSubtree();
                ReadTrace(trace);
            }
        }
    }

    private void ReadTrace(XmlReader xml)
    {
        _cases++;
        List<(string Name, DateTimeOffset? At)> events = [];
        xml.Read();
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "event" })
            {
                using var inner = xml.ReadSubtree();
                if (ReadEvent(inner) is { } happened)
                {
                    events.Add(happened);
                }
            }
        }

        var ordered = events.TrueForAll(one => one.At is not null) ? [.. events.OrderBy(one => one.At)] : events;
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

        Note(ordered.Select(one => one.Name));
        if (ordered is [{ At: { } first }, .., { At: { } last }])
        {
            _lengths.Add((float)(last - first).TotalHours);
        }
    }

    /// <summary>Ways are told apart by a digest of all they pass; words are kept of the few that can be among the most frequent, so that a log of nothing but different cases needs no more room.</summary>
    private void Note(IEnumerable<string> names)
    {
        List<string> way = [.. names];
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

    /// <summary>Name and moment; null for what is not the end of an activity.</summary>
    private (string, DateTimeOffset?)? ReadEvent(XmlReader xml)
    {
        if (++_events > MostEvents)
        {
            throw new ForeignLogException($"Log ini memuat lebih dari {MostEvents} kejadian; bagi menurut tahun, lalu baca satu per satu.");
        }

        string? name = null, transition = null;
        DateTimeOffset? at = null;
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, Depth: 1 } && xml.GetAttribute("value") is { } value)
            {
                switch (xml.GetAttribute("key"))
                {
                    case "concept:name":
                        name = value.Length > LongestName ? value[..LongestName] : value;
                        break;
                    case "lifecycle:transition":
                        transition = value;
                        break;
                    case "time:timestamp" when DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment):
                        at = moment;
                        break;
                }
            }
        }

        return name is null || (transition is not null && !transition.Equals("complete", StringComparison.OrdinalIgnoreCase)) ? null : (name, at);
    }

    private ForeignLog Figures() => new(
        _cases, _events, _ways.Count, Percentile(_lengths, 0.5m),
        [.. _counts.OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).Select(one => new ForeignActivity(one.Key, one.Value, Percentile(_waits.GetValueOrDefault(one.Key), 0.5m), Percentile(_waits.GetValueOrDefault(one.Key), 0.8m)))],
        [.. _ways.Values.Where(way => way.Words is not null).OrderByDescending(way => way.Cases).ThenBy(way => way.Words, StringComparer.Ordinal).Take(MostWays).Select(way => (way.Cases, (IReadOnlyList<string>)way.Words!.Split('\u001F')))]);

    private static double? Percentile(List<float>? values, decimal part)
    {
        if (values is not { Count: > 0 })
        {
            return null;
        }

        values.Sort();
        return Math.Round(NearestRank.Of<float>(CollectionsMarshal.AsSpan(values), part), 2);
    }
}
