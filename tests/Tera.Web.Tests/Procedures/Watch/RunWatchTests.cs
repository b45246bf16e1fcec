using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Calendars;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Procedures.Library;
using Tera.Procedures.Runs;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Procedures.Watch;

public sealed class RunWatchTests
{
    [Fact]
    public async Task Given_a_step_whose_time_has_passed_when_several_nodes_sweep_at_once_and_again_then_one_event_tells_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var office = await Office.RunningAsync(database, Shipped.Sop("dishub"));
        var run = await office.StartAsync();
        database.Clock.Advance(Duration.FromDays(120));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TriggerAsync(office)));
        await TriggerAsync(office);

        var state = await Walk.StateAsync(office, run);
        Assert.True(Assert.Single(state.Open).OverdueNoted);
        Assert.Single(await EventsAsync(office, run), happened => happened is RunEvent.OverdueNoted);
    }

    [Fact]
    public async Task Given_a_step_in_time_or_a_paused_run_when_swept_then_nothing_is_noted()
    {
        await using var database = await TestDatabase.CreateAsync();
        var office = await Office.RunningAsync(database, Shipped.Sop("dishub"));
        var (inTime, paused) = (await office.StartAsync(1), await office.StartAsync(2));
        await DecideAsync(office, paused, new RunCommand.Pause("Libur bersama"));

        await TriggerAsync(office);
        database.Clock.Advance(Duration.FromDays(120));
        await DecideAsync(office, inTime, new RunCommand.Pause("Libur bersama"));
        await TriggerAsync(office);

        Assert.DoesNotContain(await EventsAsync(office, inTime), happened => happened is RunEvent.OverdueNoted);
        Assert.DoesNotContain(await EventsAsync(office, paused), happened => happened is RunEvent.OverdueNoted);
    }

    [Fact]
    public async Task Given_a_run_whose_state_is_damaged_when_swept_then_the_others_are_noted_all_the_same()
    {
        await using var database = await TestDatabase.CreateAsync();
        var office = await Office.RunningAsync(database, Shipped.Sop("dishub"));
        var (damaged, sound) = (await office.StartAsync(1), await office.StartAsync(2));
        await database.BehindTheRulesAsync("procedures.task", $"update procedures.task set lane = 'nobody', outcome = 'Perhaps' where run_id = '{damaged}'");
        database.Clock.Advance(Duration.FromDays(120));

        await TriggerAsync(office);

        Assert.Contains(await EventsAsync(office, sound), happened => happened is RunEvent.OverdueNoted);
    }

    [Fact]
    public async Task Given_a_holiday_declared_late_when_swept_then_due_times_move_once_and_the_reason_is_on_record()
    {
        await using var database = await TestDatabase.CreateAsync();
        var office = await Office.RunningAsync(database, Shipped.Sop("dishub"));
        var run = await office.StartAsync();
        await TriggerAsync(office);
        var before = (await Walk.StateAsync(office, run)).Open.Single().DueAt!.Value;

        await using (var session = office.Session())
        {
            var today = new LocalDate(2026, 10, 6);
            session.Db.Add(DayOff.Declared(HolidayId.New(), office.Agency, today, HolidayKind.Local, Sample.Line("Hari jadi"), Sample.Line("SE 1/2026")));
            await session.Db.SaveChangesAsync();
        }

        await TriggerAsync(office);
        await TriggerAsync(office);

        Assert.True((await Walk.StateAsync(office, run)).Open.Single().DueAt > before);
        Assert.Single(await EventsAsync(office, run), happened => happened is RunEvent.Rescheduled);
    }

    [Fact]
    public async Task Given_two_days_when_anchored_again_and_again_then_each_has_one_anchor_chained_to_the_one_before_that_keeps_what_moved()
    {
        await using var database = await TestDatabase.CreateAsync();
        var office = await Office.RunningAsync(database, Shipped.Sop("dishub"));
        var (still, moving) = (await office.StartAsync(1), await office.StartAsync(2));
        await DecideAsync(office, still, new RunCommand.Pause("Libur bersama"));

        await Task.WhenAll(TriggerAsync(office), TriggerAsync(office), TriggerAsync(office));
        await DecideAsync(office, moving, new RunCommand.Pause("Libur bersama"));
        database.Clock.Now = Instant.FromUtc(2026, 10, 6, 16, 59);
        await TriggerAsync(office);
        database.Clock.Now = Instant.FromUtc(2026, 10, 6, 17, 0);
        await TriggerAsync(office);

        await using var session = office.Session();
        var anchors = await KeptAnchor.AllAsync(session.Db, default);
        Assert.Equal([new LocalDate(2026, 10, 6), new LocalDate(2026, 10, 7)], anchors.Select(anchor => anchor.Day));
        Assert.Equal(anchors[0].Root, anchors[1].Previous);
        Assert.Equal([still, moving], anchors[0].Ends.Select(end => end!.Run));
        Assert.Equal(moving, Assert.Single(anchors[1].Ends)!.Run);
        Assert.All(anchors, anchor => Assert.Equal(2, anchor.Runs));
    }

    /// <summary>Each time on a node of its own.</summary>
    private static Task TriggerAsync(Office office) => office.Node().GetRequiredService<RunWatch>().TriggerAsync(default);

    private static async Task DecideAsync(Office office, RunId run, RunCommand command)
    {
        await using var session = office.Session();
        Sample.Of(await session.Get<RunGateway>().DecideAsync(new RunCall(CommandId.New(), run, Actor: null), command, beside: null, default));
    }

    private static async Task<List<RunEvent>> EventsAsync(Office office, RunId run)
    {
        await using var session = office.Session();
        return [.. (await session.Get<RunStore>().EventsAsync(run, default)).Select(kept => RunEventJson.Read(kept.Content))];
    }
}
