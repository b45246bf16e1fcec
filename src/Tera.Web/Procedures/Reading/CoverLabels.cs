using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Tera.Procedures.Library;

namespace Tera.Procedures.Reading;

/// <summary>Bagian Identitas as it was found.</summary>
/// <param name="Title">Nama SOP; null where none stands there.</param>
/// <param name="Tree">The fields in the words of an SOP file.</param>
internal sealed record FoundCover(string? Title, TreeBuilder Tree)
{
    /// <summary>Words above the table that are no part of it, with their lines.</summary>
    public ImmutableArray<(int Line, string Words)> Left { get; init; } = [];
}

/// <summary>Finds the fields of Bagian Identitas by their labels, wherever they stand: the value is behind the colon, right of the label or below it.</summary>
internal static partial class CoverLabels
{
    /// <summary>Who put it in force: office, name, rank and number on lines of their own.</summary>
    private const string Legalised = "disahkan-oleh";

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    internal static readonly (string Key, Regex Label, bool IsList)[] Fields =
    [
        ("nomor", new(@"^(?:nomor|no\.?)\s+sop\b", Options), false),
        ("tanggal-pembuatan", new(@"^(?:tanggal|tgl\.?)\s+(?:pembuatan|dibuat)\b", Options), false),
        ("tanggal-revisi", new(@"^(?:tanggal|tgl\.?)\s+revisi\b", Options), false),
        ("tanggal-efektif", new(@"^(?:tanggal|tgl\.?)\s+(?:efektif|berlaku|pengesahan)\b", Options), false),
        (Legalised, new(@"^disahkan\s+oleh\b", Options), true),
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
        HashSet<(int, int)> taken = [];
        for (var at = 0; at < lines.Length; at++)
        {
            for (var column = 0; column < lines[at].Cells.Length; column++)
            {
                if (!taken.Contains((at, column)) && FieldOf(lines[at][column].Line) is { } field && !values.ContainsKey(field.Key))
                {
                    taken.Add((at, column));
                    List<(int At, int Column)> places = field.Behind.Length > 0 && field.Key != Legalised ? [] : Places(lines, at, column, field.Key, field.IsList);
                    taken.UnionWith(places);
                    values[field.Key] = string.Join('\n', new[] { field.Behind }.Concat(places.Select(place => Unmarked(lines[place.At][place.Column].Text ?? ""))).Where(text => text.Length > 0));
                }
            }
        }

        var tree = new TreeBuilder().Add("instansi", Agency(lines, taken).ToList());
        foreach (var (key, _, isList) in Fields.Where(field => field.Key != "nama" && values.ContainsKey(field.Key)))
        {
            Add(tree, key, values[key], isList);
        }

        return new FoundCover(values.GetValueOrDefault("nama") is { Length: > 0 } title ? OneLine(title) : null, tree) { Left = LeftOf(lines, taken) };
    }

    /// <summary>The fields whose labels stand in a line of text, in the order of the text; what stands behind each label goes with it.</summary>
    internal static IReadOnlyList<(string Key, string Behind, bool IsList)> In(string text) =>
    [
        .. Anywhere.Select(field => (field, Match: field.Label.Match(text))).Where(found => found.Match.Success && IsLabel(text, found.Match)).OrderBy(found => found.Match.Index)
            .Select(found => (found.field.Key, text[(found.Match.Index + found.Match.Length)..].TrimStart(' ', ':').Trim(), found.field.IsList)),
    ];

    /// <summary>Whether a cell is the label of a field, so that it is no part of a row.</summary>
    internal static bool IsLabel(string cell) => FieldOf(cell) is not null;

    /// <summary>Whether a line is the name of an office.</summary>
    internal static bool IsOffice(string line) => Office().IsMatch(line);

    /// <summary>Whether a line heads every SOP, and says nothing.</summary>
    internal static bool IsHeading(string line) => Heading().IsMatch(line);

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

    /// <summary>What stands at the left of the identity fields, or alone above the table and is called an office: the names of the agency.</summary>
    private static IEnumerable<string> Agency(ImmutableArray<GridLine> lines, HashSet<(int, int)> taken)
    {
        for (var at = 0; at < lines.Length; at++)
        {
            var beside = lines[at].Cells.Skip(1).Any(cell => FieldOf(cell.Line) is { IsList: false } or { Key: Legalised });
            var column = beside ? 0 : lines[at].Cells.Count(cell => !cell.IsEmpty) == 1 ? lines[at].Cells.Select(cell => cell.IsEmpty).ToList().IndexOf(false) : -1;
            var name = column < 0 ? "" : Unmarked(lines[at][column].Line);
            if (name.Length > 0 && FieldOf(name) is null && !taken.Contains((at, column)) && (beside || IsOffice(name)))
            {
                taken.Add((at, column));
                yield return name;
            }
        }
    }

    private static ImmutableArray<(int Line, string Words)> LeftOf(ImmutableArray<GridLine> lines, HashSet<(int, int)> taken) =>
    [
        .. from line in lines.Index()
           from cell in line.Item.Cells.Index()
           let words = Unmarked(cell.Item.Line)
           where words.Count(char.IsLetterOrDigit) > 1 && !taken.Contains((line.Index, cell.Index)) && FieldOf(words) is null && !Heading().IsMatch(words)
           select (line.Item.Number, words),
    ];

    /// <summary>The cells that hold the value of a label: right of it, and below that one while no other label begins; below the label where nothing stands right of it.</summary>
    private static List<(int At, int Column)> Places(ImmutableArray<GridLine> lines, int at, int column, string key, bool isList)
    {
        var right = Enumerable.Range(column + 1, Math.Max(0, lines[at].Cells.Length - column - 1)).FirstOrDefault(other => Unmarked(lines[at][other].Text ?? "").Length > 0, -1);
        var isRight = right > 0 && FieldOf(lines[at][right].Line) is null
            // A list has its neighbour; who legalises may stand behind merged cells.
            && (!isList || key == Legalised || (right == column + 1 && lines[at][right].Line.Length > 1));
        if (!isList)
        {
            return isRight ? [(at, right)] : [];
        }

        var place = isRight ? right : column;
        return
        [
            .. isRight ? [(at, right)] : ((int, int)[])[],
            .. lines.Index().Skip(at + 1)
                .TakeWhile(line => !line.Item[place].Line.StartsWith('#') && line.Item.Cells.Take(place + 1).All(cell => FieldOf(cell.Line) is null) && (!isRight || line.Item[column].IsEmpty))
                .Where(line => (line.Item[place].Text ?? "").Length > 0).Select(line => (line.Index, place)),
        ];
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

    /// <summary>How an office is called that stands alone on a line.</summary>
    [GeneratedRegex(@"^(?:pemerintah|dinas|badan|kantor|kecamatan|kelurahan|puskesmas|sekretariat|inspektorat|rumah\s+sakit|rsud|uptd?|satuan\s+polisi|bagian)\s+[\p{L} .,&/()-]{2,80}$", Options)]
    private static partial Regex Office();

    /// <summary>What every SOP is headed with, and says nothing.</summary>
    [GeneratedRegex(@"^(?:(?:standar|standard)\p{L}*\s+oper\p{L}+\s+pro\p{L}+(?:\s*\(sop\))?|\(?sop\)?|logo|halaman\b.*|hal\.?\s*\d.*)$", Options)]
    private static partial Regex Heading();
}
