using NodaTime;

namespace Tera.Documents.Acts;

public sealed class TypedClockTests
{
    [Theory]
    [InlineData("9.00", 9, 0)]
    [InlineData("09:00", 9, 0)]
    [InlineData(" 23.59 ", 23, 59)]
    [InlineData("14:05:59", 14, 5)]
    public void An_hour_is_read_as_people_and_browsers_write_it(string typed, int hour, int minute) =>
        Assert.Equal(new LocalTime(hour, minute), TypedClock.Read(typed));

    [Theory]
    [InlineData("")]
    [InlineData("09:00xyz")]
    [InlineData("24.00")]
    [InlineData("9")]
    [InlineData("9.0")]
    public void What_is_no_hour_is_none(string typed) => Assert.Null(TypedClock.Read(typed));
}
