using System.Xml;
using System.Xml.Linq;
using Tera.Procedures.Library;

namespace Tera.Procedures.Exchange;

/// <summary>Loads XML from strangers: no document types, so no entities; bounded in bytes, depth and elements.</summary>
internal static class SafeXml
{
    /// <summary>Bytes a file may have at most.</summary>
    public const int LargestSize = 5 * 1024 * 1024;

    /// <summary>Bytes one part of an office document may have at most.</summary>
    public const int LargestPart = 20 * 1024 * 1024;

    private const int GreatestDepth = 64;
    private const int MostElements = 100_000;

    /// <summary>Of one part of an office document: a drawn SOP takes thousands, and a book holds many.</summary>
    public const int MostElementsOfPart = 1_000_000;

    /// <summary>The document with its lines; null when there is none, with the reason among the faults.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="faults">Where refusals go.</param>
    /// <param name="largest">Bytes it may have.</param>
    /// <param name="mostElements">Elements it may have.</param>
    public static XDocument? Load(byte[] bytes, FaultList faults, int largest = LargestSize, int mostElements = MostElements)
    {
        if (bytes.Length > largest)
        {
            faults.Add(1, "", $"berkas paling besar {largest / 1024 / 1024} MB", "berkas yang lebih besar");
            return null;
        }

        try
        {
            if (!IsWithinBounds(bytes, faults, largest, mostElements))
            {
                return null;
            }

            using var reader = XmlReader.Create(new MemoryStream(bytes, writable: false), Settings(largest));
            return XDocument.Load(reader, LoadOptions.SetLineInfo);
        }
        catch (XmlException fault)
        {
            var isEntity = fault.Message.Contains("DTD", StringComparison.Ordinal);
            faults.Add(
                Math.Max(1, fault.LineNumber),
                "",
                isEntity ? "XML tanpa DOCTYPE" : "XML yang utuh, dengan pengodean seperti yang disebutnya sendiri",
                isEntity ? "DOCTYPE, yang dapat membuka berkas lain" : "susunan yang tidak dapat dibaca");
            return null;
        }
    }

    private static XmlReaderSettings Settings(int largest) => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = largest,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>Walks through once without building anything: what is too deep or too long never becomes a tree.</summary>
    private static bool IsWithinBounds(byte[] bytes, FaultList faults, int largest, int mostElements)
    {
        using var reader = XmlReader.Create(new MemoryStream(bytes, writable: false), Settings(largest));
        var elements = 0;
        while (reader.Read())
        {
            if (reader.NodeType is XmlNodeType.Element && (reader.Depth > GreatestDepth || ++elements > mostElements))
            {
                var line = (reader as IXmlLineInfo)?.LineNumber ?? 1;
                faults.Add(line, "", $"paling banyak {GreatestDepth} tingkat dan {mostElements} unsur", "susunan yang lebih besar");
                return false;
            }
        }

        return true;
    }
}
