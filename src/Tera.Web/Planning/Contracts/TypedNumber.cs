using Tera.Planning.Indicators;
using Tera.Shared;

namespace Tera.Planning.Contracts;

/// <summary>Reads a number as somebody typed it for a target or an actual, in the notation its kind is written in.</summary>
public static class TypedNumber
{
    /// <param name="text">As typed or pasted.</param>
    /// <param name="kind">Of the card.</param>
    /// <param name="mostDecimals">Digits after the comma; more are refused.</param>
    /// <param name="printed">Whether nobody typed it: it is as we printed it, or a number a program holds as one.</param>
    public static Result<decimal> Read(string text, ValueKind kind, int mostDecimals = IndonesianNumber.MaximumDecimals, bool printed = false) => kind switch
    {
        ValueKind.Duration => IndonesianDuration.Parse(text, mostDecimals),
        ValueKind.Ratio => Ratio(text, mostDecimals),
        _ when printed => IndonesianNumber.Parse(text, NumberReading.Printed, mostDecimals),
        ValueKind.Money => IndonesianNumber.Parse(text, NumberReading.Thousands, mostDecimals),
        _ => IndonesianNumber.Parse(text, NumberReading.Unstated, mostDecimals),
    };

    /// <summary>The n of <c>1 : n</c>; another first term is asked back, since n alone is kept.</summary>
    private static Result<decimal> Ratio(string text, int mostDecimals)
    {
        if (text.Split(':') is not [var one, var many])
        {
            return IndonesianNumber.Parse(text, mostDecimals: mostDecimals);
        }

        if (!IndonesianNumber.Parse(one, mostDecimals: mostDecimals).Accepted(out var first, out var no) || !IndonesianNumber.Parse(many, mostDecimals: mostDecimals).Accepted(out var second, out no))
        {
            return no;
        }

        return first == 1 ? second
            : first > 0 ? NumberRejections.RatioNotOfOne(text.Trim(), $"1 : {IndonesianNumber.FormatPlain(Math.Round(second / first, IndonesianNumber.MaximumDecimals, MidpointRounding.AwayFromZero))}")
            : NumberRejections.NotANumber(text.Trim());
    }
}
