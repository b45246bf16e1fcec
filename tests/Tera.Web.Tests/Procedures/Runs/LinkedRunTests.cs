using Tera.Procedures.Engine;
using Tera.Procedures.Library;
using Tera.Procedures.Promises;
using Tera.TestKit;

namespace Tera.Procedures.Runs;

/// <summary>A run and the run of the linked SOP it waits for: whatever becomes of one, the other does not hang.</summary>
public sealed class LinkedRunTests
{
    [Fact]
    public async Task Given_a_linked_run_when_it_is_called_off_then_the_row_that_waited_goes_on_by_hand_and_may_wait_once_more()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (office, run, child) = await WaitingAsync(database);

        Sample.Of(await Race.DecideAsync(office.Node(), office, child, new(await StewardOfAsync(office, child), new RunCommand.Cancel("Salah periode"))));

        var state = await Walk.StateAsync(office, run);
        var byHand = Assert.Single(state.Open);
        Assert.Equal((RunStatus.Running, 1), (state.Status, byHand.Key.Act));
        Assert.Contains("Salah periode", (await TextsAsync(office, run))[^1], StringComparison.Ordinal);
        Sample.Of(await Race.DecideAsync(office.Node(), office, run, new(office.DoerOf(byHand), new RunCommand.Return(byHand.Key, byHand.Key.Step, [], "Periode sudah benar"))));
        Assert.Equal((0, 2), (Assert.Single((await Walk.StateAsync(office, run)).Open).Key.Act, await ChildrenAsync(database, run)));
        await Race.AssertIntactAsync(office);
    }

    [Fact]
    public async Task Given_a_run_that_waits_when_it_is_called_off_then_what_it_waited_for_is_called_off_too_with_the_same_reason()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (office, run, child) = await WaitingAsync(database);

        Sample.Of(await Race.DecideAsync(office.Node(), office, run, new(office.Holder(office.Definition.Start.Acts[0].Primary), new RunCommand.Cancel("Salah mulai"))));

        Assert.Equal((RunStatus.Cancelled, RunStatus.Cancelled), ((await Walk.StateAsync(office, run)).Status, (await Walk.StateAsync(office, child)).Status));
        Assert.Contains("Salah mulai", (await TextsAsync(office, child))[^1], StringComparison.Ordinal);
        await Race.AssertIntactAsync(office);
    }

    [Fact]
    public async Task Given_a_stopped_run_when_the_run_it_waits_for_comes_to_its_end_then_that_end_is_taken_and_the_clock_still_stands()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (office, run, child) = await WaitingAsync(database);
        Sample.Of(await Race.DecideAsync(office.Node(), office, run, new(office.Holder(office.Definition.Start.Acts[0].Primary), new RunCommand.Pause("Libur bersama"))));

        while ((await Walk.StateAsync(office, child)).Status is RunStatus.Running)
        {
            Sample.Of(await Race.DecideAsync(office.Node(), office, child, (await office.NextMoveAsync(child))!));
        }

        var state = await Walk.StateAsync(office, run);
        Assert.Equal((RunStatus.Paused, 1), (state.Status, Assert.Single(state.Open).Key.Act));
        await Race.AssertIntactAsync(office);
    }

    private static async Task<(Office Office, RunId Run, RunId Child)> WaitingAsync(TestDatabase database)
    {
        var office = await Office.RunningAsync(database, Shipped.Sop("badan"));
        await office.AlsoAdoptAsync(Shipped.Sop("pengumpulan-data"));
        var run = await office.StartAsync();
        while ((await Walk.StateAsync(office, run)).Open.All(task => task.Key.Act > 0))
        {
            Sample.Of(await Race.DecideAsync(office.Node(), office, run, (await office.NextMoveAsync(run))!));
        }

        return (office, run, new((Guid)(await database.OwnerAsync($"select id from procedures.run where ancestors @> array['{run}'::uuid]"))!));
    }

    private static async Task<Organisation.PersonId> StewardOfAsync(Office office, RunId run)
    {
        await using var session = office.Session();
        var seen = (await session.Get<RunStore>().LookAsync(run, default, office.Database.Clock.GetCurrentInstant(), default))!;
        return seen.Around.Roster.HoldersOf(seen.Around.Definition.Start.Acts[0].Primary, Slot.Sole).First().Person;
    }

    private static async Task<IReadOnlyList<string>> TextsAsync(Office office, RunId run)
    {
        await using var session = office.Session();
        return [.. (await session.Get<RunStore>().EventsAsync(run, default)).Select(kept => kept.Content)];
    }

    private static async Task<long> ChildrenAsync(TestDatabase database, RunId run) =>
        (long)(await database.OwnerAsync($"select count(*) from procedures.run where ancestors @> array['{run}'::uuid]"))!;
}
