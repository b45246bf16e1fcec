using NodaTime;

namespace Tera.Shared;

public sealed class FiscalPeriodTests
{
    private static readonly FiscalPeriod Third = new(new FiscalYear(2026), new Quarter(3));

    [Fact]
    public void A_period_knows_its_days_its_code_and_its_words()
    {
        Assert.Equal("Triwulan III 2026", Third.ToString());
        Assert.Equal("2026-3", Third.Code);
        Assert.Equal((new LocalDate(2026, 7, 1), new LocalDate(2026, 9, 30)), (Third.FirstDay, Third.LastDay));
        Assert.True(Third.Contains(Third.FirstDay) && Third.Contains(Third.LastDay));
        Assert.False(Third.Contains(Third.FirstDay.PlusDays(-1)) || Third.Contains(Third.LastDay.PlusDays(1)));
    }

    [Fact]
    public void The_quarters_of_a_leap_year_cover_every_day_once()
    {
        var year = new FiscalYear(2028);
        for (var day = year.FirstDay; day <= year.LastDay; day = day.PlusDays(1))
        {
            Assert.Equal(FiscalPeriod.Of(day), Assert.Single(year.Quarters, period => period.Contains(day)));
        }
    }

    [Fact]
    public void Periods_follow_each_other_over_the_end_of_the_year()
    {
        Assert.Equal("2027-1", Third.Plus(2).Code);
        Assert.Equal("2025-4", Third.Plus(-3).Code);
        Assert.True(Third.Plus(-3) < Third && Third < Third.Plus(2) && Third >= Third.Plus(0) && Third <= Third.Plus(0));
        Assert.True(Third.Quarter > new Quarter(2) && Third.Quarter >= new Quarter(3) && Third.Quarter < new Quarter(4));
        Assert.True(Third.Quarter <= new Quarter(3) && Third.Year <= new FiscalYear(2026) && Third.Year >= new FiscalYear(2026));
        Assert.True(Third.Year < new FiscalYear(2027) && Third.Year > new FiscalYear(2025) && Third.Plus(1) > Third);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("III")]
    [InlineData(" iii ")]
    [InlineData("TW III")]
    [InlineData("tw3")]
    [InlineData("Triwulan 3")]
    public void A_quarter_is_read_in_all_its_usual_forms(string typed)
    {
        Assert.True(Quarter.Parse(typed).Accepted(out var quarter, out _));
        Assert.Equal(Third.Quarter, quarter);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("0")]
    [InlineData("V")]
    [InlineData("Triwulan")]
    public void What_is_no_quarter_is_refused(string? typed) =>
        Assert.Equal("shared.quarter.not-a-quarter", Quarter.Parse(typed).Rejection?.Code);

    [Theory]
    [InlineData("1999")]
    [InlineData("2101")]
    [InlineData("26")]
    [InlineData("+2026")]
    [InlineData("")]
    public void What_is_no_fiscal_year_is_refused_with_the_range(string typed) =>
        Assert.Equal(FiscalPeriodRejections.NotAYear(typed), FiscalYear.Parse(typed).Rejection);

    [Theory]
    [InlineData("2026-5", "shared.fiscal-period.not-a-period")]
    [InlineData("2026/3", "shared.fiscal-period.not-a-period")]
    [InlineData("2026-33", "shared.fiscal-period.not-a-period")]
    [InlineData(null, "shared.fiscal-period.not-a-period")]
    [InlineData("1999-3", "shared.fiscal-year.not-a-year")]
    public void What_is_no_period_is_refused(string? typed, string code) => Assert.Equal(code, FiscalPeriod.Parse(typed).Rejection?.Code);

    [Fact]
    public void Every_period_is_read_back_from_its_code()
    {
        foreach (var period in Enumerable.Range(FiscalYear.Minimum, 101).SelectMany(year => new FiscalYear(year).Quarters))
        {
            Assert.True(FiscalPeriod.Parse(period.Code).Accepted(out var read, out _));
            Assert.Equal(period, read);
        }
    }

    [Fact]
    public void No_year_and_no_quarter_beyond_the_range_can_be_made()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new FiscalYear(1999));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Quarter(5));
        Assert.Equal("Triwulan I 2000", default(FiscalPeriod).ToString());
    }
}
