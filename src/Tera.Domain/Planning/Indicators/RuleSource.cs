namespace Tera.Planning.Indicators;

/// <summary>Where a rule comes from, and how sure we are of it. Printed with every figure the rule produced.</summary>
/// <param name="Citation">Indonesian, as printed: the regulation, or the reports that use the rule.</param>
/// <param name="Confidence">Anything but <see cref="SourceConfidence.Found"/> awaits the review of a person who knows the field.</param>
public sealed record RuleSource(string Citation, SourceConfidence Confidence);

/// <summary>How sure a rule's source is.</summary>
public enum SourceConfidence
{
    /// <summary>Read in a public document.</summary>
    Found,

    /// <summary>Not read again, but well established.</summary>
    High,

    /// <summary>Likely; wording or numbers may differ.</summary>
    Medium,

    /// <summary>A guess to be confirmed before use.</summary>
    Low,

    /// <summary>Our own proposal where no source decides.</summary>
    Proposed,
}
