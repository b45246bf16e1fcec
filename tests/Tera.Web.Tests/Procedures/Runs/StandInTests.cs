using NodaTime;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Procedures.Library;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Procedures.Runs;

/// <summary>Who stands in for an absent official acts in his place, says so, and only as long as his letter lasts.</summary>
public sealed class StandInTests
{
    [Fact]
    public async Task Given_a_dated_Plh_when_he_does_a_task_then_row_and_event_say_for_whom_and_the_day_after_his_last_he_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var office = await Office.RunningAsync(database, Shipped.Sop("bmcktr"));
        var (run, late) = (await office.StartAsync(2), await office.StartAsync(3));
        var task = Assert.Single((await Walk.StateAsync(office, run)).Open);
        var today = database.Clock.Now.InUtc().Date;
        var standIn = await office.StandInAsync(task.Lane, today, until: today);

        var done = await CompleteAsync(office, run, task.Key, standIn);
        database.Clock.Advance(Duration.FromDays(1));
        var refused = await CompleteAsync(office, late, task.Key, standIn);

        Assert.Null(done.Rejection);
        Assert.Equal("procedures.run.not-your-task", refused.Rejection?.Code);
        var expected = new Performer(standIn, "Plh. Kepala Dinas", office.Holder(task.Lane));
        Assert.Equal(
            $"{standIn} {expected.Position} {expected.OnBehalfOf}",
            await database.OwnerAsync($"select concat_ws(' ', by_person, by_position, by_on_behalf) from procedures.task where run_id = '{run}' and status = 'Done'"));
        await using var session = office.Session();
        var last = (await session.Get<RunStore>().EventsAsync(run, default))[^1];
        Assert.Equal(expected, Assert.IsType<RunEvent.Completed>(RunEventJson.Read(last.Content)).By);
    }

    private static async Task<Result<Platform.Commands.Receipt>> CompleteAsync(Office office, RunId run, TaskKey task, Organisation.PersonId by)
    {
        await using var session = office.Session();
        return await session.Get<RunGateway>().DecideAsync(new RunCall(CommandId.New(), run, by), new RunCommand.Complete(task), beside: null, default);
    }
}
