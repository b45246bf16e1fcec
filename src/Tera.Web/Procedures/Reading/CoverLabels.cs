using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Tera.Procedures.Library;

namespace Tera.Procedures.Reading;

/// <summary>Bagian Identitas as it was found.</summary>
/// <param name="Title">Nama SOP; null where none stands there.</param>
/// <param name="Tree">The fields in the words of an SOP file.</param>
internal sealed record FoundCover(string? Title, TreeBuilder Tree);

/// <summary>Finds the fields of Bagian Identitas by their labels, wherever they stand: the value is behind the colon, right of the label or below it.</summary>
internal static partial class CoverLabels
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    internal static readonly (string Key, Regex Label, bool IsList)[] Fields =
    [
        ("nomor", new(@"^(?:nomor|no\.?)\s+sop\b", Options), false),
        ("tanggal-pembuatan", new(@"^(?:tanggal|tgl\.?)\s+(?:pembuatan|dibuat)\b", Options), false),
        ("tanggal-revisi", new(@"^(?:tanggal|tgl\.?)\s+revisi\b", Options), false),
        ("tanggal-efektif", new(@"^(?:tanggal|tgl\.?)\s+(?:efektif|berlaku|pengesahan)\b", Options), false),
        ("disahkan-oleh", new(@"^disahkan\s+oleh\b", Options), true),
        ("nama", new(@"^(?:nama|judul)\s+sop\b", Options), false),
        ("dasar-hukum", new(@"^dasar\s+hukum\b", Options), true),
        ("kualifikasi", new(@"^kualifikasi(?:\s+pelaksana)?\b", Options), true),
        ("keterkaitan", new(@"^keterkaitan\b", Options), true),
        ("peralatan", new(@"^peralatan\b[\s/&]*(?:dan\s+)?(?:perlengkapan)?", Options), true),
        ("peringatan", new(@"^peringatan\b", Options), true),
        ("pencatatan", new(@"^pencatatan\b(?:\s*(?:dan|&)\s*pendataan)?", Options), true),
    ];

    /// <summary>The same labels wherever they stand in a line.</summary>
    private static readonly (string Key, Regex Label, bool IsList)[] Anywhere =
        [.. Fields.Select(field => (field.Key, new Regex(field.Label.ToString().Replace("^", @"\b", StringComparison.Ordinal), Options), field.IsList))];

    public static FoundCover Read(ImmutableArray<GridLine> lines)
    {
        Dictionary<string, string> values = [];
        for (var at = 0; at < lines.Length; at++)
        {
            for (var column = 0; column < lines[at].Cells.Length; column++)
            {
                if (FieldOf(lines[at][column].Line) is { } field && Value(lines, at, column, field.Behind, field.IsList) is { } value)
                {
                    values.TryAdd(field.Key, value);
                }
            }
        }

        var tree = new TreeBuilder().Add("instansi", Agency(lines));
        foreach (var (key, _, isList) in Fields.Where(field => field.Key != "nama" && values.ContainsKey(field.Key)))
        {
            Add(tree, key, values[key], isList);
        }

        return new FoundCover(values.GetValueOrDefault("nama") is { Length: > 0 } title ? OneLine(title) : null, tree);
    }

    /// <summary>The fields whose labels stand in a line of text, in the order of the text; what stands behind each label goes with it.</summary>
    internal static IReadOnlyList<(string Key, string Behind, bool IsList)> In(string text) =>
    [
        .. Anywhere.Select(field => (field, Match: field.Label.Match(text))).Where(found => found.Match.Success && IsLabel(text, found.Match)).OrderBy(found => found.Match.Index)
            .Select(found => (found.field.Key, text[(found.Match.Index + found.Match.Length)..].TrimStart(' ', ':').Trim(), found.field.IsList)),
    ];

    /// <summary>Whether a cell is the label of a field, so that it is no part of a row.</summary>
    internal static bool IsLabel(string cell) => FieldOf(cell) is not null;

    /// <summary>A label stands at the head of a line, or behind the colon of another.</summary>
    private static bool IsLabel(string text, Match match) =>
        (text[..match.Index].Trim().Length == 0 || text[..match.Index].TrimEnd().EndsWith(':'))
        && (text[(match.Index + match.Length)..].TrimStart() is "" or [':', ..]);

    internal static void Add(TreeBuilder tree, string key, string value, bool isList)
    {
        if (!isList)
        {
            tree.Add(key, OneLine(value));
            return;
        }

        var items = TableReader.Split(value).Select(item => ItemNumber().Replace(Unmarked(item), "")).Where(item => item.Length > 0).ToList();
        if (key == "keterkaitan")
        {
            tree.Add(key, items.Select(item => new TreeBuilder().Add("tercetak", item)));
        }
        else
        {
            tree.Add(key, items);
        }
    }

    /// <summary>What stands at the left of the identity fields: the names of the agency.</summary>
    private static IEnumerable<string> Agency(ImmutableArray<GridLine> lines) =>
        from line in lines
        where line.Cells.Skip(1).Any(cell => FieldOf(cell.Line) is { IsList: false } or { Key: "disahkan-oleh" })
        let name = Unmarked(line[0].Line)
        where name.Length > 0 && FieldOf(name) is null
        select name;

    private static string? Value(ImmutableArray<GridLine> lines, int at, int column, string rest, bool isList)
    {
        if (rest.Length > 0)
        {
            return rest;
        }

        var right = lines[at].Cells.Skip(column + 1).Select(cell => Unmarked(cell.Text ?? "")).FirstOrDefault(text => text.Length > 0);
        if (right is not null && FieldOf(right) is null && (!isList || column + 1 < lines[at].Cells.Length && FieldOf(lines[at][column + 1].Line) is null && lines[at][column + 1].Line.Length > 1))
        {
            return right;
        }

        if (!isList)
        {
            return "";
        }

        var below = lines.Skip(at + 1).TakeWhile(line => !line[column].Line.StartsWith('#') && FieldOf(line[column].Line) is null && !line.Cells.Take(column + 1).Any(cell => FieldOf(cell.Line) is not null))
            .Select(line => line[column].Text ?? "").Where(text => text.Length > 0);
        return string.Join('\n', below);
    }

    private static (string Key, string Behind, bool IsList)? FieldOf(string text)
    {
        foreach (var (key, label, isList) in Fields)
        {
            var match = label.Match(Unmarked(text));
            var rest = match.Success ? Unmarked(text)[match.Length..].Trim() : "";
            if (match.Success && (rest.Length == 0 || rest[0] == ':'))
            {
                return (key, rest.TrimStart(':').Trim(), isList);
            }
        }

        return null;
    }

    /// <summary>Without what marks bold letters, and without a colon before the value.</summary>
    internal static string Unmarked(string text) => Marks().Replace(text, "").Trim().TrimStart(':').Trim();

    /// <summary>A field that is no list has one line on the cover; a narrow cell has broken it over several.</summary>
    internal static string OneLine(string text) => string.Join(' ', Unmarked(text).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    [GeneratedRegex(@"\*\*|</?b>", Options)]
    private static partial Regex Marks();

    [GeneratedRegex(@"^\d{1,2}[.)]\s+")]
    private static partial Regex ItemNumber();
}
