using System.Text.Json.Serialization;
using NodaTime;
using Tera.Measurement.Plausibility;
using Tera.Measurement.Sheets;
using Tera.Measurement.Validation;
using Tera.Organisation;
using Tera.Planning;
using Tera.Planning.Contracts;
using Tera.Planning.Indicators;

namespace Tera.Measurement.Recaps;

/// <summary>One indicator of a recapitulation, as screen and paper show it; written out so that a frozen one never changes with the program.</summary>
public sealed record RecapRow
{
    /// <summary>Place in the agency's list, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Two strategic plans number their objectives alike; null in older frozen ones, which are told apart by number alone.</summary>
    public ObjectiveId? ObjectiveId { get; init; }

    public required int ObjectiveNumber { get; init; }

    public required string Objective { get; init; }

    /// <summary>What it weighs in its objective, and the objective in the agency; null where nobody has decided, and in older frozen ones.</summary>
    public decimal? Weight { get; init; }

    public decimal? ObjectiveWeight { get; init; }

    public required UnitId Unit { get; init; }

    public required string UnitName { get; init; }

    public required IndicatorId Indicator { get; init; }

    /// <summary>Null while no sheet was opened for the row.</summary>
    public required EntryId? Entry { get; init; }

    /// <summary>Version of the entry; 0 without one.</summary>
    public required int EntryVersion { get; init; }

    public required string Name { get; init; }

    public required string MeasurementUnit { get; init; }

    public required EntryState State { get; init; }

    public required string AnnualTarget { get; init; }

    /// <summary>Of the quarter by itself.</summary>
    public required string QuarterTarget { get; init; }

    /// <summary>Up to and including the quarter.</summary>
    public required string TargetSoFar { get; init; }

    /// <summary>Of the quarter by itself.</summary>
    public required string Actual { get; init; }

    public required string ActualSoFar { get; init; }

    /// <summary>Of the quarter by itself, as printed; the dash where it cannot be assessed, null in older frozen ones, which do not tell.</summary>
    public string? QuarterAchievement { get; init; }

    /// <summary>Whether the quarter by itself says something else than the quarters together.</summary>
    [JsonIgnore]
    public bool IsSummed => State is EntryState.Value && QuarterAchievement is { } own && (QuarterTarget, Actual, own) != (TargetSoFar, ActualSoFar, Achievement);

    /// <summary>What the figures are made of; null without a card, and in older frozen ones.</summary>
    public ValueKind? Kind { get; init; }

    /// <summary>What stands in the column of what was reached: the figure up to the quarter, or why there is none.</summary>
    [JsonIgnore]
    public string Printed => State is EntryState.Value ? ActualSoFar : Actual;

    /// <summary>Quarters that gave a figure, and those that should have.</summary>
    public required int Counted { get; init; }

    public required int Due { get; init; }

    /// <summary>Percent as the formula gives it, unrounded; null where it cannot be assessed.</summary>
    public required decimal? Exact { get; init; }

    /// <summary>The same within cap and floor.</summary>
    public required decimal? ExactCapped { get; init; }

    /// <summary>As printed, in the reading the region takes; the dash where it cannot be assessed.</summary>
    public required string Achievement { get; init; }

    /// <summary>As printed, without cap.</summary>
    public required string AchievementRaw { get; init; }

    /// <summary>Kategori capaian; null where there is none.</summary>
    public required string? Category { get; init; }

    /// <summary>Name of the scale of that word; null in older frozen ones, which have the one of the totals.</summary>
    public string? Scale { get; init; }

    /// <summary>The card names the scale; else it is the region's.</summary>
    public bool ScaleOfCard { get; init; }

    /// <summary>1 to 5 for the shade of the word, 0 without one; null in older frozen ones.</summary>
    public int? Degree { get; init; }

    /// <summary>The word, with its scale where that is not the one the whole recapitulation is named by.</summary>
    [JsonIgnore]
    public string? CategoryWords => Category is { } word && ScaleOfCard ? $"{word} (skala {Scale})" : Category;

    /// <summary>Why there is no achievement; null when there is one.</summary>
    public required string? WhyNot { get; init; }

    public required RecapRule Rule { get; init; }

    /// <summary>Against the strategic plan; null where it sets nothing, and in older frozen ones.</summary>
    public RecapStrategy? Strategic { get; init; }

    /// <summary>Rupiah of all its budget lines; null when none pays for it.</summary>
    public required decimal? Ceiling { get; init; }

    /// <summary>Rupiah up to the end of the quarter; null when not told, or not of every line.</summary>
    public required decimal? Spent { get; init; }

    /// <summary>The money was told for the budget line, not on the sheet.</summary>
    public bool SpentByLine { get; init; }

    /// <summary>Where several lines with money pay for it, each of them, in order of code; else empty, and in older frozen ones.</summary>
    public IReadOnlyList<RecapPaid> PaidBy { get; init; } = [];

    /// <summary>Rupiah told so far, also where some of its lines are missing; null where nothing is told.</summary>
    [JsonIgnore]
    public decimal? SpentSoFar => Spent ?? (PaidBy.Any(line => line.Spent is not null) ? PaidBy.Sum(line => line.Spent ?? 0) : null);

    /// <summary>What may be spent on the lines of which that is known, in rupiah.</summary>
    [JsonIgnore]
    public decimal CeilingTold => Spent is not null ? Ceiling ?? 0 : PaidBy.Where(line => line.Spent is not null).Sum(line => line.Ceiling);

    /// <summary>Its lines with money, and those of which the spending is known.</summary>
    [JsonIgnore]
    public int BudgetLines => PaidBy.Count > 0 ? PaidBy.Count : Ceiling > 0 ? 1 : 0;

    [JsonIgnore]
    public int BudgetTold => PaidBy.Count > 0 ? PaidBy.Count(line => line.Spent is not null) : Ceiling > 0 && Spent is not null ? 1 : 0;

    /// <summary>Money that the sheet itself tells; it does not count where several lines pay. Null for none, and in a frozen recapitulation.</summary>
    internal decimal? SpentOnSheet { get; init; }

    /// <summary>It is told and no checker has accepted or noted it; never in a frozen recapitulation, of which that is over.</summary>
    internal bool Unjudged { get; init; }

    public required string Enabling { get; init; }

    public required string Inhibiting { get; init; }

    public required string FollowUp { get; init; }

    public required bool EvidenceRequired { get; init; }

    public required int Evidence { get; init; }

    /// <summary>The files themselves; empty where they were not asked for, and in older frozen ones.</summary>
    public IReadOnlyList<RecapFile> Files { get; init; } = [];

    public string? ReturnNote { get; init; }

    /// <summary>Numbers out of the usual; empty where nobody has weighed the row (<see cref="DoubtReader"/>), and in older frozen ones.</summary>
    public IReadOnlyList<RecapDoubt> Doubts { get; init; } = [];

    /// <summary>Rules between figures that the row breaks and that no reason passes, or that only tell; those a reason passes are among the doubts.</summary>
    public IReadOnlyList<RecapFinding> Findings { get; init; } = [];

    /// <summary>Why they are right; empty for nothing said.</summary>
    public string Assurance { get; init; } = "";

    /// <summary>Who said so and when, in words; null for nobody.</summary>
    public string? Assured { get; init; }

    /// <summary>The row as it is weighed, without the years before; null in a frozen recapitulation.</summary>
    internal PlausibilityCase? Case { get; init; }

    /// <summary>What other rules give: reckoned only when somebody looks, and kept where the figures are frozen.</summary>
    [JsonIgnore]
    public IReadOnlyList<RecapOther> Others => KeptOthers ?? [.. FindOthers().Select(OtherRuleWords.Written)];

    /// <summary>The same as it was frozen; null in living rows, and in older frozen ones, which have none.</summary>
    public IReadOnlyList<RecapOther>? KeptOthers { get; init; }

    /// <summary>Asked only when somebody looks: rows are reckoned at every save.</summary>
    internal Func<IReadOnlyList<OtherRule>> FindOthers { get; init; } = () => [];
}

/// <summary>What another rule makes of the same target and actual, as screens show it.</summary>
/// <param name="Name">In which rule it differs.</param>
/// <param name="Figure">Percent as printed, or why there is none.</param>
/// <param name="Shift">How far from the figure in use; null where one of the two is missing.</param>
/// <param name="Working">With figures; empty where the formula is the same.</param>
public sealed record RecapOther(string Name, string Figure, string? Shift, string Working);

/// <summary>What the strategic plan sets for an indicator, as printed, and how far the year's figure has come towards its last year.</summary>
/// <param name="OfYear">For the year; the dash for nothing.</param>
/// <param name="Difference">In what the agreement differs; null where it does not.</param>
/// <param name="LastYear">Last fiscal year of the plan.</param>
/// <param name="Final">For that year; the dash for nothing.</param>
/// <param name="Progress">The figure of the year against it in percent, by the card's own rule; null before the year's last quarter, and where it cannot be assessed.</param>
public sealed record RecapStrategy(string OfYear, string? Difference, int LastYear, string Final, string? Progress);

/// <summary>By what rule a row was reckoned, so that it can be checked by hand.</summary>
/// <param name="Name">Of the formula.</param>
/// <param name="Expression">With T and R.</param>
/// <param name="Source">Regulation or reports.</param>
/// <param name="Accumulation">How the quarters come together.</param>
/// <param name="Steps">The working with figures; empty where it cannot be assessed.</param>
public sealed record RecapRule(string Name, string Expression, string Source, string Accumulation, IReadOnlyList<RecapStep> Steps);

/// <summary>A number out of the usual.</summary>
/// <param name="Rule">Name of the rule that asks.</param>
/// <param name="OfMoney">True when the money is meant, false for the figure.</param>
/// <param name="Text">What is unusual.</param>
/// <param name="Basis">The numbers it was reckoned from.</param>
public sealed record RecapDoubt(string Rule, bool OfMoney, string Text, IReadOnlyList<RecapStep> Basis);

/// <summary>A rule between figures that does not hold.</summary>
/// <param name="Rule">Its name.</param>
/// <param name="Text">What does not agree, with its numbers.</param>
/// <param name="Mend">Which cells to look at.</param>
/// <param name="Ground">The regulation or decree that asks for it.</param>
/// <param name="OfMoney">True when the money is meant, false for the figure.</param>
/// <param name="Asks">The row is the one that asks; the others only are part of it.</param>
/// <param name="OfOneUnit">Whether the unit alone can mend it.</param>
public sealed record RecapFinding(RuleSeverity Severity, string Rule, string Text, string Mend, string Ground, bool OfMoney, bool Asks, bool OfOneUnit);

/// <summary>A file behind a figure, as it was when the figure was frozen.</summary>
/// <param name="Fingerprint">SHA-256 of its bytes.</param>
public sealed record RecapFile(EvidenceId Id, string Name, string Fingerprint);

/// <summary>One line of the working.</summary>
public sealed record RecapStep(string Label, string Text);

/// <summary>The figure of one objective, and of the money beside it.</summary>
public sealed record RecapObjective(int Number, string Name, string Achievement, int Counted, int Of)
{
    /// <summary>What it weighs in the agency; null where nobody has decided.</summary>
    public decimal? Weight { get; init; }

    /// <summary>As printed before the cap on means; null where that changes nothing.</summary>
    public string? Uncapped { get; init; }

    /// <summary>Rupiah; null where no budget line pays for an indicator of it.</summary>
    public decimal? Ceiling { get; init; }

    /// <summary>Rupiah; null when not told.</summary>
    public decimal? Spent { get; init; }

    /// <summary>Percent as printed; the dash without a ceiling.</summary>
    public string Absorption { get; init; } = PlanWords.None;

    /// <summary>Its lines of the budget, and those of which the spending is known; 0 in older frozen ones.</summary>
    public int BudgetLines { get; init; }

    public int BudgetTold { get; init; }

    /// <summary>Null in recapitulations frozen before efficiency was reckoned.</summary>
    public RecapEfficiency? Efficiency { get; init; }
}

/// <summary>Achievement against money.</summary>
/// <param name="Figure">As printed, with its unit; the dash where there is none.</param>
/// <param name="Note">Efficient or not, or why there is no figure; empty where the method does not say.</param>
/// <param name="Steps">The working with figures.</param>
public sealed record RecapEfficiency(string Figure, string Note, IReadOnlyList<RecapStep> Steps);

/// <summary>What one programme may spend and has spent.</summary>
/// <param name="Spent">Null when nobody has told.</param>
/// <param name="Absorption">Percent as printed; the dash without a ceiling.</param>
public sealed record RecapProgramme(string Code, string Name, decimal Ceiling, decimal? Spent, string Absorption)
{
    /// <summary>Its lines of the budget with money; 0 in older frozen ones.</summary>
    public int Lines { get; init; }

    /// <summary>Lines of which the spending is known.</summary>
    public int Told { get; init; }

    /// <summary>What may be spent on those, in rupiah.</summary>
    public decimal CeilingTold { get; init; }
}

/// <summary>What one employee did and how he was rated.</summary>
public sealed record RecapEmployee(
    PersonId Person, string Name, string Results, string Conduct, string Obstacles, string FollowUp, string? Work, string? Behaviour, string? Predicate, int Evidence);

/// <summary>The figures of an agency for a quarter.</summary>
public sealed record AgencyRecap
{
    /// <summary>Shape of the written text; a later shape gets a later number.</summary>
    public int Form { get; init; } = 1;

    public required AgencyId Agency { get; init; }

    public required string AgencyName { get; init; }

    public required int FiscalYear { get; init; }

    public required int Quarter { get; init; }

    /// <summary>Title of the agreement; null when none was in force.</summary>
    public required string? Agreement { get; init; }

    public required LocalDate? AgreementSigned { get; init; }

    public required IReadOnlyList<RecapRow> Rows { get; init; }

    public required IReadOnlyList<RecapObjective> Objectives { get; init; }

    public required IReadOnlyList<RecapProgramme> Programmes { get; init; }

    /// <summary>Only where employees are measured.</summary>
    public IReadOnlyList<RecapEmployee> Employees { get; init; } = [];

    public required RecapTotals Totals { get; init; }

    /// <summary>The lines of the budget one by one; empty in a frozen recapitulation, which keeps their sums.</summary>
    internal IReadOnlyList<RecapLine> Lines { get; init; } = [];
}

/// <summary>Figures of a whole quarter; the same the period's row keeps.</summary>
public sealed record RecapTotals
{
    public required int Indicators { get; init; }

    /// <summary>Indicators from which a figure was expected.</summary>
    public required int Due { get; init; }

    public required int Reported { get; init; }

    public required int Assessed { get; init; }

    /// <summary>Name of the way the indicators became one figure.</summary>
    public string Method { get; init; } = AggregationMethod.MeanOfObjectives.Name;

    /// <summary>The weights in words, with the decrees they come from; null where the method uses none.</summary>
    public string? Weights { get; init; }

    /// <summary>Which reading of the achievements was taken.</summary>
    public AchievementBasis Basis { get; init; } = AchievementBasis.Capped;

    /// <summary>Percent a mean counts for at most, each before it goes into the next; null for no such cap, and in older frozen ones, which had none.</summary>
    public decimal? MeanCap { get; init; }

    /// <summary>What went in, of how many: objectives or indicators, as the method says. Both 0 in older frozen ones.</summary>
    public int Counted { get; init; }

    public int Items { get; init; }

    /// <summary>Name of the scale of the categories.</summary>
    public string Scale { get; init; } = CategoryScale.Standard.Name;

    /// <summary>Name and rule of the efficiency method; null in older frozen ones.</summary>
    public string? EfficiencyRule { get; init; }

    public RecapEfficiency? Efficiency { get; init; }

    /// <summary>By the method, unrounded, without any cap.</summary>
    public required decimal? Raw { get; init; }

    /// <summary>The same of achievements within the caps of their cards.</summary>
    public required decimal? Capped { get; init; }

    /// <summary>The one of the two that counts, within the cap on means; null where nothing could be assessed, and in older frozen ones.</summary>
    public decimal? Counting { get; init; }

    /// <summary>As printed; the dash when nothing could be assessed.</summary>
    public required string Achievement { get; init; }

    /// <summary>As printed before the cap on means; null where that changes nothing.</summary>
    public string? Uncapped { get; init; }

    public required string? Category { get; init; }

    public required decimal Ceiling { get; init; }

    public required decimal? Spent { get; init; }

    public required string Absorption { get; init; }

    /// <summary>The word for it; null where its region has chosen none, and in older frozen ones.</summary>
    public string? AbsorptionCategory { get; init; }

    /// <summary>Name of the scale of that word; null as there.</summary>
    public string? AbsorptionScale { get; init; }

    /// <summary>Lines of the budget, and those of which the spending is known; 0 in older frozen ones.</summary>
    public int BudgetLines { get; init; }

    public int BudgetTold { get; init; }

    public required int Evidence { get; init; }

    /// <summary>The cap on means, as it is reckoned with.</summary>
    internal AchievementCap Cap => MeanCap is { } percent && AchievementCap.Of(percent).Accepted(out var cap, out _) ? cap : AchievementCap.None;
}
