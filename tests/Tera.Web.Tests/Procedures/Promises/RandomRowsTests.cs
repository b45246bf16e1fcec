using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Contracts;
using Tera.Organisation.People;
using Tera.Procedures.Adoption;
using Tera.Procedures.Builders;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Procedures.Library;
using Tera.Procedures.Runs;
using Tera.Procedures.Simulations;
using Tera.Procedures.Versions;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Procedures.Promises;

/// <summary>
/// P3: the rows of a run equal the fold of its events, whatever happens to it. Random runs of random SOPs are written event by event; each
/// time the run is read whole and led on from what a node remembers, and both are as it was decided.
/// </summary>
public sealed class RandomRowsTests
{
    private const int Draws = 8;

    [Fact]
    public async Task Given_random_runs_of_random_SOPs_when_each_event_is_written_then_rows_and_events_read_back_as_it_was_decided()
    {
        await using var database = await TestDatabase.CreateAsync();
        var office = await Office.RunningAsync(database, Shipped.Sop("dishub"));
        var (second, _) = await office.ReviseAsync();
        await using var session = office.Session();
        session.Db.AddRange(RandomRosters.People.Select(name => Person.Register(A.Person(name), Sample.PersonTerms(name, name))));
        await session.Db.SaveChangesAsync();
        var first = await session.Db.Set<ProcedureVersion>().Where(row => row.ProcedureId == office.Procedure && row.Number == 1).Select(row => row.Id).SingleAsync();

        Law.OfRuns(Draws, simulation => Hold(new Writing(office, simulation, first, second)));
    }

    /// <summary>Laws are asked one draw after the other; what waits for the database must not wait for the test's own thread.</summary>
    private static void Hold(Writing writing) => Task.Run(writing.HoldAsync).GetAwaiter().GetResult();

    /// <summary>One run, in a transaction that is undone.</summary>
    private sealed class Writing(Office office, Simulation simulation, VersionId first, VersionId second)
    {
        public async Task HoldAsync()
        {
            await using var session = office.Session();
            await using var undone = await session.Db.Database.BeginTransactionAsync();
            using var memory = new RunMemory();
            // Who may act is remembered for a day: the days of the simulation are not those of the office.
            var now = office.Database.Clock.Now;
            var head = new RunHead(
                simulation.Play.Run.Id, office.Procedure, first, office.Agency, new RunSubject("agency", office.Agency.Value, 2026, 3), "Uji", Ancestors: []);
            var loaded = await session.Get<RunStore>().NewAsync(head, actor: null, now, default);
            foreach (var moment in simulation.Accepted)
            {
                var told = Told(head, moment);
                await session.Get<RunStore>().SaveAsync(loaded with { Head = head, Run = moment.Before }, told, receipt: null, default);
                head = told.Event is RunEvent.MovedToVersion ? head with { VersionId = second } : head;

                using var forgetful = new RunMemory();
                var (whole, led) = (await ReadAsync(session, forgetful, told, now), await ReadAsync(session, memory, told, now));
                var expected = KeptRun.TextOf(moment.After);
                Assert.Equal(expected, KeptRun.TextOf(whole.Run));
                Assert.Equal(expected, KeptRun.TextOf(led.Run));
                Assert.Equal((head.VersionId, head.VersionId), (whole.Head.VersionId, led.Head.VersionId));
                AssertLedOn(loaded, led);
                loaded = led;
            }
        }

        /// <summary>The version that random commands move to is one this office has.</summary>
        private RunMoment Told(RunHead head, Moment moment) => new(
            head,
            moment.Around.Definition,
            moment.Before,
            moment.After,
            moment.Happened is RunEvent.MovedToVersion moved ? moved with { Version = second.Value } : moment.Happened!,
            moment.Around.Now,
            CommandId.New(),
            moment.Around.Actor);

        private static async Task<LoadedRun> ReadAsync(RegionSession session, RunMemory memory, RunMoment told, Instant now)
        {
            var around = new SurroundingsReader(session.Db, session.Get<DefinitionCache>(), session.Get<AgencyCalendars>(), memory);
            var read = await new RunReader(session.Db, around, memory).ReadAsync(new RunCall(CommandId.New(), told.Head.Id, told.Actor), now, locks: true, default);
            return Assert.IsType<LoadedRun>(read);
        }

        /// <summary>What the event did not touch is what was remembered, not read again; under another version the roster is, and the run with it.</summary>
        private static void AssertLedOn(LoadedRun before, LoadedRun led)
        {
            if (before.Head.VersionId == led.Head.VersionId && before.Run.Tasks.FirstOrDefault(led.Run.Tasks.Contains) is { } untouched)
            {
                Assert.Contains(led.Run.Tasks, task => ReferenceEquals(task, untouched));
            }
        }
    }
}
