using System.Xml.Linq;

namespace Tera.Procedures.Bpmn;

/// <summary>Names of BPMN 2.0 (Object Management Group) and of Tera's own extension in it.</summary>
internal static class BpmnNames
{
    public static readonly XNamespace Model = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    public static readonly XNamespace Diagram = "http://www.omg.org/spec/BPMN/20100524/DI";

    public static readonly XNamespace Bounds = "http://www.omg.org/spec/DD/20100524/DC";

    public static readonly XNamespace Interchange = "http://www.omg.org/spec/DD/20100524/DI";

    public static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>What BPMN has no notion of, in the words of an SOP file: <c>sop</c> in the process, <c>langkah</c> in a task.</summary>
    public static readonly XNamespace Tera = "urn:tera:sop:1";

    public const string TargetNamespace = "urn:tera:sop";

    public const string Process = "proses";

    public const string Pool = "instansi";

    public const string Start = "mulai";

    public const string Finish = "selesai";

    public static string Lane(string key) => "lajur-" + key;

    public static string Step(string key) => "langkah-" + key;

    public static string Gateway(string key) => "keputusan-" + key;

    public static string Call(string key) => "panggil-" + key;

    /// <summary>The variable a foreign engine sets to take an exit; a plain word, because its expressions know no hyphens.</summary>
    public static string Variable(string step, string exit) => $"{step}_{exit}".Replace('-', '_');
}
