using System.Text.RegularExpressions;

namespace Tera.Measurement.Calculating;

/// <summary>Where in a file of figures each known column stands; every other column is kept as it is.</summary>
internal sealed partial class FigureColumns
{
    public const string Polarity = "polarity", Formula = "formula", Cap = "cap", Target = "target", Low = "target_low", High = "target_high",
        Actual = "realisasi", Decimals = "decimals", Unit = "unit", Year = "year", MeasurementUnit = "satuan", Weight = "bobot",
        Ceiling = "anggaran", Spent = "realisasi_anggaran";

    private static readonly string[] Known =
        [Polarity, Formula, Cap, Target, Low, High, Actual, Decimals, Unit, Year, MeasurementUnit, Weight, Ceiling, Spent];

    /// <summary>Other names that tables in Indonesian have for the same columns; a column under its own name goes before them.</summary>
    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["polaritas"] = Polarity, ["rumus"] = Formula, ["batas_capaian"] = Cap, ["desimal"] = Decimals, ["tahun"] = Year, ["weight"] = Weight,
        ["target_bawah"] = Low, ["target_min"] = Low, ["target_minimum"] = Low, ["target_atas"] = High, ["target_max"] = High, ["target_maksimum"] = High,
        ["target_kinerja"] = Target, ["realisasi_kinerja"] = Actual, ["actual"] = Actual, ["aktual"] = Actual,
        ["unit_kerja"] = Unit, ["perangkat_daerah"] = Unit, ["opd"] = Unit, ["instansi"] = Unit,
        ["pagu"] = Ceiling, ["pagu_anggaran"] = Ceiling, ["budget"] = Ceiling, ["realisasi_keuangan"] = Spent,
    };

    private readonly Dictionary<string, int> _places = new(StringComparer.OrdinalIgnoreCase);

    private FigureColumns(IReadOnlyList<string> names) => Names = names;

    /// <summary>As the file writes them.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether rows can have an achievement.</summary>
    public bool HaveAchievement => Has(Actual) && (Has(Target) || HaveRange);

    public bool HaveRange => Has(Low) && Has(High);

    /// <summary>Whether rows can have a budget absorption.</summary>
    public bool HaveBudget => Has(Ceiling) && Has(Spent);

    /// <exception cref="FigureFileException">A needed column is missing, or a known one stands twice.</exception>
    public static FigureColumns Of(IReadOnlyList<string> header)
    {
        RefuseOtherSeparators(header);
        var columns = new FigureColumns([.. header.Select(name => name.Trim())]);
        for (var at = 0; at < header.Count; at++)
        {
            if (!columns._places.TryAdd(Plain(columns.Names[at]), at) && Known.Contains(Plain(columns.Names[at]), StringComparer.OrdinalIgnoreCase))
            {
                throw new FigureFileException($"Kolom {columns.Names[at]} tertulis lebih dari sekali pada judul. Sisakan satu.");
            }
        }

        foreach (var (other, name) in OtherNames)
        {
            if (columns._places.TryGetValue(other, out var place))
            {
                columns._places.TryAdd(name, place);
            }
        }

        return columns.HaveAchievement || columns.HaveBudget
            ? columns
            : throw new FigureFileException(
                $"""
                Judul tidak memuat kolom yang diperlukan. Yang diperlukan: {Actual} beserta {Target} (atau {Low} dan {High}), atau {Ceiling} beserta {Spent}.
                Yang ada: {string.Join(", ", columns.Names)}
                """);
    }

    /// <summary>Whether a line names columns of such a file: two at the least, since no figure comes out of one.</summary>
    public static bool Heads(IReadOnlyList<string> line) =>
        line.Select(Plain).Count(name => Known.Contains(name, StringComparer.OrdinalIgnoreCase) || OtherNames.ContainsKey(name)) > 1;

    public bool Has(string name) => _places.ContainsKey(name);

    public int? PlaceOf(string name) => _places.TryGetValue(name, out var at) ? at : null;

    /// <summary>What stands in a column of a row, without blanks around it; empty where the file has no such column.</summary>
    public string In(FigureRecord record, string name) => _places.TryGetValue(name, out var at) ? record.Cells[at].Trim() : "";

    /// <summary>A name as it is compared: <c>Realisasi Anggaran</c> is <c>realisasi_anggaran</c>.</summary>
    private static string Plain(string name) => Blanks().Replace(name.Trim(), "_");

    private static void RefuseOtherSeparators(IReadOnlyList<string> header)
    {
        if (header is [var only] && Heads(only.Split('|')))
        {
            throw new FigureFileException(
                """
                Kolom pada berkas ini dipisahkan garis tegak. Yang dibaca adalah CSV dengan koma, titik koma, atau tab sebagai pemisah kolom dan titik sebagai tanda desimal, misalnya 98.5.
                Simpan kembali sebagai CSV berpemisah koma, lalu ulangi.
                """);
        }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
