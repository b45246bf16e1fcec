using Tera.Documents.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.TestKit;

namespace Tera.Documents.Acts;

/// <summary>What stays of a meeting that was held.</summary>
public sealed class HeldMeetingTests
{
    [Theory]
    [InlineData("Present", RunTaskStatus.Done)]
    [InlineData("Represented", RunTaskStatus.Covered)]
    public async Task A_joint_actor_who_stands_on_the_list_took_part_though_he_said_nothing_himself(string presence, RunTaskStatus ended)
    {
        await using var world = await ActsWorld.AtAsync("bmcktr", "arahan", ActKind.Meet);
        await world.ProvideInputsAsync();

        DocumentsWorld.Accept(await world.PostAsync(MeetingTests.Noted(world, "", ("Kehadiran.1", presence))));

        Assert.Equal((ended, null), (await world.StateAsync()).Tasks.Where(task => task.Key.Slot.IsJointActor).Select(task => (task.Status, task.By)).Single());
    }

    [Fact]
    public async Task Given_work_that_comes_back_after_a_meeting_when_the_next_one_is_held_then_the_papers_of_the_first_stay_in_force_beside_those_of_the_second()
    {
        await using var world = await ActsWorld.AtAsync("badan", "undang", ActKind.Invite);
        await world.ProvideInputsAsync();
        await MeetAsync(world);
        await world.ForwardAsync("notulen", ActKind.Minute);
        var there = (await world.StateAsync()).Open.Single(task => !task.Key.Slot.IsJointActor);
        Sample.Of(await MeetingTests.DecideAsync(world, world.Office.DoerOf(there), new RunCommand.Return(there.Key, new("undang"), [], "Rapat perlu diulang")));
        await world.ForwardAsync("undang", ActKind.Invite);
        await MeetAsync(world);

        await using var session = world.Session();
        var papers = await session.Get<ArtifactDesk>().AllOfAsync(world.Run, default);
        Assert.Equal(["undangan", "undangan", "rapat", "rapat"], papers.Select(paper => paper.Kind).OrderByDescending(kind => kind));
        Assert.All(papers, paper => Assert.Equal(1, paper.Number));
        Assert.DoesNotContain(papers, paper => paper.State is RevisionState.Superseded);
        Assert.Equal(2, papers.Count(paper => paper.Title.EndsWith(" (rapat ke-2)", StringComparison.Ordinal)));

        static async Task MeetAsync(ActsWorld world)
        {
            DocumentsWorld.Accept(await world.PostAsync(MeetingTests.Invited(world)));
            DocumentsWorld.Accept(await world.PostAsync(MeetingTests.Noted(world, seen: "")));
        }
    }
}
