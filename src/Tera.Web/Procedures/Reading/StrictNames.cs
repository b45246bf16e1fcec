using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Tera.Procedures.Reading;

/// <summary>Office documents come in two dialects that differ in the names of their elements alone; what is read is one.</summary>
/// <remarks>Source: ECMA-376, transitional, and ISO/IEC 29500, strict: <c>http://purl.oclc.org/ooxml/wordprocessingml/main</c> is <c>http://schemas.openxmlformats.org/wordprocessingml/2006/main</c>.</remarks>
internal static partial class StrictNames
{
    private const string Strict = "http://purl.oclc.org/ooxml/";
    private const string Usual = "http://schemas.openxmlformats.org/$1/2006/";

    /// <summary>Gives the elements and attributes of a part their usual names; true when one had another.</summary>
    public static bool Rename(XDocument part)
    {
        var isStrict = false;
        foreach (var element in part.Descendants())
        {
            if (IsStrict(element.Name))
            {
                (element.Name, isStrict) = (UsualOf(element.Name), true);
            }

            if (element.Attributes().Any(attribute => IsStrict(attribute.Name)))
            {
                element.ReplaceAttributes(element.Attributes().Select(attribute => IsStrict(attribute.Name) ? new XAttribute(UsualOf(attribute.Name), attribute.Value) : attribute).ToList());
                isStrict = true;
            }
        }

        return isStrict;
    }

    /// <summary>The same document with the usual names in every part, for a reader that knows no others.</summary>
    /// <param name="bytes">Opened and found within bounds before.</param>
    public static byte[] Rename(byte[] bytes)
    {
        using var renamed = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read))
        using (var to = new ZipArchive(renamed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in from.Entries.Where(part => part.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || part.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
            {
                using var reader = new StreamReader(part.Open());
                using var writer = new StreamWriter(to.CreateEntry(part.FullName, CompressionLevel.Fastest).Open());
                writer.Write(Name().Replace(reader.ReadToEnd(), Usual));
            }
        }

        return renamed.ToArray();
    }

    private static bool IsStrict(XName name) => name.NamespaceName.StartsWith(Strict, StringComparison.Ordinal);

    private static XName UsualOf(XName name) => XNamespace.Get(Name().Replace(name.NamespaceName, Usual)) + name.LocalName;

    [GeneratedRegex("http://purl\\.oclc\\.org/ooxml/([A-Za-z]+)/", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
