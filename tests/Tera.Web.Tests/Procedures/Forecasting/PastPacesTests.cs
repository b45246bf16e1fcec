using NodaTime;
using Tera.Organisation.Calendars;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Library;
using Tera.Procedures.Mining;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Procedures.Forecasting;

/// <summary>What past runs tell of a row that every unit fills in and somebody closes.</summary>
public sealed class PastPacesTests
{
    private static readonly WorkingCalendar Calendar = Sample.Of(WorkingCalendar.Create(new CalendarDefinition(
        IndonesianTimeZone.Western, [WorkingHoursRule.Regular("Biasa", StatutoryHours.Usual, RulePeriod.Always, "Perpres 21/2023")], HolidayReference.Holidays, HolidayReference.KnownUntil)));
    private static readonly VisitClock Clock = new(Calendar, Enumerable.Empty<PausedTime>().ToLookup(_ => Guid.Empty));
    private static readonly Instant Monday = Calendar.NextOpening(Instant.FromUtc(2026, 3, 2, 0, 0));

    [Fact]
    public void Given_a_row_with_a_part_for_every_unit_and_another_when_it_was_done_then_only_that_part_is_drawn_by_unit_and_the_rest_comes_to_it()
    {
        var sop = Shipped.Sop("bmcktr");
        var step = sop.Steps.First(one => one.Acts.Any(act => act.FansOut));
        var each = step.Acts.ToList().FindIndex(act => act.FansOut) + 1;
        var visits = Enumerable.Range(0, 3).SelectMany(run =>
        {
            var id = Guid.CreateVersion7();
            return (VisitRow[])[Visit(id, step, each, "unit:a", 0, 30), Visit(id, step, each, "unit:b", 0, 90), Visit(id, step, each + 1, "", 90, 110)];
        }).ToList();

        var pace = PastPaces.Of(visits, sop, Clock)[step.Key];

        Assert.Equal([30, 30, 30, 90, 90, 90], pace.Each.Order());
        Assert.Equal([20, 20, 20], pace.Rest);
    }

    [Fact]
    public void Given_a_row_done_by_one_when_it_was_done_less_than_three_times_then_nothing_is_known_of_it()
    {
        var sop = Shipped.Sop("bmcktr");
        var step = sop.Steps.First(one => one.Acts.All(act => !act.FansOut));

        Assert.Empty(PastPaces.Of([.. Enumerable.Range(0, 2).Select(_ => Visit(Guid.CreateVersion7(), step, 1, "", 0, 30))], sop, Clock));
        Assert.Equal([30, 30, 30], PastPaces.Of([.. Enumerable.Range(0, 3).Select(_ => Visit(Guid.CreateVersion7(), step, 1, "", 0, 30))], sop, Clock)[step.Key].Rest);
    }

    private static VisitRow Visit(Guid run, Step step, int act, string slot, int from, int until) => new(
        run, "Pengukuran", 2026, 1, "Finished", Guid.Empty, 1, step.Key.Value, act, 1, slot, "Collect", "bidang", null, "Done",
        Monday.Plus(Duration.FromMinutes(from)).ToDateTimeUtc(), null, null, Monday.Plus(Duration.FromMinutes(until)).ToDateTimeUtc(), null, null);
}
