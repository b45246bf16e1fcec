using System.Globalization;
using Tera.Procedures.Engine;
using Tera.Procedures.Runs;
using Tera.TestKit;

namespace Tera.Measurement;

/// <summary>
/// P12 in the whole program: what the listeners of every module add to a step, for each kind of act of the reference SOP. <c>whole-step-budget.txt</c>
/// says how many round trips and statements the dearest of a kind takes; a change of it is a decision, not an accident.
/// </summary>
public sealed class WholeStepBudgetTests
{
    [Fact]
    public async Task Given_the_reference_SOP_walked_in_the_whole_program_then_every_kind_of_act_takes_the_statements_that_are_written_down_for_it()
    {
        var (site, tap) = await TestSite.TappedAsync();
        using var listening = tap;
        await using var world = await FiguresWorld.OnAsync(site);
        var run = await world.StartAsync();
        var most = new SortedDictionary<string, (int Trips, int Statements)>(StringComparer.Ordinal);

        while (await NextAsync(world, run) is var (kind, move))
        {
            tap.Forget();
            Sample.Of(await world.DecideAsync(run, move.By, move.Command));
            var trips = tap.TransactionWith("insert into procedures.event");
            // A connection that was just made has nothing to discard.
            var statements = trips.Sum(trip => trip.Count(statement => statement != "DISCARD ALL"));
            var before = most.GetValueOrDefault(kind);
            most[kind] = (Math.Max(before.Trips, trips.Count), Math.Max(before.Statements, statements));
        }

        var told = string.Concat(most.Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Key} {kind.Value.Trips} {kind.Value.Statements}\n")));
        var expected = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Measurement", "whole-step-budget.txt"));
        Assert.True(told == expected, told);
    }

    /// <summary>What can be done next, and what kind of act it is; null when the run is over.</summary>
    private static async Task<(string Kind, NextMove Move)?> NextAsync(FiguresWorld world, RunId run)
    {
        await using var session = world.Session();
        var seen = await session.Get<RunStore>().LookAsync(run, default, world.Site.Clock.Now, default);
        return NextMove.In(seen!.Run, seen.Around) is not { } move ? null
            : move.Command is RunCommand.Complete(var task, _, _, _, _, _) ? (seen.Around.Definition.ActOf(task.Step, task.Act).Kind.ToString(), move)
            : (move.Command.GetType().Name, move);
    }
}
