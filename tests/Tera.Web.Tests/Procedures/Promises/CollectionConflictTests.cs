using Tera.Procedures.Engine;
using Tera.Procedures.Library;
using Tera.TestKit;

namespace Tera.Procedures.Promises;

/// <summary>P8 where several hands are in one collection: a unit hands in, another does too, the coordinator closes or sends one back, at the same moment.</summary>
public sealed class CollectionConflictTests
{
    [Theory]
    [InlineData("hand-in", "close", true)]
    [InlineData("close", "hand-in", false)]
    [InlineData("last hand-in", "close", false)]
    [InlineData("close", "last hand-in", false)]
    [InlineData("hand-in", "hand-in of another", true)]
    [InlineData("hand-in", "hand-in", false)]
    [InlineData("last hand-in", "return of one", false)]
    [InlineData("return of one", "last hand-in", true)]
    [InlineData("close", "close", false)]
    public async Task Given_two_hands_in_a_collection_at_once_when_both_were_begun_then_the_first_wins_and_the_second_is_judged_after_it(
        string first, string second, bool bothHold)
    {
        await using var database = await TestDatabase.CreateAsync();
        var office = await Office.RunningAsync(database, Shipped.Sop("dishub"), units: 3);
        var run = await office.StartAsync();
        var collecting = await ToFanOutAsync(office, run);
        var left = $"{first} {second}".Contains("last", StringComparison.Ordinal) ? 1 : 2;
        foreach (var task in collecting.SkipLast(left))
        {
            Sample.Of(await Race.DecideAsync(office.Node(), office, run, HandIn(office, task)));
        }

        var (earlier, later) = await Race.RunAsync(database, office, run, Move(office, collecting, left, first), Move(office, collecting, left, second));

        Assert.Null(earlier.Rejection);
        Assert.Equal(bothHold, later.Rejection is null);
        var state = await Walk.StateAsync(office, run);
        Assert.Single(state.Open.Select(task => (task.Key.Step, task.Key.Act)).Distinct());
        Assert.True(state.RoundOf(state.CurrentStep!.Value) == 1 || $"{first} {second}".Contains("return", StringComparison.Ordinal), "The next step opened twice.");
        await Race.AssertIntactAsync(office);
    }

    private static NextMove Move(Office office, List<RunTask> collecting, int left, string command) => command switch
    {
        "hand-in" or "last hand-in" => HandIn(office, collecting[^left]),
        "hand-in of another" => HandIn(office, collecting[^1]),
        "close" => new(Coordinator(office, collecting), new RunCommand.CloseCollection(collecting[0].Key.Step, "Batas waktu lewat")),
        "return of one" => new(Coordinator(office, collecting), new RunCommand.ReturnSubmission(collecting[0].Key, "Belum lengkap")),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, null),
    };

    private static NextMove HandIn(Office office, RunTask task) => new(office.DoerOf(task), new RunCommand.Complete(task.Key));

    private static Organisation.PersonId Coordinator(Office office, List<RunTask> collecting) =>
        office.Holder(office.Definition.ActOf(collecting[0].Key.Step, collecting[0].Key.Act).Coordinator!.Value);

    private static async Task<List<RunTask>> ToFanOutAsync(Office office, RunId run)
    {
        while (true)
        {
            var open = (await Walk.StateAsync(office, run)).Open.ToList();
            if (open.Count(task => task.Key.Slot.IsOneOfMany) == 3)
            {
                return open;
            }

            Sample.Of(await Race.DecideAsync(office.Node(), office, run, (await office.NextMoveAsync(run))!));
        }
    }
}
