using Tera.Planning.Indicators;

namespace Tera.Measurement;

/// <summary>One figure for many indicators, and from how many of them it comes.</summary>
/// <param name="Exact">Unrounded percent within <see cref="Cap"/>; null when nothing could be assessed, which is not zero.</param>
/// <param name="Basis">Which reading of the achievements was averaged.</param>
/// <param name="Counted">Items that went in; true zeros are among them.</param>
/// <param name="Of">Items there are. Items are indicators, objectives or agencies: what the figure was made of.</param>
/// <param name="Decimals">Decimals of <see cref="Rounded"/>, 0 to 6.</param>
public sealed record RecapitulatedAchievement(decimal? Exact, AchievementBasis Basis, int Counted, int Of, int Decimals)
{
    /// <summary>The most the figure itself counts for, whatever was brought together in it; none unless a region has settled one.</summary>
    public AchievementCap Cap { get; private init; }

    /// <summary>Unrounded percent before that cap.</summary>
    public decimal? Uncapped { get; private init; } = Exact;

    /// <summary>As printed, half away from zero; the only rounding on the way here. Never above the cap.</summary>
    public decimal? Rounded => Exact is { } exact ? FinalRounding.Within(Cap, exact, Decimals) : null;

    /// <summary>The same figure counting for so much at most.</summary>
    public RecapitulatedAchievement Within(AchievementCap cap) => this with { Exact = Uncapped is { } figure ? cap.Apply(figure) : null, Cap = cap };
}

/// <summary>An agency in the figure of its region.</summary>
/// <param name="Percent">Its unrounded figure; null when nothing could be assessed.</param>
/// <param name="Indicators">Its indicators that could be assessed, 0 or more.</param>
public sealed record AgencyShare(decimal? Percent, int Indicators);

/// <summary>An objective with what it weighs in its agency, and its indicators with what they weigh in it.</summary>
/// <param name="Weight">0 or more.</param>
/// <param name="Indicators">Unrounded percents, null where not assessed, each with its weight of 0 or more.</param>
public sealed record WeighedObjective(decimal Weight, IReadOnlyCollection<(decimal? Percent, decimal Weight)> Indicators)
{
    internal IReadOnlyCollection<decimal?> Percents => [.. Indicators.Select(indicator => indicator.Percent)];
}

/// <summary>Sums and means of achievements. What could not be assessed is left out; what is zero counts.</summary>
/// <remarks>
/// Means run over unrounded achievements, so a mean may differ by one in the last digit from the mean of the printed column. Figures
/// are percents; null stands for what could not be assessed. A cap on means holds each mean before it goes into the next one.
/// </remarks>
public static class Recapitulation
{
    /// <summary>The arithmetic mean of indicators.</summary>
    /// <param name="decimals">Of the printed figure, 0 to 6.</param>
    public static RecapitulatedAchievement Mean(
        IReadOnlyCollection<AchievementOutcome> indicators, AchievementBasis basis, int decimals = 2) =>
        Mean(Percents(indicators, basis), basis, decimals);

    /// <summary>The arithmetic mean of figures.</summary>
    public static RecapitulatedAchievement Mean(IReadOnlyCollection<decimal?> percents, AchievementBasis basis, int decimals = 2)
    {
        var assessed = Assessed(percents);
        return new(assessed is [] ? null : assessed.Sum() / assessed.Count, basis, assessed.Count, percents.Count, decimals);
    }

    /// <summary>The sum that some reports print above the mean.</summary>
    public static RecapitulatedAchievement Sum(
        IReadOnlyCollection<AchievementOutcome> indicators, AchievementBasis basis, int decimals = 2) =>
        Sum(Percents(indicators, basis), basis, decimals);

    /// <summary>The sum of figures.</summary>
    public static RecapitulatedAchievement Sum(IReadOnlyCollection<decimal?> percents, AchievementBasis basis, int decimals = 2)
    {
        var assessed = Assessed(percents);
        return new(assessed is [] ? null : assessed.Sum(), basis, assessed.Count, percents.Count, decimals);
    }

    /// <summary>The geometric mean of figures. No figure where one of them is negative.</summary>
    /// <remarks>Source: PMK 22/2021, worked example of the achievement of outputs, programmes and units.</remarks>
    public static RecapitulatedAchievement Geometric(IReadOnlyCollection<decimal?> percents, AchievementBasis basis, int decimals = 2)
    {
        var assessed = Assessed(percents);
        return new(GeometricMean.Of(assessed), basis, assessed.Count, percents.Count, decimals);
    }

    /// <summary>The mean in which every figure has its own weight. No figure where the weights of the assessed sum up to nothing.</summary>
    /// <param name="shares">Each figure with its weight, 0 or more; only their proportion matters.</param>
    public static RecapitulatedAchievement Weighted(
        IReadOnlyCollection<(decimal? Percent, decimal Weight)> shares, AchievementBasis basis, int decimals = 2)
    {
        var assessed = shares.Where(share => share.Percent is not null).ToList();
        var weights = assessed.Sum(share => share.Weight);
        return new(
            weights == 0 ? null : assessed.Sum(share => share.Percent!.Value * share.Weight) / weights,
            basis, assessed.Count, shares.Count, decimals);
    }

    /// <summary>An objective's figure (sasaran): the mean of its indicators, geometric where the method is.</summary>
    /// <param name="meanCap">The most a mean counts for.</param>
    public static RecapitulatedAchievement OfObjective(
        IReadOnlyCollection<decimal?> indicators, AggregationMethod method, AchievementBasis basis, AchievementCap meanCap = default) =>
        (method.IsGeometric ? Geometric(indicators, basis) : Mean(indicators, basis)).Within(meanCap);

    /// <summary>An agency's figure. Of objectives, those without any assessed indicator are left out.</summary>
    /// <param name="objectives">The figures of the indicators of each objective.</param>
    /// <param name="meanCap">The most a mean counts for.</param>
    public static RecapitulatedAchievement OfAgency(
        IReadOnlyCollection<IReadOnlyCollection<decimal?>> objectives, AggregationMethod method, AchievementBasis basis, AchievementCap meanCap = default)
    {
        if (method == AggregationMethod.MeanOfIndicators)
        {
            return Mean([.. objectives.SelectMany(indicators => indicators)], basis).Within(meanCap);
        }

        return OfObjective([.. objectives.Select(indicators => OfObjective(indicators, method, basis, meanCap).Exact)], method, basis, meanCap);
    }

    /// <summary>An objective's figure, by the weights of its indicators where the method uses them.</summary>
    public static RecapitulatedAchievement OfObjective(
        WeighedObjective objective, AggregationMethod method, AchievementBasis basis, AchievementCap meanCap = default) =>
        method.IsWeighted ? Weighted(objective.Indicators, basis).Within(meanCap) : OfObjective(objective.Percents, method, basis, meanCap);

    /// <summary>An agency's figure, by the weights of its plan where the method uses them. Objectives without an assessed indicator that weighs anything are left out.</summary>
    public static RecapitulatedAchievement OfAgency(
        IReadOnlyCollection<WeighedObjective> objectives, AggregationMethod method, AchievementBasis basis, AchievementCap meanCap = default) =>
        method.IsWeighted
            ? Weighted([.. objectives.Select(objective => (OfObjective(objective, method, basis, meanCap).Exact, objective.Weight))], basis).Within(meanCap)
            : OfAgency([.. objectives.Select(objective => objective.Percents)], method, basis, meanCap);

    /// <summary>The same from the calculator's own answers.</summary>
    public static RecapitulatedAchievement OfAgency(
        IReadOnlyCollection<IReadOnlyCollection<AchievementOutcome>> objectives,
        AggregationMethod method,
        AchievementBasis basis,
        AchievementCap meanCap = default) =>
        OfAgency([.. objectives.Select(indicators => Percents(indicators, basis))], method, basis, meanCap);

    /// <summary>A region's figure from those of its agencies; agencies without one are left out.</summary>
    public static RecapitulatedAchievement OfRegion(
        IReadOnlyCollection<AgencyShare> agencies, RegionAggregation method, AchievementBasis basis, AchievementCap meanCap = default) =>
        (method.WeighsIndicators
            ? Weighted([.. agencies.Select(agency => (agency.Percent, (decimal)agency.Indicators))], basis)
            : Mean([.. agencies.Select(agency => agency.Percent)], basis)).Within(meanCap);

    private static List<decimal> Assessed(IEnumerable<decimal?> percents) => [.. percents.OfType<decimal>()];

    private static decimal?[] Percents(IEnumerable<AchievementOutcome> outcomes, AchievementBasis basis) =>
        [.. outcomes.Select(outcome => (outcome as AchievementOutcome.Assessed)?.Achievement.On(basis))];
}
