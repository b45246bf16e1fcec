using Tera.TestKit;

namespace Tera.Procedures.Mining;

/// <summary>Over the invented region, whose runs are finished, late, sent back and under way.</summary>
public sealed class VisitLogTests
{
    [Fact]
    public async Task Given_room_for_fewer_tasks_than_there_are_when_a_log_is_read_then_the_newest_runs_are_there_whole_and_the_rest_is_told()
    {
        await using var site = await TestSite.WithRunsAsync();
        var id = await site.ProcedureAsync("bmcktr", "bmcktr");
        await using var session = site.Session();
        var all = await VisitRow.ListAsync(session.Db, id, year: null, VisitLog.Most, default);
        var runs = all.Visits.GroupBy(visit => visit.Run_Id).ToList();
        Assert.True(runs.Count > 1);
        Assert.Null(all.Lack);

        var some = await VisitRow.ListAsync(session.Db, id, year: null, runs[^1].Count() + runs[^2].Count() - 1, default);

        Assert.Equal(runs[^1].Select(Name), some.Visits.Select(Name));
        Assert.Equal(runs.Count - 1, some.RunsLeftOut);
        Assert.Contains($"{runs.Count - 1} yang lebih lama tidak", some.Lack, StringComparison.Ordinal);
    }

    private static (Guid, string, int, int, string) Name(VisitRow visit) => (visit.Run_Id, visit.Step, visit.Act, visit.Round, visit.Slot);
}
