using System.Collections.Immutable;
using System.Globalization;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Library;

/// <summary>Reads the keys of one map, noting every fault instead of stopping at the first.</summary>
/// <remarks>After a fault a harmless stand-in is returned: a file with faults never becomes a definition.</remarks>
internal sealed class MapReader(YamlTree.Map map, string path, FaultList faults)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public int Line => map.Line;

    public string Path => path;

    /// <summary>Path of one of its keys.</summary>
    public string PathOf(string key) => path.Length == 0 ? key : $"{path}.{key}";

    /// <summary>Line of one of its keys; of the map where the key is missing.</summary>
    public int LineOf(string key) => Find(key)?.Line ?? map.Line;

    public bool Has(string key) => Find(key) is { Value: not YamlTree.Scalar { IsNothing: true } };

    /// <summary>True when a key holds a map rather than a word.</summary>
    public bool HoldsMap(string key) => Find(key)?.Value is YamlTree.Map;

    /// <summary>The text of a key as it stands, unchecked; empty where there is none.</summary>
    public string Peek(string key) => Find(key)?.Value is YamlTree.Scalar scalar ? scalar.Value : "";

    public void Fault(string key, string expected, string found) => faults.Add(LineOf(key), PathOf(key), expected, found);

    /// <summary>A text that must be there and not be empty.</summary>
    public string Text(string key) => Node(key, "teks") is { } node ? new ItemReader(node, PathOf(key), faults).Text() : "";

    /// <summary>A text that may be missing; null then.</summary>
    public string? OptionalText(string key) => Find(key) is null ? null : Text(key);

    /// <summary>A text that may be missing (null) or be printed empty (<c>""</c>).</summary>
    public string? PrintedText(string key) =>
        Find(key) is { Value: YamlTree.Scalar { Quoted: true, Value.Length: 0 } } ? "" : OptionalText(key);

    /// <summary>A key in the form of <see cref="KeyFormat"/>.</summary>
    public string Key(string key)
    {
        var value = Text(key);
        if (value.Length > 0 && !KeyFormat.IsValid(value))
        {
            Fault(key, "huruf kecil, angka, dan tanda hubung, 2 sampai 60 karakter", $"\"{YamlTree.Shortened(value)}\"");
        }

        return value;
    }

    /// <summary>One of the given words; <paramref name="missing"/> when the key is not there, a fault when that is null.</summary>
    public T Word<T>(string key, Words<T> words, T? missing = null)
        where T : struct, Enum
    {
        if (missing is { } value && Find(key) is null)
        {
            return value;
        }

        var word = Text(key);
        if (word.Length > 0 && !words.TryRead(word, out value))
        {
            faults.AddUnknown(LineOf(key), PathOf(key), "", word, [.. words.All]);
            return default;
        }

        return words.TryRead(word, out value) ? value : default;
    }

    /// <summary>One of the known names, which must be there.</summary>
    public string Name(string key, IReadOnlyCollection<string> known) =>
        Node(key, "kode") is { } node ? new ItemReader(node, PathOf(key), faults).Name(known) : "";

    /// <summary>Known names, written as one or as a list; empty when the key is not there.</summary>
    public ImmutableArray<string> Names(string key, IReadOnlyCollection<string> known) => Find(key)?.Value switch
    {
        null => [],
        YamlTree.List => [.. Items(key).Select(item => item.Name(known))],
        _ => [Name(key, known)],
    };

    /// <summary>True for <c>ya</c>, false for <c>tidak</c> or nothing.</summary>
    public bool Flag(string key)
    {
        if (Find(key) is null)
        {
            return false;
        }

        var word = Text(key);
        if (word is not ("ya" or "tidak" or "true" or "false"))
        {
            Fault(key, "ya atau tidak", $"\"{YamlTree.Shortened(word)}\"");
        }

        return word is "ya" or "true";
    }

    /// <summary>A line of a source text; null when the key is not there.</summary>
    public int? LineNumber(string key)
    {
        if (Find(key) is null)
        {
            return null;
        }

        var text = Text(key);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1)
        {
            return number;
        }

        Fault(key, "nomor baris naskah sumber, mulai dari 1", $"\"{YamlTree.Shortened(text)}\"");
        return null;
    }

    /// <summary>The items of a list; empty when the key is not there.</summary>
    public ImmutableArray<ItemReader> Items(string key)
    {
        switch (Find(key)?.Value)
        {
            case null:
                return [];
            case YamlTree.List list:
                return [.. list.Items.Select((item, index) => new ItemReader(item, $"{PathOf(key)}[{index + 1}]", faults))];
            case var other:
                Fault(key, "daftar, satu butir per baris dengan tanda `-`", other.Description);
                return [];
        }
    }

    /// <summary>The items of a list that must be there and not be empty.</summary>
    public ImmutableArray<ItemReader> SomeItems(string key)
    {
        if (Node(key, "daftar") is YamlTree.List { Items.IsEmpty: true })
        {
            Fault(key, "daftar dengan paling sedikit satu butir", "daftar kosong");
        }

        return Items(key);
    }

    /// <summary>A map below a key; null when the key is not there.</summary>
    public MapReader? Map(string key) => Find(key) is { } entry ? new ItemReader(entry.Value, PathOf(key), faults).Map() : null;

    /// <summary>A map that must be there; null after a fault.</summary>
    public MapReader? SomeMap(string key) => Node(key, "kelompok kunci") is null ? null : Map(key);

    /// <summary>Notes every key that nothing asked for; called last.</summary>
    public void RefuseOtherKeys()
    {
        foreach (var entry in map.Entries.Where(entry => !_asked.Contains(entry.Key)))
        {
            faults.AddUnknown(entry.Line, PathOf(entry.Key), "kunci ", entry.Key, _asked);
        }
    }

    private YamlTree? Node(string key, string what)
    {
        var found = Find(key);
        if (found is null)
        {
            faults.Add(map.Line, PathOf(key), what, "tidak ada");
        }

        return found?.Value;
    }

    private MapEntry? Find(string key)
    {
        _asked.Add(key);
        return map.Entries.FirstOrDefault(entry => entry.Key == key);
    }
}
