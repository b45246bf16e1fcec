using NodaTime;
using Tera.Platform.Components;

namespace Tera.Platform.Look;

public sealed class WordingTests
{
    private static readonly ZonedDateTime Moment = Instant.FromUtc(2026, 10, 6, 3, 24, 7).InZone(DateTimeZoneProviders.Tzdb["Asia/Jakarta"]);

    [Fact]
    public void Numbers_have_a_decimal_comma_and_thousands_with_a_point()
    {
        Assert.Equal("1.250.000", Wording.Number(1_250_000));
        Assert.Equal("79,5", Wording.Number(79.50m));
        Assert.Equal("95,83 %", Wording.Percent(95.83m));
        Assert.Equal("Rp1.250.000,00", Wording.Rupiah(1_250_000m));
        Assert.Equal("-Rp5,00", Wording.Rupiah(-5m));
    }

    [Fact]
    public void Dates_and_times_are_said_with_the_zone_of_the_office()
    {
        Assert.Equal("Selasa, 6 Oktober 2026", Wording.Day(Moment.Date));
        Assert.Equal("6 Oktober 2026 10.24 WIB", Wording.Moment(Moment));
        Assert.Equal("10.24.07 WIB", Wording.Second(Moment));
        Assert.Equal("6 Okt 10.24", Wording.Short(Moment));
        Assert.Equal("WITA", Wording.Zone(Moment.WithZone(DateTimeZoneProviders.Tzdb["Asia/Makassar"])));
        Assert.Equal("WIT", Wording.Zone(Moment.WithZone(DateTimeZoneProviders.Tzdb["Asia/Jayapura"])));
    }

    [Theory]
    [InlineData(0, "0 menit")]
    [InlineData(37, "37 menit")]
    [InlineData(102, "1 jam 42 menit")]
    [InlineData(450, "1 hari")]
    [InlineData(1242, "2 hari 5 jam 42 menit")]
    public void A_duration_is_said_in_working_days_of_450_minutes(long minutes, string said) => Assert.Equal(said, Wording.Duration(minutes));

    [Fact]
    public void What_is_left_and_what_is_past_are_said_differently()
    {
        Assert.Equal("Lewat 37 menit", Wording.TimeLeft(TimeState.Late, 37));
        Assert.Equal("Sisa 1 jam 54 menit", Wording.TimeLeft(TimeState.Left, 114));
        Assert.Equal("Waktu berhenti", Wording.TimeLeft(TimeState.Stopped, 5));
    }
}
