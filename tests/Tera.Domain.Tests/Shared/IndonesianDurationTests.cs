using FsCheck;
using FsCheck.Fluent;

namespace Tera.Shared;

public sealed class IndonesianDurationTests
{
    [Theory]
    [InlineData("6 jam 37 menit", 397)]
    [InlineData("6 Jam 37 Menit", 397)]
    [InlineData("6jam37menit", 397)]
    [InlineData("6:37", 397)]
    [InlineData("06:07", 367)]
    [InlineData("6 jam", 360)]
    [InlineData("2,5 jam", 150)]
    [InlineData("37 menit", 37)]
    [InlineData("37,5 menit", 37.5)]
    [InlineData("397", 397)]
    [InlineData("-0:30", -30)]
    [InlineData("125 jam 5 menit", 7505)]
    public void A_length_of_time_is_read_in_minutes(string typed, decimal minutes)
    {
        Assert.True(IndonesianDuration.Parse(typed).Accepted(out var read, out var no), no?.Code);
        Assert.Equal(minutes, read);
    }

    [Theory]
    [InlineData("6 jam 75 menit", "shared.duration.minutes-beside-hours")]
    [InlineData("6:75", "shared.duration.minutes-beside-hours")]
    [InlineData("6,5 jam 10 menit", "shared.duration.minutes-beside-hours")]
    [InlineData("2.387 menit", "shared.number.ambiguous")]
    [InlineData("6.5 jam", "shared.number.decimal-point")]
    [InlineData("6:7", "shared.number.not-a-number")]
    [InlineData("6 hari", "shared.number.not-a-number")]
    [InlineData("enam jam", "shared.number.not-a-number")]
    [InlineData("", "shared.number.missing")]
    [InlineData("-", "shared.number.not-a-number")]
    public void What_is_not_clear_is_asked_back(string typed, string code) => Assert.Equal(code, IndonesianDuration.Parse(typed).Rejection?.Code);

    [Theory]
    [InlineData(397, "6 jam 37 menit")]
    [InlineData(360, "6 jam")]
    [InlineData(37.5, "37,5 menit")]
    [InlineData(0, "0 menit")]
    [InlineData(-90, "-1 jam 30 menit")]
    [InlineData(150000, "2500 jam")]
    public void It_is_printed_in_hours_and_minutes(decimal minutes, string printed)
    {
        Assert.Equal(printed, IndonesianDuration.Format(minutes));
        Assert.True(IndonesianDuration.IsPrinted(printed));
    }

    [Theory]
    [InlineData("397")]
    [InlineData("–")]
    [InlineData("")]
    [InlineData("WTP")]
    public void What_bears_no_hours_and_minutes_is_not_a_printed_length(string text) => Assert.False(IndonesianDuration.IsPrinted(text));

    [Fact]
    public void What_is_printed_is_read_back_the_same() => Check.QuickThrowOnFailure(Prop.ForAll(
        (from thousandths in Gen.Choose(-2_000_000_000, 2_000_000_000) select thousandths / 1_000m).ToArbitrary(),
        minutes => IndonesianDuration.Parse(IndonesianDuration.Format(minutes)).Accepted(out var read, out _) && read == minutes));
}
