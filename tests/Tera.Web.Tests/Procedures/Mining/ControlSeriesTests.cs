using NodaTime;
using Tera.Procedures.Library;

namespace Tera.Procedures.Mining;

public sealed class ControlSeriesTests
{
    [Fact]
    public void A_round_outside_what_the_row_varies_by_itself_is_marked_and_no_other()
    {
        var series = Of(60, 62, 58, 61, 59, 60, 62, 58, 240, 60, 61, 59)!;

        Assert.Equal([8], series.Points.Select((point, at) => (point, at)).Where(one => one.point.IsOut).Select(one => one.at));
        Assert.Equal(75, series.Mean, 1);
    }

    [Fact]
    public void Too_few_rounds_have_no_limits_and_equal_ones_none_outside()
    {
        Assert.Null(Of(60, 61, 59, 60));
        Assert.All(Of(30, 30, 30, 30, 30)!.Points, point => Assert.False(point.IsOut));
        Assert.Equal(0, Of(1, 200, 1, 200, 1)!.Lower);
    }

    private static ControlSeries? Of(params long[] minutes) => ControlSeries.Of(
        Shipped.Sop("bmcktr").Steps[0], standard: 60, [.. minutes.Select((one, at) => ("Putaran", Instant.FromUtc(2026, 1, 5, 1, 0) + Duration.FromDays(at), one))]);
}
