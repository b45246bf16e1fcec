using NodaTime;
using Tera.Shared;

namespace Tera.Planning.Indicators;

/// <summary>How a figure of an indicator is read by people: the one way of pages, papers and traces.</summary>
public static class PrintedFigure
{
    /// <summary>What stands before the n of a ratio.</summary>
    private const string OneTo = "1 : ";

    /// <summary><c>12.345,6</c>; a length of time <c>6 jam 37 menit</c>, a ratio <c>1 : 25</c>.</summary>
    /// <param name="number">As it is kept.</param>
    /// <param name="kind">Of the card; null where nobody knows it.</param>
    public static string Of(decimal number, ValueKind? kind) => kind switch
    {
        ValueKind.Duration => IndonesianDuration.Format(number),
        ValueKind.Ratio => OneTo + IndonesianNumber.Format(number),
        _ => IndonesianNumber.Format(number),
    };

    /// <summary><c>20 Desember 2026</c>.</summary>
    public static string Of(LocalDate day) => IndonesianDate.Long(day);

    /// <summary><c>Ya</c>, <c>Tidak</c>.</summary>
    public static string Of(bool yes) => yes ? "Ya" : "Tidak";

    /// <summary>With the unit of measure behind it; a length of time and a day say for themselves what they are.</summary>
    /// <param name="printed">As printed here.</param>
    /// <param name="unit">Of the card; empty for none.</param>
    public static string WithUnit(string printed, string unit) =>
        IndonesianDuration.IsPrinted(printed) || IndonesianDate.Read(printed) is not null ? printed : $"{printed} {unit}".TrimEnd();
}
