using System.Globalization;
using NodaTime;

namespace Tera.Shared;

/// <summary>A fiscal year, which in Indonesia is the calendar year; 2000 to 2100 inclusive.</summary>
/// <remarks>Source: UU 17/2003, article 4. The default value is the first year, so that no fiscal year outside the range exists.</remarks>
public readonly record struct FiscalYear : IComparable<FiscalYear>
{
    /// <summary>The first year accepted.</summary>
    public const int Minimum = 2000;

    /// <summary>The last year accepted.</summary>
    public const int Maximum = 2100;

    private readonly int _sinceMinimum;

    /// <summary>For years the program itself states or has stored; what a user typed goes through <see cref="Parse"/>.</summary>
    public FiscalYear(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, Minimum);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Maximum);
        _sinceMinimum = value - Minimum;
    }

    /// <summary>The year, such as 2026.</summary>
    public int Value => Minimum + _sinceMinimum;

    /// <summary>1 January.</summary>
    public LocalDate FirstDay => new(Value, 1, 1);

    /// <summary>31 December.</summary>
    public LocalDate LastDay => new(Value, 12, 31);

    /// <summary>The four quarters, in order.</summary>
    public IReadOnlyList<FiscalPeriod> Quarters
    {
        get
        {
            var year = this;
            return [.. Quarter.All.Select(quarter => new FiscalPeriod(year, quarter))];
        }
    }

    /// <summary>The fiscal year a day belongs to; the day must lie within the range.</summary>
    public static FiscalYear Of(LocalDate date) => new(date.Year);

    /// <summary>Reads four digits.</summary>
    public static Result<FiscalYear> Parse(string? text)
    {
        var typed = (text ?? string.Empty).Trim();
        var readable = int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var year);
        return readable && year is >= Minimum and <= Maximum ? new FiscalYear(year) : FiscalPeriodRejections.NotAYear(typed);
    }

    /// <summary>Earlier.</summary>
    public static bool operator <(FiscalYear left, FiscalYear right) => left.CompareTo(right) < 0;

    /// <summary>Later.</summary>
    public static bool operator >(FiscalYear left, FiscalYear right) => left.CompareTo(right) > 0;

    /// <summary>Not later.</summary>
    public static bool operator <=(FiscalYear left, FiscalYear right) => left.CompareTo(right) <= 0;

    /// <summary>Not earlier.</summary>
    public static bool operator >=(FiscalYear left, FiscalYear right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(FiscalYear other) => _sinceMinimum.CompareTo(other._sinceMinimum);

    /// <summary>The four digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
