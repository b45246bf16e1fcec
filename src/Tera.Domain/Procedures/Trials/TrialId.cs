namespace Tera.Procedures.Trials;

/// <summary>Names one trial of a version of an SOP.</summary>
public readonly record struct TrialId(Guid Value)
{
    /// <summary>A new trial.</summary>
    public static TrialId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>What those at the table made of the SOP.</summary>
public enum TrialConclusion
{
    /// <summary>Layak: it may be legalised as it is.</summary>
    Fit,

    /// <summary>Perlu perbaikan before it is legalised.</summary>
    NeedsWork,
}
