using Tera.Procedures.Builders;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Procedures;

/// <summary>Running cases that are taken to another version of their SOP.</summary>
public sealed class MovingTests
{
    private static readonly Guid Version = new("0196a000-0000-7000-8000-0000000000d2");

    [Fact]
    public void Given_another_standard_time_and_other_rows_ahead_when_moved_then_every_task_is_there_due_anew_and_the_run_goes_on_on_the_new_way()
    {
        var play = Begun();
        var after = Sop(60, "tambahan");

        var moved = Assert.IsType<RunEvent.MovedToVersion>(Decided(play, after, "Waktu direvisi."));

        var run = Run.Evolve(play.Run, moved, play.Now);
        Assert.Equal(play.Run.Tasks.Select(task => task with { DueAt = null }), run.Tasks.Select(task => task with { DueAt = null }));
        Assert.Equal(run.Open.Single().OpenedAt + NodaTime.Duration.FromMinutes(60), run.Open.Single().DueAt);
        var around = play.Around(null) with { Definition = after };
        Assert.True(RunDecision.Decide(run, new RunCommand.Complete(run.Open.Single().Key), around with { Actor = A.Person("staf") }).Accepted(out var done, out var no), no?.Code);
        Assert.Equal("tambahan", Run.Evolve(run, done, play.Now).CurrentStep!.Value.Value);
    }

    [Fact]
    public void What_would_be_lost_or_asked_again_is_refused_and_named()
    {
        var play = Begun();

        Assert.Equal("procedures.run.move-step-gone", Refused(play, A.Definition().Step("susun", step => step.Act(ActKind.Prepare, "staf").Lasts(30)).Build()));
        Assert.Equal("procedures.run.move-done-otherwise", Refused(play, A.Definition()
            .Step("perintah", step => step.Act(ActKind.Report, "staf")).Step("susun", step => step.Act(ActKind.Prepare, "staf").Lasts(30)).Build()));
        Assert.Equal("procedures.run.move-open-otherwise", Refused(play, A.Definition()
            .Step("perintah", step => step.Act(ActKind.Instruct, "staf")).Step("susun", step => step.Act(ActKind.Prepare, "kepala").Lasts(30)).Lane("staf", LaneNature.Position).Build()));
        Assert.Equal("procedures.run.move-asked-again", Refused(play, A.Definition()
            .Step("susun", step => step.Act(ActKind.Prepare, "staf").Lasts(30)).Step("perintah", step => step.Act(ActKind.Instruct, "staf")).Build()));
        Assert.Equal("procedures.run.reason-missing", Refused(play, Sop(60, null), reason: " "));
    }

    [Fact]
    public void What_is_over_or_stands_still_is_not_moved()
    {
        var play = Begun();
        play.Does(null, new RunCommand.Pause("Banjir."));
        Assert.Equal("procedures.run.paused", Refused(play, Sop(60, null)));
        play.Does(null, new RunCommand.Cancel("Selesai."));
        Assert.Equal("procedures.run.already-over", Refused(play, Sop(60, null)));
    }

    private static Play Begun()
    {
        var play = A.Play(Definition(30, null), A.Roster().Holds("staf", "staf"));
        play.Does("staf", new RunCommand.Complete(play.Run.Open.Single().Key));
        return play;
    }

    private static ProcedureDefinition Sop(int minutes, string? more) => Definition(minutes, more).Build();

    private static DefinitionBuilder Definition(int minutes, string? more)
    {
        var sop = A.Definition().Step("perintah", step => step.Act(ActKind.Instruct, "staf")).Step("susun", step => step.Act(ActKind.Prepare, "staf").Lasts(minutes));
        return more is null ? sop : sop.Step(more, step => step.Act(ActKind.Archive, "staf"));
    }

    private static RunEvent Decided(Play play, ProcedureDefinition to, string reason)
    {
        Assert.True(RunDecision.Decide(play.Run, new RunCommand.MoveToVersion(Version, 1, 2, to, reason), play.Around(null)).Accepted(out var happened, out var no), no?.Code);
        return happened;
    }

    private static string Refused(Play play, ProcedureDefinition to, string reason = "Sebab.")
    {
        Assert.False(RunDecision.Decide(play.Run, new RunCommand.MoveToVersion(Version, 1, 2, to, reason), play.Around(null)).Accepted(out _, out var no));
        return no.Code;
    }
}
