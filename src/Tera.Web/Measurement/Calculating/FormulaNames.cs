using System.Text.RegularExpressions;
using Tera.Planning.Indicators;

namespace Tera.Measurement.Calculating;

/// <summary>How rows of the same unit and year are brought together.</summary>
internal enum Gathering
{
    Mean,
    Sum,
    GeometricMean,
    WeightedMean,
}

/// <summary>What the cell <c>formula</c> asks for: exactly one of the two, or neither for budget absorption.</summary>
/// <param name="Variant">A formula over target and actual.</param>
/// <param name="Together">A figure over other rows.</param>
internal sealed record NamedFormula(FormulaVariant? Variant, Gathering? Together);

/// <summary>
/// The names under which formulas and polarities are written in files and reports. Signs are read alike whether a multiplication is
/// written ×, * or not at all, and a closing × 100 may stand or not.
/// </summary>
internal static partial class FormulaNames
{
    private static readonly (FormulaVariant Variant, string[] Names)[] Variants =
    [
        (FormulaVariant.HigherRatio, ["R/T", "1-(T-R)/T", "1+(R-T)/T", "maximize", "milestone"]),
        (FormulaVariant.LowerMirrored, ["(2T-R)/T", "(T-(R-T))/T", "(T+(T-R))/T", "1+(1-R/T)", "2-R/T", "1-(R-T)/T", "1+(T-R)/T", "minimize", "minimize-a", "A"]),
        (FormulaVariant.LowerInverse, ["T/R", "minimize-b", "B"]),
        (FormulaVariant.LowerRemaining, ["(T-R)/T", "(T-ΣR)/T", "1-R/T", "minimize-c", "C"]),
        (FormulaVariant.RangeHigher, ["R/high", "R/low", "R>high:R/high", "R<low:R/low", "R>high:R/high;R<low:R/low", "R<low:R/low;R>high:R/high", "maximize-range"]),
        (FormulaVariant.RangeLower, ["1+(1-R/low)", "1+(1-R/high)", "R<low:1+(1-R/low)", "R>high:1+(1-R/high)", "R<low:1+(1-R/low);R>high:1+(1-R/high)", "R>high:1+(1-R/high);R<low:1+(1-R/low)", "minimize-range"]),
        (FormulaVariant.PointDeviation, ["(T-|R-T|)/T", "1-|R-T|/T", "stabilize"]),
        (FormulaVariant.OnTime, ["date", "deadline", "tanggal"]),
        (FormulaVariant.DoneOrNot, ["yes/no", "ya/tidak"]),
        (FormulaVariant.PredicateByRank, ["predikat", "ordinal"]),
    ];

    private static readonly (Gathering How, string[] Names)[] Gatherings =
    [
        (Gathering.Mean, ["mean", "average", "rata-rata", "rerata"]),
        (Gathering.Sum, ["sum", "jumlah", "total"]),
        (Gathering.GeometricMean, ["geomean", "rata-rata geometrik"]),
        (Gathering.WeightedMean, ["weighted", "rata-rata tertimbang"]),
    ];

    private static readonly string[] Absorptions =
    [
        "realisasi_anggaran/anggaran", "realisasi anggaran/anggaran", "realisasi anggaran/pagu", "realisasi anggaran/pagu anggaran", "realisasi/anggaran", "realisasi/pagu",
        "penyerapan", "penyerapan anggaran", "absorption",
    ];

    private static readonly Dictionary<string, NamedFormula> ByName = Table();

    private static NamedPolarity Higher { get; } = new(Polarity.HigherIsBetter, FormulaVariant.HigherRatio);

    private static NamedPolarity Lower { get; } = new(Polarity.LowerIsBetter, FormulaVariant.LowerMirrored);

    private static readonly Dictionary<string, NamedPolarity> Polarities = new(StringComparer.OrdinalIgnoreCase)
    {
        ["maximize"] = Higher,
        ["minimize"] = Lower,
        ["stabilize"] = new(Polarity.Point, FormulaVariant.PointDeviation),
        ["maximize-range"] = new(Polarity.Range, FormulaVariant.RangeHigher),
        ["minimize-range"] = new(Polarity.Range, FormulaVariant.RangeLower),
        ["range"] = new(Polarity.Range, null),
        ["milestone"] = Higher,
        ["predikat"] = new(Polarity.HigherIsBetter, FormulaVariant.PredicateByRank),
        ["absorption"] = Higher,
        ["average"] = new(null, null),
        ["sum"] = new(null, null),
    };

    /// <summary>Other words that published tables and agencies' manuals have for the same.</summary>
    private static readonly Dictionary<string, NamedPolarity> OtherWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["maximise"] = Higher, ["maksimal"] = Higher, ["maksimasi"] = Higher, ["maksimalkan"] = Higher, ["max"] = Higher, ["higher"] = Higher, ["naik"] = Higher, ["positif"] = Higher,
        ["minimise"] = Lower, ["minimal"] = Lower, ["minimasi"] = Lower, ["minimalkan"] = Lower, ["min"] = Lower, ["lower"] = Lower, ["turun"] = Lower, ["negatif"] = Lower,
        ["point"] = Polarities["stabilize"], ["titik"] = Polarities["stabilize"], ["tepat"] = Polarities["stabilize"], ["tepat sasaran"] = Polarities["stabilize"],
        ["stabil"] = Polarities["stabilize"], ["stabilise"] = Polarities["stabilize"], ["stabilisasi"] = Polarities["stabilize"],
        ["higher is better"] = Higher, ["semakin tinggi semakin baik"] = Higher, ["makin tinggi makin baik"] = Higher, ["tren positif"] = Higher, ["increase"] = Higher, ["meningkat"] = Higher,
        ["lower is better"] = Lower, ["semakin rendah semakin baik"] = Lower, ["makin rendah makin baik"] = Lower, ["tren negatif"] = Lower, ["decrease"] = Lower, ["menurun"] = Lower,
        ["maximize range"] = Polarities["maximize-range"], ["minimize range"] = Polarities["minimize-range"], ["rentang"] = Polarities["range"],
        ["tahapan"] = Polarities["milestone"], ["ordinal"] = Polarities["predikat"], ["predicate"] = Polarities["predikat"], ["penyerapan"] = Polarities["absorption"], ["penyerapan anggaran"] = Polarities["absorption"],
        ["mean"] = Polarities["average"], ["rata-rata"] = Polarities["average"], ["rerata"] = Polarities["average"], ["jumlah"] = Polarities["sum"],
    };

    /// <summary>For sentences: one spelling of each formula.</summary>
    public static string Allowed { get; } = string.Join(", ", Variants.Select(one => one.Names[0]).Concat(Gatherings.Select(one => one.Names[0])));

    public static string AllowedPolarities { get; } = string.Join(", ", Polarities.Keys);

    /// <summary>Whether a cell names a formula at all: a dash does not, nor what is said of the inside of a range alone.</summary>
    public static bool Names(string cell) => Plain(cell) is not ("" or "-");

    /// <summary>Null when no formula is called so.</summary>
    public static NamedFormula? Formula(string name) => ByName.GetValueOrDefault(Plain(name));

    /// <summary>Null when no polarity is called so.</summary>
    public static NamedPolarity? PolarityOf(string name) => Polarities.GetValueOrDefault(name) ?? OtherWords.GetValueOrDefault(Blanks().Replace(name.Replace('_', ' '), " "));

    /// <summary>How the formula of a variant is written in these files.</summary>
    public static string Written(FormulaVariant variant) => Variants.First(one => one.Variant == variant).Names[0];

    private static Dictionary<string, NamedFormula> Table()
    {
        var table = new Dictionary<string, NamedFormula>(StringComparer.Ordinal);
        foreach (var (variant, names) in Variants)
        {
            foreach (var name in names.Append(variant.Code))
            {
                table.Add(Plain(name), new(variant, null));
            }
        }

        foreach (var (how, names) in Gatherings)
        {
            foreach (var name in names)
            {
                table.Add(Plain(name), new(null, how));
            }
        }

        foreach (var name in Absorptions)
        {
            table.Add(Plain(name), new(null, null));
        }

        return table;
    }

    /// <summary>One spelling for all: small letters, no blanks, one sign for each operation, the whole as 1, no closing × 100, no "inside: 100".</summary>
    private static string Plain(string name)
    {
        var text = Blanks().Replace(name.ToLowerInvariant(), "");
        foreach (var (from, to) in (ReadOnlySpan<(string, string)>)
            [("×", "*"), ("·", "*"), ("÷", "/"), ("−", "-"), ("–", "-"), ("—", "-"), ("[", "("), ("]", ")"), ("{", "("), ("}", ")")])
        {
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        text = Hundred().Replace(Answer().Replace(text, ""), "");
        text = Words().Replace(text, word => word.Value == "realisasi" ? "r" : "t");
        text = Whole().Replace(text, whole => whole.Value[..1]);
        foreach (var (from, to) in (ReadOnlySpan<(string, string)>)[("sum(r)", "σr"), ("abs(r-t)", "|r-t|"), ("abs(t-r)", "|r-t|"), ("|t-r|", "|r-t|")])
        {
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        text = Times().Replace(text, "");
        text = Bounds().Replace(text, bound => bound.Value == "hi" ? "high" : "low");
        text = Inside().Replace(text, "");
        return Bare(Fractions().Replace(text.Replace("*", "", StringComparison.Ordinal), "$1"));
    }

    /// <summary>Without brackets around the whole.</summary>
    private static string Bare(string text)
    {
        while (text is ['(', .., ')'] && IsOnePair(text))
        {
            text = text[1..^1];
        }

        return text;
    }

    /// <summary>Whether the first bracket closes with the last.</summary>
    private static bool IsOnePair(string text)
    {
        var depth = 0;
        for (var at = 0; at < text.Length - 1; at++)
        {
            depth += text[at] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                return false;
            }
        }

        return true;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    /// <summary>"realisasi / target" as a formula, but not the column names of budgets. A plan (rencana) is a target.</summary>
    [GeneratedRegex(@"(?<![a-z_])(realisasi|target|rencana)\b(?!/(pagu|anggaran))|(?<=[0-9]x?)(realisasi|target|rencana)\b")]
    private static partial Regex Words();

    /// <summary>A multiplication written as a letter: between a digit or bracket and what is multiplied.</summary>
    [GeneratedRegex(@"(?<=[0-9)rt])x(?=[0-9(rtσ|])")]
    private static partial Regex Times();

    [GeneratedRegex(@"\b(hi|lo)\b")]
    private static partial Regex Bounds();

    [GeneratedRegex(@"(^|;)inside:100%?")]
    private static partial Regex Inside();

    [GeneratedRegex(@"[*x]100%?(?=[);]|$)|^100%?[*x]")]
    private static partial Regex Hundred();

    /// <summary>What stands before a sign of equality: the name of the answer.</summary>
    [GeneratedRegex("^[^=]*capaian[^=]*=")]
    private static partial Regex Answer();

    /// <summary>The whole in percent, from which a share is taken or to which it is added.</summary>
    [GeneratedRegex("(?<![0-9.])[12]00%?(?=[-+])")]
    private static partial Regex Whole();

    /// <summary>A product or a fraction in brackets that change nothing.</summary>
    [GeneratedRegex(@"\((r/t|2t|\(r-t\)/t|\(t-r\)/t|\|r-t\|/t)\)")]
    private static partial Regex Fractions();
}

/// <summary>What the cell <c>polarity</c> says.</summary>
/// <param name="Way">Null for rows over other rows.</param>
/// <param name="Usual">The formula where none is named; null where the polarity does not decide it.</param>
internal sealed record NamedPolarity(Polarity? Way, FormulaVariant? Usual);
