using Microsoft.Extensions.DependencyInjection;
using Tera.Platform.Verification;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Procedures.Library;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Procedures.Promises;

/// <summary>
/// P8: two people act on the same run at the same moment. The first is held between its decision and its writing until the second waits
/// for the lock; then both go on. Nobody meets an exception, and nothing is corrupted, whichever comes first.
/// </summary>
public sealed class ConflictTests
{
    [Theory]
    [InlineData("claim", "reassign", false)]
    [InlineData("reassign", "claim", false)]
    [InlineData("claim", "complete", true)]
    [InlineData("complete", "claim", false)]
    [InlineData("complete", "complete", false)]
    [InlineData("complete", "return", false)]
    [InlineData("return", "complete", false)]
    [InlineData("complete", "cancel", true)]
    [InlineData("cancel", "complete", false)]
    [InlineData("pause", "complete", false)]
    [InlineData("complete", "pause", true)]
    [InlineData("pause", "cancel", true)]
    public async Task Given_two_commands_at_once_when_both_were_begun_then_the_first_wins_and_the_second_is_judged_after_it(
        string first, string second, bool bothHold)
    {
        await using var database = await TestDatabase.CreateAsync();
        var office = await Office.RunningAsync(database, Shipped.Sop("dishub"));
        var run = await office.StartAsync();
        await AdvanceAsync(office, run);
        var gate = new Gate();
        var node = office.Node(services => services.AddSingleton<IRunListener>(gate));

        var (one, other) = (await MoveAsync(office, run, first), await MoveAsync(office, run, second));
        var earlier = DecideAsync(node, office, run, one);
        await gate.Reached;
        var later = DecideAsync(office.Node(), office, run, other);
        await WaitForLockAsync(database, later);
        gate.Open();

        Assert.Null((await earlier).Rejection);
        Assert.Equal(bothHold, (await later).Rejection is null);
        await AssertIntactAsync(office);
    }

    [Fact]
    public async Task Given_a_command_sent_twice_at_once_when_both_were_begun_then_both_get_the_same_receipt()
    {
        await using var database = await TestDatabase.CreateAsync();
        var office = await Office.RunningAsync(database, Shipped.Sop("dishub"));
        var run = await office.StartAsync();
        var gate = new Gate();
        var node = office.Node(services => services.AddSingleton<IRunListener>(gate));
        var (move, command) = ((await office.NextMoveAsync(run))!, CommandId.New());

        var earlier = DecideAsync(node, office, run, move, command);
        await gate.Reached;
        var later = DecideAsync(office.Node(), office, run, move, command);
        await WaitForLockAsync(database, later);
        gate.Open();

        Assert.Equal(Sample.Of(await earlier).Code, Sample.Of(await later).Code);
        Assert.True(Sample.Of(await later).Repeated);
        await AssertIntactAsync(office);
    }

    /// <summary>To a step with one behind it, so that there is somewhere to go back to.</summary>
    private static async Task AdvanceAsync(Office office, RunId run)
    {
        var first = (await Walk.StateAsync(office, run)).CurrentStep;
        while ((await Walk.StateAsync(office, run)).CurrentStep == first)
        {
            Sample.Of(await DecideAsync(office.Node(), office, run, (await office.NextMoveAsync(run))!));
        }
    }

    private static async Task<NextMove> MoveAsync(Office office, RunId run, string command)
    {
        var next = (await office.NextMoveAsync(run))!;
        var task = (await Walk.StateAsync(office, run)).Open.First(task => !task.Key.Slot.IsJointActor);
        var start = office.Definition.Start.Acts[0].Primary;
        return command switch
        {
            "complete" => next,
            "claim" => next with { Command = new RunCommand.Claim(task.Key) },
            "reassign" => next with { Command = new RunCommand.Reassign(task.Key, next.By, "Dinas luar") },
            "return" => next with { Command = new RunCommand.Return(task.Key, office.Definition.Start.Key, [], "Belum lengkap") },
            "pause" => new NextMove(office.Holder(start), new RunCommand.Pause("Libur bersama")),
            "cancel" => new NextMove(office.Holder(start), new RunCommand.Cancel("Salah mulai")),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command, null),
        };
    }

    private static async Task<Result<Platform.Commands.Receipt>> DecideAsync(
        IServiceProvider node, Office office, RunId run, NextMove move, CommandId? command = null)
    {
        await using var session = RegionSession.Open(node, office.Region);
        return await session.Get<RunGateway>().DecideAsync(new RunCall(command ?? CommandId.New(), run, move.By), move.Command, beside: null, default);
    }

    private static async Task WaitForLockAsync(TestDatabase database, Task later)
    {
        while (!later.IsCompleted
            && await database.ApplicationAsync(null, "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") is 0L)
        {
            await Task.Delay(5);
        }
    }

    private static async Task AssertIntactAsync(Office office)
    {
        await using var session = office.Session();
        await foreach (var part in session.Get<Verifier>().VerifyAsync((_, _) => { }, default))
        {
            Assert.Empty(part.Findings);
        }
    }

    /// <summary>Holds whoever comes through between what was decided and what is written.</summary>
    private sealed class Gate : IRunListener
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => _reached.Task;

        public void Open() => _open.SetResult();

        public Task HappenedAsync(RunMoment moment, CancellationToken ct)
        {
            _reached.TrySetResult();
            return _open.Task;
        }
    }
}
