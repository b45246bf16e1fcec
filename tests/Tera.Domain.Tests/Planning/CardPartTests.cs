using Tera.Planning.Indicators;

namespace Tera.Planning;

public sealed class CardPartTests
{
    [Theory]
    [InlineData(99)]
    [InlineData(99.9)]
    [InlineData(1000.1)]
    public void A_cap_lies_between_100_and_1000_percent(decimal percent) =>
        Assert.Equal("planning.achievement-cap.out-of-range", AchievementCap.Of(percent).Rejection?.Code);

    [Fact]
    public void A_cap_may_be_a_fraction_of_a_percent() => Assert.Equal(112.5m, AchievementCap.Of(112.5m).OrThrow().Percent);

    [Fact]
    public void A_cap_made_from_a_named_percent_is_the_named_cap() =>
        Assert.Equal(AchievementCap.At120, AchievementCap.Of(120).OrThrow());

    [Fact]
    public void No_cap_is_the_default_and_lets_everything_pass()
    {
        Assert.Equal(AchievementCap.None, default);
        Assert.Equal(184.75m, AchievementCap.None.Apply(184.75m));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1001)]
    public void A_fixed_zero_answer_lies_between_0_and_1000(int percent) =>
        Assert.Equal("planning.zero-policy.percent-out-of-range", ZeroAnswer.Fixed.At(percent).Rejection?.Code);

    [Fact]
    public void A_scale_of_ratings_has_at_least_two_levels() => Refused("too-short", new PredicateLevel("WTP"));

    [Fact]
    public void Every_level_has_a_label() => Refused("label-missing", new(""), new("WTP"));

    [Fact]
    public void No_label_occurs_twice_whatever_its_case() => Refused("label-repeated", new("wtp "), new("WTP"));

    [Fact]
    public void Scores_rise_with_the_levels() => Refused("scores-not-rising", new("B", 60), new("BB", 60));

    [Fact]
    public void What_a_level_is_worth_lies_between_0_and_100() => Refused("percent-out-of-range", new("B", null, 101), new("BB"));

    [Fact]
    public void Ranks_count_from_the_lowest_level_and_ignore_case()
    {
        Assert.Equal(0, A.Opinions.RankOf("TMP"));
        Assert.Equal(3, A.Opinions.RankOf(" wtp"));
        Assert.Null(A.Opinions.RankOf("AA"));
    }

    private static void Refused(string code, params PredicateLevel[] levels) =>
        Assert.Equal($"planning.predicate-scale.{code}", PredicateScale.Of(levels).Rejection?.Code);
}
