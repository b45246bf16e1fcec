using NodaTime;
using Tera.Organisation;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Measurement.Sheets;

/// <summary>Where a sheet stands.</summary>
public enum SheetState
{
    /// <summary>Being filled.</summary>
    Open,

    /// <summary>Handed in; locked.</summary>
    Submitted,

    /// <summary>Taken into a frozen recapitulation; locked.</summary>
    Accepted,

    /// <summary>Came back with a reason; being filled again, values kept.</summary>
    Returned,

    /// <summary>Its run has ended; locked for ever.</summary>
    Closed,
}

/// <summary>The measurement form (lembar pengukuran) of one unit or employee in one run. Its figures are entries beside it.</summary>
public sealed class Sheet
{
    private Sheet()
    {
    }

    /// <summary>Its id.</summary>
    public SheetId Id { get; private init; }

    /// <summary>The run it is filled for.</summary>
    public RunId RunId { get; private init; }

    /// <summary>Value of the slot of the run it belongs to.</summary>
    public string Slot { get; private init; } = "";

    /// <summary>Whose.</summary>
    public AgencyId AgencyId { get; private init; }

    /// <summary>The unit; null for an employee's sheet.</summary>
    public UnitId? UnitId { get; private init; }

    /// <summary>The employee; null for a unit's sheet.</summary>
    public PersonId? PersonId { get; private init; }

    /// <summary>Tahun anggaran.</summary>
    public int FiscalYear { get; private init; }

    /// <summary>1 to 4; the fourth also for a yearly run.</summary>
    public int Quarter { get; private init; }

    /// <summary>Where it stands.</summary>
    public SheetState State { get; private set; }

    /// <summary>How often it was opened, from 1.</summary>
    public int Round { get; private set; } = 1;

    /// <summary>Why it came back; null before it ever did.</summary>
    public string? ReturnReason { get; private set; }

    /// <summary>Who sent it back.</summary>
    public PersonId? ReturnedBy { get; private set; }

    /// <summary>True when it is handed in on its own page, because the run has no task for it.</summary>
    public bool SelfStanding { get; private init; }

    /// <summary>When it was last opened.</summary>
    public Instant OpenedAt { get; private set; }

    /// <summary>When it was last handed in; null before.</summary>
    public Instant? SubmittedAt { get; private set; }

    /// <summary>Who handed it in.</summary>
    public PersonId? SubmittedBy { get; private set; }

    /// <summary>Grows with every change.</summary>
    public int Version { get; private set; }

    /// <summary>True while its figures may be changed.</summary>
    public bool IsOpen => State is SheetState.Open or SheetState.Returned;

    /// <summary>The period it is about.</summary>
    public FiscalPeriod Period => new(new FiscalYear(FiscalYear), new Quarter(Quarter));

    /// <summary>A sheet for a slot of a run; the slot must be a unit's or an employee's.</summary>
    /// <param name="of">The run and what it is about.</param>
    /// <param name="slot">Whose.</param>
    /// <param name="selfStanding">True when the run has no task in which it is handed in.</param>
    /// <param name="at">When.</param>
    public static Sheet Open(SheetRun of, Slot slot, bool selfStanding, Instant at) => new()
    {
        Id = SheetId.New(),
        RunId = of.Run,
        Slot = slot.Value,
        AgencyId = of.Agency,
        UnitId = slot.Unit,
        PersonId = slot.Employee,
        FiscalYear = of.Period.Year.Value,
        Quarter = of.Period.Quarter.Number,
        State = SheetState.Open,
        SelfStanding = selfStanding,
        OpenedAt = at,
    };

    /// <summary>Hands it in; it is locked from then on.</summary>
    public Result<Sheet> HandIn(PersonId by, Instant at)
    {
        if (!IsOpen)
        {
            return SheetRejections.Locked(State);
        }

        (State, SubmittedAt, SubmittedBy) = (SheetState.Submitted, at, by);
        Version++;
        return this;
    }

    /// <summary>Sends it back: its values stay and may be changed again. A closed sheet stays closed.</summary>
    /// <param name="reason">Why; shown on the sheet.</param>
    /// <param name="by">Who; null when the system did.</param>
    /// <param name="at">When.</param>
    public Result<Sheet> Return(string reason, PersonId? by, Instant at)
    {
        if (State is SheetState.Closed)
        {
            return SheetRejections.Locked(State);
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return SheetRejections.ReturnReasonMissing;
        }

        (State, ReturnReason, ReturnedBy, OpenedAt) = (SheetState.Returned, reason.Trim(), by, at);
        Round++;
        Version++;
        return this;
    }

    /// <summary>The coordinator closed the collection without waiting: locked as it is, handed in by nobody.</summary>
    public void EndUnsubmitted()
    {
        if (IsOpen)
        {
            (State, SubmittedAt, SubmittedBy) = (SheetState.Submitted, null, null);
            Version++;
        }
    }

    /// <summary>Its figures were taken into a frozen recapitulation.</summary>
    public void Accept()
    {
        if (State is SheetState.Submitted)
        {
            State = SheetState.Accepted;
            Version++;
        }
    }

    /// <summary>Its run has ended.</summary>
    public void Close()
    {
        State = SheetState.Closed;
        Version++;
    }
}

/// <summary>The run a sheet is filled for.</summary>
public sealed record SheetRun(RunId Run, AgencyId Agency, FiscalPeriod Period);

/// <summary>Why a sheet refused.</summary>
public static class SheetRejections
{
    /// <summary>It comes back without a reason.</summary>
    public static readonly Rejection ReturnReasonMissing = new("measurement.sheet.return-reason-missing");

    /// <summary>The agency's quarter is closed.</summary>
    public static readonly Rejection PeriodClosed = new("measurement.sheet.period-closed");

    /// <summary>It is not the user's to fill.</summary>
    public static readonly Rejection NotYours = new("measurement.sheet.not-yours");

    /// <summary>The task that hands it in is not open.</summary>
    public static readonly Rejection HandedInByTask = new("measurement.sheet.handed-in-by-task");

    /// <summary>It is handed in, accepted or closed; each has its own sentence, because each is mended another way.</summary>
    public static Rejection Locked(SheetState state) => new(state switch
    {
        SheetState.Submitted => "measurement.sheet.locked-submitted",
        SheetState.Accepted => "measurement.sheet.locked-accepted",
        _ => "measurement.sheet.locked-closed",
    });

    /// <summary>A figure that is due has not been reported. Arguments: number in the sheet, name of the indicator.</summary>
    public static Rejection NotReported(int number, string indicator) => new("measurement.sheet.not-reported", number, indicator);

    /// <summary>A figure has no file behind it. Arguments: number in the sheet, name of the indicator.</summary>
    public static Rejection EvidenceMissing(int number, string indicator) => new("measurement.sheet.evidence-missing", number, indicator);

    /// <summary>Money was given but not how much was spent. Arguments: number in the sheet, name of the indicator.</summary>
    public static Rejection SpentMissing(int number, string indicator) => new("measurement.sheet.spent-missing", number, indicator);

    /// <summary>Several lines pay for the indicator, and what was spent on some of the unit's own is not told. Arguments: number in the sheet, name of the indicator, their codes.</summary>
    public static Rejection LinesUntold(int number, string indicator, string codes) => new("measurement.sheet.lines-untold", number, indicator, codes);

    /// <summary>A reviewer's remark has not been answered by a change. Arguments: number in the sheet, name of the indicator.</summary>
    public static Rejection ReturnUnanswered(int number, string indicator) => new("measurement.sheet.return-unanswered", number, indicator);

    /// <summary>A number out of the usual without a word why. Arguments: number in the sheet, name of the indicator, what is unusual.</summary>
    public static Rejection DoubtUnanswered(int number, string indicator, string doubt) => new("measurement.sheet.doubt-unanswered", number, indicator, doubt);

    /// <summary>Figures that break a rule no reason passes. Arguments: number in the sheet, name of the indicator, what does not agree, which cells to look at.</summary>
    public static Rejection RuleBroken(int number, string indicator, string finding, string mend) => new("measurement.sheet.rule-broken", number, indicator, finding, mend);

    /// <summary>The employee has not told what he did.</summary>
    public static Rejection ResultsMissing() => new("measurement.sheet.results-missing");
}
