using Tera.Planning.Indicators;
using Tera.Shared;

namespace Tera.Measurement;

/// <summary>The four cells of a year; a quarter nobody mentions is not due.</summary>
public sealed record QuarterValues
{
    /// <summary>January to March.</summary>
    public MeasuredValue First { get; init; } = MeasuredValue.NotDue.Instance;

    /// <summary>April to June.</summary>
    public MeasuredValue Second { get; init; } = MeasuredValue.NotDue.Instance;

    /// <summary>July to September.</summary>
    public MeasuredValue Third { get; init; } = MeasuredValue.NotDue.Instance;

    /// <summary>October to December.</summary>
    public MeasuredValue Fourth { get; init; } = MeasuredValue.NotDue.Instance;

    /// <summary>The cell of a quarter.</summary>
    public MeasuredValue In(Quarter quarter) => quarter.Number switch { 1 => First, 2 => Second, 3 => Third, _ => Fourth };

    /// <summary>The cells up to and including a quarter, first quarter first.</summary>
    internal IReadOnlyList<MeasuredValue> UpTo(Quarter quarter) => [.. new[] { First, Second, Third, Fourth }.Take(quarter.Number)];
}

/// <summary>One figure for several quarters, and from how many of them it comes.</summary>
/// <param name="Value">The figure; or the state of the last quarter when no quarter has one.</param>
/// <param name="Counted">Quarters that gave a figure.</param>
/// <param name="Due">Quarters from which a figure was expected; a sum of fewer is incomplete and must say so.</param>
public sealed record AccumulatedValue(MeasuredValue Value, int Counted, int Due);

/// <summary>Brings quarters together to the figure "up to quarter n" (s.d. TW n).</summary>
public static class Accumulator
{
    /// <summary>
    /// Sum and mean are of the quarters that have a figure, latest is the last of these. An indicator measured yearly is not due
    /// in the first three quarters. Nothing is rounded.
    /// </summary>
    public static AccumulatedValue UpTo(Quarter quarter, QuarterValues values, AccumulationMode mode)
    {
        if (mode is AccumulationMode.YearlyOnly)
        {
            return quarter == Quarter.Fourth
                ? new(values.Fourth, values.Fourth is MeasuredValue.Value ? 1 : 0, values.Fourth is MeasuredValue.NotDue ? 0 : 1)
                : new(MeasuredValue.NotDue.Instance, 0, 0);
        }

        var cells = values.UpTo(quarter);
        var actuals = cells.OfType<MeasuredValue.Value>().Select(value => value.Actual).ToList();
        var due = cells.Count(cell => cell is not MeasuredValue.NotDue);
        return new(actuals is [] ? cells[^1] : Together(actuals, mode), actuals.Count, due);
    }

    private static MeasuredValue Together(List<ActualValue> actuals, AccumulationMode mode)
    {
        if (mode is AccumulationMode.Latest)
        {
            return new MeasuredValue.Value(actuals[^1]);
        }

        var amounts = actuals.OfType<ActualValue.Amount>().Select(amount => amount.Value).ToList();
        if (amounts.Count < actuals.Count)
        {
            return new MeasuredValue.NotAssessable(NotAssessableReason.KindMismatch);
        }

        try
        {
            var sum = amounts.Sum();
            return new MeasuredValue.Value(new ActualValue.Amount(mode is AccumulationMode.Average ? sum / amounts.Count : sum));
        }
        catch (OverflowException)
        {
            // As in the calculator: decimal can only throw, and four typed figures must not end in a fault page.
            return new MeasuredValue.NotAssessable(NotAssessableReason.TooLarge);
        }
    }
}
