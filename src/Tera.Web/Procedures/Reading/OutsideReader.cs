using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Reading;

/// <summary>Says of the kelengkapan of a row which of it comes from outside the SOP: what no row above yields or needs, told by its words.</summary>
/// <remarks>What the first row needs is what the SOP begins with.</remarks>
internal static partial class OutsideReader
{
    /// <summary>For each input of each row: why it is taken to come from outside; null where it is known from above, or the SOP begins with it.</summary>
    public static ImmutableArray<ImmutableArray<Provenance?>> Read(ImmutableArray<SourceRow> rows)
    {
        var known = new List<HashSet<string>>();
        var read = ImmutableArray.CreateBuilder<ImmutableArray<Provenance?>>();
        foreach (var (at, row) in rows.Index())
        {
            read.Add([.. row.Inputs.Select(input => at == 0 || known.Exists(one => IsSame(one, Words(input))) ? null : ReadingOf(input))]);
            known.AddRange(row.Inputs.Concat(row.Outputs).Select(Words));
        }

        return read.ToImmutable();
    }

    /// <summary>The one is named with all the words of the other: “konsep surat” is made before “konsep surat jawaban yang diperiksa”.</summary>
    internal static bool IsSame(string one, string other) => IsSame(Words(one), Words(other));

    private static bool IsSame(HashSet<string> one, HashSet<string> other) => one.Count > 0 && other.Count > 0 && (one.IsSubsetOf(other) || other.IsSubsetOf(one));

    private static Provenance ReadingOf(string input) => Equipment().IsMatch(input)
        ? new(Origin.Inferred, 0.9m, "Peralatan dan peraturan tidak dibuat langkah SOP; dianggap datang dari luar.")
        : new(Origin.Inferred, 0.6m, "Tidak ada baris di atasnya yang menghasilkannya; dianggap datang dari luar.");

    private static HashSet<string> Words(string text)
    {
        HashSet<string> words = [.. Word().Matches(text).Select(word => word.Value.ToLowerInvariant())];
        HashSet<string> telling = [.. words.Where(word => !Common().IsMatch(word))];
        return telling.Count > 0 ? telling : words;
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();

    /// <summary>Words that say how far a thing has come, not which it is.</summary>
    [GeneratedRegex("^(?:draf|draft|konsep|yang|dan|atau|telah|sudah|lengkap|hasil|berkas|dokumen|di\\w+|ter\\w+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Common();

    [GeneratedRegex(@"\b(?:komputer|laptop|printer|atk|alat\s+tulis|jaringan|internet|aplikasi|scanner|kamera|kendaraan|undang-undang|uu|perda|perbup|perwali|pergub|peraturan|permen\w*|keputusan\s+(?:bupati|wali\s?kota|gubernur|menteri)|juknis|juklak|pedoman)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Equipment();
}
