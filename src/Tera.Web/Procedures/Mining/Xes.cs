using System.Globalization;
using System.Text;
using System.Xml;

namespace Tera.Procedures.Mining;

/// <summary>An event log in XES (IEEE 1849): a run is a trace, the life of each task its events.</summary>
internal static class Xes
{
    public const string MediaType = "application/xml";

    private const string Namespace = "http://www.xes-standard.org/";

    private static readonly (string Name, string Prefix, string Uri)[] Extensions =
    [
        ("Concept", "concept", "http://www.xes-standard.org/concept.xesext"), ("Lifecycle", "lifecycle", "http://www.xes-standard.org/lifecycle.xesext"),
        ("Organizational", "org", "http://www.xes-standard.org/org.xesext"), ("Time", "time", "http://www.xes-standard.org/time.xesext"), ("Tera", "tera", "urn:tera:xes:1"),
    ];

    public static byte[] Write(EventLog log)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("log", Namespace);
            xml.WriteAttributeString("xes.version", "1849.2016");
            xml.WriteAttributeString("xes.features", "");
            WriteHead(xml, log);
            foreach (var trace in log.Traces)
            {
                WriteTrace(xml, log, trace);
            }

            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static void WriteHead(XmlWriter xml, EventLog log)
    {
        foreach (var (name, prefix, uri) in Extensions)
        {
            xml.WriteStartElement("extension", Namespace);
            xml.WriteAttributeString("name", name);
            xml.WriteAttributeString("prefix", prefix);
            xml.WriteAttributeString("uri", uri);
            xml.WriteEndElement();
        }

        xml.WriteStartElement("global", Namespace);
        xml.WriteAttributeString("scope", "trace");
        Text(xml, "concept:name", "");
        xml.WriteEndElement();
        xml.WriteStartElement("global", Namespace);
        xml.WriteAttributeString("scope", "event");
        Text(xml, "concept:name", "");
        Text(xml, "lifecycle:transition", "complete");
        Date(xml, "time:timestamp", "1970-01-01T00:00:00.000Z");
        xml.WriteEndElement();
        Classifier(xml, "Kegiatan", "concept:name");
        Classifier(xml, "Kegiatan dan peralihan", "concept:name lifecycle:transition");
        Text(xml, "concept:name", log.Title);
        Text(xml, "lifecycle:model", "standard");
    }

    private static void WriteTrace(XmlWriter xml, EventLog log, LogTrace trace)
    {
        xml.WriteStartElement("trace", Namespace);
        Text(xml, "concept:name", trace.Run.ToString("D"));
        Text(xml, "tera:judul", trace.Title);
        foreach (var happened in trace.Events)
        {
            var visit = happened.Visit;
            xml.WriteStartElement("event", Namespace);
            Text(xml, "concept:name", log.Activity(visit));
            Text(xml, "concept:instance", log.Key(visit));
            Text(xml, "lifecycle:transition", happened.Transition);
            Date(xml, "time:timestamp", EventLog.Moment(happened.At));
            Text(xml, "org:role", log.Role(visit));
            Text(xml, "org:group", log.Group(visit));
            Text(xml, "org:resource", happened.Transition == "complete" ? visit.By_Position : null);
            Text(xml, "tera:langkah", visit.Step);
            Number(xml, "tera:putaran", visit.Round);
            Number(xml, "tera:versi", visit.Number);
            Text(xml, "tera:standar", log.Standard(visit));
            Text(xml, "tera:keputusan", happened.Transition == "complete" ? visit.Outcome : null);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Classifier(XmlWriter xml, string name, string keys)
    {
        xml.WriteStartElement("classifier", Namespace);
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("keys", keys);
        xml.WriteEndElement();
    }

    private static void Text(XmlWriter xml, string key, string? value) => Attribute(xml, "string", key, value);

    private static void Date(XmlWriter xml, string key, string value) => Attribute(xml, "date", key, value);

    private static void Number(XmlWriter xml, string key, int value) => Attribute(xml, "int", key, value.ToString(CultureInfo.InvariantCulture));

    private static void Attribute(XmlWriter xml, string type, string key, string? value)
    {
        if (value is null)
        {
            return;
        }

        xml.WriteStartElement(type, Namespace);
        xml.WriteAttributeString("key", key);
        xml.WriteAttributeString("value", value);
        xml.WriteEndElement();
    }
}
