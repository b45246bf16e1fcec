using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Tera.Platform.Data;
using Tera.Procedures.Engine;
using Tera.Procedures.Library;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Procedures.Promises;

/// <summary>A node remembers runs and rosters, and believes neither: what others did since counts, and what was never committed does not.</summary>
public sealed class RunMemoryTests
{
    [Fact]
    public async Task Given_two_nodes_that_remember_a_run_when_they_take_turns_then_every_step_is_decided_on_what_the_other_did()
    {
        await using var database = await TestDatabase.CreateAsync();
        var office = await Office.RunningAsync(database, Shipped.Sop("dishub"), units: 3);
        var run = await office.StartAsync();
        IServiceProvider[] nodes = [office.Node(), office.Node()];

        for (var moves = 0; await office.NextMoveAsync(run) is { } move; moves++)
        {
            Sample.Of(await Race.DecideAsync(nodes[moves / 2 % 2], office, run, move));
        }

        Assert.Equal(RunStatus.Finished, (await Walk.StateAsync(office, run)).Status);
        await Race.AssertIntactAsync(office);
    }

    [Theory]
    [InlineData("update organisation.assignment set valid_until = '2026-06-30' where person_id = '{0}'", false)]
    [InlineData("update organisation.person set full_name = full_name || ', S.T.' where id = '{0}'", true)]
    public async Task Given_a_node_that_remembers_who_holds_a_lane_when_that_is_changed_elsewhere_then_the_next_step_knows(string sql, bool stillMay)
    {
        await using var database = await TestDatabase.CreateAsync();
        var office = await Office.RunningAsync(database, Shipped.Sop("dishub"));
        var (run, node) = (await office.StartAsync(), office.Node());
        var move = (await office.NextMoveAsync(run))!;
        Sample.Of(await Race.DecideAsync(node, office, run, move with { Command = new RunCommand.Claim(await FirstAsync(office, run)) }));

        await database.OwnerAsync(string.Format(null, sql, move.By));

        Assert.Equal(stillMay, (await Race.DecideAsync(node, office, run, move)).Rejection is null);
    }

    [Fact]
    public async Task Given_a_step_that_could_not_be_committed_when_it_is_sent_again_to_the_same_node_then_it_is_done_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var office = await Office.RunningAsync(database, Shipped.Sop("dishub"));
        var run = await office.StartAsync();
        var wire = new CutWire();
        var node = office.Node(services => services.ConfigureDbContext<TeraDbContext>(options => options.AddInterceptors(wire)));
        var (move, command) = ((await office.NextMoveAsync(run))!, CommandId.New());

        wire.Cut = true;
        await Assert.ThrowsAsync<IOException>(() => Race.DecideAsync(node, office, run, move, command));
        wire.Cut = false;

        Assert.False(Sample.Of(await Race.DecideAsync(node, office, run, move, command)).Repeated);
        Assert.Equal(2, (await Walk.StateAsync(office, run)).Sequence);
        await Race.AssertIntactAsync(office);
    }

    [Fact]
    public async Task Given_a_database_restored_from_a_backup_under_a_node_that_remembers_more_when_a_step_is_done_then_it_follows_what_is_there()
    {
        await using var database = await TestDatabase.CreateAsync();
        var office = await Office.RunningAsync(database, Shipped.Sop("dishub"));
        var (run, node) = (await office.StartAsync(), office.Node());
        var move = (await office.NextMoveAsync(run))!;
        var claim = move with { Command = new RunCommand.Claim(await FirstAsync(office, run)) };
        Sample.Of(await Race.DecideAsync(node, office, run, claim));

        await database.BehindTheRulesAsync("procedures.event", $"delete from procedures.event where run_id = '{run}' and sequence = 2");
        await database.OwnerAsync(
            $"""
             update procedures.run r set (sequence, head) = (select e.sequence, e.hash from procedures.event e where e.run_id = r.id and e.sequence = 1) where id = '{run}';
             update procedures.task set holder_id = null, claimed_at = null where run_id = '{run}'
             """);

        Sample.Of(await Race.DecideAsync(node, office, run, claim));
        Sample.Of(await Race.DecideAsync(node, office, run, move));
        await Race.AssertIntactAsync(office);
    }

    private static async Task<TaskKey> FirstAsync(Office office, RunId run) =>
        (await Walk.StateAsync(office, run)).Open.First(task => !task.Key.Slot.IsJointActor).Key;

    /// <summary>Fails before the commit reaches the database.</summary>
    private sealed class CutWire : DbTransactionInterceptor
    {
        public bool Cut { get; set; }

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            Cut ? throw new IOException("The commit does not reach the database.") : ValueTask.FromResult(result);
    }
}
