using NodaTime;
using Tera.Organisation;
using Tera.Shared;

namespace Tera.Measurement.Deadlines;

/// <summary>Leave for one unit or one employee to fill in longer than the others, for a reason and until a day. Never changed: the next one replaces it.</summary>
public sealed class DeadlineException
{
    private DeadlineException()
    {
    }

    /// <summary>Its id; later ones are greater.</summary>
    public DeadlineExceptionId Id { get; private init; }

    /// <summary>Whose unit.</summary>
    public AgencyId AgencyId { get; private init; }

    /// <summary>Which unit; null where it is for an employee alone.</summary>
    public UnitId? UnitId { get; private init; }

    /// <summary>Which employee, whose work came back; null where it is for a unit, and so for everybody in it.</summary>
    public PersonId? PersonId { get; private init; }

    /// <summary>Tahun anggaran.</summary>
    public int FiscalYear { get; private init; }

    /// <summary>1 to 4.</summary>
    public int Quarter { get; private init; }

    /// <summary>Inclusive, at the agency's seat.</summary>
    public LocalDate LastDay { get; private init; }

    /// <summary>The first moment at which nothing is taken any more.</summary>
    public Instant ClosesAt { get; private init; }

    /// <summary>Why.</summary>
    public string Reason { get; private init; } = "";

    /// <summary>Who gave leave; null when the program did, because work came back.</summary>
    public PersonId? GrantedBy { get; private init; }

    /// <summary>When.</summary>
    public Instant GrantedAt { get; private init; }

    /// <summary>Leave until the end of a day. Refuses a day that is over, one that is no longer than everybody's, and a missing reason.</summary>
    /// <param name="deadline">Everybody's; there is no exception without a rule.</param>
    /// <param name="unit">For whom.</param>
    /// <param name="lastDay">Inclusive.</param>
    /// <param name="reason">Why; shown on the sheet.</param>
    /// <param name="by">Who gives it, when, and by which clock.</param>
    public static Result<DeadlineException> Grant(SheetDeadline? deadline, UnitId unit, LocalDate lastDay, string reason, DeadlineAuthor by) =>
        deadline is null ? DeadlineRejections.NoDeadline
        : string.IsNullOrWhiteSpace(reason) ? DeadlineRejections.ReasonMissing
        : lastDay < by.Today ? DeadlineRejections.DayOver(lastDay)
        : lastDay <= deadline.LastDay ? DeadlineRejections.NotLonger(deadline.LastDay)
        : Leave(deadline, (unit, null), lastDay, reason, by);

    /// <summary>
    /// Leave because work came back, or a quarter was opened again: nobody can mend a sheet that takes nothing. Null where no deadline was set, and where there is
    /// as long already.
    /// </summary>
    /// <param name="standing">What holds for the sheet; null for no deadline.</param>
    /// <param name="deadline">Everybody's; null for none.</param>
    /// <param name="whose">For whom: one of the two.</param>
    /// <param name="lastDay">Inclusive.</param>
    /// <param name="reason">Why it is open again, in words.</param>
    /// <param name="by">Who opened it again, when, and by which clock.</param>
    public static DeadlineException? AfterReturn(
        DeadlineStanding? standing, SheetDeadline? deadline, (UnitId? Unit, PersonId? Person) whose, LocalDate lastDay, string reason, DeadlineAuthor by) =>
        standing is null || deadline is null || standing.LastDay >= lastDay ? null : Leave(deadline, whose, lastDay, reason, by);

    private static DeadlineException Leave(SheetDeadline deadline, (UnitId? Unit, PersonId? Person) whose, LocalDate lastDay, string reason, DeadlineAuthor by) => new()
    {
        Id = DeadlineExceptionId.New(),
        AgencyId = deadline.AgencyId,
        UnitId = whose.Unit,
        PersonId = whose.Person,
        FiscalYear = deadline.FiscalYear,
        Quarter = deadline.Quarter,
        LastDay = lastDay,
        ClosesAt = by.EndOf(lastDay),
        Reason = reason.Trim(),
        GrantedBy = by.Person,
        GrantedAt = by.At,
    };
}

/// <summary>What holds for one sheet: everybody's deadline, or its own where that is later.</summary>
/// <param name="LastDay">Inclusive.</param>
/// <param name="ClosesAt">The first moment at which nothing is taken any more.</param>
/// <param name="Exception">The leave where it is what holds; null otherwise.</param>
public sealed record DeadlineStanding(LocalDate LastDay, Instant ClosesAt, DeadlineException? Exception)
{
    /// <summary>Of the newest decision and the newest leave; null where nobody has set a deadline.</summary>
    public static DeadlineStanding? Of(SheetDeadline? deadline, DeadlineException? exception) => (deadline, exception) switch
    {
        (null, _) => null,
        (_, { } leave) when leave.ClosesAt > deadline.ClosesAt => new(leave.LastDay, leave.ClosesAt, leave),
        _ => new(deadline.LastDay, deadline.ClosesAt, null),
    };

    /// <summary>Whether nothing is taken any more at a moment.</summary>
    public bool IsOver(Instant at) => at >= ClosesAt;
}

/// <summary>Why a deadline was not set, or keeps a figure out.</summary>
public static class DeadlineRejections
{
    /// <summary>An exception to nothing.</summary>
    public static Rejection NoDeadline { get; } = new("measurement.deadline.none");

    /// <summary>Leave without a word why.</summary>
    public static Rejection ReasonMissing { get; } = new("measurement.deadline.reason-missing");

    /// <summary>Only those who keep the agency's plan set deadlines.</summary>
    public static Rejection NotKeeper { get; } = new("measurement.deadline.not-keeper");

    /// <summary>The unit is not one of the agency's that stand.</summary>
    public static Rejection UnitElsewhere { get; } = new("measurement.deadline.unit-elsewhere");

    /// <summary>The quarter's figures are closed for good. Argument: the quarter.</summary>
    public static Rejection QuarterClosed(FiscalPeriod period) => new("measurement.deadline.quarter-closed", period);

    /// <summary>A last day in the past. Argument: the day.</summary>
    public static Rejection DayOver(LocalDate day) => new("measurement.deadline.day-over", day);

    /// <summary>A last day before the quarter begins. Argument: the quarter's first day.</summary>
    public static Rejection BeforeQuarter(LocalDate firstDay) => new("measurement.deadline.before-quarter", firstDay);

    /// <summary>Leave that ends no later than everybody's. Argument: everybody's last day.</summary>
    public static Rejection NotLonger(LocalDate lastDay) => new("measurement.deadline.not-longer", lastDay);

    /// <summary>The sheet is closed since its last day. Argument: the day.</summary>
    public static Rejection Over(LocalDate lastDay) => new("measurement.deadline.over", lastDay);
}
