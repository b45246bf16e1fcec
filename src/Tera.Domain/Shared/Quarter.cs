using System.Globalization;
using NodaTime;

namespace Tera.Shared;

/// <summary>One of the four quarters (triwulan) of a fiscal year. The default value is the first, so that no fifth one exists.</summary>
public readonly record struct Quarter : IComparable<Quarter>
{
    private readonly int _sinceFirst;

    /// <summary>For numbers the program itself states or has stored, 1 to 4; what a user typed goes through <see cref="Parse"/>.</summary>
    public Quarter(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 4);
        _sinceFirst = number - 1;
    }

    /// <summary>January to March.</summary>
    public static Quarter First { get; } = new(1);

    /// <summary>April to June.</summary>
    public static Quarter Second { get; } = new(2);

    /// <summary>July to September.</summary>
    public static Quarter Third { get; } = new(3);

    /// <summary>October to December.</summary>
    public static Quarter Fourth { get; } = new(4);

    /// <summary>The first to the fourth.</summary>
    public static IReadOnlyList<Quarter> All { get; } = [First, Second, Third, Fourth];

    /// <summary>1 to 4.</summary>
    public int Number => _sinceFirst + 1;

    /// <summary><c>I</c> to <c>IV</c>, as forms print it.</summary>
    public string Roman => IndonesianText.Roman(Number);

    /// <summary>The quarter a day belongs to.</summary>
    public static Quarter Of(LocalDate date) => new(((date.Month - 1) / 3) + 1);

    /// <summary>Reads <c>3</c>, <c>III</c>, <c>TW III</c>, <c>tw3</c> or <c>Triwulan 3</c>.</summary>
    public static Result<Quarter> Parse(string? text)
    {
        var typed = (text ?? string.Empty).Trim();
        var bare = WithoutPrefix(WithoutPrefix(typed, "Triwulan"), "TW").Trim();
        foreach (var quarter in All)
        {
            if (bare == quarter.Number.ToString(CultureInfo.InvariantCulture)
                || bare.Equals(quarter.Roman, StringComparison.OrdinalIgnoreCase))
            {
                return quarter;
            }
        }

        return FiscalPeriodRejections.NotAQuarter(typed);
    }

    /// <summary>First day of the quarter in a year.</summary>
    public LocalDate FirstDayIn(FiscalYear year) => new(year.Value, (_sinceFirst * 3) + 1, 1);

    /// <summary>Last day of the quarter in a year, inclusive.</summary>
    public LocalDate LastDayIn(FiscalYear year) => FirstDayIn(year).PlusMonths(3).PlusDays(-1);

    /// <summary>Earlier.</summary>
    public static bool operator <(Quarter left, Quarter right) => left.CompareTo(right) < 0;

    /// <summary>Later.</summary>
    public static bool operator >(Quarter left, Quarter right) => left.CompareTo(right) > 0;

    /// <summary>Not later.</summary>
    public static bool operator <=(Quarter left, Quarter right) => left.CompareTo(right) <= 0;

    /// <summary>Not earlier.</summary>
    public static bool operator >=(Quarter left, Quarter right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(Quarter other) => _sinceFirst.CompareTo(other._sinceFirst);

    /// <summary><c>Triwulan III</c>.</summary>
    public override string ToString() => $"Triwulan {Roman}";

    private static string WithoutPrefix(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? text[prefix.Length..] : text;
}
