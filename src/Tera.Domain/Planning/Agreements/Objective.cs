using NodaTime;
using Tera.Organisation;
using Tera.Planning.Strategy;
using Tera.Shared;

namespace Tera.Planning.Agreements;

/// <summary>What is known of an objective.</summary>
/// <param name="Plan">The strategic plan it belongs to.</param>
/// <param name="Ordinal">Place in the plan, from 1; printed.</param>
/// <param name="Name">As printed in the agreement.</param>
public sealed record ObjectiveTerms(StrategicPlanId Plan, int Ordinal, PrintedLine Name);

/// <summary>What an agency wants to reach (sasaran strategis); its indicators tell how far it got.</summary>
public sealed class Objective
{
    private Objective() { }

    /// <summary>Its id.</summary>
    public ObjectiveId Id { get; private set; }

    /// <summary>Whose.</summary>
    public AgencyId AgencyId { get; private set; }

    /// <summary>The strategic plan it belongs to; null for one from before plans were kept.</summary>
    public StrategicPlanId? PlanId { get; private set; }

    /// <summary>Place in the strategic plan, from 1; printed.</summary>
    public int Ordinal { get; private set; }

    /// <summary>As printed in the agreement.</summary>
    public string Name { get; private set; } = null!;

    /// <summary>The objective it serves, of this or another agency; null at the top.</summary>
    public ObjectiveId? ParentId { get; private set; }

    /// <summary>First day on which it is no longer pursued; null while it is.</summary>
    public LocalDate? EndedOn { get; private set; }

    /// <summary>Grows with every change.</summary>
    public int Version { get; private set; }

    /// <summary>A new objective; refused as by <see cref="Change"/>.</summary>
    public static Result<Objective> Set(ObjectiveId id, AgencyId agency, ObjectiveTerms terms, IEnumerable<Objective> others) =>
        new Objective { Id = id, AgencyId = agency }.Change(terms, others);

    /// <summary>Takes other terms; refuses a place in the plan that is taken.</summary>
    /// <param name="terms">What is known of it now.</param>
    /// <param name="others">The agency's objectives; this one may be among them.</param>
    public Result<Objective> Change(ObjectiveTerms terms, IEnumerable<Objective> others)
    {
        if (others.Any(other => other.Id != Id && other.PlanId == terms.Plan && other.Ordinal == terms.Ordinal))
        {
            return StrategyRejections.PlaceTaken(terms.Ordinal);
        }

        (PlanId, Ordinal, Name) = (terms.Plan, terms.Ordinal, terms.Name.Text);
        return this;
    }

    /// <summary>Is no longer pursued; its past stays.</summary>
    /// <param name="on">First day without it.</param>
    /// <param name="openIndicators">Codes of its indicators that have not ended.</param>
    /// <param name="openBelow">Names of the objectives that serve it and have not ended.</param>
    /// <param name="measuredUntil">First day without the last of its indicators; null where it never had one. It does not end before them.</param>
    public Result<Objective> End(LocalDate on, IReadOnlyList<string> openIndicators, IReadOnlyList<string> openBelow, LocalDate? measuredUntil = null)
    {
        if (EndedOn is { } before)
        {
            return StrategyRejections.AlreadyEnded(before);
        }

        if (openIndicators.Count > 0)
        {
            return StrategyRejections.ObjectiveInUse(openIndicators);
        }

        if (openBelow.Count > 0)
        {
            return StrategyRejections.ObjectiveServed(openBelow);
        }

        if (measuredUntil is { } last && on < last)
        {
            return StrategyRejections.StillMeasured(last);
        }

        EndedOn = on;
        return this;
    }

    /// <summary>Serves another objective from now on, or none; refuses one that has ended and one that serves this one, near or far.</summary>
    /// <param name="line">The objective to serve and those it serves in turn, from the nearest up; empty for the top.</param>
    public Result<Objective> Serve(IReadOnlyList<Objective> line)
    {
        if (line.Any(above => above.Id == Id))
        {
            return StrategyRejections.ServesItself;
        }

        if (line is [{ EndedOn: { } ended }, ..])
        {
            return StrategyRejections.AlreadyEnded(ended);
        }

        ParentId = line is [var parent, ..] ? parent.Id : null;
        return this;
    }
}
