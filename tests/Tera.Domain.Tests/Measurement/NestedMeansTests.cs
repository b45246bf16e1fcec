using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Tera.Oracles;
using Tera.Planning;

namespace Tera.Measurement;

public sealed class NestedMeansTests
{
    private const string File = "pmk22_2021_cop.csv";

    public static TheoryData<string> Rows => [.. OracleFile.Read(File).Select(row => row["row"])];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_level_of_the_regulation_s_worked_example_is_reproduced_to_the_digit(string number)
    {
        var row = OracleFile.Read(File).Single(one => one["row"] == number);

        var reached = Recapitulation.Geometric([Exact(row["expression"])], AchievementBasis.Raw, row.Decimals("published"));

        Assert.Equal("yes", row["reproducible"]);
        Assert.Equal(row.Number("published"), reached.Rounded);
    }

    [Fact]
    public void An_agency_by_nested_geometric_means_is_the_regulation_s_unit_over_its_programmes()
    {
        // Programme 1 of the example as an objective of two outputs, programme 2 as an objective of one.
        decimal?[][] objectives = [[Exact("geomean(5/5;9/10)"), Exact("geomean(2/3;4/6;5/5)")], [Exact("4/4")]];

        Assert.Equal(92.24m, Recapitulation.OfAgency(objectives, AggregationMethod.NestedGeometricMean, AchievementBasis.Raw).Rounded);
    }

    [Fact]
    public void One_figure_of_nothing_makes_the_geometric_mean_nothing_and_a_negative_one_leaves_none()
    {
        Assert.Equal((0m, 2, 3), Parts(Recapitulation.Geometric([100, 0, null], AchievementBasis.Raw)));
        Assert.Equal((null, 2, 2), Parts(Recapitulation.Geometric([100, -1], AchievementBasis.Raw)));
        Assert.Equal((null, 0, 1), Parts(Recapitulation.Geometric([null], AchievementBasis.Raw)));
    }

    [Fact]
    public void The_power_of_a_geometric_mean_is_the_product_and_it_is_never_above_the_arithmetic_one() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Choose(1, 400_000).Select(n => (decimal?)n / 1000m).NonEmptyListOf().Where(list => list.Count <= 8).ToArbitrary(),
            percents =>
            {
                List<decimal?> figures = [.. percents];
                var mean = Recapitulation.Geometric(figures, AchievementBasis.Raw).Exact!.Value;
                var product = figures.Aggregate(1m, (whole, figure) => whole * figure!.Value / mean);
                return Math.Abs(product - 1) < 0.00000000000000000001m
                    && mean <= Recapitulation.Mean(figures, AchievementBasis.Raw).Exact + 0.00000000000000000001m;
            }));

    [Fact]
    public void Many_large_figures_have_a_geometric_mean_although_their_product_could_not_be_held() =>
        Assert.Equal(
            Achievement.Limit,
            Recapitulation.Geometric([.. Enumerable.Repeat<decimal?>(Achievement.Limit, 301)], AchievementBasis.Raw).Rounded);

    private static (decimal?, int, int) Parts(RecapitulatedAchievement mean) => (mean.Exact, mean.Counted, mean.Of);

    /// <summary>A fraction, the geometric mean of several things, or an earlier row by its name.</summary>
    private static decimal Exact(string expression) => expression switch
    {
        _ when expression.StartsWith("geomean(", StringComparison.Ordinal) => Recapitulation
            .Geometric([.. expression["geomean(".Length..^1].Split(';').Select(part => (decimal?)Exact(part))], AchievementBasis.Raw).Exact!.Value,
        _ when expression.Split('/') is [var reached, var promised] => A.Card().Reckon(Number(promised), Number(reached)).Assessed().Achievement.Exact,
        _ => Exact(OracleFile.Read(File).Single(row => row["name"].Replace(" ", "", StringComparison.Ordinal) == expression)["expression"]),
    };

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
