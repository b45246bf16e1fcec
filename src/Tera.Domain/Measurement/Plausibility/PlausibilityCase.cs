using NodaTime;
using Tera.Planning.Indicators;
using Tera.Shared;

namespace Tera.Measurement.Plausibility;

/// <summary>A figure of an earlier quarter, measured in the same unit as today's.</summary>
/// <param name="Period">The quarter.</param>
/// <param name="Value">Of the quarter by itself.</param>
public sealed record PastFigure(FiscalPeriod Period, decimal Value);

/// <summary>A row of a sheet as it is weighed: what was typed, and what it is held against.</summary>
public sealed record PlausibilityCase
{
    /// <summary>From which numbers on it is asked about.</summary>
    public PlausibilityThresholds Thresholds { get; init; } = PlausibilityThresholds.Default;

    /// <summary>How the indicator is measured.</summary>
    public required IndicatorCard Card { get; init; }

    /// <summary>The quarter.</summary>
    public required FiscalPeriod Period { get; init; }

    /// <summary>The figure of the quarter by itself; null where there is none or it is no number.</summary>
    public decimal? Figure { get; init; }

    /// <summary>The day on which the thing was done; null where there is none or it is no day.</summary>
    public LocalDate? Day { get; init; }

    /// <summary>The day on which it was to be done at the latest, inclusive; null likewise.</summary>
    public LocalDate? TargetDay { get; init; }

    /// <summary>The day on which it is asked, at the region's seat; null where nobody knows it.</summary>
    public LocalDate? Today { get; init; }

    /// <summary>The figure up to and including the quarter; null likewise.</summary>
    public decimal? FigureSoFar { get; init; }

    /// <summary>Target of the quarter by itself; null where none was set or it is no number.</summary>
    public decimal? Target { get; init; }

    /// <summary>Target of the quarter before, in the same year; null likewise.</summary>
    public decimal? TargetBefore { get; init; }

    /// <summary>Achievement up to the quarter, unrounded and without cap; null where it cannot be assessed.</summary>
    public decimal? Percent { get; init; }

    /// <summary>Figures of earlier quarters, the latest first.</summary>
    public IReadOnlyList<PastFigure> Past { get; init; } = [];

    /// <summary>Rupiah up to the end of the quarter; null when not told.</summary>
    public decimal? Spent { get; init; }

    /// <summary>Rupiah up to the end of the last quarter of the year that told it; null for none.</summary>
    public decimal? SpentBefore { get; init; }

    /// <summary>Rupiah that may be spent; null when no budget line pays for it.</summary>
    public decimal? Ceiling { get; init; }

    internal IEnumerable<PastFigure> EarlierThisYear => Past.Where(past => past.Period.Year == Period.Year);

    /// <summary>The middle one of the past figures, or the target where there are none; null for neither.</summary>
    internal decimal? Usual => Past.Count == 0 ? Target : Middle([.. Past.Select(past => past.Value).Order()]);

    /// <summary>Between half and twice the target: what a plan expected is no typing mistake, however new it is.</summary>
    internal bool IsNearTarget => Target is { } target && Figure is { } figure && target > 0 && figure >= target / 2 && figure <= target * 2;

    /// <summary>A figure of the indicator in its own notation.</summary>
    internal string Print(decimal figure) => Card.Kind is ValueKind.Duration or ValueKind.Ratio ? PrintedFigure.Of(Math.Round(figure, 6, MidpointRounding.AwayFromZero), Card.Kind) : TraceText.Of(figure);

    private static decimal Middle(IReadOnlyList<decimal> ordered) => ordered.Count % 2 == 1
        ? ordered[ordered.Count / 2]
        : (ordered[(ordered.Count / 2) - 1] / 2) + (ordered[ordered.Count / 2] / 2);
}

/// <summary>Which of the two numbers of a row is in doubt.</summary>
public enum PlausibilitySubject
{
    /// <summary>The figure.</summary>
    Figure,

    /// <summary>The money.</summary>
    Spent,
}

/// <summary>A number that is out of the usual. It is no fault: whoever knows better says why it is right.</summary>
/// <param name="Rule">By which rule.</param>
/// <param name="Text">What is unusual, with its numbers: one or two Indonesian sentences.</param>
/// <param name="Basis">The numbers it was reckoned from.</param>
public sealed record PlausibilityFinding(PlausibilityRule Rule, string Text, IReadOnlyList<TraceLine> Basis);
