using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Tera.Organisation;
using Tera.Organisation.People;
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
    /// <summary>One SOP and every third reply; at length all of them, at several rates.</summary>
    public static TheoryData<string, int> Walks
    {
        get
        {
            var walks = new TheoryData<string, int> { { "pengumpulan-data", 3 } };
            foreach (var (sop, every) in LongRun.IsAsked ? Shipped.Library.Definitions.SelectMany(_ => (int[])[2, 7, 15], (sop, every) => (sop, every)) : [])
            {
                walks.Add(sop.Code.Value, every);
            }

            return walks;
        }
    }

    [Theory]
    [MemberData(nameof(Walks))]
    public async Task Given_replies_that_are_lost_after_the_commit_when_every_command_is_sent_until_it_is_answered_then_each_has_one_event(string code, int every)
    {
        await using var database = await TestDatabase.CreateAsync();
        var office = await Office.RunningAsync(database, Shipped.Sop(code));
        var run = await office.StartAsync();
        var wire = new ForgetfulWire(every);
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

    /// <summary>Commands that are on no run keep their receipts elsewhere: people are registered and corrected while every second reply is lost.</summary>
    [Fact]
    public async Task Given_replies_that_are_lost_when_commands_outside_a_run_are_sent_until_they_are_answered_then_each_took_effect_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var office = await Office.RunningAsync(database, Shipped.Sop("dishub"));
        var wire = new ForgetfulWire(2);
        var node = office.Node(services => services.ConfigureDbContext<TeraDbContext>(options => options.AddInterceptors(wire)));
        var times = LongRun.IsAsked ? 500 : 12;
        var (before, repeated) = ((long)(await database.OwnerAsync("select count(*) from organisation.person"))!, 0);

        for (var number = 1; number <= times; number++)
        {
            var registered = await UntilAnsweredAsync(node, office, new KeepPerson(CommandId.New(), By: null, Person: null, Sample.PersonTerms($"Baru {number}", "Uji"), Seen: null));
            var corrected = await UntilAnsweredAsync(
                node, office, new KeepPerson(CommandId.New(), By: null, new PersonId(Guid.Parse(registered.Result)), Sample.PersonTerms($"Benar {number}", "Uji"), Seen: 0));
            repeated += (registered.Repeated ? 1 : 0) + (corrected.Repeated ? 1 : 0);
        }

        Assert.Equal(before + times, await database.OwnerAsync("select count(*) from organisation.person"));
        Assert.Equal((long)times, await database.OwnerAsync("select count(*) from organisation.person where full_name like 'Benar %' and version = 1"));
        Assert.Equal(2L * times, await database.OwnerAsync("select count(*) from platform.receipt where process = 'organisation.keep-person'"));
        Assert.Equal(2L * times, await database.OwnerAsync("select count(*) from platform.audit where process = 'organisation.keep-person'"));
        Assert.InRange(repeated, 1, 2 * times);
    }

    private static async Task<Platform.Commands.Receipt> UntilAnsweredAsync(IServiceProvider node, Office office, KeepPerson wish)
    {
        while (true)
        {
            try
            {
                await using var session = RegionSession.Open(node, office.Region);
                return Sample.Of(await session.Get<KeepPersonHandler>().HandleAsync(wish, default));
            }
            catch (IOException)
            {
                // The reply is lost; the same command again.
            }
        }
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

    /// <summary>Loses the reply to every so manieth commit.</summary>
    private sealed class ForgetfulWire(int every) : DbTransactionInterceptor
    {
        private int _commits;

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
            Interlocked.Increment(ref _commits) % every == 0 ? throw new IOException("The reply is lost.") : Task.CompletedTask;
    }
}
