using Tera.Planning.Indicators;
using Tera.Planning.Targets;

namespace Tera.Measurement;

/// <summary>The calculator as tests use it most: two numbers on a card.</summary>
internal static class Reckoning
{
    internal static AchievementOutcome Reckon(this IndicatorCard card, decimal target, decimal actual) =>
        AchievementCalculator.Calculate(card, new TargetValue.Amount(target), new ActualValue.Amount(actual));

    internal static AchievementOutcome.Assessed Assessed(this AchievementOutcome outcome) =>
        Assert.IsType<AchievementOutcome.Assessed>(outcome);
}
