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

        return value;
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
