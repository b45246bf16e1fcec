using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;

namespace Tera.Procedures.Mining;

/// <summary>An event log in OCEL 2.0: runs, tasks, roles, units, employees under a pseudonym and the version of the SOP are objects; what happens is tied to all of them at once.</summary>
internal sealed class Ocel
{
    private static readonly JsonSerializerOptions JsonOptions = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly (string Name, string[] Attributes)[] ObjectTypes =
        [("Pelaksanaan", ["judul"]), ("Tugas", ["langkah", "putaran"]), ("Pelaksana", ["peran"]), ("Unit", ["nama"]), ("Pegawai", ["samaran"]), ("Versi SOP", ["nomor"])];

    private readonly EventLog _log;
    private readonly Dictionary<string, Thing> _objects = [];
    private readonly List<Happening> _events = [];

    private Ocel(EventLog log)
    {
        _log = log;
        foreach (var trace in log.Traces)
        {
            foreach (var (at, happened) in trace.Events.Index())
            {
                Add(trace, at, happened);
            }
        }
    }

    public static byte[] WriteXml(EventLog log)
    {
        var ocel = new Ocel(log);
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            ocel.WriteTo(xml);
        }

        return stream.ToArray();
    }

    public static byte[] WriteJson(EventLog log)
    {
        var ocel = new Ocel(log);
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                eventTypes = ocel.Types().Select(type => new { name = type, attributes = Array.Empty<string>() }),
                objectTypes = ObjectTypes.Select(type => new { name = type.Name, attributes = type.Attributes.Select(attribute => new { name = attribute, type = "string" }) }),
                events = ocel._events.Select(one => new
                {
                    id = one.Id,
                    type = one.Type,
                    time = EventLog.Moment(one.At),
                    relationships = one.Objects.Select(tie => new { objectId = tie.Object, qualifier = tie.Qualifier }),
                }),
                objects = ocel._objects.Values.Select(one => new
                {
                    id = one.Id,
                    type = one.Type,
                    attributes = one.Attributes.Select(attribute => new { name = attribute.Name, value = attribute.Value, time = EventLog.Moment(one.Since) }),
                    relationships = one.PartOf is { } whole ? new[] { new { objectId = whole, qualifier = "bagian dari" } } : [],
                }),
            },
            JsonOptions);
    }

    private void Add(LogTrace trace, int at, LogEvent happened)
    {
        var visit = happened.Visit;
        var run = Keep(new("run-" + trace.Run.ToString("N"), "Pelaksanaan", [("judul", trace.Title)], happened.At, null));
        var task = Keep(new("task-" + _log.Key(visit), "Tugas", [("langkah", visit.Step), ("putaran", visit.Round.ToString(CultureInfo.InvariantCulture))], happened.At, run));
        var role = Keep(new("role-" + visit.Lane, "Pelaksana", [("peran", _log.Role(visit))], happened.At, null));
        var version = Keep(new("version-" + visit.Version_Id.ToString("N"), "Versi SOP", [("nomor", visit.Number.ToString(CultureInfo.InvariantCulture))], happened.At, null));
        List<(string, string)> objects = [(run, "dalam"), (task, "mengenai"), (role, "oleh"), (version, "menurut")];
        if (visit.Slot.Length > 0 && _log.Group(visit) is { } whose)
        {
            objects.Add((Keep(visit.IsOfPerson
                ? new(_log.Slot(visit), "Pegawai", [("samaran", whose)], happened.At, null)
                : new("unit-" + _log.Slot(visit), "Unit", [("nama", whose)], happened.At, null)), "untuk"));
        }

        _events.Add(new($"event-{trace.Run:N}-{at + 1}", TypeOf(_log.Activity(visit), happened.Transition), happened.At, objects));
    }

    private string Keep(Thing thing)
    {
        _objects.TryAdd(thing.Id, thing);
        return thing.Id;
    }

    private IEnumerable<string> Types() => _events.Select(one => one.Type).Distinct().Order(StringComparer.Ordinal);

    /// <summary>An activity that was done bears its own name, as process mining expects; what came before or instead says so.</summary>
    private static string TypeOf(string activity, string transition) => transition switch
    {
        "complete" => activity,
        "schedule" => activity + " (dibuka)",
        "assign" => activity + " (diambil)",
        "pi_abort" => activity + " (pelaksanaan dibatalkan)",
        _ => activity + " (berakhir tanpa selesai)",
    };

    private void WriteTo(XmlWriter xml)
    {
        xml.WriteStartElement("log");
        Declare(xml, "object-types", "object-type", ObjectTypes.Select(type => (type.Name, type.Attributes)));
        Declare(xml, "event-types", "event-type", Types().Select(type => (type, (string[])[])));
        xml.WriteStartElement("objects");
        foreach (var one in _objects.Values)
        {
            xml.WriteStartElement("object");
            xml.WriteAttributeString("id", one.Id);
            xml.WriteAttributeString("type", one.Type);
            Attributes(xml, one.Attributes, EventLog.Moment(one.Since));
            if (one.PartOf is { } whole)
            {
                Ties(xml, [(whole, "bagian dari")]);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteStartElement("events");
        foreach (var one in _events)
        {
            xml.WriteStartElement("event");
            xml.WriteAttributeString("id", one.Id);
            xml.WriteAttributeString("type", one.Type);
            xml.WriteAttributeString("time", EventLog.Moment(one.At));
            Attributes(xml, [], time: null);
            Ties(xml, one.Objects);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Declare(XmlWriter xml, string list, string item, IEnumerable<(string Name, string[] Attributes)> types)
    {
        xml.WriteStartElement(list);
        foreach (var (name, attributes) in types)
        {
            xml.WriteStartElement(item);
            xml.WriteAttributeString("name", name);
            xml.WriteStartElement("attributes");
            foreach (var attribute in attributes)
            {
                xml.WriteStartElement("attribute");
                xml.WriteAttributeString("name", attribute);
                xml.WriteAttributeString("type", "string");
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Attributes(XmlWriter xml, IEnumerable<(string Name, string Value)> attributes, string? time)
    {
        xml.WriteStartElement("attributes");
        foreach (var (name, value) in attributes)
        {
            xml.WriteStartElement("attribute");
            xml.WriteAttributeString("name", name);
            if (time is not null)
            {
                xml.WriteAttributeString("time", time);
            }

            xml.WriteString(value);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Ties(XmlWriter xml, IEnumerable<(string Object, string Qualifier)> ties)
    {
        xml.WriteStartElement("objects");
        foreach (var (thing, qualifier) in ties)
        {
            xml.WriteStartElement("object");
            xml.WriteAttributeString("object-id", thing);
            xml.WriteAttributeString("qualifier", qualifier);
            // The published schema asks for a type even here.
            xml.WriteAttributeString("type", "");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private sealed record Thing(string Id, string Type, IReadOnlyList<(string Name, string Value)> Attributes, NodaTime.Instant Since, string? PartOf);

    private sealed record Happening(string Id, string Type, NodaTime.Instant At, IReadOnlyList<(string Object, string Qualifier)> Objects);
}
