using NodaTime;
using Tera.Organisation;
using Tera.Procedures.Engine;

namespace Tera.Measurement.Completeness;

/// <summary>How sheets stand to their time: how many of each.</summary>
/// <param name="InTime">Handed in by the due time.</param>
/// <param name="Late">Handed in after it.</param>
/// <param name="Overdue">Not handed in, and the time has passed; or the collection was closed without it.</param>
/// <param name="Pending">Not handed in, and there is still time.</param>
/// <param name="Untimed">Handed in where nothing sets a time.</param>
/// <param name="Unlimited">Not handed in where nothing sets a time, and the quarter is over: neither in time nor late.</param>
public sealed record Punctuality(int InTime, int Late, int Overdue, int Pending, int Untimed, int Unlimited)
{
    public static Punctuality None { get; } = new(0, 0, 0, 0, 0, 0);

    /// <param name="status">Of the task that handed it in first; null where the run has none.</param>
    /// <param name="due">When it was due; null for no limit.</param>
    /// <param name="first">When it was first handed in; null while it never was.</param>
    /// <param name="handedIn">It is handed in now.</param>
    /// <param name="now">When.</param>
    /// <param name="isOver">The quarter has ended.</param>
    public static Punctuality Of(string? status, Instant? due, Instant? first, bool handedIn, Instant now, bool isOver)
    {
        var ended = status is null ? handedIn : status is nameof(RunTaskStatus.Done);
        var closedWithout = status is nameof(RunTaskStatus.Skipped);
        return (ended, due) switch
        {
            (true, { } limit) when first is { } at => at <= limit ? None with { InTime = 1 } : None with { Late = 1 },
            (true, _) => None with { Untimed = 1 },
            _ when closedWithout || due < now => None with { Overdue = 1 },
            (_, null) when isOver => None with { Unlimited = 1 },
            _ => None with { Pending = 1 },
        };
    }

    public static Punctuality operator +(Punctuality left, Punctuality right) => new(
        left.InTime + right.InTime, left.Late + right.Late, left.Overdue + right.Overdue, left.Pending + right.Pending, left.Untimed + right.Untimed,
        left.Unlimited + right.Unlimited);

    /// <summary>Of one sheet, without its number: <c>tepat waktu</c>, <c>lewat batas</c>.</summary>
    public string OneWord => this switch
    {
        { InTime: 1 } => "tepat waktu",
        { Late: 1 } => "terlambat",
        { Overdue: 1 } => "lewat batas",
        { Pending: 1 } => "masih dalam waktu",
        { Unlimited: 1 } => "tanpa tenggat",
        _ => "diserahkan, tanpa tenggat",
    };

    /// <summary>Of one sheet or of many: <c>tepat waktu</c>, <c>2 terlambat, 1 lewat batas</c>.</summary>
    public string Words => (Late, Overdue, Pending, Unlimited) switch
    {
        (0, 0, 0, 0) when InTime == 0 && Untimed == 0 => "–",
        (0, 0, 0, 0) => InTime == 0 ? "diserahkan, tanpa tenggat" : "tepat waktu",
        _ => string.Join(", ", new[]
        {
            InTime > 0 ? $"{InTime} tepat waktu" : "", Late > 0 ? $"{Late} terlambat" : "", Overdue > 0 ? $"{Overdue} lewat batas" : "",
            Pending > 0 ? $"{Pending} masih dalam waktu" : "", Unlimited > 0 ? $"{Unlimited} tanpa tenggat" : "",
        }.Where(word => word.Length > 0)),
    };
}

/// <summary>One quarter of a unit, or the sum over several.</summary>
/// <param name="Sheets">Sheets that were opened.</param>
/// <param name="HandedIn">Of these handed in now.</param>
/// <param name="Time">How they stand to their time.</param>
/// <param name="Due">Values from which a figure is expected.</param>
/// <param name="Reported">With a figure, or with the reason why there is none.</param>
/// <param name="Accepted">Accepted by a checker as they stand.</param>
/// <param name="Evidenced">With at least one file behind them.</param>
public sealed record QuarterCompleteness(int Sheets, int HandedIn, Punctuality Time, int Due, int Reported, int Accepted, int Evidenced)
{
    public static QuarterCompleteness None { get; } = new(0, 0, Punctuality.None, 0, 0, 0, 0);

    /// <summary>Sheets that were not opened, though the agreement promises figures; how they stand to their time is counted in <see cref="Time"/>.</summary>
    public int Undistributed { get; init; }

    /// <summary>Of one unit that has one; null in sums.</summary>
    public SheetId? Sheet { get; init; }

    public RunId? Run { get; init; }

    /// <summary>When it was first handed in; null before, and in sums.</summary>
    public Instant? HandedInAt { get; init; }

    public Instant? DueAt { get; init; }

    /// <summary>Five degrees for the shade of a cell, told in words beside it; 0 where nothing is expected, or nobody has begun and there is still time.</summary>
    public int Degree => Due == 0 || (Reported == 0 && Time.Pending == Sheets + Undistributed) ? 0 : Reported == Due ? 5 : Reported * 4 >= Due * 3 ? 4 : Reported * 2 >= Due ? 3 : Reported > 0 ? 2 : 1;

    /// <summary><c>lengkap</c>, <c>sebagian</c>, <c>kosong</c>, <c>lembar belum dibagikan</c>.</summary>
    public string Words => Sheets == 0 && Undistributed > 0 ? "lembar belum dibagikan" : Due == 0 ? "tidak ada yang diukur" : Reported == Due ? "lengkap" : Reported > 0 ? "sebagian" : "kosong";

    public static QuarterCompleteness operator +(QuarterCompleteness left, QuarterCompleteness right) => new(
        left.Sheets + right.Sheets, left.HandedIn + right.HandedIn, left.Time + right.Time, left.Due + right.Due, left.Reported + right.Reported,
        left.Accepted + right.Accepted, left.Evidenced + right.Evidenced)
    {
        Undistributed = left.Undistributed + right.Undistributed,
    };
}

/// <summary>A unit's year.</summary>
/// <param name="Quarters">By number; a quarter that has no sheet and needs none is not among them.</param>
public sealed record UnitCompleteness(AgencyId Agency, string AgencyName, UnitId Unit, string UnitName, IReadOnlyDictionary<int, QuarterCompleteness> Quarters)
{
    public QuarterCompleteness In(int quarter) => Quarters.GetValueOrDefault(quarter) ?? QuarterCompleteness.None;
}
