using NodaTime;
using Tera.Organisation;
using Tera.Planning.Strategy;

namespace Tera.Planning.Agreements;

/// <summary>What an objective was before other terms held. Never changed.</summary>
public sealed class FormerTerms
{
    private FormerTerms() { }

    internal FormerTerms(Objective objective, LocalDate until) =>
        (ObjectiveId, Until, PlanId, Ordinal, Name, Kind, PositionId) =
        (objective.Id, until, objective.PlanId, objective.Ordinal, objective.Name, objective.Kind, objective.PositionId);

    /// <summary>Whose.</summary>
    public ObjectiveId ObjectiveId { get; private set; }

    /// <summary>First day on which others held.</summary>
    public LocalDate Until { get; private set; }

    /// <summary>The strategic plan it belonged to; null for one from before plans were kept.</summary>
    public StrategicPlanId? PlanId { get; private set; }

    /// <summary>Place in the strategic plan, from 1.</summary>
    public int Ordinal { get; private set; }

    /// <summary>As printed then.</summary>
    public string Name { get; private set; } = null!;

    /// <summary>What it was in the performance tree; null where nobody had said.</summary>
    public NodeKind? Kind { get; private set; }

    /// <summary>The position that answered for it; null where nobody had said.</summary>
    public PositionId? PositionId { get; private set; }
}
