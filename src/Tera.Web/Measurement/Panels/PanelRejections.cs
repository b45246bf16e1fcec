using Tera.Shared;

namespace Tera.Measurement.Panels;

/// <summary>Why a panel of this module refused.</summary>
public static class PanelRejections
{
    public static readonly Rejection Nobody = new("measurement.distribute.nobody");

    public static readonly Rejection ChangeReasonMissing = new("measurement.distribute.reason-missing");

    public static readonly Rejection NoSheet = new("measurement.collect.no-sheet");

    public static readonly Rejection AnalysisMissing = new("measurement.process.analysis-missing");

    public static readonly Rejection ConclusionMissing = new("measurement.report.conclusion-missing");

    public static readonly Rejection FollowUpMissing = new("measurement.report.follow-up-missing");

    public static Rejection NoAgreement(int year) => new("measurement.form.no-agreement", year);

    public static Rejection UnitWithoutIndicator(string unit) => new("measurement.form.unit-without-indicator", unit);

    /// <summary>Argument: the unit or employee whose sheet is still open.</summary>
    public static Rejection NotHandedIn(string whose) => new("measurement.process.not-handed-in", whose);

    /// <summary>Arguments: the indicator, and whose row it is.</summary>
    public static Rejection StillNoted(string indicator, string unit) => new("measurement.process.still-noted", indicator, unit);

    /// <summary>Arguments: name of the rule, what does not agree, which cells to look at.</summary>
    public static Rejection RuleBroken(string rule, string finding, string mend) => new("measurement.process.rule-broken", rule, finding, mend);

    /// <summary>Arguments: how many values no checker has accepted, and which.</summary>
    public static Rejection Unjudged(int count, string values) => new("measurement.process.unjudged", count, values);

    public static Rejection TooLong(int limit) => new("measurement.process.too-long", limit);
}
