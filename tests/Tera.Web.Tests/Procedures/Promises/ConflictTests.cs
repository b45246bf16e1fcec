using Tera.Procedures.Library;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Procedures.Promises;

/// <summary>
/// P8: two people act on the same run at the same moment. The first is held between its decision and its writing until the second waits
/// for the lock; then both go on. Nobody meets an exception, and nothing is corrupted, whichever comes first. TERA_LONG=1 sets every
/// command against every other.
/// </summary>
public sealed class ConflictTests
{
    [Theory]
    [InlineData("claim", "reassign", true)]
    [InlineData("reassign", "claim", false)]
    [InlineData("claim", "claim of a colleague", false)]
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
    [InlineData("release", "complete", true)]
    [InlineData("complete", "release", false)]
    [InlineData("release", "claim of a colleague", true)]
    [InlineData("release", "release", false)]
    [InlineData("release", "reassign", true)]
    [InlineData("entrust", "entrust", false)]
    [InlineData("entrust", "complete", false)]
    [InlineData("complete", "entrust", false)]
    [InlineData("entrust", "reassign", false)]
    [InlineData("cancel", "entrust", false)]
    [InlineData("give back", "give back", false)]
    [InlineData("give back", "complete", true)]
    [InlineData("pause", "give back", false)]
    [InlineData("resume", "resume", false)]
    [InlineData("resume", "complete", true)]
    [InlineData("resume", "cancel", true)]
    [InlineData("cancel", "resume", false)]
    [InlineData("attach", "attach", false)]
    [InlineData("attach", "return", true)]
    [InlineData("return", "attach", false)]
    [InlineData("attach", "pause", true)]
    [InlineData("cancel", "attach", false)]
    [InlineData("move", "move", false)]
    [InlineData("move", "complete", true)]
    [InlineData("complete", "move", true)]
    [InlineData("cancel", "move", false)]
    [InlineData("overdue", "overdue", false)]
    [InlineData("overdue", "complete", true)]
    [InlineData("complete", "overdue", false)]
    [InlineData("pause", "overdue", false)]
    public async Task Given_two_commands_at_once_when_both_were_begun_then_the_first_wins_and_the_second_is_judged_after_it(
        string first, string second, bool bothHold)
    {
        await using var database = await TestDatabase.CreateAsync();
        var office = await Office.RunningAsync(database, Shipped.Sop("dishub"));
        var run = await office.StartAsync();
        var moves = await RaceMoves.PreparedAsync(office, run, first, second);

        var (earlier, later) = await Race.RunAsync(database, office, run, await moves.OfAsync(first), await moves.OfAsync(second));

        Assert.Null(earlier.Rejection);
        Assert.Equal(bothHold, later.Rejection is null);
        await Race.AssertIntactAsync(office);
    }

    [Theory]
    [InlineData("link", "link", false)]
    [InlineData("link", "cancel", true)]
    [InlineData("cancel", "link", false)]
    [InlineData("unlink", "unlink", false)]
    [InlineData("unlink", "link", false)]
    [InlineData("link", "unlink", false)]
    [InlineData("unlink", "cancel", true)]
    [InlineData("cancel", "unlink", false)]
    [InlineData("link", "pause", true)]
    [InlineData("pause", "link", true)]
    public async Task Given_a_run_that_waits_for_another_when_that_ends_while_somebody_acts_then_the_first_wins_and_the_second_is_judged_after_it(
        string first, string second, bool bothHold)
    {
        await using var database = await TestDatabase.CreateAsync();
        var office = await Office.RunningAsync(database, Shipped.Sop("badan"));
        await office.AlsoAdoptAsync(Shipped.Sop("pengumpulan-data"));
        var run = await office.StartAsync();
        while ((await Walk.StateAsync(office, run)).Open.All(task => task.Key.Act > 0))
        {
            Sample.Of(await Race.DecideAsync(office.Node(), office, run, (await office.NextMoveAsync(run))!));
        }

        var moves = await RaceMoves.PreparedAsync(office, run);
        var (earlier, later) = await Race.RunAsync(database, office, run, await moves.OfAsync(first), await moves.OfAsync(second));

        Assert.Null(earlier.Rejection);
        Assert.Equal(bothHold, later.Rejection is null);
        await Race.AssertIntactAsync(office);
    }

    /// <summary>Every command against every other; which of them hold is said above, here only that nobody meets an exception and nothing breaks.</summary>
    [Fact]
    public async Task Given_any_two_commands_at_once_when_both_were_begun_then_the_first_is_answered_and_nothing_breaks()
    {
        Assert.SkipUnless(LongRun.IsAsked, "Asked at length only: TERA_LONG=1.");
        var raced = new HashSet<string>();
        foreach (var (first, second) in RaceMoves.All.SelectMany(_ => RaceMoves.All, (first, second) => (first, second)))
        {
            await using var database = await TestDatabase.CreateAsync();
            var office = await Office.RunningAsync(database, Shipped.Sop("dishub"));
            var run = await office.StartAsync();
            var moves = await RaceMoves.PreparedAsync(office, run, first, second);
            if ((await moves.OfAsync(first), await moves.OfAsync(second)) is var (one, other) && !await moves.WouldHoldAsync(one))
            {
                continue;
            }

            var (earlier, _) = await Race.RunAsync(database, office, run, one, other);

            Assert.True(earlier.Rejection is null, $"{first} before {second}: {earlier.Rejection?.Code}");
            await Race.AssertIntactAsync(office);
            raced.Add(first);
        }

        // Of no command may every pair have been passed over.
        Assert.Equal(RaceMoves.All.Order(), raced.Order());
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

    [Fact]
    public async Task Given_a_run_begun_twice_by_one_form_at_once_then_it_begins_once_and_both_get_the_same_receipt()
    {
        await using var database = await TestDatabase.CreateAsync();
        var office = await Office.RunningAsync(database, Shipped.Sop("dishub"));
        var start = office.Starting();

        var (held, first) = await Race.StartTwiceAsync(office, start);

        Assert.Equal(Sample.Of(first).Code, Sample.Of(held).Code);
        Assert.True(Sample.Of(held).Repeated);
        Assert.Equal(1L, await database.OwnerAsync("select count(*) from procedures.run"));
        var another = await Race.StartAsync(office.Node(), office, office.Starting());
        Assert.Equal("procedures.run.unfinished", another.Rejection?.Code);
        await Race.AssertIntactAsync(office);
    }
}
