using Tera.Procedures.Builders;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Procedures;

/// <summary>Decisions, refusals and returns, told on small SOPs.</summary>
public sealed class DecidingTests
{
    [Fact]
    public void Given_a_joint_decision_when_its_first_lane_decides_then_the_others_are_covered_and_the_run_moves()
    {
        var play = AtTheAnalysis();
        play.Completes("Siti", Slot.JointActor(new("sekretaris")));

        var decided = play.Completes("Budi", outcome: CheckOutcome.Yes);

        Assert.Equal("lapor/1/1", play.Open);
        Assert.Equal([new(new(new("analisa"), 1, 1, Slot.JointActor(new("tim"))), RunTaskStatus.Covered)], decided.Progress.Closed);
    }

    [Fact]
    public void Given_joint_actors_whom_the_act_itself_names_as_present_when_it_ends_then_they_are_done_and_the_silent_are_covered()
    {
        var play = AtTheAnalysis();
        var (secretary, team) = (Slot.JointActor(new("sekretaris")), Slot.JointActor(new("tim")));

        play.Does("Budi", new RunCommand.Complete(play.Task(), CheckOutcome.Yes) { Witnessed = [secretary, secretary, Slot.Sole, Slot.JointActor(new("lain"))] });

        Assert.Equal("lapor/1/1", play.Open);
        Assert.Equal((RunTaskStatus.Done, null), Ended(secretary));
        Assert.Equal((RunTaskStatus.Covered, null), Ended(team));

        (RunTaskStatus, Performer?) Ended(Slot slot) => play.Run.Tasks.Where(task => task.Key.Slot == slot).Select(task => (task.Status, task.By)).Single();
    }

    [Fact]
    public void Given_a_joint_decision_when_only_the_others_confirm_then_it_stays_open()
    {
        var play = AtTheAnalysis();

        play.Completes("Siti", Slot.JointActor(new("sekretaris")));
        play.Completes("Tono", Slot.JointActor(new("tim")));

        Assert.Equal("analisa/1/1", play.Open);
    }

    [Fact]
    public void Given_a_joint_actor_when_he_decides_or_sends_back_then_he_is_refused()
    {
        var play = AtTheAnalysis();
        var hers = play.Task(Slot.JointActor(new("sekretaris")));

        Assert.Equal("procedures.run.outcome-not-asked", play.IsRefused("Siti", new RunCommand.Complete(hers, CheckOutcome.No, Note: "Tidak")));
        Assert.Equal("procedures.run.wrong-participants", play.IsRefused("Siti", new RunCommand.Complete(hers, Participants: [A.Unit("A")])));
        Assert.Equal("procedures.run.does-not-decide", play.IsRefused("Siti", new RunCommand.Return(hers, new("isi"), [], "Salah")));
    }

    [Fact]
    public void Given_two_steps_to_go_back_to_when_the_decider_says_no_then_he_chooses_one_of_them_and_no_other()
    {
        var play = AtTheAnalysis();
        var decision = play.Task();

        Assert.Equal("procedures.run.not-a-target", play.IsRefused("Budi", No(decision, "perintah")));
        play.Does("Budi", No(decision, "susun"));

        Assert.Equal("susun/1/2", play.Open);
    }

    [Fact]
    public void Given_a_no_without_a_chosen_target_then_it_goes_to_the_first_one()
    {
        var play = AtTheAnalysis();

        play.Completes("Budi", outcome: CheckOutcome.No, note: "Data kurang");

        Assert.Equal("isi/1/2:A isi/1/2:B", play.Open);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void Given_a_no_without_a_reason_then_it_is_refused(string? reason)
    {
        var play = AtTheAnalysis();

        Assert.Equal("procedures.run.reason-missing", play.IsRefused("Budi", new RunCommand.Complete(play.Task(), CheckOutcome.No, Note: reason)));
    }

    [Fact]
    public void Given_a_decision_without_an_answer_or_with_none_of_the_two_then_it_is_refused()
    {
        var play = AtTheAnalysis();

        Assert.Equal("procedures.run.outcome-missing", play.IsRefused("Budi", new RunCommand.Complete(play.Task())));
        Assert.Equal("procedures.run.outcome-missing", play.IsRefused("Budi", new RunCommand.Complete(play.Task(), (CheckOutcome)7)));
    }

    [Fact]
    public void Given_a_no_for_one_unit_then_only_that_unit_fills_again_and_every_later_step_runs_again()
    {
        var play = AtTheAnalysis();

        play.Does("Budi", No(play.Task(), "isi") with { Units = [A.Unit("B"), A.Unit("B")] });
        Assert.Equal("isi/1/2:B", play.Open);
        play.Completes("Beni", A.Unit("B"));
        play.Completes("Tono");

        Assert.Equal("analisa/1/2 analisa/1/2:sekretaris analisa/1/2:tim", play.Open);
    }

    [Fact]
    public void Given_a_return_that_names_a_unit_twice_then_the_record_names_it_once()
    {
        var play = AtTheAnalysis();

        var back = (RunEvent.Returned)play.Does("Budi", new RunCommand.Return(play.Task(), new("isi"), [A.Unit("B"), A.Unit("B")], "Bukti kurang"));

        Assert.Equal([A.Unit("B")], back.Units);
        Assert.Equal("isi/1/2:B", play.Open);
    }

    [Fact]
    public void Given_units_that_take_no_part_or_a_step_without_units_then_a_return_for_them_is_refused()
    {
        var play = AtTheAnalysis();

        Assert.Equal("procedures.run.units-not-applicable", play.IsRefused("Budi", No(play.Task(), "isi") with { Units = [A.Unit("C")] }));
        Assert.Equal("procedures.run.units-not-applicable", play.IsRefused("Budi", No(play.Task(), "susun") with { Units = [A.Unit("B")] }));
    }

    [Fact]
    public void Given_a_branch_that_is_for_all_when_units_are_chosen_then_it_is_refused()
    {
        var play = A.Play(
            A.Definition()
                .Step("isi", step => step.Act(ActKind.Collect, "bidang").EachUnit())
                .Step("periksa", step => step.Act(ActKind.Check, "kepala").Decides(null, ["isi"])),
            A.Roster().Holds("kepala", "Budi").Unit("A", "bidang", "Ani").Unit("B", "bidang", "Beni"));
        play.Completes("Ani", A.Unit("A"));
        play.Completes("Beni", A.Unit("B"));

        var no = new RunCommand.Complete(play.Task(), CheckOutcome.No, Units: [A.Unit("A")], Note: "Kurang");

        Assert.Equal("procedures.run.units-not-applicable", play.IsRefused("Budi", no));
    }

    [Fact]
    public void Given_a_yes_that_jumps_then_the_steps_between_are_never_opened()
    {
        var play = A.Play(
            A.Definition()
                .Step("periksa", step => step.Act(ActKind.Check, "kepala").Decides("kirim", ["perbaiki"]))
                .Step("perbaiki", step => step.Act(ActKind.Process, "staf"))
                .Step("kirim", step => step.Act(ActKind.Dispatch, "staf")),
            A.Roster().Holds("kepala", "Budi").Holds("staf", "Siti"));

        play.Completes("Budi", outcome: CheckOutcome.Yes);

        Assert.Equal("kirim/1/1", play.Open);
        Assert.Equal("procedures.run.never-visited", play.IsRefused("Siti", new RunCommand.Return(play.Task(), new("perbaiki"), [], "Salah")));
    }

    [Fact]
    public void Given_a_decision_whose_no_leads_nowhere_then_no_ends_the_run()
    {
        var play = A.Play(
            A.Definition()
                .Step("periksa", step => step.Act(ActKind.Check, "kepala", "sekretaris").Joint().Decides("kirim", []))
                .Step("kirim", step => step.Act(ActKind.Dispatch, "staf")),
            A.Roster().Holds("kepala", "Budi").Holds("sekretaris", "Siti").Holds("staf", "Tono"));

        play.Completes("Budi", outcome: CheckOutcome.No, note: "Tidak layak");

        Assert.Equal(RunStatus.Finished, play.Run.Status);
        Assert.Equal("", play.Open);
        Assert.Equal("procedures.run.already-over", play.IsRefused("Budi", new RunCommand.Cancel("Selesai")));
    }

    [Fact]
    public void Given_acts_after_the_decision_then_yes_does_them_first_and_no_skips_them()
    {
        var definition = A.Definition()
            .Step("susun", step => step.Act(ActKind.Prepare, "staf"))
            .Step("setujui", step => step.Act(ActKind.Check, "kepala").Act(ActKind.Sign, "kepala").Decides(null, ["susun"]));
        var roster = A.Roster().Holds("kepala", "Budi").Holds("staf", "Siti");
        var (yes, no) = (A.Play(definition, roster), A.Play(definition, roster));
        yes.Completes("Siti");
        no.Completes("Siti");

        yes.Completes("Budi", outcome: CheckOutcome.Yes);
        no.Completes("Budi", outcome: CheckOutcome.No, note: "Belum lengkap");

        Assert.Equal("setujui/2/1", yes.Open);
        Assert.Equal("susun/1/2", no.Open);
        yes.Completes("Budi");
        Assert.Equal(RunStatus.Finished, yes.Run.Status);
    }

    [Fact]
    public void Given_a_signature_when_it_is_refused_then_the_proposed_branch_is_no_deviation_and_any_other_way_back_is()
    {
        var play = AtTheSignature();

        var refused = (RunEvent.Returned)play.Does("Budi", new RunCommand.Return(play.Task(), new("periksa"), [], "Angka salah"));
        play.Completes("Tono", outcome: CheckOutcome.Yes);
        var further = (RunEvent.Returned)play.Does("Budi", new RunCommand.Return(play.Task(), new("susun"), [], "Susun ulang"));

        Assert.False(refused.Deviates);
        Assert.True(further.Deviates);
        Assert.Equal("susun/1/2", play.Open);
    }

    [Fact]
    public void Given_work_that_went_back_then_no_return_leads_forward_over_steps_still_to_be_done()
    {
        var play = AtTheSignature();
        play.Does("Budi", new RunCommand.Return(play.Task(), new("susun"), [], "Susun ulang"));

        Assert.Equal("procedures.run.lies-ahead", play.IsRefused("Siti", new RunCommand.Return(play.Task(), new("tanda-tangan"), [], "Lewati")));
        Assert.Equal("procedures.run.lies-ahead", play.IsRefused("Siti", new RunCommand.Return(play.Task(), new("periksa"), [], "Lewati")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Given_a_return_without_a_reason_then_it_is_refused(string? reason)
    {
        var play = AtTheSignature();

        Assert.Equal("procedures.run.reason-missing", play.IsRefused("Budi", new RunCommand.Return(play.Task(), new("susun"), [], reason!)));
    }

    /// <summary>Bina Marga's row 7: the head decides with his secretary and the team, and sends back to row 4 or 5.</summary>
    private static Play AtTheAnalysis()
    {
        var play = A.Play(
            A.Definition()
                .Step("perintah", step => step.Act(ActKind.Instruct, "kepala").To("sekretaris"))
                .Step("isi", step => step.Act(ActKind.Collect, "bidang").EachUnit().CoordinatedBy("tim"))
                .Step("susun", step => step.Act(ActKind.Prepare, "tim"))
                .Step("analisa", step => step.Act(ActKind.Check, "kepala", "sekretaris", "tim").Joint().Decides("lapor", ["isi", "susun"], true))
                .Step("lapor", step => step.Act(ActKind.Report, "sekretaris")),
            A.Roster().Holds("kepala", "Budi").Holds("sekretaris", "Siti").Holds("tim", "Tono")
                .Unit("A", "bidang", "Ani").Unit("B", "bidang", "Beni"));
        play.Completes("Budi");
        play.Completes("Ani", A.Unit("A"));
        play.Completes("Beni", A.Unit("B"));
        play.Completes("Tono");
        return play;
    }

    private static Play AtTheSignature()
    {
        var play = A.Play(
            A.Definition()
                .Step("susun", step => step.Act(ActKind.Prepare, "staf"))
                .Step("periksa", step => step.Act(ActKind.Check, "kasubbag").Decides("tanda-tangan", ["susun"]))
                .Step("tanda-tangan", step => step.Act(ActKind.Sign, "kepala").RefusedTo("periksa")),
            A.Roster().Holds("staf", "Siti").Holds("kasubbag", "Tono").Holds("kepala", "Budi"));
        play.Completes("Siti");
        play.Completes("Tono", outcome: CheckOutcome.Yes);
        return play;
    }

    private static RunCommand.Complete No(TaskKey task, string to) => new(task, CheckOutcome.No, new StepKey(to), Note: "Data kurang");
}
