using NodaTime;
using Tera.Measurement.Deadlines;
using Tera.Organisation;
using Tera.Planning;
using Tera.Shared;

namespace Tera.Measurement;

public sealed class DeadlineTests
{
    private static readonly DeadlinePlace Place = new(new(Guid.CreateVersion7()), new(new(2026), Quarter.Third));
    private static readonly UnitId Unit = new(Guid.CreateVersion7());

    [Fact]
    public void Given_a_last_day_when_its_midnight_strikes_at_the_agencys_seat_then_it_is_over_and_not_a_moment_before()
    {
        var standing = DeadlineStanding.Of(Set(new(2026, 10, 9), IndonesianTimeZone.Eastern), exception: null)!;

        Assert.False(standing.IsOver(Instant.FromUtc(2026, 10, 9, 14, 59, 59)));
        Assert.True(standing.IsOver(Instant.FromUtc(2026, 10, 9, 15, 0)));
    }

    [Fact]
    public void Given_leave_of_a_unit_when_everybodys_day_is_moved_beyond_it_then_the_later_one_holds()
    {
        var leave = DeadlineException.Grant(Set(new(2026, 10, 9)), Unit, new(2026, 10, 12), "banjir", By()).OrThrow();

        Assert.Same(leave, DeadlineStanding.Of(Set(new(2026, 10, 9)), leave)!.Exception);
        Assert.Equal((new LocalDate(2026, 10, 20), null), (DeadlineStanding.Of(Set(new(2026, 10, 20)), leave)!.LastDay, DeadlineStanding.Of(Set(new(2026, 10, 20)), leave)!.Exception));
        Assert.Null(DeadlineStanding.Of(null, leave));
    }

    [Theory]
    [InlineData(10, 5, "x", "measurement.deadline.day-over")]
    [InlineData(10, 9, "x", "measurement.deadline.not-longer")]
    [InlineData(10, 10, " ", "measurement.deadline.reason-missing")]
    public void Given_leave_that_helps_nobody_when_it_is_asked_for_then_it_is_refused(int month, int day, string reason, string code) =>
        Assert.Equal(code, DeadlineException.Grant(Set(new(2026, 10, 9)), Unit, new(2026, month, day), reason, By()).Rejection?.Code);

    [Fact]
    public void Given_work_sent_back_when_the_unit_has_long_enough_then_no_leave_is_needed()
    {
        var deadline = Set(new(2026, 10, 9));
        var standing = DeadlineStanding.Of(deadline, exception: null);

        Assert.Null(DeadlineException.AfterReturn(standing, deadline, (Unit, null), new(2026, 10, 9), "angka keliru", By()));
        Assert.Equal("angka keliru", DeadlineException.AfterReturn(standing, deadline, (Unit, null), new(2026, 10, 12), "angka keliru", By())?.Reason);
        var employee = PersonId.New();
        Assert.Equal((null, employee), (DeadlineException.AfterReturn(standing, deadline, (null, employee), new(2026, 10, 12), "angka keliru", By()) is { } own ? (own.UnitId, own.PersonId!.Value) : default));
        Assert.Null(DeadlineException.AfterReturn(standing: null, deadline: null, (Unit, null), new(2026, 10, 12), "angka keliru", By()));
    }

    private static SheetDeadline Set(LocalDate day, IndonesianTimeZone? zone = null) =>
        SheetDeadline.Set(Place, day, PrintedLine.Of("Surat edaran").OrThrow(), By(zone)).OrThrow();

    private static DeadlineAuthor By(IndonesianTimeZone? zone = null) =>
        new(new PersonId(Guid.CreateVersion7()), Instant.FromUtc(2026, 10, 6, 2, 0), zone ?? IndonesianTimeZone.Western);
}
