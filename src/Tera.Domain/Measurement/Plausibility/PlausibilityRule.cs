namespace Tera.Measurement.Plausibility;

/// <summary>
/// A named way to see that a typed number may be a mistake. Rules are questions of this program, not law: none refuses a number, and each
/// says in <see cref="Explanation"/> by which measure it asks.
/// </summary>
public sealed class PlausibilityRule
{
    private readonly Func<PlausibilityCase, string?> _test;
    private readonly Func<PlausibilityThresholds, string> _explanation;

    private PlausibilityRule(string code, string name, string explanation, PlausibilitySubject subject, Func<PlausibilityCase, string?> test)
        : this(code, name, _ => explanation, subject, test)
    {
    }

    private PlausibilityRule(string code, string name, Func<PlausibilityThresholds, string> explanation, PlausibilitySubject subject, Func<PlausibilityCase, string?> test) =>
        (Code, Name, _explanation, Subject, _test) = (code, name, explanation, subject, test);

    /// <summary>A comma too few or too many.</summary>
    public static PlausibilityRule DecimalShift { get; } = new(
        "decimal-shift", "Letak koma", "Angka kira-kira 10, 100, atau 1.000 kali angka tengah triwulan sebelumnya (atau target bila belum ada riwayat), atau sepersekiannya, dan jauh dari target.",
        PlausibilitySubject.Figure, FigureTests.DecimalShift);

    /// <summary>A zero where there never was one.</summary>
    public static PlausibilityRule NeverZero { get; } = new(
        "never-zero", "Nol yang tidak biasa", "Angka 0, padahal paling sedikit dua triwulan sebelumnya semuanya di atas 0. Kosong bukan nol.",
        PlausibilitySubject.Figure, FigureTests.NeverZero);

    /// <summary>Less than nothing, of what never was.</summary>
    public static PlausibilityRule BelowZero { get; } = new(
        "below-zero", "Angka negatif", "Angka kurang dari nol, padahal targetnya tidak negatif dan triwulan sebelumnya tidak pernah negatif.", PlausibilitySubject.Figure, FigureTests.BelowZero);

    /// <summary>The running total, where the quarter's own figure is asked.</summary>
    public static PlausibilityRule RunningTotal { get; } = new(
        "running-total", "Angka sampai dengan triwulan ini", of => $"Pada indikator kumulatif, angka lebih dari {TraceText.Of(of.RunningTotalTimes)} kali target triwulan dan mendekati jumlah triwulan sebelumnya ditambah target.",
        PlausibilitySubject.Figure, FigureTests.RunningTotal);

    /// <summary>What only grows has shrunk.</summary>
    public static PlausibilityRule GoingBack { get; } = new(
        "going-back", "Mundur dari triwulan lalu", "Tahapan, atau jumlah yang targetnya naik setiap triwulan, lebih kecil daripada triwulan sebelumnya; atau angka negatif pada indikator kumulatif.",
        PlausibilitySubject.Figure, FigureTests.GoingBack);

    /// <summary>More than the whole.</summary>
    public static PlausibilityRule ShareOverHundred { get; } = new(
        "share-over-hundred", "Persentase di atas 100", "Persentase melebihi 100, padahal targetnya tidak.", PlausibilitySubject.Figure, FigureTests.ShareOverHundred);

    /// <summary>Far from everything there was.</summary>
    public static PlausibilityRule FarFromUsual { get; } = new(
        "far-from-usual", "Jauh dari kebiasaan", of => $"Angka lebih dari {TraceText.Of(of.FarTimes)} kali yang tertinggi atau kurang dari {FigureTests.Part(of.FarTimes)} yang terendah dari paling sedikit {of.FarQuarters} triwulan sebelumnya, dan jauh dari target.",
        PlausibilitySubject.Figure, FigureTests.FarFromUsual);

    /// <summary>The target was passed by half.</summary>
    public static PlausibilityRule AboveTarget { get; } = new(
        "above-target", "Jauh melampaui target", of => $"Capaian sampai dengan triwulan ini lebih dari {TraceText.Of(of.AbovePercent)} persen.", PlausibilitySubject.Figure, FigureTests.AboveTarget);

    /// <summary>Half of the target was not reached.</summary>
    public static PlausibilityRule BelowPace { get; } = new(
        "below-pace", "Jauh di bawah laju target", of => $"Capaian sampai dengan triwulan ini kurang dari {TraceText.Of(of.BelowPercent)} persen.", PlausibilitySubject.Figure, FigureTests.BelowPace);

    /// <summary>Done on a day that has not come.</summary>
    public static PlausibilityRule DayToCome { get; } = new(
        "day-to-come", "Tanggal belum tiba", "Tanggal realisasi lebih lambat daripada hari pengisian.", PlausibilitySubject.Figure, FigureTests.DayToCome);

    /// <summary>Done when the quarter was over.</summary>
    public static PlausibilityRule DayAfterQuarter { get; } = new(
        "day-after-quarter", "Tanggal sesudah triwulan", "Tanggal realisasi sesudah hari terakhir triwulan yang dilaporkan.", PlausibilitySubject.Figure, FigureTests.DayAfterQuarter);

    /// <summary>Money that came back.</summary>
    public static PlausibilityRule SpentGoingBack { get; } = new(
        "spent-going-back", "Realisasi anggaran mundur", "Realisasi anggaran dihitung sampai dengan triwulan ini, jadi tidak lebih kecil daripada triwulan sebelumnya.",
        PlausibilitySubject.Spent, SpentTests.GoingBack);

    /// <summary>More than may be spent.</summary>
    public static PlausibilityRule SpentOverCeiling { get; } = new(
        "spent-over-ceiling", "Realisasi anggaran melebihi pagu", "Realisasi anggaran lebih besar daripada pagu.", PlausibilitySubject.Spent, SpentTests.OverCeiling);

    /// <summary>All, in the order in which they are asked; of each number the first that fits is told.</summary>
    public static IReadOnlyList<PlausibilityRule> All { get; } =
        [DayToCome, DayAfterQuarter, DecimalShift, NeverZero, BelowZero, RunningTotal, GoingBack, ShareOverHundred, FarFromUsual, AboveTarget, BelowPace, SpentOverCeiling, SpentGoingBack];

    /// <summary>Stable: <c>decimal-shift</c>.</summary>
    public string Code { get; }

    /// <summary>As shown and printed.</summary>
    public string Name { get; }

    /// <summary>Which number it weighs.</summary>
    public PlausibilitySubject Subject { get; }

    /// <summary>By which measure it asks; an Indonesian sentence with its thresholds.</summary>
    public string Explanation(PlausibilityThresholds thresholds) => _explanation(thresholds);

    internal string? Doubt(PlausibilityCase weighed) => _test(weighed);

    /// <inheritdoc/>
    public override string ToString() => Code;
}

/// <summary>Weighs a row. Total: any number a person can type ends in an answer.</summary>
public static class PlausibilityCheck
{
    /// <summary>The doubts about a row, at most one for each of its numbers; empty when nothing is unusual.</summary>
    public static IReadOnlyList<PlausibilityFinding> Of(PlausibilityCase weighed) =>
    [
        .. PlausibilityRule.All
            .Select(rule => rule.Doubt(weighed) is { } text ? new PlausibilityFinding(rule, text, PlausibilityBasis.Of(rule, weighed)) : null)
            .OfType<PlausibilityFinding>().DistinctBy(finding => finding.Rule.Subject),
    ];
}
