using Microsoft.Extensions.DependencyInjection;
using Tera.Platform.Commands;
using Tera.Platform.Verification;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Procedures.Promises;

/// <summary>
/// Two commands on one run from two nodes, stepped by hand: the first is held between what it decided and what it writes until the second
/// waits for the lock; then both go on.
/// </summary>
internal static class Race
{
    public static async Task<(Result<Receipt> Earlier, Result<Receipt> Later)> RunAsync(
        TestDatabase database, Office office, RunId run, (NextMove Move, CommandId Command) first, (NextMove Move, CommandId Command) second)
    {
        var gate = new Gate();
        var node = office.Node(services => services.AddSingleton<IRunListener>(gate));
        var earlier = DecideAsync(node, office, run, first.Move, first.Command);
        await gate.Reached;
        var later = DecideAsync(office.Node(), office, run, second.Move, second.Command);
        await WaitForLockAsync(database, later);
        gate.Open();
        return (await earlier, await later);
    }

    public static Task<(Result<Receipt> Earlier, Result<Receipt> Later)> RunAsync(TestDatabase database, Office office, RunId run, NextMove first, NextMove second) =>
        RunAsync(database, office, run, (first, CommandId.New()), (second, CommandId.New()));

    public static async Task<Result<Receipt>> DecideAsync(IServiceProvider node, Office office, RunId run, NextMove move, CommandId? command = null)
    {
        await using var session = RegionSession.Open(node, office.Region);
        return await session.Get<RunGateway>().DecideAsync(new RunCall(command ?? CommandId.New(), run, move.By), move.Command, beside: null, default);
    }

    /// <summary>The first is held between what it decided and what it writes until the second is through.</summary>
    public static async Task<(Result<Receipt> Held, Result<Receipt> Through)> StartTwiceAsync(Office office, StartRun start)
    {
        var gate = new Gate();
        var held = StartAsync(office.Node(services => services.AddSingleton<IRunListener>(gate)), office, start);
        await gate.Reached;
        var through = await StartAsync(office.Node(), office, start);
        gate.Open();
        return (await held, through);
    }

    public static async Task<Result<Receipt>> StartAsync(IServiceProvider node, Office office, StartRun start)
    {
        await using var session = RegionSession.Open(node, office.Region);
        return await session.Get<StartRunHandler>().HandleAsync(start, default);
    }

    public static async Task AssertIntactAsync(Office office)
    {
        await using var session = office.Session();
        await foreach (var part in session.Get<Verifier>().VerifyAsync((_, _) => { }, default))
        {
            Assert.Empty(part.Findings);
        }
    }

    private static async Task WaitForLockAsync(TestDatabase database, Task later)
    {
        while (!later.IsCompleted
            && await database.ApplicationAsync(null, "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") is 0L)
        {
            await Task.Delay(5);
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
