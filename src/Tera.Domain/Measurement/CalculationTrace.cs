using System.Globalization;
using NodaTime;
using Tera.Planning.Indicators;
using Tera.Planning.Targets;

namespace Tera.Measurement;

/// <summary>How a percentage came about, in Indonesian words ready to be shown and printed beside it.</summary>
/// <param name="Variant">Code of the formula variant: <c>lower-a</c>.</param>
/// <param name="Rule">Name of the formula.</param>
/// <param name="Expression">The formula, with T for target and R for realisasi.</param>
/// <param name="Source">Where the formula comes from.</param>
/// <param name="Lines">Rule, inputs, steps, cap and rounding, in the order of reading.</param>
public sealed record CalculationTrace(
    string Variant, string Rule, string Expression, RuleSource Source, IReadOnlyList<TraceLine> Lines)
{
    internal const string RuleLabel = "Aturan";

    /// <summary>Code of the zero policy: <c>standard</c>.</summary>
    public required string ZeroPolicy { get; init; }

    /// <summary>Which version of the indicator's rule; null where figures were reckoned without a card.</summary>
    public RuleVersion? Version { get; private init; }

    /// <summary>The same, told to be by a version of a card.</summary>
    internal CalculationTrace By(RuleVersion version) => this with
    {
        Version = version,
        Lines =
        [
            .. Lines.Select(line => line.Label == RuleLabel
                ? line with { Text = $"kartu indikator yang berlaku sejak {TraceText.Of(version.ValidFrom)}; {line.Text}" }
                : line),
        ],
    };
}

/// <summary>The version of an indicator's rule a figure was made with, so that it can be made again the same years later.</summary>
/// <param name="Card">The card. A card never changes; a change is a new card.</param>
/// <param name="ValidFrom">First day, inclusive, of the card.</param>
public sealed record RuleVersion(IndicatorCardId Card, LocalDate ValidFrom);

/// <summary>One line of a trace: "Realisasi: 186 per 100.000 KH".</summary>
public sealed record TraceLine(string Label, string Text);

/// <summary>Figures in Indonesian notation for the trace: decimal comma, thousands with a dot.</summary>
internal static class TraceText
{
    private const int ShownDecimals = 10;

    private static readonly NumberFormatInfo Indonesian = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

    internal static string Of(decimal value) => value.ToString("#,##0.##########", Indonesian);

    /// <summary>With a sign that tells whether all decimals are shown.</summary>
    internal static string Equal(decimal exact) => $"{(Math.Round(exact, ShownDecimals) == exact ? "=" : "≈")} {Of(exact)}";

    internal static string Rounded(decimal value, int decimals) => value.ToString("N" + decimals.ToString(Indonesian), Indonesian);

    internal static string Of(TargetValue target, AchievementRule rule) => target switch
    {
        TargetValue.Amount(var value) => WithUnit(Of(value, rule.Kind), rule),
        TargetValue.Range range => WithUnit($"{Of(range.Low, rule.Kind)}–{Of(range.High, rule.Kind)}", rule),
        TargetValue.Predicate predicate => predicate.Label,
        TargetValue.Date(var day) => Of(day),
        TargetValue.YesNo(var wanted) => PrintedFigure.Of(wanted),
        TargetValue.Text text => text.Words,
        _ => throw new System.Diagnostics.UnreachableException($"No words for {target.GetType().Name}."),
    };

    internal static string Of(ActualValue actual, AchievementRule rule) => actual switch
    {
        ActualValue.Amount(var value) => WithUnit(Of(value, rule.Kind), rule),
        ActualValue.Predicate predicate => predicate.Label,
        ActualValue.Date(var day) => Of(day),
        ActualValue.YesNo(var done) => PrintedFigure.Of(done),
        ActualValue.Text text => text.Words,
        _ => throw new System.Diagnostics.UnreachableException($"No words for {actual.GetType().Name}."),
    };

    /// <summary>As an operand: a negative number in brackets.</summary>
    internal static string Operand(decimal value) => value < 0 ? $"({Of(value)})" : Of(value);

    /// <summary>By its kind; of a length of time also the minutes, which the steps reckon with.</summary>
    private static string Of(decimal value, ValueKind kind)
    {
        var shown = Math.Round(value, ShownDecimals, MidpointRounding.AwayFromZero);
        return kind is ValueKind.Duration && Math.Abs(shown) >= 60 ? $"{PrintedFigure.Of(shown, kind)} ({Of(shown)} menit)"
            : kind is ValueKind.Duration or ValueKind.Ratio ? PrintedFigure.Of(shown, kind)
            : Of(value);
    }

    private static string WithUnit(string figure, AchievementRule rule) => (rule.Kind, rule.MeasurementUnit) switch
    {
        (ValueKind.Duration, _) => figure,
        (_, "Rp") => $"Rp{figure}",
        (_, "%") => $"{figure}%",
        (_, var unit) => $"{figure} {unit}".TrimEnd(),
    };

    internal static string Of(LocalDate day) => PrintedFigure.Of(day);
}
