using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Reading;

/// <summary>Another name of a lane that was read out of the text.</summary>
/// <param name="Printed">As the text has it first.</param>
/// <param name="Line">Where.</param>
/// <param name="Lane">Place of the lane that is taken to be meant.</param>
/// <param name="Reading">Why that one.</param>
internal sealed record ReadAlias(string Printed, int Line, int Lane, Provenance Reading);

/// <summary>Names of posts in the text of rows that are the head of no column.</summary>
internal static partial class RoleAliases
{
    /// <summary>Words of a name behind its first.</summary>
    private const int MostWords = 3;

    /// <summary>Those a text uses that match no lane, in its own words.</summary>
    public static IReadOnlyList<string> Unknown(LaneNames names, string text) =>
        [.. Post().Matches(text).Select(match => NameAt(text[match.Index..])).Where(name => name.Length > 0 && names.Mentions(name).Count == 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Those of all rows for which a lane can be named, each once.</summary>
    public static IEnumerable<ReadAlias> Of(LaneNames names, ImmutableArray<RowReading> rows) =>
        from named in rows.SelectMany(row => Unknown(names, row.Source.Text).Select(name => (Row: row, Name: name))).DistinctBy(named => named.Name.ToUpperInvariant())
        let meant = LaneOf(names, named.Row, named.Name)
        where meant is not null
        select new ReadAlias(named.Name, named.Row.Source.Line, meant.Value.Lane, new(Origin.Inferred, meant.Value.Confidence, meant.Value.Why));

    private static (int Lane, decimal Confidence, string Why)? LaneOf(LaneNames names, RowReading row, string name)
    {
        var words = LaneNames.Words(name);
        var heads = names.Printed.Select(head => LaneNames.Words(head)).ToList();
        // The words behind the rank say of what he is head: Kabid Perencanaan and Kasubbag Perencanaan are near.
        var shared = heads.Index().Select(head => (Lane: head.Index, Count: head.Item.Skip(1).Intersect(words.Skip(1)).Count())).Where(lane => lane.Count > 0).ToList();
        if (shared is [var only])
        {
            return (only.Lane, 0.6m, $"“{name}” bukan kepala kolom; satu-satunya kolom dengan bidang yang sama adalah {names.Printed[only.Lane]}.");
        }

        var top = new LaneOrder(names).Top;
        if (words is ["pimpinan" or "atasan"])
        {
            return (top, 0.6m, $"“{name}” bukan kepala kolom; pejabat tertinggi pada SOP ini {names.Printed[top]}.");
        }

        // Another rank is not the highest of all.
        var alike = heads.Index().Where(head => head.Index != top).Where(head => head.Item is [var first, ..] && first == words[0]).Select(head => head.Index).ToList();
        if (alike is [var same])
        {
            return (same, 0.5m, $"“{name}” bukan kepala kolom; satu-satunya kolom dengan sebutan serupa adalah {names.Printed[same]}.");
        }

        return row.Source.Text.StartsWith(name, StringComparison.OrdinalIgnoreCase)
            ? (row.Actor, 0.4m, $"“{name}” bukan kepala kolom; barisnya dibaca sebagai pekerjaan {names.Printed[row.Actor]}.")
            : null;
    }

    private static string NameAt(string text)
    {
        var words = text.Split(' ', MostWords + 2, StringSplitOptions.RemoveEmptyEntries);
        List<string> name = [];
        foreach (var word in words.Take(MostWords + 1))
        {
            if (name.Count > 0 && !Goes().IsMatch(word))
            {
                break;
            }

            name.Add(word.TrimEnd('.', ',', ';', ':', ')'));
            if (word.Length != name[^1].Length)
            {
                break;
            }
        }

        // A rank alone names nobody.
        return name is [var rank] && Rank().IsMatch(rank) ? "" : string.Join(' ', name);
    }

    /// <summary>Posts of an office; who stands outside it is no column.</summary>
    [GeneratedRegex(@"(?<![\p{L}-])(?:kepala|sekretaris|sekertaris|sekcam|kas?ubb?ag|kasubb?id|kabag|kabid|kadis|kaban|kasie?|camat|lurah|ketua|pimpinan|atasan|bendahara|operator|petugas|pengadministrasi|koordinator|staff?)(?![\p{L}])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Post();

    [GeneratedRegex("^(?:kepala|ketua|koordinator)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Rank();

    /// <summary>What may belong to a name: a word with a capital, or the kind of unit.</summary>
    [GeneratedRegex(@"^(?:\p{Lu}[\p{L}-]*|dinas|badan|kantor|bidang|bagian|seksi|sub(?:b?ag(?:ian)?)?|unit|tim|desa|kelurahan|umum|keuangan|program|perenca\w+|pengendalian|pelaporan|kepegawaian|pengeluaran|penerimaan|barang)[.,;:)]*$")]
    private static partial Regex Goes();
}
