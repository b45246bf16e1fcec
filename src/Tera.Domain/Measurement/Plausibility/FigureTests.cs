using Tera.Planning.Indicators;

namespace Tera.Measurement.Plausibility;

/// <summary>What each rule asks of the figure: the doubt in words, or null.</summary>
internal static class FigureTests
{
    private static readonly decimal[] Powers = [10, 100, 1000];

    internal static string? DecimalShift(PlausibilityCase of)
    {
        if (of.Figure is not ({ } figure and > 0) || of.Usual is not ({ } usual and > 0) || of.IsNearTarget)
        {
            return null;
        }

        var against = of.Past.Count == 0 ? $"target ({of.Print(usual)})" : $"angka biasanya ({of.Print(usual)})";
        foreach (var power in Powers)
        {
            if (IsNear(figure / power, usual))
            {
                return $"{of.Print(figure)} kira-kira {TraceText.Of(power)} kali {against}. Mungkin koma desimalnya hilang.";
            }

            if (IsNear(figure, usual / power))
            {
                return $"{of.Print(figure)} kira-kira seper{TraceText.Of(power)} {against}. Mungkin komanya salah letak, atau satuannya lain.";
            }
        }

        return null;
    }

    /// <summary>One of so many parts, as it is said.</summary>
    internal static string Part(decimal times) => times == 2 ? "setengah" : $"seper{TraceText.Of(times)}";

    internal static string? NeverZero(PlausibilityCase of) =>
        of.Figure is 0 && of.Target is not 0 && of.Past.Count >= 2 && of.Past.All(past => past.Value > 0)
            ? "0, padahal sebelumnya selalu di atas 0. Bila datanya belum ada, kosongkan atau nyatakan tidak tersedia."
            : null;

    /// <summary>Growth and differences may be negative: then their targets or their past are, too.</summary>
    internal static string? BelowZero(PlausibilityCase of) =>
        of.Figure is { } figure and < 0 && of.Target is not < 0 && of.Past.All(past => past.Value >= 0)
            ? $"{of.Print(figure)} kurang dari nol, padahal target dan triwulan sebelumnya tidak pernah negatif. Mungkin tanda minusnya keliru."
            : null;

    internal static string? RunningTotal(PlausibilityCase of)
    {
        var earlier = of.EarlierThisYear.Select(past => past.Value).ToList();
        if (!IsRunning(of.Card.Accumulation) || of.Figure is not { } figure || earlier.Count == 0)
        {
            return null;
        }

        var (sum, usual) = (earlier.Sum(), of.Target ?? (earlier.Sum() / earlier.Count));
        return usual > 0 && figure >= sum && figure > usual * of.Thresholds.RunningTotalTimes && Math.Abs(figure - (sum + usual)) <= usual * 0.75m
            ? $"{of.Print(figure)} mendekati jumlah sampai dengan triwulan ini ({of.Print(sum)} dari triwulan sebelumnya). Yang diminta angka triwulan ini saja; jumlahnya dihitung sendiri."
            : null;
    }

    internal static string? GoingBack(PlausibilityCase of)
    {
        if (of.Figure is < 0 && IsRunning(of.Card.Accumulation))
        {
            return $"{of.Print(of.Figure.Value)} membuat jumlah kumulatifnya mundur.";
        }

        var grows = of.Card.Kind is ValueKind.Milestone || (of.Card.Kind is ValueKind.Number or ValueKind.Money && of.TargetBefore < of.Target);
        return grows && of.Card.Accumulation is AccumulationMode.Latest && of.Card.Polarity is Polarity.HigherIsBetter
            && of.EarlierThisYear.FirstOrDefault() is { } before && of.Figure < before.Value
                ? $"{of.Print(of.Figure.Value)} lebih kecil daripada {before.Period.Quarter} ({of.Print(before.Value)}), padahal angkanya seharusnya terus naik."
                : null;
    }

    internal static string? ShareOverHundred(PlausibilityCase of) =>
        of.Card.Kind is ValueKind.Percent && of.Figure is { } figure and > 100 && of.Target is not > 100
            ? $"{TraceText.Of(figure)} persen melebihi keseluruhan (100)."
            : null;

    internal static string? FarFromUsual(PlausibilityCase of)
    {
        if (of.Figure is not { } figure || of.Past.Count < of.Thresholds.FarQuarters || of.IsNearTarget || of.Past.Any(past => past.Value <= 0))
        {
            return null;
        }

        var (least, most) = (of.Past.Min(past => past.Value), of.Past.Max(past => past.Value));
        var times = of.Thresholds.FarTimes;
        return figure / times > most ? $"{of.Print(figure)} lebih dari {TraceText.Of(times)} kali angka tertinggi sebelumnya ({of.Print(most)})."
            : figure < least / times ? $"{of.Print(figure)} kurang dari {Part(times)} angka terendah sebelumnya ({of.Print(least)})."
            : null;
    }

    internal static string? AboveTarget(PlausibilityCase of) => of.Figure is not null && of.Percent is { } percent && percent > of.Thresholds.AbovePercent
        ? $"Capaian {TraceText.Rounded(percent, 2)} persen, jauh di atas 100. Periksa angka dan targetnya."
        : null;

    internal static string? BelowPace(PlausibilityCase of) => of.Figure is not null && of.Percent is { } percent && percent < of.Thresholds.BelowPercent
        ? $"Capaian {TraceText.Rounded(percent, 2)} persen, jauh di bawah laju target."
        : null;

    internal static string? DayToCome(PlausibilityCase of) => of.Day is { } day && of.Today is { } today && day > today
        ? $"{TraceText.Of(day)} belum tiba. Yang diisi hari pelaksanaannya, bukan rencananya; bila belum terlaksana, kosongkan."
        : null;

    internal static string? DayAfterQuarter(PlausibilityCase of) => of.Day is { } day && day > of.Period.LastDay
        ? $"{TraceText.Of(day)} sesudah {of.Period.Quarter} berakhir ({TraceText.Of(of.Period.LastDay)}), jadi belum terlaksana dalam triwulan ini."
        : null;

    /// <summary>Within a quarter below and a third above.</summary>
    private static bool IsNear(decimal figure, decimal other) => figure >= other * 0.75m && figure <= other * 4 / 3;

    private static bool IsRunning(AccumulationMode mode) => mode is AccumulationMode.Sum or AccumulationMode.NegativeCumulative;
}

/// <summary>The same for the money, which is told up to the end of the quarter.</summary>
internal static class SpentTests
{
    internal static string? GoingBack(PlausibilityCase of) => of.Spent < of.SpentBefore
        ? $"Rp{TraceText.Of(of.Spent!.Value)} lebih kecil daripada yang dilaporkan sampai triwulan sebelumnya (Rp{TraceText.Of(of.SpentBefore!.Value)}). Yang diminta angka sampai dengan triwulan ini."
        : null;

    internal static string? OverCeiling(PlausibilityCase of) => of.Spent > of.Ceiling
        ? $"Rp{TraceText.Of(of.Spent!.Value)} melebihi pagu (Rp{TraceText.Of(of.Ceiling!.Value)})."
        : null;
}

/// <summary>The numbers a doubt was reckoned from.</summary>
internal static class PlausibilityBasis
{
    private const int MostShown = 4;

    internal static IReadOnlyList<TraceLine> Of(PlausibilityRule rule, PlausibilityCase of) => rule.Subject is PlausibilitySubject.Figure
        ?
        [
            .. of.Past.Take(MostShown).Select(past => new TraceLine(past.Period.ToString(), of.Print(past.Value))),
            .. of.Target is { } target ? [new TraceLine($"Target {of.Period.Quarter}", of.Print(target))] : Array.Empty<TraceLine>(),
            .. of.TargetDay is { } due ? [new TraceLine($"Target {of.Period.Quarter}", TraceText.Of(due))] : Array.Empty<TraceLine>(),
            .. of.Percent is { } percent ? [new TraceLine($"Capaian s.d. {of.Period.Quarter}", TraceText.Rounded(percent, 2) + "\u00a0%")] : Array.Empty<TraceLine>(),
        ]
        : [.. Line("Dilaporkan sebelumnya (Rp)", of.SpentBefore), .. Line("Pagu (Rp)", of.Ceiling)];

    private static TraceLine[] Line(string label, decimal? figure) => figure is { } known ? [new(label, TraceText.Of(known))] : [];
}
