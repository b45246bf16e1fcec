using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Procedures.Library;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Procedures.Promises;

/// <summary>P9: the database has committed, but the answer never arrived. Whoever asks again gets the receipt, and nothing is done twice.</summary>
public sealed class LostReplyTests
{
    [Fact]
    public async Task Given_replies_that_are_lost_after_the_commit_when_every_command_is_sent_until_it_is_answered_then_each_has_one_event()
    {
        await using var database = await TestDatabase.CreateAsync();
        var office = await Office.RunningAsync(database, Shipped.Sop("pengumpulan-data"));
        var run = await office.StartAsync();
        var wire = new ForgetfulWire();
        var node = office.Node(services => services.ConfigureDbContext<TeraDbContext>(options => options.AddInterceptors(wire)));
        var (commands, repeated) = (0, 0);

        while (await office.NextMoveAsync(run) is { } move)
        {
            repeated += await UntilAnsweredAsync(node, office, run, move) ? 1 : 0;
            commands++;
        }

        var state = await Walk.StateAsync(office, run);
        Assert.Equal(RunStatus.Finished, state.Status);
        Assert.Equal(commands + 1, state.Sequence);
        Assert.InRange(repeated, 1, commands);
    }

    /// <summary>True when the answer was that it had been done before.</summary>
    private static async Task<bool> UntilAnsweredAsync(IServiceProvider node, Office office, RunId run, NextMove move)
    {
        var call = new RunCall(CommandId.New(), run, move.By);
        while (true)
        {
            try
            {
                await using var session = RegionSession.Open(node, office.Region);
                return Sample.Of(await session.Get<RunGateway>().DecideAsync(call, move.Command, beside: null, default)).Repeated;
            }
            catch (IOException)
            {
                // The reply is lost; the same command again.
            }
        }
    }

    /// <summary>Loses the reply to every third commit.</summary>
    private sealed class ForgetfulWire : DbTransactionInterceptor
    {
        private int _commits;

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
            Interlocked.Increment(ref _commits) % 3 == 0 ? throw new IOException("The reply is lost.") : Task.CompletedTask;
    }
}
