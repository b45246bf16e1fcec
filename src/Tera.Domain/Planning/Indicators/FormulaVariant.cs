namespace Tera.Planning.Indicators;

/// <summary>
/// A rule that turns target and actual into a percentage, with the name and source that are printed beside every figure it made.
/// </summary>
/// <remarks>
/// Two agencies with the same numbers and different variants get different, equally lawful answers; hence the variant is chosen
/// on the card and never guessed. T is the target, R the actual (realisasi). The polarity follows from the variant.
/// </remarks>
public sealed class FormulaVariant
{
    private static readonly Arithmetic Ratio = new("R ÷ T × 100", (_, r) => r, (t, _) => t);
    private static readonly Arithmetic Mirrored = new("(2 × T − R) ÷ T × 100", (t, r) => (2 * t) - r, (t, _) => t);
    private static readonly Arithmetic Inverse = new("T ÷ R × 100", (t, _) => t, (_, r) => r);
    private static readonly Arithmetic Remaining = new("(T − R) ÷ T × 100", (t, r) => t - r, (t, _) => t);

    private FormulaVariant(string code, Polarity polarity) => (Code, Polarity) = (code, polarity);

    /// <summary>R ÷ T.</summary>
    public static FormulaVariant HigherRatio { get; } = new("higher-ratio", Polarity.HigherIsBetter)
    {
        Name = "Makin tinggi makin baik",
        Expression = Ratio.Expression,
        Source = new("Dipakai semua laporan kinerja yang diperiksa", SourceConfidence.Found),
        Below = Ratio,
        Above = Ratio,
    };

    /// <summary>(2T − R) ÷ T, lower is better, variant A: the default for lower is better. Negative when R passes 2T.</summary>
    /// <remarks>Source: PermenPANRB 8/2021, as 1 + (1 − R ÷ T); Permendagri 54/2010 as cited by reports.</remarks>
    public static FormulaVariant LowerMirrored { get; } = new("lower-a", Polarity.LowerIsBetter)
    {
        Name = "Makin rendah makin baik, varian A (cermin)",
        Expression = Mirrored.Expression,
        Source = new("Sama dengan 1 + (1 − R ÷ T) pada PermenPANRB 8/2021; LKj Provinsi Lampung 2015", SourceConfidence.Found),
        Below = Mirrored,
        Above = Mirrored,
    };

    /// <summary>T ÷ R, lower is better, variant B. Grows without bound as R nears 0; undefined at R = 0.</summary>
    public static FormulaVariant LowerInverse { get; } = new("lower-b", Polarity.LowerIsBetter)
    {
        Name = "Makin rendah makin baik, varian B (kebalikan)",
        Expression = Inverse.Expression,
        Source = new("LKjIP Kabupaten Manggarai Timur 2019", SourceConfidence.Found),
        Below = Inverse,
        Above = Inverse,
    };

    /// <summary>(T − R) ÷ T, lower is better, variant C: the share of the allowance that was not used up; 0 when R = T.</summary>
    public static FormulaVariant LowerRemaining { get; } = new("lower-c", Polarity.LowerIsBetter)
    {
        Name = "Makin rendah makin baik, varian C (sisa)",
        Expression = Remaining.Expression,
        Source = new("Dipakai sebagian aplikasi e-SAKIP daerah; jarang", SourceConfidence.Found),
        Below = Remaining,
        Above = Remaining,
    };

    /// <summary>Inside the range 100; outside, the actual against the bound it crossed, more being better.</summary>
    /// <remarks>
    /// Source: PermenPANRB 8/2021 (replaced by PermenPANRB 6/2022). Its printed 113 for 92 against 80–90 is an erratum: the rule
    /// gives 102.22.
    /// </remarks>
    public static FormulaVariant RangeHigher { get; } = new("range-higher", Polarity.Range)
    {
        Name = "Rentang, makin tinggi makin baik",
        Expression = "di dalam rentang 100; di luar rentang R ÷ batas yang dilewati × 100",
        Source = new("PermenPANRB 8/2021", SourceConfidence.Found),
        Below = Ratio,
        Above = Ratio,
    };

    /// <summary>Inside the range 100; outside, 1 + (1 − R ÷ bound), less being better.</summary>
    /// <remarks>Source: PermenPANRB 8/2021 (replaced by PermenPANRB 6/2022).</remarks>
    public static FormulaVariant RangeLower { get; } = new("range-lower", Polarity.Range)
    {
        Name = "Rentang, makin rendah makin baik",
        Expression = "di dalam rentang 100; di luar rentang (2 × batas yang dilewati − R) ÷ batas × 100",
        Source = new("PermenPANRB 8/2021", SourceConfidence.Found),
        Below = Mirrored,
        Above = Mirrored,
    };

    /// <summary>(T − |R − T|) ÷ T: every deviation from the target, up or down, counts against it.</summary>
    /// <remarks>No written rule was found; medium confidence.</remarks>
    public static FormulaVariant PointDeviation { get; } = new("point", Polarity.Point)
    {
        Name = "Tepat sasaran",
        Expression = "(T − |R − T|) ÷ T × 100",
        Source = new("Praktik umum; rumus tertulis tidak ditemukan", SourceConfidence.Medium),
        Below = Ratio,
        Above = Mirrored,
    };

    /// <summary>100 when the day was kept, otherwise the card's percentage for a missed target.</summary>
    /// <remarks>No written rule was found; medium confidence.</remarks>
    public static FormulaVariant OnTime { get; } = new("on-time", Polarity.LowerIsBetter)
    {
        Name = "Tepat waktu",
        Expression = "sampai dengan tanggal target 100; sesudahnya nilai yang ditetapkan kartu indikator",
        Source = new("Praktik umum; rumus tertulis tidak ditemukan", SourceConfidence.Medium),
    };

    /// <summary>100 when done as promised, otherwise the card's percentage for a missed target.</summary>
    public static FormulaVariant DoneOrNot { get; } = new("done-or-not", Polarity.HigherIsBetter)
    {
        Name = "Ya atau tidak",
        Expression = "sesuai target 100; tidak sesuai nilai yang ditetapkan kartu indikator",
        Source = new("Praktik umum; rumus tertulis tidak ditemukan", SourceConfidence.High),
    };

    /// <summary>100 when the target rating or a better one was reached, otherwise the percentage of the rating reached.</summary>
    public static FormulaVariant PredicateByRank { get; } = new("predicate-rank", Polarity.HigherIsBetter)
    {
        Name = "Predikat menurut peringkat",
        Expression = "predikat target atau lebih tinggi 100; di bawahnya nilai predikat pada kartu indikator",
        Source = new("Praktik umum; rumus tertulis tidak ditemukan", SourceConfidence.High),
    };

    /// <summary>The score behind the rating reached ÷ the score behind the target rating.</summary>
    public static FormulaVariant PredicateByScore { get; } = new("predicate-score", Polarity.HigherIsBetter)
    {
        Name = "Predikat menurut nilai",
        Expression = "nilai predikat realisasi ÷ nilai predikat target × 100",
        Source = new("Praktik umum; rumus tertulis tidak ditemukan", SourceConfidence.High),
        Below = Ratio,
        Above = Ratio,
    };

    /// <summary>A percentage given by a person who judged the words.</summary>
    public static FormulaVariant Judged { get; } = new("judged", Polarity.HigherIsBetter)
    {
        Name = "Dinilai oleh pejabat",
        Expression = "persentase yang ditetapkan penilai atas uraian realisasi",
        Source = new("Praktik umum; rumus tertulis tidak ditemukan", SourceConfidence.High),
    };

    /// <summary>Every variant, in the order a form offers them.</summary>
    public static IReadOnlyList<FormulaVariant> All { get; } =
    [
        HigherRatio, LowerMirrored, LowerInverse, LowerRemaining, RangeHigher, RangeLower, PointDeviation,
        OnTime, DoneOrNot, PredicateByRank, PredicateByScore, Judged,
    ];

    /// <summary>Stored and exported; never changes.</summary>
    public string Code { get; }

    /// <summary>Which way the indicator improves.</summary>
    public Polarity Polarity { get; }

    /// <summary>Indonesian, as printed.</summary>
    public required string Name { get; init; }

    /// <summary>The rule in Indonesian words and signs, as printed.</summary>
    public required string Expression { get; init; }

    /// <summary>Where the rule was found.</summary>
    public required RuleSource Source { get; init; }

    /// <summary>The arithmetic for an actual below the reference; null when the rule does not divide.</summary>
    internal Arithmetic? Below { get; private init; }

    /// <summary>The arithmetic for an actual above the reference or equal to it.</summary>
    internal Arithmetic? Above { get; private init; }

    /// <summary>True when the zero answers for "lower is better" apply: less is rewarded or deviation is punished.</summary>
    internal bool RewardsLess => Polarity is Polarity.LowerIsBetter or Polarity.Point || this == RangeLower;

    /// <summary>The variant stored under a code; null when there is none.</summary>
    public static FormulaVariant? WithCode(string code) => All.FirstOrDefault(variant => variant.Code == code);

    /// <summary>True when values of the kind can be put into this rule.</summary>
    public bool Fits(ValueKind kind) => kind switch
    {
        ValueKind.Date => this == OnTime,
        ValueKind.YesNo => this == DoneOrNot,
        ValueKind.Text => this == Judged,
        ValueKind.Predicate => this == PredicateByRank || this == PredicateByScore,
        ValueKind.Milestone => this == HigherRatio,
        _ => Below is not null && this != PredicateByScore,
    };

    /// <inheritdoc/>
    public override string ToString() => Code;
}

/// <summary>One division. Multiplying by 100 before dividing keeps it to a single inexact operation.</summary>
/// <param name="Expression">With T and R, which the trace replaces by the figures.</param>
/// <param name="Numerator">Of target and actual.</param>
/// <param name="Denominator">Of target and actual; never divided by when zero or less.</param>
internal sealed record Arithmetic(
    string Expression, Func<decimal, decimal, decimal> Numerator, Func<decimal, decimal, decimal> Denominator);
