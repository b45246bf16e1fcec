using System.Xml;
using Tera.Procedures.Editing;

namespace Tera.Procedures.Library;

/// <summary>Reads one value: of a key, or an item of a list.</summary>
internal sealed class ItemReader(YamlTree node, string path, FaultList faults)
{
    public YamlTree Node => node;

    public string Path => path;

    /// <summary>A text of one line that is not empty; empty after a fault.</summary>
    public string Text()
    {
        if (node is not YamlTree.Scalar { IsNothing: false, Value: var value } || string.IsNullOrWhiteSpace(value))
        {
            faults.Add(node.Line, path, "teks", node.Description);
            return "";
        }

        if (value.Contains('\n', StringComparison.Ordinal))
        {
            faults.Add(node.Line, path, "teks satu baris", "teks beberapa baris");
        }

        if (value.Length > DraftEditor.LongestText)
        {
            faults.Add(node.Line, path, $"teks paling panjang {DraftEditor.LongestText} huruf", $"{value.Length} huruf");
        }

        if (SignNobodyReads(value) is { } at)
        {
            faults.Add(node.Line, path, "huruf, angka, dan tanda baca", $"karakter kendali sesudah \"{YamlTree.Shortened(value[..at])}\"");
        }

        return value;
    }

    /// <summary>Where the first character stands that no XML can hold, so that no form of the SOP could be given out; null for none.</summary>
    private static int? SignNobodyReads(string value)
    {
        for (var at = 0; at < value.Length; at++)
        {
            if (at + 1 < value.Length && XmlConvert.IsXmlSurrogatePair(value[at + 1], value[at]))
            {
                at++;
            }
            else if (!XmlConvert.IsXmlChar(value[at]))
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>One of the known names; empty after a fault.</summary>
    public string Name(IReadOnlyCollection<string> known)
    {
        var name = Text();
        if (name.Length > 0 && !known.Contains(name))
        {
            faults.AddUnknown(node.Line, path, "", name, known);
        }

        return name;
    }

    /// <summary>A map; null after a fault.</summary>
    public MapReader? Map()
    {
        if (node is YamlTree.Map map)
        {
            return new MapReader(map, path, faults);
        }

        faults.Add(node.Line, path, "kelompok kunci", node.Description);
        return null;
    }
}
