using Tera.Organisation;
using Tera.Organisation.People;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Procedures.Library;
using Tera.Procedures.Promises;
using Tera.TestKit;

namespace Tera.Procedures.Runs;

/// <summary>Beranda and the page of the run agree on whose turn it is.</summary>
public sealed class InboxTests
{
    [Theory]
    [MemberData(nameof(Shipped.Codes), MemberType = typeof(Shipped))]
    public async Task Every_open_task_of_every_step_of_every_seed_SOP_waits_in_the_inbox_of_all_who_may_do_it_and_of_nobody_else(string code)
    {
        await using var database = await TestDatabase.CreateAsync();
        var office = await Office.RunningAsync(database, Shipped.Sop(code));
        var run = await office.StartAsync();
        var everybody = await EverybodyAsync(office);
        while (await office.NextMoveAsync(run) is { } next)
        {
            Assert.Equal(await OfRosterAsync(office, run), await OfInboxesAsync(office, run, everybody));
            Sample.Of(await Race.DecideAsync(office.Host, office, run, next));
        }
    }

    [Fact]
    public async Task Given_a_joint_task_of_a_lane_that_units_hold_when_somebody_takes_it_then_it_waits_for_him_alone()
    {
        await using var database = await TestDatabase.CreateAsync();
        var office = await Office.RunningAsync(database, Shipped.Sop("badan"));
        var run = await office.StartAsync();
        while ((await Walk.StateAsync(office, run)).CurrentStep?.Value != "rapat")
        {
            Sample.Of(await Race.DecideAsync(office.Host, office, run, (await office.NextMoveAsync(run))!));
        }

        var task = (await Walk.StateAsync(office, run)).Open.Single(open => open.Lane.Value == "sekretariat-bidang");
        var taker = office.Members.Values.First();
        Sample.Of(await Race.DecideAsync(office.Host, office, run, new(taker, new RunCommand.Claim(task.Key))));

        var waiting = await OfInboxesAsync(office, run, await EverybodyAsync(office));
        Assert.Equal([$"{ProceduresLinks.Task(run, task.Key)} {taker}"], waiting.Where(line => line.StartsWith(ProceduresLinks.Task(run, task.Key), StringComparison.Ordinal)));
    }

    private static async Task<List<PersonId>> EverybodyAsync(Office office)
    {
        await using var session = office.Session();
        return [.. session.Db.Set<Person>().Select(person => person.Id)];
    }

    private static async Task<List<string>> OfRosterAsync(Office office, RunId run)
    {
        await using var session = office.Session();
        var seen = (await session.Get<RunStore>().LookAsync(run, default, office.Database.Clock.GetCurrentInstant(), default))!;
        return Sorted(seen.Run.Open.Where(task => task.Status is RunTaskStatus.Open)
            .SelectMany(task => seen.Around.Roster.HoldersOf(task.Lane, task.Key.Slot).Select(holder => $"{ProceduresLinks.Task(run, task.Key)} {holder.Person}")));
    }

    private static async Task<List<string>> OfInboxesAsync(Office office, RunId run, List<PersonId> everybody)
    {
        await using var session = office.Session();
        List<string> lines = [];
        foreach (var person in everybody)
        {
            var waiting = await session.Get<Inbox>().OfAsync(person, default);
            lines.AddRange(waiting.Where(task => task.Href.StartsWith(ProceduresLinks.Run(run), StringComparison.Ordinal)).Select(task => $"{task.Href} {person}"));
        }

        return Sorted(lines);
    }

    private static List<string> Sorted(IEnumerable<string> lines) => [.. lines.Distinct().Order(StringComparer.Ordinal)];
}
