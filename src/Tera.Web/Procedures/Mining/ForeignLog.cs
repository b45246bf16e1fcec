using System.Globalization;
using System.Xml;

namespace Tera.Procedures.Mining;

/// <summary>An activity of a foreign log.</summary>
/// <param name="Name">As logged.</param>
/// <param name="Events">How often it was completed; in a log in which nothing ever is, how often it was named.</param>
/// <param name="Median">Hours on the clock since the event before it in the same case, middle value; null where nothing came before.</param>
/// <param name="P80">The same, below which four of five lie.</param>
internal sealed record ForeignActivity(string Name, int Events, double? Median, double? P80);

/// <summary>A foreign log in figures; nothing of its events is kept.</summary>
/// <param name="Cases">Traces.</param>
/// <param name="Events">All of them.</param>
/// <param name="Unfinished">Of the traces, those in which something was still open when the log was made: they count in none of the figures that follow.</param>
/// <param name="Variants">Different orders of activities.</param>
/// <param name="MedianHours">From the first to the last event of a case of whatever kind, middle value; a case of one event took none, as other readers of logs have it, or the middle would be that of the long cases only. Null where nothing has a time.</param>
/// <param name="Activities">The most frequent first.</param>
/// <param name="Ways">The most frequent orders, each with its number of cases.</param>
internal sealed record ForeignLog(int Cases, int Events, int Unfinished, int Variants, double? MedianHours, IReadOnlyList<ForeignActivity> Activities, IReadOnlyList<(int Cases, IReadOnlyList<string> Activities)> Ways);

/// <summary>A log that cannot be read; the message is Indonesian.</summary>
internal sealed class ForeignLogException(string message) : Exception(message);

/// <summary>Reads XES of other systems event by event, so that a large log needs no more memory than its figures.</summary>
internal sealed class XesReader
{
    /// <summary>Bytes from one tag to the next: the reader of XML holds an attribute whole.</summary>
    private const int LargestTag = 1024 * 1024;

    /// <summary>Letters of a name; no activity of people is called longer.</summary>
    private const int LongestName = 300;

    /// <summary>Elements within one another; attributes of attributes go a few deep.</summary>
    private const int MostDeep = 64;

    /// <summary>Four times the largest of the public logs.</summary>
    private const int MostEvents = 1_200_000;

    /// <summary>The transitions of the standard before, beside and after the one that ends an activity; words of a system's own are states it came to, and count.</summary>
    /// <remarks>Source: IEEE 1849-2016, the lifecycle extension, model "standard".</remarks>
    private static readonly HashSet<string> OtherTransitions = new(StringComparer.OrdinalIgnoreCase)
    {
        "schedule", "assign", "reassign", "start", "suspend", "resume", "withdraw", "autoskip", "manualskip", "ate_abort", "pi_abort", "unknown",
    };

    private readonly LogTally _ended = new();
    private readonly List<float> _lengths = [], _lengthsOfAll = [];

    /// <summary>Of every event, for a log in which nothing ends; null once something did.</summary>
    private LogTally? _whatever = new();
    private int _cases;
    private int _unfinished;
    private bool _hasNames;
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

    private static bool Read(XmlReader xml) => xml.Read() && (xml.Depth <= MostDeep
        ? true
        : throw new ForeignLogException($"Log ini memuat lebih dari {MostDeep} unsur yang bersarang, yang tidak ada pada log kejadian. Simpan ulang dari aplikasi asalnya."));

    private void ReadLog(XmlReader xml)
    {
        if (xml.MoveToContent() is not XmlNodeType.Element || xml.LocalName != "log")
        {
            throw new ForeignLogException("Baris 1: diharapkan unsur log dari XES.");
        }

        while (Read(xml))
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
        List<LoggedEvent> events = [];
        Read(xml);
        while (Read(xml))
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "event" })
            {
                using var inner = xml.ReadSubtree();
                events.Add(ReadEvent(inner));
            }
        }

        List<LoggedEvent> named = [.. events.Where(one => one.Name is not null)], ended = [.. named.Where(one => one.Ends)];
        _hasNames |= named.Count > 0;
        _whatever = ended.Count > 0 ? null : _whatever;
        _whatever?.Count(Counted(named));
        List<DateTimeOffset> moments = [.. events.Select(one => one.At).OfType<DateTimeOffset>()];
        var length = moments.Count > 0 ? (float)(moments.Max() - moments.Min()).TotalHours : (float?)null;
        _lengthsOfAll.AddRange(length is { } whole ? [whole] : []);
        if (IsOpen(named))
        {
            _unfinished++;
            return;
        }

        _ended.Count(Counted(ended));
        _lengths.AddRange(length is { } ofEnded ? [ofEnded] : []);
    }

    /// <summary>Whether a case had not come to its end: after the last thing in it somebody had something to do. Many systems log of some activities only that they began, so that one that never ended says nothing.</summary>
    private static bool IsOpen(List<LoggedEvent> named)
    {
        if (named.Count == 0)
        {
            return false;
        }

        var last = named.TrueForAll(one => one.At is not null) ? named.Index().MaxBy(one => (one.Item.At, one.Index)).Item : named[^1];
        return last.Opens;
    }

    private static List<(string, DateTimeOffset?)> Counted(List<LoggedEvent> events) => [.. events.Select(one => (one.Name!, one.At))];

    private LoggedEvent ReadEvent(XmlReader xml)
    {
        if (++_events > MostEvents)
        {
            throw new ForeignLogException($"Log ini memuat lebih dari {MostEvents} kejadian; bagi menurut tahun, lalu baca satu per satu.");
        }

        string? name = null, transition = null;
        DateTimeOffset? at = null;
        while (Read(xml))
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

        return new(name, at, transition?.Trim().ToLowerInvariant());
    }

    private ForeignLog Figures()
    {
        if (_events > 0 && !_hasNames)
        {
            throw new ForeignLogException($"Tidak satu pun dari {_events} kejadian pada log ini punya nama kegiatan (kunci concept:name). Atur nama kegiatannya pada aplikasi asalnya, lalu simpan ulang.");
        }

        // A log in which nothing ever ends does not tell which case did.
        return _whatever is { } whatever
            ? new(_cases, _events, 0, whatever.Variants, LogTally.Percentile(_lengthsOfAll, 0.5m), whatever.Activities, whatever.Ways)
            : new(_cases, _events, _unfinished, _ended.Variants, LogTally.Percentile(_lengths, 0.5m), _ended.Activities, _ended.Ways);
    }

    /// <param name="Name">Of the activity; null for an event without one.</param>
    /// <param name="At">When; null where nothing is logged.</param>
    /// <param name="Transition">In small letters; null where none is logged.</param>
    private readonly record struct LoggedEvent(string? Name, DateTimeOffset? At, string? Transition)
    {
        /// <summary>Whether the activity was done with it.</summary>
        public bool Ends => Transition is null || !OtherTransitions.Contains(Transition);

        /// <summary>Whether somebody has yet to do something after it.</summary>
        public bool Opens => Transition is "schedule" or "assign" or "reassign" or "start" or "suspend" or "resume";
    }
}
