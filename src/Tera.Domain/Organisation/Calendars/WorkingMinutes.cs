using Tera.Shared;

namespace Tera.Organisation.Calendars;

/// <summary>Working time that has passed, in whole minutes; a begun minute does not count. Never negative.</summary>
public readonly record struct WorkingMinutes
{
    /// <summary>A count from 0.</summary>
    public WorkingMinutes(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Value = value;
    }

    /// <summary>Minutes.</summary>
    public int Value { get; }

    /// <summary>Adds up visits, rounds, actors.</summary>
    public static WorkingMinutes operator +(WorkingMinutes left, WorkingMinutes right) => new(left.Value + right.Value);

    /// <summary>The number with its unit, for logs and tests; screens show a <see cref="WorkingSpan"/>.</summary>
    public override string ToString() => $"{IndonesianText.Span(0, 0, Value)} kerja";
}

/// <summary>Working minutes broken into days of a nominal length, for reading only: nothing is ever reckoned from it.</summary>
/// <param name="Days">Whole nominal days.</param>
/// <param name="Hours">Whole hours of the rest.</param>
/// <param name="Minutes">Minutes of the rest, 0 to 59.</param>
public readonly record struct WorkingSpan(int Days, int Hours, int Minutes)
{
    /// <summary>Breaks minutes into days of <paramref name="nominalDay"/> minutes, hours and minutes.</summary>
    public static WorkingSpan Of(WorkingMinutes minutes, int nominalDay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nominalDay, 1);
        var (days, rest) = Math.DivRem(minutes.Value, nominalDay);
        return new WorkingSpan(days, rest / 60, rest % 60);
    }

    /// <summary><c>1 hari 2 jam 50 menit</c>; where a reader could take it for the time of the calendar, put <c>kerja</c> behind
    /// it.</summary>
    public string Words => IndonesianText.Span(Days, Hours, Minutes);

    /// <summary><c>1 hari 2 jam 50 menit kerja</c>.</summary>
    public override string ToString() => $"{Words} kerja";
}
