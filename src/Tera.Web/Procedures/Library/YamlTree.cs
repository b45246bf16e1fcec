using System.Collections.Immutable;

namespace Tera.Procedures.Library;

/// <summary>The part of YAML an SOP file may use: texts, lists and maps, each with its line.</summary>
internal abstract record YamlTree
{
    private YamlTree(int line) => Line = line;

    /// <summary>Line in the file, from 1.</summary>
    public int Line { get; }

    /// <summary>What it is, as a fault names it.</summary>
    public abstract string Description { get; }

    /// <summary>A text, a number or a word.</summary>
    internal sealed record Scalar(int Line, string Value, bool Quoted) : YamlTree(Line)
    {
        /// <summary>True for <c>kunci:</c> with nothing after it, and for YAML's own words for nothing.</summary>
        public bool IsNothing => !Quoted && Value is "" or "~" or "null";

        public override string Description => IsNothing || Value.Length == 0 ? "kosong" : $"\"{Shortened(Value)}\"";
    }

    /// <summary>A list.</summary>
    internal sealed record List(int Line, ImmutableArray<YamlTree> Items) : YamlTree(Line)
    {
        public override string Description => "daftar";
    }

    /// <summary>Keys with values; no key occurs twice.</summary>
    internal sealed record Map(int Line, ImmutableArray<MapEntry> Entries) : YamlTree(Line)
    {
        public override string Description => "kelompok kunci";
    }

    /// <summary>At most 60 characters of a text, so that a fault stays one readable sentence.</summary>
    public static string Shortened(string text) => text.Length <= 60 ? text : text[..59] + "…";
}

/// <summary>One key of a map with its value.</summary>
internal sealed record MapEntry(string Key, int Line, YamlTree Value);
