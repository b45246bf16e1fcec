using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Organisation.Regions;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Organisation.Calendars;

public sealed class AgencyCalendarsTests
{
    private static readonly LocalDate Tuesday = new(2026, 10, 6);

    [Fact]
    public async Task Given_a_new_region_when_reference_data_are_ensured_twice_then_the_calendar_is_that_of_the_law()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (region, agency) = await FoundedAsync(database);
        await using var session = database.In(region, services => services.AddOrganisation());

        await session.Get<ReferenceData>().EnsureAsync(default);
        await session.Get<ReferenceData>().EnsureAsync(default);
        var calendar = await session.Get<AgencyCalendars>().OfAsync(agency, default);

        Assert.Equal(51, await session.Db.Set<DayOff>().CountAsync());
        Assert.Equal(450, calendar.RuleOn(Tuesday).Hours.MinutesOn(IsoDayOfWeek.Tuesday).Value);
        Assert.True(calendar.IsWorkingDay(Tuesday));
        Assert.False(calendar.IsWorkingDay(new LocalDate(2026, 8, 17)));
    }

    [Fact]
    public async Task Given_a_calendar_in_memory_when_a_day_off_is_declared_by_another_process_then_the_next_asked_for_knows_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (region, agency) = await FoundedAsync(database);
        var host = database.Host(services => services.AddOrganisation());
        await using var first = RegionSession.Open(host, region);
        await first.Get<ReferenceData>().EnsureAsync(default);
        var before = await first.Get<AgencyCalendars>().OfAsync(agency, default);
        Assert.Same(before, await first.Get<AgencyCalendars>().OfAsync(agency, default));

        await using var elsewhere = database.In(region);
        elsewhere.Db.Add(DayOff.Declared(HolidayId.New(), agency, Tuesday, HolidayKind.Local, Sample.Line("Hari jadi"), Sample.Line("SE 1/2026")));
        await elsewhere.Db.SaveChangesAsync();
        await using var second = RegionSession.Open(host, region);
        var after = await second.Get<AgencyCalendars>().OfAsync(agency, default);

        Assert.True(before.IsWorkingDay(Tuesday));
        Assert.False(after.IsWorkingDay(Tuesday));
    }

    [Fact]
    public async Task An_agency_with_hours_of_its_own_does_not_keep_those_of_the_region()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (region, agency) = await FoundedAsync(database);
        await using var session = database.In(region, services => services.AddOrganisation());
        await session.Get<ReferenceData>().EnsureAsync(default);
        var morning = Sample.Of(WorkingInterval.Of(new LocalTime(8, 0), new LocalTime(12, 0)));
        var hours = Sample.Of(WeeklyHours.Of([(IsoDayOfWeek.Tuesday, morning)]));
        session.Db.Add(WorkingRule.Of(WorkingRuleId.New(), agency, WorkingHoursRule.Regular("Sendiri", hours, RulePeriod.Always, "SK 1")));
        await session.Db.SaveChangesAsync();

        var calendar = await session.Get<AgencyCalendars>().OfAsync(agency, default);

        Assert.True(calendar.IsWorkingDay(Tuesday));
        Assert.False(calendar.IsWorkingDay(Tuesday.PlusDays(1)));
    }

    [Fact]
    public async Task Own_work_is_not_allowed_until_the_region_says_so()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (region, _) = await FoundedAsync(database);
        await using var session = database.In(region, services => services.AddOrganisation());
        Assert.False(await session.Get<AgencyCalendars>().AllowsOwnWorkAsync(default));

        Sample.Of((await session.Db.Set<Region>().SingleAsync()).Settle(Sample.RegionTerms() with { AllowOwnWork = true }));
        await session.Db.SaveChangesAsync();

        Assert.True(await session.Get<AgencyCalendars>().AllowsOwnWorkAsync(default));
    }

    private static async Task<(RegionId Region, AgencyId Agency)> FoundedAsync(TestDatabase database)
    {
        var (region, agency) = (RegionId.New(), AgencyId.New());
        await using var session = database.In(region);
        session.Db.Add(Sample.Of(Region.Found(region, Sample.RegionTerms())));
        await session.Db.SaveChangesAsync();
        session.Db.Add(Agency.Found(agency, Sample.AgencyTerms()));
        await session.Db.SaveChangesAsync();
        return (region, agency);
    }
}
