using NodaTime;
using Tera.Organisation;
using Tera.Planning.Indicators;
using Tera.Planning.Strategy;
using Tera.Shared;

namespace Tera.Planning.Agreements;

/// <summary>What an indicator counts for.</summary>
public enum IndicatorKind
{
    /// <summary>Indikator Kinerja Utama (IKU): decreed as a measure of success of the whole agency.</summary>
    Key,

    /// <summary>Any other indicator of the plan.</summary>
    Other,
}

/// <summary>What is known of an indicator beside its cards.</summary>
/// <param name="Objective">The objective it measures.</param>
/// <param name="Code">Short name for lists and files: <c>IK-03</c>.</param>
/// <param name="Kind">IKU or not.</param>
/// <param name="Unit">The unit that answers for it unless an agreement says otherwise.</param>
/// <param name="Ordinal">Place among the agency's indicators, from 1; printed.</param>
/// <param name="From">First day on which it is measured, inclusive.</param>
public sealed record IndicatorTerms(ObjectiveId Objective, PrintedLine Code, IndicatorKind Kind, UnitId Unit, int Ordinal, LocalDate From);

/// <summary>What an indicator hangs on, and what hangs on it.</summary>
/// <param name="Pursued">First day of the objective of the terms.</param>
/// <param name="PromisedIn">Titles of the agreements that promise it, of whatever year: they name its objective.</param>
/// <param name="TargetedBy">Last day of the first quarter, or year, for which an agreement sets a target; null where none does.</param>
public sealed record IndicatorUse(LocalDate Pursued, IReadOnlyList<string> PromisedIn, LocalDate? TargetedBy)
{
    /// <summary>Of a new one.</summary>
    public static IndicatorUse Of(Objective objective) => new(objective.ValidFrom, [], null);
}

/// <summary>An indicator of an objective: its identity. What it is called and how it is measured stands on its cards.</summary>
public sealed class Indicator
{
    private Indicator() { }

    /// <summary>Its id.</summary>
    public IndicatorId Id { get; private set; }

    /// <summary>Whose.</summary>
    public AgencyId AgencyId { get; private set; }

    /// <summary>The objective it belongs to.</summary>
    public ObjectiveId ObjectiveId { get; private set; }

    /// <summary>Short name for lists and files, unique in the agency: <c>IK-03</c>.</summary>
    public string Code { get; private set; } = null!;

    /// <summary>IKU or not.</summary>
    public IndicatorKind Kind { get; private set; }

    /// <summary>Who answers for it unless an agreement says otherwise; null for one from before this was kept.</summary>
    public UnitId? UnitId { get; private set; }

    /// <summary>Place among the agency's indicators, from 1; printed.</summary>
    public int Ordinal { get; private set; }

    /// <summary>First day on which it is measured, inclusive. A quarter has it when it is measured on the quarter's last day.</summary>
    public LocalDate ValidFrom { get; private set; }

    /// <summary>First day on which it is no longer measured; null while it is.</summary>
    public LocalDate? EndedOn { get; private set; }

    /// <summary>Grows with every change.</summary>
    public int Version { get; private set; }

    /// <summary>A new indicator; refused as by <see cref="Change"/>.</summary>
    public static Result<Indicator> Name(IndicatorId id, AgencyId agency, IndicatorTerms terms, IEnumerable<Indicator> others, IndicatorUse use) =>
        new Indicator { Id = id, AgencyId = agency, ObjectiveId = terms.Objective }.Change(terms, others, use);

    /// <summary>
    /// Takes other terms; refuses a code the agency has given already, to an ended indicator too: files name indicators by it. Refuses a first day before
    /// its objective's, after a period that has a target, and not before its end.
    /// </summary>
    /// <param name="terms">What is known of it now.</param>
    /// <param name="others">The agency's indicators; this one may be among them.</param>
    /// <param name="use">What it hangs on, and what hangs on it.</param>
    public Result<Indicator> Change(IndicatorTerms terms, IEnumerable<Indicator> others, IndicatorUse use)
    {
        if (terms.Objective != ObjectiveId && use.PromisedIn.Count > 0)
        {
            return StrategyRejections.IndicatorBound(use.PromisedIn);
        }

        if (others.Any(other => other.Id != Id && string.Equals(other.Code, terms.Code.Text, StringComparison.OrdinalIgnoreCase)))
        {
            return StrategyRejections.CodeTaken(terms.Code.Text);
        }

        if (MisfitOf(terms.From, use) is { } no)
        {
            return no;
        }

        (ObjectiveId, Code, Kind) = (terms.Objective, terms.Code.Text, terms.Kind);
        (UnitId, Ordinal, ValidFrom) = (terms.Unit, terms.Ordinal, terms.From);
        return this;
    }

    /// <summary>Whether it is measured on a day; of a quarter or a year its last day decides.</summary>
    public bool IsMeasured(LocalDate day) => ValidFrom <= day && (EndedOn is not { } ended || day < ended);

    /// <summary>Is no longer measured; its figures stay.</summary>
    /// <param name="on">First day without it.</param>
    /// <param name="promisedIn">Titles of the agreements, for the year of that day and later, that promise it.</param>
    public Result<Indicator> End(LocalDate on, IReadOnlyList<string> promisedIn)
    {
        if (EndedOn is { } before)
        {
            return StrategyRejections.AlreadyEnded(before);
        }

        if (on < ValidFrom)
        {
            return StrategyRejections.EndsBeforeItBegan(ValidFrom);
        }

        if (promisedIn.Count > 0)
        {
            return StrategyRejections.IndicatorPromised(promisedIn);
        }

        EndedOn = on;
        return this;
    }

    private Rejection? MisfitOf(LocalDate from, IndicatorUse use) => true switch
    {
        _ when from < use.Pursued => StrategyRejections.IndicatorBeforeObjective(use.Pursued),
        _ when EndedOn is { } ended && from >= ended => StrategyRejections.BeginsAfterEnd(ended),
        _ when use.TargetedBy is { } by && from > by => StrategyRejections.IndicatorTargeted(by),
        _ => null,
    };
}
