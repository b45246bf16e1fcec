using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Library;
using Tera.Procedures.Runs;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Procedures;

public sealed class RunWalkTests
{
    [Theory]
    [MemberData(nameof(Shipped.Codes), MemberType = typeof(Shipped))]
    public async Task Every_seed_SOP_is_walked_from_its_first_to_its_last_step_on_the_database(string code)
    {
        await using var database = await TestDatabase.CreateAsync();
        var definition = Shipped.Sop(code);
        var office = await Office.RunningAsync(database, definition);
        var run = await office.StartAsync();

        var state = await Walk.ToTheEndAsync(office, run);

        Assert.Equal(RunStatus.Finished, state.Status);
        Assert.All(definition.Steps, step => Assert.True(state.RoundOf(step.Key) > 0, $"{step.Key} was never entered"));
        Assert.Equal(await FoldAsync(office, run), KeptRun.TextOf(state));
    }

    /// <summary>Each way out of each step that is not straight on, with the SOP of each.</summary>
    public static TheoryData<string, string> Ways
    {
        get
        {
            var ways = new TheoryData<string, string>();
            foreach (var (sop, way) in Shipped.Library.Definitions.SelectMany(sop => SopWay.AllOf(sop), (sop, way) => (sop, way)))
            {
                ways.Add(sop.Code.Value, way.ToString());
            }

            return ways;
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Every_branch_of_every_seed_SOP_is_taken_and_walked_to_the_end_on_the_database(string code, string named)
    {
        await using var database = await TestDatabase.CreateAsync();
        var definition = Shipped.Sop(code);
        var way = SopWay.AllOf(definition).Single(one => one.ToString() == named);
        var office = await Office.RunningAsync(database, definition);
        var run = await office.StartAsync();

        var state = await Walk.ToTheEndAsync(office, run, (now, task) => way.For(now, task, definition));

        Assert.Equal(RunStatus.Finished, state.Status);
        AssertTaken(way, state, definition);
        Assert.Equal(await FoldAsync(office, run), KeptRun.TextOf(state));
        await Promises.Race.AssertIntactAsync(office);
    }

    /// <summary>The same in memory and without any other engine to compare with; also when steps wait for the SOPs they name.</summary>
    [Theory]
    [MemberData(nameof(Ways))]
    public void Every_branch_of_every_seed_SOP_is_taken_and_walked_to_the_end(string code, string named)
    {
        var definition = Shipped.Sop(code);
        var way = SopWay.AllOf(definition).Single(one => one.ToString() == named);

        foreach (var linked in (bool[])[false, true])
        {
            var trace = OwnWalk.Through(definition, way, linked);

            Assert.Equal(RunStatus.Finished, trace.Run.Status);
            AssertTaken(way, trace.Run, definition);
            Assert.Equal(way.Target(definition), trace.Steps[trace.Steps.ToList().IndexOf(way.Step) + 1]);
        }
    }

    /// <summary>Where it led was opened once more: for all who were there, or for one unit only.</summary>
    private static void AssertTaken(SopWay way, Run run, ProcedureDefinition definition)
    {
        var target = way.Target(definition)!.Value;
        var again = run.Tasks.Where(task => task.Key.Step == target && task.Key.Round == run.RoundOf(target) && task.Key.Slot.IsOneOfMany).Select(task => task.Key.Slot).Distinct().ToList();
        var first = run.Tasks.Where(task => task.Key.Step == target && task.Key.Round == 1 && task.Key.Slot.IsOneOfMany).Select(task => task.Key.Slot).Distinct().ToList();
        Assert.True(run.RoundOf(target) == 2, $"{target} was entered {run.RoundOf(target)} times.");
        Assert.Equal(way.OneUnit ? 1 : first.Count, again.Count);
    }

    [Fact]
    public async Task Given_the_same_command_twice_when_it_is_carried_out_then_the_second_gets_the_first_ones_receipt()
    {
        await using var database = await TestDatabase.CreateAsync();
        var office = await Office.RunningAsync(database, Shipped.Sop("bmcktr"));
        var run = await office.StartAsync();
        var task = (await Walk.StateAsync(office, run)).Open.Single();
        var call = new RunCall(CommandId.New(), run, office.DoerOf(task));

        var first = await DecideAsync(office, call, new RunCommand.Complete(task.Key));
        var second = await DecideAsync(office, call, new RunCommand.Complete(task.Key));

        Assert.Equal((false, true), (first.Repeated, second.Repeated));
        Assert.Equal(first.Code, second.Code);
        Assert.Equal(2, (await Walk.StateAsync(office, run)).Sequence);
    }

    private static async Task<Platform.Commands.Receipt> DecideAsync(Office office, RunCall call, RunCommand command)
    {
        await using var session = office.Session();
        return Sample.Of(await session.Get<RunGateway>().DecideAsync(call, command, beside: null, default));
    }

    /// <summary>The state that the kept events fold to, every event still following the one before.</summary>
    private static async Task<string> FoldAsync(Office office, RunId run)
    {
        await using var session = office.Session();
        var events = await session.Get<RunStore>().EventsAsync(run, default);
        var previous = SealedEvent.NoHash;
        var state = Run.Unstarted(run);
        foreach (var kept in events)
        {
            Assert.True(kept.Follows(previous.Span), $"event {kept.Sequence} is broken");
            state = Run.Evolve(state, RunEventJson.Read(kept.Content), kept.RecordedAt);
            previous = kept.Hash;
        }

        return KeptRun.TextOf(state);
    }
}
