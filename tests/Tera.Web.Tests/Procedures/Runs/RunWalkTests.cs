using Tera.Procedures.Contracts;
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
        Assert.Equal(await FoldAsync(office, run), RunText.Of(state));
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

        return RunText.Of(state);
    }
}

/// <summary>A run's whole state as text, so that two can be compared.</summary>
internal static class RunText
{
    public static string Of(Run run) =>
        $"""
         {run.Status} {run.Sequence} {run.StartedAt} {run.ClosedAt} {run.PausedAt} {run.Parent}
         {string.Join("\n", run.Participants)}
         {string.Join("\n", run.Inputs.OrderBy(input => input.Step.Value).ThenBy(input => input.Artifact.Value))}
         {string.Join("\n", run.Tasks)}
         """;
}
