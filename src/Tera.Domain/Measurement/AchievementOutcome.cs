namespace Tera.Measurement;

/// <summary>The answer of the calculator: a percentage with its trace, or the reason why there is none.</summary>
public abstract record AchievementOutcome
{
    private AchievementOutcome()
    {
    }

    /// <summary>There is a percentage.</summary>
    public sealed record Assessed(Achievement Achievement, CalculationTrace Trace) : AchievementOutcome;

    /// <summary>There is none, which is not zero.</summary>
    public sealed record NotAssessable(NotAssessableReason Reason) : AchievementOutcome;
}
