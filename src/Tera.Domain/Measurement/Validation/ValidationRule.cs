using NodaTime;
using Tera.Organisation;
using Tera.Planning.Indicators;
using Tera.Shared;

namespace Tera.Measurement.Validation;

/// <summary>What comes of figures that break a rule.</summary>
public enum RuleSeverity
{
    /// <summary>The sheet is not handed in, and the figures are not frozen, until they agree (menolak).</summary>
    Refuse,

    /// <summary>Passes with a reason, which is shown to checkers and printed (memperingatkan).</summary>
    Warn,

    /// <summary>Is told, and asks for nothing (keterangan).</summary>
    Inform,
}

/// <summary>
/// A rule that figures of one quarter must keep among themselves, as a region or an agency settled it from a day on. A rule is never changed: it is
/// ended, and another one begins.
/// </summary>
public sealed class ValidationRule
{
    /// <summary>Indicators a side may have, inclusive.</summary>
    public const int MostIndicators = 30;

    private ValidationRule()
    {
    }

    /// <summary>Its id.</summary>
    public ValidationRuleId Id { get; private init; }

    /// <summary>Whose figures; null for every agency of the region.</summary>
    public AgencyId? AgencyId { get; private init; }

    /// <summary>As shown and printed.</summary>
    public string Name { get; private init; } = "";

    /// <summary>What is checked.</summary>
    public RuleKind Kind { get; private init; } = RuleKind.SpentWithinCeiling;

    /// <summary>What comes of figures that break it.</summary>
    public RuleSeverity Severity { get; private init; }

    /// <summary>The indicators that are checked; empty where every row is.</summary>
    public IReadOnlyList<IndicatorId> Left { get; private init; } = [];

    /// <summary>The indicators they are held against; empty where none are.</summary>
    public IReadOnlyList<IndicatorId> Right { get; private init; } = [];

    /// <summary>Figures of the left side up to and including the quarter, instead of those of the quarter by itself.</summary>
    public bool LeftSoFar { get; private init; }

    /// <summary>The same of the right side.</summary>
    public bool RightSoFar { get; private init; }

    /// <summary>By how much the sides may differ, in the unit of the figures; inclusive, not negative.</summary>
    public decimal Tolerance { get; private init; }

    /// <summary>The regulation, decree or manual that asks for it.</summary>
    public string Ground { get; private init; } = "";

    /// <summary>From the quarter on in which this day lies or that ends after it; inclusive.</summary>
    public LocalDate ValidFrom { get; private init; }

    /// <summary>Last day, inclusive; null while it goes on.</summary>
    public LocalDate? ValidUntil { get; private set; }

    /// <summary>Grows with every change.</summary>
    public int Version { get; private set; }

    /// <summary>A rule. Refuses sides that its kind does not have or that are missing, the same indicator on both, and a negative tolerance.</summary>
    public static Result<ValidationRule> Settle(ValidationRuleId id, ValidationRuleTerms terms)
    {
        if (terms.Kind.HasLeft && terms.Left.Count == 0)
        {
            return ValidationRejections.LeftMissing;
        }

        if (terms.Kind.HasRight && terms.Right.Count == 0)
        {
            return ValidationRejections.RightMissing;
        }

        if (terms.Left.Count > MostIndicators || terms.Right.Count > MostIndicators)
        {
            return ValidationRejections.TooMany(MostIndicators);
        }

        if (terms.Kind.HasRight && terms.LeftSoFar == terms.RightSoFar && terms.Left.Intersect(terms.Right).Any())
        {
            return ValidationRejections.SameOnBothSides;
        }

        if (terms.Tolerance < 0)
        {
            return ValidationRejections.ToleranceNegative(terms.Tolerance);
        }

        if (terms.Kind.HasLeft && terms.Agency is null)
        {
            return ValidationRejections.AgencyMissing;
        }

        return new ValidationRule
        {
            Id = id,
            AgencyId = terms.Agency,
            Name = terms.Name.Text,
            Kind = terms.Kind,
            Severity = terms.Severity,
            Left = terms.Kind.HasLeft ? [.. terms.Left.Distinct()] : [],
            Right = terms.Kind.HasRight ? [.. terms.Right.Distinct()] : [],
            LeftSoFar = terms.Kind.HasRight && terms.LeftSoFar,
            RightSoFar = terms.Kind.HasRight && terms.RightSoFar,
            Tolerance = terms.Tolerance,
            Ground = terms.Ground.Text,
            ValidFrom = terms.ValidFrom,
        };
    }

    /// <summary>Ends it. Refuses one that has ended, and a day before it began; a rule that never held is ended the day before it begins.</summary>
    /// <param name="last">Inclusive.</param>
    public Result<ValidationRule> End(LocalDate last)
    {
        if (ValidUntil is { } ended)
        {
            return ValidationRejections.Ended(ended);
        }

        if (last < ValidFrom.PlusDays(-1))
        {
            return ValidationRejections.EndsBeforeItBegan(ValidFrom);
        }

        ValidUntil = last;
        Version++;
        return this;
    }

    /// <summary>Whether it holds for the figures of a quarter: on the quarter's last day.</summary>
    public bool Holds(FiscalPeriod period) => ValidFrom <= period.LastDay && (ValidUntil is not { } last || period.LastDay <= last);

    /// <summary>What breaks it among the rows of an agency's quarter; empty where nothing does, or where a figure it needs is not there.</summary>
    public IReadOnlyList<RuleFinding> Check(IReadOnlyList<CheckedRow> rows) => Kind.Check(this, rows);
}

/// <summary>What somebody wants to settle.</summary>
public sealed record ValidationRuleTerms
{
    /// <summary>Whose figures; null for every agency of the region.</summary>
    public required AgencyId? Agency { get; init; }

    /// <summary>As shown and printed.</summary>
    public required PrintedLine Name { get; init; }

    /// <summary>What is checked.</summary>
    public required RuleKind Kind { get; init; }

    /// <summary>What comes of figures that break it.</summary>
    public required RuleSeverity Severity { get; init; }

    /// <summary>The indicators that are checked; ignored where the kind has no such side.</summary>
    public IReadOnlyList<IndicatorId> Left { get; init; } = [];

    /// <summary>The indicators they are held against; ignored likewise.</summary>
    public IReadOnlyList<IndicatorId> Right { get; init; } = [];

    /// <summary>Figures of the left side up to and including the quarter.</summary>
    public bool LeftSoFar { get; init; }

    /// <summary>The same of the right side.</summary>
    public bool RightSoFar { get; init; }

    /// <summary>By how much the sides may differ.</summary>
    public decimal Tolerance { get; init; }

    /// <summary>The regulation, decree or manual that asks for it.</summary>
    public required PrintedLine Ground { get; init; }

    /// <summary>Inclusive.</summary>
    public required LocalDate ValidFrom { get; init; }
}

/// <summary>Why a rule was not settled or ended.</summary>
public static class ValidationRejections
{
    /// <summary>No indicator that is checked.</summary>
    public static Rejection LeftMissing { get; } = new("measurement.validation.left-missing");

    /// <summary>No indicator to hold them against.</summary>
    public static Rejection RightMissing { get; } = new("measurement.validation.right-missing");

    /// <summary>An indicator is held against itself.</summary>
    public static Rejection SameOnBothSides { get; } = new("measurement.validation.same-on-both-sides");

    /// <summary>Indicators are an agency's: such a rule is one agency's, too.</summary>
    public static Rejection AgencyMissing { get; } = new("measurement.validation.agency-missing");

    /// <summary>An indicator that is none of the agency's.</summary>
    public static Rejection IndicatorElsewhere { get; } = new("measurement.validation.indicator-elsewhere");

    /// <summary>Only who administers the region, or keeps the agency's plan, settles rules.</summary>
    public static Rejection NotKeeper { get; } = new("measurement.validation.not-keeper");

    /// <summary>There is no such rule.</summary>
    public static Rejection Unknown { get; } = new("measurement.validation.unknown");

    /// <summary>Too many indicators on a side. Argument: how many it may have.</summary>
    public static Rejection TooMany(int limit) => new("measurement.validation.too-many", limit);

    /// <summary>A difference below zero. Argument: as read.</summary>
    public static Rejection ToleranceNegative(decimal tolerance) => new("measurement.validation.tolerance-negative", tolerance);

    /// <summary>It has ended already. Argument: its last day.</summary>
    public static Rejection Ended(LocalDate last) => new("measurement.validation.ended", last);

    /// <summary>A last day before the first. Argument: the first day.</summary>
    public static Rejection EndsBeforeItBegan(LocalDate first) => new("measurement.validation.ends-before-it-began", first);
}
