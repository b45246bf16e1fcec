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
        var (earlier, later) = await Race.RunAsync(database, office, run, await MoveAsync(office, run, first), await MoveAsync(office, run, second));

        Assert.Null(earlier.Rejection);
        Assert.Equal(bothHold, later.Rejection is null);
        await Race.AssertIntactAsync(office);
    }

    [Fact]
    public async Task Given_a_command_sent_twice_at_once_when_both_were_begun_then_both_get_the_same_receipt()
    {
        await using var database = await TestDatabase.CreateAsync();
        var office = await Office.RunningAsync(database, Shipped.Sop("dishub"));
        var run = await office.StartAsync();
        var again = ((await office.NextMoveAsync(run))!, CommandId.New());

        var (earlier, later) = await Race.RunAsync(database, office, run, again, again);

        Assert.Equal(Sample.Of(earlier).Code, Sample.Of(later).Code);
        Assert.True(Sample.Of(later).Repeated);
        await Race.AssertIntactAsync(office);
    }

    /// <summary>To a step with one behind it, so that there is somewhere to go back to.</summary>
    private static async Task AdvanceAsync(Office office, RunId run)
    {
        var first = (await Walk.StateAsync(office, run)).CurrentStep;
        while ((await Walk.StateAsync(office, run)).CurrentStep == first)
        {
            Sample.Of(await Race.DecideAsync(office.Node(), office, run, (await office.NextMoveAsync(run))!));
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
}
