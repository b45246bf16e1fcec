using System.Net;
using Tera.Organisation.Contracts;
using Tera.Organisation.Demonstration;
using Tera.Procedures.Definitions;
using Tera.Procedures.Editing;
using Tera.Procedures.Library;
using Tera.Procedures.Runs;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Procedures.Adoption;

/// <summary>Every command on SOPs, sent past its page.</summary>
public sealed class WhoSendsSopCommandsTests(SopCommandSite office) : IClassFixture<SopCommandSite>
{
    /// <summary>The head of a unit of the agency, the head of another agency, and who begins the SOP.</summary>
    private const string Colleague = "bidang.binamarga.bmcktr", Stranger = "kadis.dishub";

    public static TheoryData<string, string> Refused
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (name, command) in SopCommands.All)
            {
                data.Add(name, Colleague);
                if (command.Refusal != SopCommands.Recording)
                {
                    data.Add(name, Stranger);
                }

                if (command.Refusal != SopCommands.Writing)
                {
                    data.Add(name, SopCommandSite.Beginner);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Given_somebody_who_may_not_when_he_sends_it_then_it_is_refused_and_nothing_is_written(string command, string userName)
    {
        await using var session = await office.Site.SessionOfAsync(userName);
        var before = await office.Site.ContentAsync();

        var no = await SopCommands.All[command].Send(office, session, session.Get<CurrentUser>().Required);

        Assert.Equal(SopCommands.All[command].Refusal, no?.Code);
        Assert.Equal(before, await office.Site.ContentAsync());
    }

    [Theory]
    [InlineData("kadis.bmcktr", true)]
    [InlineData("sekretaris.bmcktr", true)]
    [InlineData("admin", true)]
    [InlineData(SopCommandSite.Beginner, false)]
    public async Task Given_those_who_may_when_they_send_it_then_none_is_refused_for_who_they_are(string userName, bool legalises)
    {
        await using var own = new SopCommandSite();
        await own.InitializeAsync();
        foreach (var (name, command) in SopCommands.All.Where(one => legalises || one.Value.Refusal == SopCommands.Writing))
        {
            await using var session = await own.Site.SessionOfAsync(userName);
            var no = await command.Send(own, session, session.Get<CurrentUser>().Required);
            Assert.True(no?.Code is null or "procedures.import.nothing-asked", $"{name}: {no}");
        }
    }

    [Fact]
    public async Task Given_a_command_that_acts_for_another_than_who_is_signed_in_then_it_is_a_fault_of_the_program()
    {
        await using var session = await office.Site.SessionOfAsync(Colleague);
        await using var head = await office.Site.SessionOfAsync("kadis.bmcktr");

        foreach (var command in SopCommands.All.Values)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => command.Send(office, session, head.Get<CurrentUser>().Required));
        }
    }

    [Fact]
    public async Task Given_a_draft_that_another_lane_begins_then_whoever_begins_the_version_in_force_still_writes_on_it_and_nobody_gains_by_it()
    {
        await using var own = new SopCommandSite();
        await own.InitializeAsync();
        var sop = Shipped.Sop("bmcktr");
        var later = sop.PrintedSteps.First(step => !step.Lanes.Contains(SopCommandSite.FirstLane) && step.Lanes.Any(lane => sop.Lane(lane).Nature is LaneNature.Position));
        await using (var system = own.Site.Session())
        {
            var lane = later.Lanes.First(one => sop.Lane(one).Nature is LaneNature.Position);
            system.Db.Add(LaneBinding.Of(own.Procedure, new(lane, Person: OrganisationSeed.Person(Colleague)), SopCommandSite.Since));
            await system.Db.SaveChangesAsync();
        }

        using var browser = await own.Site.SignedInAsync(SopCommandSite.Beginner);
        using var colleague = await own.Site.SignedInAsync(Colleague);
        var moved = await EditAsync(own, SopCommandSite.Beginner, new DraftChange.MoveStep(later.Key, sop.PrintedSteps.First().Key));

        Assert.Null(moved);
        Assert.Null(await EditAsync(own, SopCommandSite.Beginner, new DraftChange.Renumber()));
        Assert.Equal(SopCommands.Writing, (await EditAsync(own, Colleague, new DraftChange.Renumber()))?.Code);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/sop/{own.Procedure}/sunting")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await colleague.GetAsync($"/sop/{own.Procedure}/sunting")).Status);
    }

    [Fact]
    public async Task Given_a_run_of_an_agency_he_does_not_see_when_somebody_says_something_about_it_then_there_is_no_such_run_for_him()
    {
        await using var stranger = await office.Site.SessionOfAsync(Stranger);
        var before = await office.Site.ContentAsync();

        var answer = await stranger.Get<CommentOnRunHandler>().HandleAsync(new(CommandId.New(), office.Run, "Halo."), default);

        Assert.Equal("procedures.run.unknown", answer.Rejection?.Code);
        Assert.Equal(before, await office.Site.ContentAsync());
    }

    [Fact]
    public void Every_command_that_asks_for_the_right_to_SOPs_is_sent_here() => Assert.Equal(
        typeof(ProcedureAccess).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Handler", StringComparison.Ordinal) && type.GetConstructors().Any(made => made.GetParameters().Any(given => given.ParameterType == typeof(ProcedureAccess))))
            .Select(type => type.Name).Order(),
        SopCommands.All.Values.Select(command => command.Handler.Name).Distinct().Order());

    private static async Task<Rejection?> EditAsync(SopCommandSite at, string userName, DraftChange change)
    {
        await using var session = await at.Site.SessionOfAsync(userName);
        return (await session.Get<EditDraftHandler>().HandleAsync(new(CommandId.New(), at.Draft, change, null, "Uji.", OrganisationSeed.Person(userName)), default)).Rejection;
    }
}
