using Tera.Procedures.Builders;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Procedures;

/// <summary>Whoever has work lie before him again reads why, in the words meant for him.</summary>
public sealed class ReturnReasonTests
{
    [Fact]
    public void Given_two_units_sent_back_one_after_the_other_then_each_reads_its_own_reason()
    {
        var play = Filled();
        play.Does("Tono", new RunCommand.Complete(play.Task(), CheckOutcome.No, Units: [A.Unit("A")], Note: "Bukti A kurang"));
        var first = play.Task(A.Unit("A"));
        play.Completes("Ani", A.Unit("A"));
        play.Does("Tono", new RunCommand.Complete(play.Task(), CheckOutcome.No, Units: [A.Unit("B")], Note: "Angka B salah"));

        Assert.Equal("Bukti A kurang", ReturnReason.Of(play.Events, first)!.Reason);
        Assert.Equal("Angka B salah", ReturnReason.Of(play.Events, play.Task(A.Unit("B")))!.Reason);
    }

    [Fact]
    public void Given_work_sent_back_then_the_steps_done_again_after_it_read_the_same_reason_and_none_in_the_first_round_does()
    {
        var play = Filled();
        Assert.Null(ReturnReason.Of(play.Events, play.Task()));

        play.Does("Tono", new RunCommand.Complete(play.Task(), CheckOutcome.No, Units: [A.Unit("A")], Note: "Bukti A kurang"));
        play.Completes("Ani", A.Unit("A"));

        Assert.Equal(("periksa/1/2", "Bukti A kurang", "Tono"), (play.Open, ReturnReason.Of(play.Events, play.Task())!.Reason, ReturnReason.Of(play.Events, play.Task())!.By!.Position));
        play.Completes("Tono", outcome: CheckOutcome.Yes);
        Assert.Null(ReturnReason.Of(play.Events, play.Task()));
    }

    [Fact]
    public void Given_one_units_sheet_sent_back_while_the_others_fill_then_the_others_read_nothing_of_it()
    {
        var play = A.Play(Sop(), Office());
        play.Completes("Ani", A.Unit("A"));
        play.Does("Tono", new RunCommand.ReturnSubmission(play.Run.Tasks.Single(task => task.Status is RunTaskStatus.Done).Key, "Bukti A kurang"));

        Assert.Equal("Bukti A kurang", ReturnReason.Of(play.Events, play.Task(A.Unit("A")))!.Reason);
        Assert.Null(ReturnReason.Of(play.Events, play.Task(A.Unit("B"))));
    }

    private static Play Filled()
    {
        var play = A.Play(Sop(), Office());
        play.Completes("Ani", A.Unit("A"));
        play.Completes("Beni", A.Unit("B"));
        return play;
    }

    private static DefinitionBuilder Sop() => A.Definition()
        .Step("isi", step => step.Act(ActKind.Collect, "bidang").EachUnit().CoordinatedBy("tim"))
        .Step("periksa", step => step.Act(ActKind.Check, "tim").Decides("lapor", ["isi"], true))
        .Step("lapor", step => step.Act(ActKind.Report, "tim"));

    private static RosterBuilder Office() => A.Roster().Holds("tim", "Tono").Unit("A", "bidang", "Ani").Unit("B", "bidang", "Beni");
}
