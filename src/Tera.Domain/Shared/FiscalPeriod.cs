using System.Globalization;
using NodaTime;

namespace Tera.Shared;

/// <summary>A quarter of a fiscal year: the period measurements and reports are about.</summary>
/// <param name="Year">The fiscal year.</param>
/// <param name="Quarter">The quarter in it.</param>
public readonly record struct FiscalPeriod(FiscalYear Year, Quarter Quarter) : IComparable<FiscalPeriod>
{
    /// <summary>First day, inclusive.</summary>
    public LocalDate FirstDay => Quarter.FirstDayIn(Year);

    /// <summary>Last day, inclusive.</summary>
    public LocalDate LastDay => Quarter.LastDayIn(Year);

    /// <summary><c>2026-3</c>: stable and sortable, for addresses and file names.</summary>
    public string Code => string.Create(CultureInfo.InvariantCulture, $"{Year.Value}-{Quarter.Number}");

    /// <summary>The period a day belongs to; the day must lie within the range of fiscal years.</summary>
    public static FiscalPeriod Of(LocalDate date) => new(FiscalYear.Of(date), Quarter.Of(date));

    /// <summary>Reads a <see cref="Code"/>.</summary>
    public static Result<FiscalPeriod> Parse(string? code)
    {
        var typed = (code ?? string.Empty).Trim();
        var readable = typed.Length == 6 && typed[4] == '-' && typed[5] is >= '1' and <= '4';
        if (!readable)
        {
            return FiscalPeriodRejections.NotAPeriod(typed);
        }

        return FiscalYear.Parse(typed[..4]).Accepted(out var year, out var rejection)
            ? new FiscalPeriod(year, new Quarter(typed[5] - '0'))
            : rejection;
    }

    /// <summary>True when the day lies in the period.</summary>
    public bool Contains(LocalDate date) => date >= FirstDay && date <= LastDay;

    /// <summary>The period a number of quarters later, or earlier when negative; it must stay within the range of fiscal years.</summary>
    public FiscalPeriod Plus(int quarters) => Of(FirstDay.PlusMonths(3 * quarters));

    /// <summary>Earlier.</summary>
    public static bool operator <(FiscalPeriod left, FiscalPeriod right) => left.CompareTo(right) < 0;

    /// <summary>Later.</summary>
    public static bool operator >(FiscalPeriod left, FiscalPeriod right) => left.CompareTo(right) > 0;

    /// <summary>Not later.</summary>
    public static bool operator <=(FiscalPeriod left, FiscalPeriod right) => left.CompareTo(right) <= 0;

    /// <summary>Not earlier.</summary>
    public static bool operator >=(FiscalPeriod left, FiscalPeriod right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(FiscalPeriod other) =>
        Year.CompareTo(other.Year) is var years && years != 0 ? years : Quarter.CompareTo(other.Quarter);

    /// <summary><c>Triwulan III 2026</c>.</summary>
    public override string ToString() => $"{Quarter} {Year}";
}

/// <summary>Why a typed year, quarter or period was not taken. Argument 0 is the text as typed.</summary>
public static class FiscalPeriodRejections
{
    /// <summary>Arguments 1 and 2: the first and the last year accepted.</summary>
    public static Rejection NotAYear(string text) => new("shared.fiscal-year.not-a-year", text, FiscalYear.Minimum, FiscalYear.Maximum);

    /// <summary>Neither 1 to 4 nor I to IV.</summary>
    public static Rejection NotAQuarter(string text) => new("shared.quarter.not-a-quarter", text);

    /// <summary>Not of the form <c>2026-3</c>.</summary>
    public static Rejection NotAPeriod(string text) => new("shared.fiscal-period.not-a-period", text);
}
