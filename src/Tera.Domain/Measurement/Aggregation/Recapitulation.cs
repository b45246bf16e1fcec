namespace Tera.Measurement;

/// <summary>How an agency's indicators become one figure. The two ways give different figures; the agency declares one.</summary>
public enum AggregationMethod
{
    /// <summary>The mean of all indicators, each weighing the same.</summary>
    MeanOfIndicators,

    /// <summary>The mean of the objectives' means, each objective weighing the same.</summary>
    MeanOfObjectives,
}

/// <summary>One figure for many indicators, and from how many of them it comes.</summary>
/// <param name="Exact">Unrounded percent; null when nothing could be assessed, which is not zero.</param>
/// <param name="Basis">Which reading of the achievements was averaged.</param>
/// <param name="Counted">Items that went in; true zeros are among them.</param>
/// <param name="Of">Items there are. Items are indicators, or objectives where objectives were averaged.</param>
/// <param name="Decimals">Decimals of <see cref="Rounded"/>, 0 to 6.</param>
public sealed record RecapitulatedAchievement(decimal? Exact, AchievementBasis Basis, int Counted, int Of, int Decimals)
{
    /// <summary>As printed, half away from zero; the only rounding on the way here.</summary>
    public decimal? Rounded => Exact is { } exact ? FinalRounding.Of(exact, Decimals) : null;
}

/// <summary>Sums and means of achievements. What could not be assessed is left out; what is zero counts.</summary>
/// <remarks>
/// The arithmetic mean is what published reports use. Means run over unrounded achievements, so a mean may differ by one in the last
/// digit from the mean of the printed column.
/// </remarks>
public static class Recapitulation
{
    /// <summary>The arithmetic mean of indicators, as an objective's figure is taken.</summary>
    /// <param name="decimals">Of the printed figure, 0 to 6.</param>
    public static RecapitulatedAchievement Mean(
        IReadOnlyCollection<AchievementOutcome> indicators, AchievementBasis basis, int decimals = 2)
    {
        var assessed = Assessed(indicators, basis);
        return new(assessed is [] ? null : assessed.Sum() / assessed.Count, basis, assessed.Count, indicators.Count, decimals);
    }

    /// <summary>The sum that some reports print above the mean.</summary>
    public static RecapitulatedAchievement Sum(
        IReadOnlyCollection<AchievementOutcome> indicators, AchievementBasis basis, int decimals = 2)
    {
        var assessed = Assessed(indicators, basis);
        return new(assessed is [] ? null : assessed.Sum(), basis, assessed.Count, indicators.Count, decimals);
    }

    /// <summary>An agency's figure. Of objectives, those without any assessed indicator are left out.</summary>
    /// <param name="objectives">The outcomes of the indicators of each objective.</param>
    public static RecapitulatedAchievement OfAgency(
        IReadOnlyCollection<IReadOnlyCollection<AchievementOutcome>> objectives,
        AggregationMethod method,
        AchievementBasis basis,
        int decimals = 2)
    {
        if (method is AggregationMethod.MeanOfIndicators)
        {
            return Mean([.. objectives.SelectMany(indicators => indicators)], basis, decimals);
        }

        var means = objectives.Select(indicators => Mean(indicators, basis).Exact).OfType<decimal>().ToList();
        return new(means is [] ? null : means.Sum() / means.Count, basis, means.Count, objectives.Count, decimals);
    }

    private static List<decimal> Assessed(IEnumerable<AchievementOutcome> outcomes, AchievementBasis basis) =>
        [.. outcomes.OfType<AchievementOutcome.Assessed>().Select(outcome => outcome.Achievement.On(basis))];
}
