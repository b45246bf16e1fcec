namespace Tera.Measurement.Calculating;

/// <summary>Where in a file of figures each known column stands; every other column is kept as it is.</summary>
internal sealed class FigureColumns
{
    public const string Polarity = "polarity", Formula = "formula", Cap = "cap", Target = "target", Low = "target_low", High = "target_high",
        Actual = "realisasi", Decimals = "decimals", Unit = "unit", Year = "year", MeasurementUnit = "satuan", Weight = "bobot",
        Ceiling = "anggaran", Spent = "realisasi_anggaran";

    private static readonly string[] Known =
        [Polarity, Formula, Cap, Target, Low, High, Actual, Decimals, Unit, Year, MeasurementUnit, Weight, Ceiling, Spent];

    /// <summary>Other names that tables in Indonesian have for the same columns; a column under its own name goes before them.</summary>
    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["polaritas"] = Polarity, ["rumus"] = Formula, ["batas_capaian"] = Cap, ["target_bawah"] = Low, ["target_atas"] = High, ["desimal"] = Decimals,
        ["tahun"] = Year, ["weight"] = Weight, ["pagu"] = Ceiling,
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
            if (!columns._places.TryAdd(columns.Names[at], at) && Known.Contains(columns.Names[at], StringComparer.OrdinalIgnoreCase))
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

    public bool Has(string name) => _places.ContainsKey(name);

    public int? PlaceOf(string name) => _places.TryGetValue(name, out var at) ? at : null;

    /// <summary>What stands in a column of a row, without blanks around it; empty where the file has no such column.</summary>
    public string In(FigureRecord record, string name) => _places.TryGetValue(name, out var at) ? record.Cells[at].Trim() : "";

    private static void RefuseOtherSeparators(IReadOnlyList<string> header)
    {
        foreach (var (sign, name) in (ReadOnlySpan<(char, string)>)[(';', "titik koma"), ('\t', "tab"), ('|', "garis tegak")])
        {
            if (header is [var only] && only.Split(sign).Select(part => part.Trim('"', ' ')).Intersect(Known, StringComparer.OrdinalIgnoreCase).Any())
            {
                throw new FigureFileException(
                    $"""
                    Kolom pada berkas ini dipisahkan {name}. Yang dibaca adalah CSV dengan koma sebagai pemisah kolom dan titik sebagai tanda desimal, misalnya 98.5.
                    Simpan kembali sebagai CSV berpemisah koma, lalu ulangi.
                    """);
            }
        }
    }
}
