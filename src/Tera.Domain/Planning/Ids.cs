namespace Tera.Planning;

/// <summary>A strategic objective (sasaran) of an agency.</summary>
public readonly record struct ObjectiveId(Guid Value)
{
    /// <summary>A new one.</summary>
    public static ObjectiveId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>That an objective serves another one for a time.</summary>
public readonly record struct ObjectiveLinkId(Guid Value)
{
    /// <summary>A new one.</summary>
    public static ObjectiveLinkId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>One version of an agency's performance agreement (Perjanjian Kinerja) of a year.</summary>
public readonly record struct AgreementId(Guid Value)
{
    /// <summary>A new one.</summary>
    public static AgreementId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>One promise of an agreement.</summary>
public readonly record struct TargetId(Guid Value)
{
    /// <summary>A new one.</summary>
    public static TargetId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>One line of the budget (sub-kegiatan).</summary>
public readonly record struct BudgetItemId(Guid Value)
{
    /// <summary>A new one.</summary>
    public static BudgetItemId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>A strategic plan (Renstra) of an agency.</summary>
public readonly record struct StrategicPlanId(Guid Value)
{
    /// <summary>A new one.</summary>
    public static StrategicPlanId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>One decision which unit keeps an agency's plan.</summary>
public readonly record struct PlanKeepingId(Guid Value)
{
    /// <summary>A new one.</summary>
    public static PlanKeepingId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>One decision on what an objective or an indicator weighs.</summary>
public readonly record struct WeightId(Guid Value)
{
    /// <summary>A new one.</summary>
    public static WeightId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>One step of an action plan.</summary>
public readonly record struct ActionStepId(Guid Value)
{
    /// <summary>A new one.</summary>
    public static ActionStepId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>What was told once of a step of an action plan.</summary>
public readonly record struct ActionStepOutcomeId(Guid Value)
{
    /// <summary>A new one.</summary>
    public static ActionStepOutcomeId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
