namespace Tera.Shared;

public sealed class NearestRankTests
{
    [Theory]
    [InlineData(0, 10)]
    [InlineData(20, 10)]
    [InlineData(21, 20)]
    [InlineData(50, 30)]
    [InlineData(80, 40)]
    [InlineData(81, 50)]
    [InlineData(100, 50)]
    public void A_share_of_five_values_is_one_of_them(int percent, int expected) => Assert.Equal(expected, NearestRank.Of<int>([10, 20, 30, 40, 50], percent / 100m));
}
