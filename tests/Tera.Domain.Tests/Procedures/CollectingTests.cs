using Tera.Procedures.Builders;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Procedures;

/// <summary>Work of several units or employees at the same time.</summary>
public sealed class CollectingTests
{
    [Fact]
    public void Given_a_collection_when_one_who_fills_for_a_unit_sends_the_work_back_then_he_is_refused_and_the_coordinator_and_a_steward_are_not()
    {
        Play Filling()
        {
            var play = A.Play(
                A.Definition()
                    .Step("perintah", step => step.Act(ActKind.Instruct, "kepala"))
                    .Step("isi", step => step.Act(ActKind.Collect, "bidang").EachUnit().CoordinatedBy("tim")),
                A.Roster().Holds("kepala", "Budi").Holds("tim", "Tono").Unit("A", "bidang", "Ani").Unit("B", "bidang", "Beni"));
            play.Completes("Budi");
            return play;
        }

        var play = Filling();
        var back = new RunCommand.Return(play.Task(A.Unit("A")), new("perintah"), [], "Format keliru");

        Assert.Equal("procedures.run.not-the-coordinator", play.IsRefused("Ani", back));
        Assert.Equal("procedures.run.not-the-coordinator", play.IsRefused("Ani", back with { Units = [A.Unit("A")] }));
        Assert.Equal("procedures.run.not-the-coordinator", play.IsRefused(null, back));
        Assert.Empty(RunAuthority.ReturnTargets(play.Run, play.Run.Find(back.Task)!, play.Around(A.Person("Ani"))));
        foreach (var (who, post) in new[] { ("Tono", "Tono"), ("Budi", "Budi") })
        {
            var fresh = Filling();
            Assert.Equal(["perintah"], RunAuthority.ReturnTargets(fresh.Run, fresh.Run.Find(back.Task)!, fresh.Around(A.Person(who))).Select(step => step.Value));
            Assert.Equal(post, ((RunEvent.Returned)fresh.Does(who, back)).By.Position);
            Assert.Equal("perintah/1/2", fresh.Open);
        }
    }

    [Fact]
    public void Given_three_units_when_the_last_one_hands_in_then_and_only_then_the_next_step_opens()
    {
        var play = Collecting();

        play.Completes("Ani", A.Unit("A"));
        play.Completes("Cici", A.Unit("C"));
        Assert.Equal("isi/1/1:B", play.Open);
        play.Completes("Beni", A.Unit("B"));

        Assert.Equal("olah/1/1", play.Open);
    }

    [Fact]
    public void Given_a_unit_that_does_not_report_when_the_coordinator_closes_then_it_stays_on_record_as_skipped()
    {
        var play = Collecting();
        play.Completes("Ani", A.Unit("A"));
        var close = new RunCommand.CloseCollection(new("isi"), "Batas waktu lewat");

        Assert.Equal("procedures.run.not-the-coordinator", play.IsRefused("Ani", close));
        Assert.Equal("procedures.run.reason-missing", play.IsRefused("Tono", close with { Reason = "" }));
        play.Does("Tono", close);

        Assert.Equal("olah/1/1", play.Open);
        Assert.Equal(["B", "C"], play.Run.Tasks.Where(task => task.Status is RunTaskStatus.Skipped).Select(task => task.Label));
        Assert.Equal("procedures.run.no-open-collection", play.IsRefused("Tono", close));
    }

    [Fact]
    public void Given_a_missing_input_when_the_collection_is_closed_then_it_is_refused_until_the_input_is_attached()
    {
        var play = A.Play(
            A.Definition()
                .Step("isi", step => step.Act(ActKind.Collect, "bidang").EachUnit().CoordinatedBy("tim").Needs("Formulir", "formulir"))
                .Step("olah", step => step.Act(ActKind.Process, "tim")),
            A.Roster().Holds("tim", "Tono").Unit("A", "bidang", "Ani").Unit("B", "bidang", "Beni"));
        var close = new RunCommand.CloseCollection(new("isi"), "Batas waktu lewat");

        Assert.Equal("procedures.run.input-missing", play.IsRefused("Tono", close));
        play.Does("Beni", new RunCommand.ProvideInput(new("isi"), new("formulir"), "Formulir kertas"));
        play.Does("Tono", close);

        Assert.Equal("olah/1/1", play.Open);
    }

    [Fact]
    public void Given_one_unit_handed_in_when_its_hand_in_goes_back_then_it_fills_again_while_the_others_still_fill()
    {
        var play = Collecting();
        var first = play.Task(A.Unit("A"));
        play.Completes("Ani", A.Unit("A"));

        play.Does("Tono", new RunCommand.ReturnSubmission(first, "Bukti kurang"));

        Assert.Equal("isi/1/1:B isi/1/1:C isi/1/2:A", play.Open);
        play.Completes("Beni", A.Unit("B"));
        play.Completes("Cici", A.Unit("C"));
        Assert.Equal("isi/1/2:A", play.Open);
        play.Completes("Ani", A.Unit("A"));
        Assert.Equal("olah/1/1", play.Open);
    }

    [Fact]
    public void Given_a_hand_in_that_went_back_before_then_only_the_latest_one_may_go_back()
    {
        var play = Collecting();
        var first = play.Task(A.Unit("A"));
        play.Completes("Ani", A.Unit("A"));
        play.Does("Tono", new RunCommand.ReturnSubmission(first, "Bukti kurang"));

        Assert.Equal("procedures.run.not-handed-in", play.IsRefused("Tono", new RunCommand.ReturnSubmission(first, "Bukti kurang")));
        var second = play.Task(A.Unit("A"));
        play.Completes("Ani", A.Unit("A"));
        Assert.Equal("procedures.run.not-handed-in", play.IsRefused("Tono", new RunCommand.ReturnSubmission(first, "Bukti kurang")));
        play.Does("Tono", new RunCommand.ReturnSubmission(second, "Masih kurang"));

        Assert.Equal("isi/1/1:B isi/1/1:C isi/1/3:A", play.Open);
    }

    [Fact]
    public void Given_a_collection_that_is_over_or_a_stranger_then_no_hand_in_goes_back()
    {
        var play = Collecting();
        var first = play.Task(A.Unit("A"));
        play.Completes("Ani", A.Unit("A"));
        Assert.Equal("procedures.run.not-the-coordinator", play.IsRefused("Beni", new RunCommand.ReturnSubmission(first, "Iri")));
        play.Does("Tono", new RunCommand.CloseCollection(new("isi"), "Batas waktu lewat"));

        Assert.Equal("procedures.run.no-open-collection", play.IsRefused("Tono", new RunCommand.ReturnSubmission(first, "Terlambat")));
    }

    [Fact]
    public void Given_a_unit_when_somebody_of_another_unit_hands_in_for_it_then_he_is_refused()
    {
        var play = Collecting();

        Assert.Equal("procedures.run.not-your-task", play.IsRefused("Beni", new RunCommand.Complete(play.Task(A.Unit("A")))));
    }

    [Fact]
    public void Given_an_agency_without_units_when_an_SOP_with_a_collection_starts_then_it_is_refused()
    {
        var definition = A.Definition().Step("isi", step => step.Act(ActKind.Collect, "bidang").EachUnit()).Build();
        var play = new Play(definition, A.Roster().Employee("Ani", "bidang").Build());

        Assert.Equal("procedures.run.nobody-takes-part", play.IsRefused(null, new RunCommand.Start(null, null)));
    }

    [Fact]
    public void Given_a_unit_listed_twice_when_the_run_starts_then_it_has_one_task()
    {
        var play = A.Play(
            A.Definition().Step("isi", step => step.Act(ActKind.Collect, "bidang", "sekretaris").EachUnit()),
            A.Roster().Unit("A", "sekretaris", "Ani").Unit("A", "bidang", "Ani"));

        Assert.Equal("isi/1/1:A", play.Open);
    }

    [Fact]
    public void Given_a_distribution_that_names_units_then_they_fill_and_the_employees_stay_as_they_are()
    {
        var play = Distributing();
        var distribute = play.Task();

        Assert.Equal("procedures.run.wrong-participants", play.IsRefused("Tono", new RunCommand.Complete(distribute, Participants: [A.Unit("X")])));
        Assert.Equal("procedures.run.wrong-participants", play.IsRefused("Tono", new RunCommand.Complete(distribute, Participants: [])));
        Assert.Equal("procedures.run.wrong-participants", play.IsRefused("Tono", new RunCommand.Complete(distribute, Participants: default(System.Collections.Immutable.ImmutableArray<Slot>))));
        Assert.Equal("procedures.run.wrong-participants", play.IsRefused("Tono", new RunCommand.Complete(distribute, Participants: [A.Unit("A"), A.Unit("A")])));
        Assert.Equal("procedures.run.wrong-participants", play.IsRefused("Tono", new RunCommand.Complete(distribute, Participants: [A.Unit("A"), A.Employee("Edi")])));
        play.Does("Tono", new RunCommand.Complete(distribute, Participants: [A.Unit("B")]));

        Assert.Equal("isi/1/1:B", play.Open);
        play.Completes("Beni", A.Unit("B"));
        Assert.Equal("lapor/1/1:Edi", play.Open);
    }

    [Fact]
    public void Given_an_act_that_distributes_nothing_when_it_names_participants_then_it_is_refused()
    {
        var play = Distributing();
        play.Completes("Tono");

        var hers = new RunCommand.Complete(play.Task(A.Unit("A")), Participants: [A.Unit("A")]);

        Assert.Equal("procedures.run.wrong-participants", play.IsRefused("Ani", hers));
    }

    [Fact]
    public void Given_a_lane_held_unit_by_unit_when_one_of_its_holders_does_a_task_for_the_whole_lane_then_it_is_his_to_do()
    {
        var play = A.Play(
            A.Definition().Step("susun", step => step.Act(ActKind.Prepare, "bidang")),
            A.Roster().Unit("A", "bidang", "Ani").Unit("B", "bidang", "Beni"));

        play.Completes("Beni");

        Assert.Equal(RunStatus.Finished, play.Run.Status);
    }

    private static Play Collecting() => A.Play(
        A.Definition()
            .Step("isi", step => step.Act(ActKind.Collect, "bidang").EachUnit().CoordinatedBy("tim"))
            .Step("olah", step => step.Act(ActKind.Process, "tim")),
        A.Roster().Holds("tim", "Tono").Unit("A", "bidang", "Ani").Unit("B", "bidang", "Beni").Unit("C", "bidang", "Cici"));

    private static Play Distributing() => A.Play(
        A.Definition()
            .Step("sebar", step => step.Act(ActKind.Distribute, "tim"))
            .Step("isi", step => step.Act(ActKind.Collect, "bidang").EachUnit().CoordinatedBy("tim"))
            .Step("lapor", step => step.Act(ActKind.Report, "pegawai").EachEmployee()),
        A.Roster().Holds("tim", "Tono").Unit("A", "bidang", "Ani").Unit("B", "bidang", "Beni").Employee("Edi", "pegawai"));
}
