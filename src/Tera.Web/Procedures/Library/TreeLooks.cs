namespace Tera.Procedures.Library;

/// <summary>Looking into a tree without judging it; what is not there or is something else is as good as empty.</summary>
internal static class TreeLooks
{
    public static YamlTree? Find(this YamlTree.Map map, string key) => map.Entries.FirstOrDefault(entry => entry.Key == key)?.Value;

    public static string Text(this YamlTree.Map map, string key) => map.Find(key) is YamlTree.Scalar scalar ? scalar.Value : "";

    /// <summary>The maps of a list below a key.</summary>
    public static IEnumerable<YamlTree.Map> Rows(this YamlTree.Map map, string key) => map.Find(key) is YamlTree.List list ? list.Items.OfType<YamlTree.Map>() : [];

    /// <summary>The map with another value for a key; at its end where the key is new.</summary>
    public static YamlTree.Map With(this YamlTree.Map map, string key, YamlTree value)
    {
        var entry = new MapEntry(key, value.Line, value);
        return map.Find(key) is null
            ? map with { Entries = map.Entries.Add(entry) }
            : map with { Entries = [.. map.Entries.Select(other => other.Key == key ? entry : other)] };
    }

    public static YamlTree.Map Without(this YamlTree.Map map, params string[] keys) =>
        map with { Entries = [.. map.Entries.Where(entry => !keys.Contains(entry.Key))] };
}
