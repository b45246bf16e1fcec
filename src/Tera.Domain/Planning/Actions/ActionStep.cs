using Tera.Organisation;
using Tera.Planning.Indicators;
using Tera.Shared;

namespace Tera.Planning.Actions;

/// <summary>What is known of a step of an action plan.</summary>
/// <param name="Ordinal">Place among the indicator's steps of the year, 1 to <see cref="ActionStep.Most"/>; printed.</param>
/// <param name="Quarter">In which it is to be done.</param>
/// <param name="Step">What is done (langkah aksi).</param>
/// <param name="Output">What is there when it is done (keluaran).</param>
/// <param name="Unit">Who answers for it.</param>
public sealed record ActionStepTerms(int Ordinal, Quarter Quarter, PrintedLine Step, PrintedLine Output, UnitId Unit);

/// <summary>
/// A step by which an agency means to reach what it promised of an indicator in a year (langkah aksi of the rencana aksi). It is no part of the
/// signed agreement: it may be changed during the year, and its history is kept.
/// </summary>
/// <remarks>No form is prescribed; PermenPANRB 88/2021 asks whether the plan is there and followed.</remarks>
public sealed class ActionStep
{
    /// <summary>Steps of an indicator in a year.</summary>
    public const int Most = 99;

    private ActionStep() { }

    /// <summary>Its id.</summary>
    public ActionStepId Id { get; private init; }

    /// <summary>Whose.</summary>
    public AgencyId AgencyId { get; private init; }

    /// <summary>Tahun anggaran.</summary>
    public int FiscalYear { get; private init; }

    /// <summary>The indicator it serves.</summary>
    public IndicatorId IndicatorId { get; private init; }

    /// <summary>Place among the indicator's steps of the year, from 1; printed.</summary>
    public int Ordinal { get; private set; }

    /// <summary>1 to 4.</summary>
    public int Quarter { get; private set; }

    /// <summary>What is done.</summary>
    public string Step { get; private set; } = null!;

    /// <summary>What is there when it is done.</summary>
    public string Output { get; private set; } = null!;

    /// <summary>Who answers for it.</summary>
    public UnitId UnitId { get; private set; }

    /// <summary>Grows with every change.</summary>
    public int Version { get; private set; }

    /// <summary>A new step; refused as by <see cref="Change"/>.</summary>
    public static Result<ActionStep> Plan(ActionStepId id, AgencyId agency, (IndicatorId Indicator, FiscalYear Year) of, ActionStepTerms terms, IEnumerable<ActionStep> others) =>
        new ActionStep { Id = id, AgencyId = agency, IndicatorId = of.Indicator, FiscalYear = of.Year.Value }.Change(terms, others);

    /// <summary>Takes other terms; refuses a place that is taken and one that is none.</summary>
    /// <param name="terms">What is known of it now.</param>
    /// <param name="others">Steps of the agency; this one may be among them.</param>
    public Result<ActionStep> Change(ActionStepTerms terms, IEnumerable<ActionStep> others)
    {
        if (terms.Ordinal is < 1 or > Most)
        {
            return ActionStepRejections.NoPlace;
        }

        if (others.Any(other => other.Id != Id && (other.IndicatorId, other.FiscalYear, other.Ordinal) == (IndicatorId, FiscalYear, terms.Ordinal)))
        {
            return ActionStepRejections.PlaceTaken(terms.Ordinal);
        }

        (Ordinal, Quarter, Step, Output, UnitId) = (terms.Ordinal, terms.Quarter.Number, terms.Step.Text, terms.Output.Text, terms.Unit);
        return this;
    }
}

/// <summary>Why a step of an action plan was not taken.</summary>
public static class ActionStepRejections
{
    /// <summary>The place is none: the greatest.</summary>
    public static Rejection NoPlace { get; } = new("planning.action-step.no-place", ActionStep.Most);

    /// <summary>Another step of the indicator stands there.</summary>
    public static Rejection PlaceTaken(int ordinal) => new("planning.action-step.place-taken", ordinal);

    /// <summary>Nobody said how far a step was carried out.</summary>
    public static Rejection ProgressMissing { get; } = new("planning.action-step.progress-missing");

    /// <summary>Something was told of it already.</summary>
    public static Rejection HasOutcome { get; } = new("planning.action-step.has-outcome");

    /// <summary>What became of a step is told from the beginning of a quarter on: the quarter.</summary>
    public static Rejection QuarterNotBegun(FiscalPeriod period) => new("planning.action-step.quarter-not-begun", period);

    /// <summary>The indicator is not measured at the end of that year: its code, the year.</summary>
    public static Rejection NotMeasured(string code, int year) => new("planning.action-step.not-measured", code, year);
}
