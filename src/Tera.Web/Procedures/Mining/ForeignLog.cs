using System.Globalization;
using System.Xml;

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
    private const int MostActivities = 5_000;
    private const int MostWays = 10;
    private const int LongestWay = 400;

    private readonly Dictionary<string, List<float>> _waits = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _ways = new(StringComparer.Ordinal);
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
            using var xml = XmlReader.Create(stream, settings);
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
            if (at > 0 && when is { } now && ordered[at - 1].At is { } before)
            {
                (_waits.TryGetValue(name, out var waits) ? waits : _waits[name] = []).Add((float)(now - before).TotalHours);
            }
        }

        if (_counts.Count > MostActivities)
        {
            throw new ForeignLogException($"Log ini memuat lebih dari {MostActivities} nama kegiatan; periksa kunci concept:name.");
        }

        var way = string.Join('\u001F', ordered.Take(LongestWay).Select(one => one.Name));
        _ways[way] = _ways.GetValueOrDefault(way) + 1;
        if (ordered is [{ At: { } first }, .., { At: { } last }])
        {
            _lengths.Add((float)(last - first).TotalHours);
        }
    }

    /// <summary>Name and moment; null for what is not the end of an activity.</summary>
    private (string, DateTimeOffset?)? ReadEvent(XmlReader xml)
    {
        _events++;
        string? name = null, transition = null;
        DateTimeOffset? at = null;
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, Depth: 1 } && xml.GetAttribute("value") is { } value)
            {
                switch (xml.GetAttribute("key"))
                {
                    case "concept:name":
                        name = value;
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
        _cases, _events, _ways.Count, Percentile(_lengths, 0.5),
        [.. _counts.OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).Select(one => new ForeignActivity(one.Key, one.Value, Percentile(_waits.GetValueOrDefault(one.Key), 0.5), Percentile(_waits.GetValueOrDefault(one.Key), 0.8)))],
        [.. _ways.OrderByDescending(way => way.Value).ThenBy(way => way.Key, StringComparer.Ordinal).Take(MostWays).Select(way => (way.Value, (IReadOnlyList<string>)way.Key.Split('\u001F')))]);

    private static double? Percentile(List<float>? values, double part)
    {
        if (values is not { Count: > 0 })
        {
            return null;
        }

        values.Sort();
        return Math.Round(values[(int)Math.Ceiling(part * values.Count) - 1], 2);
    }
}
