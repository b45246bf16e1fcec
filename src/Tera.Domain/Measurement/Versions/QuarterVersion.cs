using NodaTime;
using Tera.Organisation;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Measurement.Versions;

/// <summary>
/// One version of the figures of an agency's quarter. The first comes to be when its run ends; each later one is opened with a reason and counts
/// from the moment its own run ends. An approved version is never changed: the last approved one is what counts.
/// </summary>
public sealed class QuarterVersion
{
    /// <summary>Letters a reason may have, inclusive.</summary>
    public const int LongestReason = 500;

    private QuarterVersion()
    {
    }

    /// <summary>Whose.</summary>
    public AgencyId AgencyId { get; private init; }

    /// <summary>Tahun anggaran.</summary>
    public int FiscalYear { get; private init; }

    /// <summary>1 to 4.</summary>
    public int Quarter { get; private init; }

    /// <summary>From 1, without gaps.</summary>
    public int Number { get; private init; }

    /// <summary>Why the approved figures were opened again; null for the first version.</summary>
    public string? Reason { get; private init; }

    /// <summary>Who opened them again; null for the first version.</summary>
    public PersonId? OpenedBy { get; private init; }

    /// <summary>When; null for the first version.</summary>
    public Instant? OpenedAt { get; private init; }

    /// <summary>The run that fills it, or that approved it; null while none has begun.</summary>
    public RunId? RunId { get; private set; }

    /// <summary>The frozen figures that were approved; null while it is open, and where none were frozen.</summary>
    public SnapshotId? SnapshotId { get; private set; }

    /// <summary>When it was approved: its run came to its end. Null while it is open.</summary>
    public Instant? ClosedAt { get; private set; }

    /// <summary>Mean of the approved figures without caps, in percent, unrounded; null while open and where nothing could be assessed.</summary>
    public decimal? AchievementRaw { get; private set; }

    /// <summary>The same within caps.</summary>
    public decimal? AchievementCapped { get; private set; }

    /// <summary>The figure that counts, in the reading and within the cap on means that held; null as well where this was not kept yet.</summary>
    public decimal? Achievement { get; private set; }

    /// <summary>Rupiah.</summary>
    public decimal Ceiling { get; private set; }

    /// <summary>Rupiah; null where nobody has told, which is not zero.</summary>
    public decimal? Spent { get; private set; }

    /// <summary>Lines of the budget; 0 where this was not kept yet.</summary>
    public int BudgetLines { get; private set; }

    /// <summary>Lines of the budget of which the spending is known.</summary>
    public int BudgetTold { get; private set; }

    /// <summary>As printed, the dash where it is not assessable; null where this was not kept yet.</summary>
    public string? Efficiency { get; private set; }

    /// <summary>Indicators that could be assessed.</summary>
    public int Assessed { get; private set; }

    /// <summary>Indicators from which a figure was expected.</summary>
    public int Due { get; private set; }

    /// <summary>Indicators of which something was reported.</summary>
    public int Reported { get; private set; }

    /// <summary>The sums as they were approved; of an open version, of nothing.</summary>
    public QuarterSums Sums => new(AchievementRaw, AchievementCapped, Ceiling, Spent, Assessed, Due, Reported)
    {
        Counting = Achievement, BudgetLines = BudgetLines, BudgetTold = BudgetTold, Efficiency = Efficiency,
    };

    /// <summary>The quarter.</summary>
    public FiscalPeriod Period => new(new FiscalYear(FiscalYear), new Quarter(Quarter));

    /// <summary>Whether it was approved.</summary>
    public bool IsApproved => ClosedAt is not null;

    /// <summary>The first version of a quarter.</summary>
    public static QuarterVersion First(AgencyId agency, FiscalPeriod period) => Made(agency, period, 1, reason: null, by: null, at: null);

    /// <summary>Opens approved figures again as the next version. Refuses a quarter that was never approved, one that is open again already, and a missing reason.</summary>
    /// <param name="last">The latest version; null when there is none.</param>
    /// <param name="period">The quarter, for refusals.</param>
    /// <param name="reason">Why; stands beside both versions for ever.</param>
    /// <param name="by">Who.</param>
    /// <param name="at">When.</param>
    public static Result<QuarterVersion> Reopen(QuarterVersion? last, FiscalPeriod period, string reason, PersonId by, Instant at) =>
        last is null ? QuarterVersionRejections.NotApproved(period)
        : !last.IsApproved ? QuarterVersionRejections.OpenAlready(period, last.Number)
        : string.IsNullOrWhiteSpace(reason) ? QuarterVersionRejections.ReasonMissing
        : reason.Trim().Length > LongestReason ? QuarterVersionRejections.ReasonTooLong(LongestReason)
        : Made(last.AgencyId, last.Period, last.Number + 1, reason.Trim(), by, at);

    /// <summary>A run fills it now; a later run takes the place of one that was cancelled.</summary>
    public void TakeUp(RunId run)
    {
        if (IsApproved)
        {
            throw new InvalidOperationException($"Version {Number} of {Period} is approved and belongs to its run.");
        }

        RunId = run;
    }

    /// <summary>Why the opening cannot be taken back; null when it can. Whoever takes it back leaves the version before as the one that counts.</summary>
    /// <param name="filledBy">Title of a run that fills it and goes on; null for none.</param>
    /// <param name="changed">Values and files that were changed under it.</param>
    public Rejection? RefusesWithdrawal(string? filledBy, int changed) =>
        IsApproved ? QuarterVersionRejections.ApprovedAlready(Period, Number)
        : filledBy is not null ? QuarterVersionRejections.BeingFilled(Period, Number, filledBy)
        : changed > 0 ? QuarterVersionRejections.ChangedUnder(Period, Number, changed)
        : null;

    /// <summary>Its run has ended: from now on this version counts, and is never changed again.</summary>
    /// <param name="run">The run that approved it.</param>
    /// <param name="frozen">The figures on its paper; null where none were frozen.</param>
    /// <param name="figures">Their sums.</param>
    /// <param name="at">When.</param>
    public void Approve(RunId run, SnapshotId? frozen, QuarterSums figures, Instant at)
    {
        TakeUp(run);
        (SnapshotId, ClosedAt) = (frozen, at);
        (BudgetLines, BudgetTold, Efficiency) = (figures.BudgetLines, figures.BudgetTold, figures.Efficiency);
        (AchievementRaw, AchievementCapped, Achievement) = (figures.Raw, figures.Capped, figures.Counting);
        (Ceiling, Spent) = (figures.Ceiling, figures.Spent);
        (Assessed, Due, Reported) = (figures.Assessed, figures.Due, figures.Reported);
    }

    private static QuarterVersion Made(AgencyId agency, FiscalPeriod period, int number, string? reason, PersonId? by, Instant? at) => new()
    {
        AgencyId = agency,
        FiscalYear = period.Year.Value,
        Quarter = period.Quarter.Number,
        Number = number,
        Reason = reason,
        OpenedBy = by,
        OpenedAt = at,
    };
}

/// <summary>The sums of a quarter as they were approved.</summary>
/// <param name="Raw">Percent of achievements without caps, unrounded; null where nothing could be assessed.</param>
/// <param name="Capped">The same of achievements within the caps of their cards.</param>
/// <param name="Ceiling">Rupiah.</param>
/// <param name="Spent">Rupiah; null where nobody has told.</param>
/// <param name="Assessed">Indicators that could be assessed.</param>
/// <param name="Due">Indicators from which a figure was expected.</param>
/// <param name="Reported">Indicators of which something was reported.</param>
public sealed record QuarterSums(decimal? Raw, decimal? Capped, decimal Ceiling, decimal? Spent, int Assessed, int Due, int Reported)
{
    /// <summary>The one that counts, within the cap on means that held; null as well where this was not kept yet.</summary>
    public decimal? Counting { get; init; }

    /// <summary>Lines of the budget; 0 where this was not kept yet.</summary>
    public int BudgetLines { get; init; }

    /// <summary>Lines of the budget of which the spending is known.</summary>
    public int BudgetTold { get; init; }

    /// <summary>As printed, the dash where it is not assessable; null where this was not kept yet.</summary>
    public string? Efficiency { get; init; }

    /// <summary>The figure that counts; before caps on means were known, that of a reading was.</summary>
    /// <param name="basis">The reading the region takes in the quarter.</param>
    public decimal? CountingOn(AchievementBasis basis) => Counting ?? (basis is AchievementBasis.Capped ? Capped : Raw);
}

/// <summary>Where one version stands among the others of its quarter.</summary>
/// <param name="Version">The one that is looked at.</param>
/// <param name="By">The next approved one, which took its place; null while it counts.</param>
/// <param name="Open">A later one that is being filled and does not count yet; null for none.</param>
public sealed record VersionStanding(QuarterVersion Version, QuarterVersion? By, QuarterVersion? Open)
{
    /// <summary>Approved, and no later one was.</summary>
    public bool Counts => Version.IsApproved && By is null;

    /// <summary>Of one version among all of its quarter, in any order.</summary>
    public static VersionStanding Of(QuarterVersion version, IEnumerable<QuarterVersion> all)
    {
        var later = all.Where(one => one.Number > version.Number).OrderBy(one => one.Number).ToList();
        return new(version, later.Find(one => one.IsApproved), later.Find(one => !one.IsApproved));
    }
}

/// <summary>Why a quarter was not opened again, or takes no new run.</summary>
public static class QuarterVersionRejections
{
    /// <summary>Opened again without a word why.</summary>
    public static Rejection ReasonMissing { get; } = new("measurement.version.reason-missing");

    /// <summary>Only those who keep the agency's plan open a quarter again.</summary>
    public static Rejection NotKeeper { get; } = new("measurement.version.not-keeper");

    /// <summary>Too many letters. Argument: how many it may have.</summary>
    public static Rejection ReasonTooLong(int limit) => new("measurement.version.reason-too-long", limit);

    /// <summary>Nothing was approved yet: the quarter is open. Argument: the quarter.</summary>
    public static Rejection NotApproved(FiscalPeriod period) => new("measurement.version.not-approved", period);

    /// <summary>It is open again already. Arguments: the quarter, number of the open version.</summary>
    public static Rejection OpenAlready(FiscalPeriod period, int number) => new("measurement.version.open-already", period, number);

    /// <summary>It was approved meanwhile. Arguments: the quarter, the number of the version.</summary>
    public static Rejection ApprovedAlready(FiscalPeriod period, int number) => new("measurement.version.approved-already", period, number);

    /// <summary>A run fills it. Arguments: the quarter, the number of the version, title of the run.</summary>
    public static Rejection BeingFilled(FiscalPeriod period, int number, string run) => new("measurement.version.being-filled", period, number, run);

    /// <summary>Something was changed under it. Arguments: the quarter, the number of the version, how many changes.</summary>
    public static Rejection ChangedUnder(FiscalPeriod period, int number, int changes) => new("measurement.version.changed-under", period, number, changes);

    /// <summary>Another run measures the quarter. Arguments: the quarter, title of the run.</summary>
    public static Rejection MeasuredBy(FiscalPeriod period, string run) => new("measurement.version.measured-by", period, run);

    /// <summary>A run about approved figures, which nobody has opened again. Argument: the quarter.</summary>
    public static Rejection Approved(FiscalPeriod period) => new("measurement.version.approved", period);
}
