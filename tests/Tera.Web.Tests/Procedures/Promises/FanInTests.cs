using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Procedures.Library;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Procedures.Promises;

/// <summary>P5: however many units hand in at once, the join opens once, and nobody is told that he waited too long.</summary>
public sealed class FanInTests
{
    private const int Units = 500;

    [Fact]
    public async Task Given_five_hundred_units_when_all_hand_in_at_the_same_moment_on_two_nodes_then_each_is_taken_and_the_next_step_opens_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var office = await Office.RunningAsync(database, Shipped.Sop("dishub"), Units);
        var run = await office.StartAsync();
        var collecting = await ToFanOutAsync(office, run);
        IServiceProvider[] nodes = [office.Node(), office.Node()];

        var receipts = await Task.WhenAll(collecting.Select((task, number) => HandInAsync(nodes[number % 2], office, run, task)));

        Assert.All(receipts, receipt => Assert.False(Sample.Of(receipt).Repeated));
        var state = await Walk.StateAsync(office, run);
        var opened = Assert.Single(state.Open.Select(task => (task.Key.Step, task.Key.Round)).Distinct());
        Assert.NotEqual(collecting[0].Key.Step, opened.Step);
        Assert.Equal(1, opened.Round);
        await Race.AssertIntactAsync(office);
    }

    private static async Task<List<RunTask>> ToFanOutAsync(Office office, RunId run)
    {
        while (true)
        {
            var open = (await Walk.StateAsync(office, run)).Open.ToList();
            if (open.Count(task => task.Key.Slot.IsOneOfMany) >= Units)
            {
                return open;
            }

            var move = (await office.NextMoveAsync(run))!;
            await using var session = office.Session();
            Sample.Of(await session.Get<RunGateway>().DecideAsync(new RunCall(CommandId.New(), run, move.By), move.Command, beside: null, default));
        }
    }

    private static async Task<Result<Platform.Commands.Receipt>> HandInAsync(IServiceProvider node, Office office, RunId run, RunTask task)
    {
        await using var session = RegionSession.Open(node, office.Region);
        return await session.Get<RunGateway>().DecideAsync(
            new RunCall(CommandId.New(), run, office.DoerOf(task)), new RunCommand.Complete(task.Key), beside: null, default);
    }
}
