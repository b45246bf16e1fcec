namespace Tera.Measurement;

/// <summary>Why there is no achievement. Every one of them leaves the indicator out of means, and shows in "n of m".</summary>
public enum NotAssessableReason
{
    /// <summary>The actual is not due yet.</summary>
    ActualNotDue,

    /// <summary>The actual has not been reported.</summary>
    ActualNotReported,

    /// <summary>The actual was reported as not available.</summary>
    ActualNotAvailable,

    /// <summary>There is no target for the period.</summary>
    NoTarget,

    /// <summary>The target is zero, and the zero policy gives no percentage for that.</summary>
    ZeroTarget,

    /// <summary>The actual is zero, and neither formula nor zero policy gives a percentage for that.</summary>
    ZeroActual,

    /// <summary>The target is negative: dividing by it would reward the worse result.</summary>
    NegativeTarget,

    /// <summary>The actual is negative, and neither formula nor zero policy gives a percentage for that.</summary>
    NegativeActual,

    /// <summary>Target or actual is not of the kind the card asks for.</summary>
    KindMismatch,

    /// <summary>Words that nobody has judged yet.</summary>
    AwaitsJudgement,

    /// <summary>A figure is beyond what can be computed (28 digits), or the result is beyond <see cref="Achievement.Limit"/>.</summary>
    TooLarge,
}
