using System.Collections.Immutable;

namespace Tera.Procedures.Library;

/// <summary>Puts a map together key by key; what is not there is left out.</summary>
internal sealed class TreeBuilder
{
    private readonly ImmutableArray<MapEntry>.Builder _entries = ImmutableArray.CreateBuilder<MapEntry>();

    /// <param name="line">Where it stands in the source; 1 for what was never in a file.</param>
    public TreeBuilder(int line = 1) => Line = line;

    public int Line { get; }

    public TreeBuilder Add(string key, string? value) => value is null ? this : Add(key, Text(value, Line));

    public TreeBuilder Add(string key, YamlTree value)
    {
        _entries.Add(new MapEntry(key, value.Line, value));
        return this;
    }

    /// <summary>A map below a key; nothing for an empty one.</summary>
    public TreeBuilder Add(string key, TreeBuilder value) => value._entries.Count == 0 ? this : Add(key, value.ToTree());

    /// <summary>Texts below a key; nothing for an empty list.</summary>
    public TreeBuilder Add(string key, IEnumerable<string> texts) => Add(key, texts.Select(text => (YamlTree)Text(text, Line)));

    /// <summary>Maps below a key; nothing for an empty list.</summary>
    public TreeBuilder Add(string key, IEnumerable<TreeBuilder> maps) => Add(key, maps.Select(map => (YamlTree)map.ToTree()));

    /// <summary>Items below a key; nothing for an empty list.</summary>
    public TreeBuilder Add(string key, IEnumerable<YamlTree> items)
    {
        ImmutableArray<YamlTree> all = [.. items];
        return all.IsEmpty ? this : Add(key, new YamlTree.List(Line, all));
    }

    public YamlTree.Map ToTree() => new(Line, _entries.ToImmutable());

    public static YamlTree.Scalar Text(string value, int line = 1) => new(line, value, Quoted: true);
}
