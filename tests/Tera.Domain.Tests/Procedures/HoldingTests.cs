using Tera.Procedures.Builders;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Procedures;

/// <summary>Who has a task in hand, and who judges whose work.</summary>
public sealed class HoldingTests
{
    [Fact]
    public void Given_a_task_taken_by_a_colleague_then_nobody_else_does_takes_or_releases_it()
    {
        var play = Team();
        play.Does("Ani", new RunCommand.Claim(play.Task()));

        Assert.Equal("procedures.run.taken-by-another", play.IsRefused("Beni", new RunCommand.Complete(play.Task())));
        Assert.Equal("procedures.run.taken-by-another", play.IsRefused("Beni", new RunCommand.Claim(play.Task())));
        Assert.Equal("procedures.run.taken-by-another", play.IsRefused("Beni", new RunCommand.Release(play.Task())));
        Assert.Equal("procedures.run.already-holds", play.IsRefused("Ani", new RunCommand.Claim(play.Task())));
        play.Does("Ani", new RunCommand.Release(play.Task()));

        play.Completes("Beni");
    }

    [Fact]
    public void Given_a_task_taken_by_somebody_who_has_left_the_lane_then_those_of_the_lane_take_and_do_it()
    {
        var play = Team();
        play.Does("Ani", new RunCommand.Claim(play.Task()));
        play.Roster = A.Roster().Holds("tim", "Beni", "Cici").Build();

        Assert.Equal("procedures.run.not-your-task", play.IsRefused("Ani", new RunCommand.Complete(play.Task())));
        Assert.Equal("procedures.run.not-taken", play.IsRefused("Beni", new RunCommand.Release(play.Task())));
        play.Does("Beni", new RunCommand.Claim(play.Task()));
        Assert.Equal("procedures.run.taken-by-another", play.IsRefused("Cici", new RunCommand.Claim(play.Task())));

        play.Completes("Beni");
    }

    [Fact]
    public void Given_minutes_entrusted_to_somebody_of_no_lane_then_he_holds_them_whoever_leaves()
    {
        var play = Team();
        play.Does("Ani", new RunCommand.Entrust(play.Task(), A.Person("Zaki"), "Sekretaris"));
        play.Roster = A.Roster().Holds("tim", "Beni").Build();

        Assert.Equal("procedures.run.entrusted-to-another", play.IsRefused("Beni", new RunCommand.Claim(play.Task())));

        play.Completes("Zaki");
    }

    [Fact]
    public void Given_a_task_when_it_is_given_to_somebody_then_he_must_hold_the_lane_and_its_clock_goes_on()
    {
        var play = Team();
        var before = play.Run.Open.Single();
        play.Now += NodaTime.Duration.FromMinutes(10);

        Assert.Equal("procedures.run.cannot-hold", play.IsRefused("Ani", new RunCommand.Reassign(play.Task(), A.Person("Zaki"), "Cuti")));
        Assert.Equal("procedures.run.not-a-steward", play.IsRefused("Zaki", new RunCommand.Reassign(play.Task(), A.Person("Beni"), "Cuti")));
        Assert.Equal("procedures.run.reason-missing", play.IsRefused("Ani", new RunCommand.Reassign(play.Task(), A.Person("Beni"), "")));
        play.Does("Ani", new RunCommand.Reassign(play.Task(), A.Person("Beni"), "Cuti"));

        Assert.Equal(before with { Holder = A.Person("Beni"), ClaimedAt = play.Now }, play.Run.Open.Single());
        Assert.Equal("procedures.run.already-holds", play.IsRefused("Ani", new RunCommand.Reassign(play.Task(), A.Person("Beni"), "Cuti")));
    }

    [Fact]
    public void Given_a_task_done_by_another_then_the_refusal_says_who_did_it_and_when()
    {
        var play = Team();
        var task = play.Task();
        play.Completes("Ani");

        Assert.False(play.Tries(A.Person("Beni"), new RunCommand.Reassign(task, A.Person("Beni"), "Cuti")).Accepted(out _, out var no));

        Assert.Equal(RunRejections.TaskAlreadyDone(play.Run.Find(task)!), no);
        Assert.Equal(["Ani", play.Now], no.Args);
    }

    [Fact]
    public void Given_a_maker_who_also_checks_then_he_is_refused_and_a_colleague_is_not()
    {
        var play = A.Play(MadeAndChecked("staf", "kasubbag"), A.Roster().Holds("staf", "Ani").Holds("kasubbag", "Ani", "Beni"));
        play.Completes("Ani");

        Assert.Equal("procedures.run.own-work", play.IsRefused("Ani", new RunCommand.Complete(play.Task(), CheckOutcome.Yes)));

        Assert.False(play.Completes("Beni", outcome: CheckOutcome.Yes).OwnWork);
    }

    [Fact]
    public void Given_a_maker_who_acts_as_head_then_he_does_not_sign_his_own_work_even_as_the_only_holder()
    {
        var play = A.Play(MadeAndChecked("staf", "kasubbag"), A.Roster().Holds("staf", "Ani").Acts("kasubbag", "Ani", "Dedi"));
        play.Completes("Ani");

        Assert.Equal("procedures.run.own-work", play.IsRefused("Ani", new RunCommand.Complete(play.Task(), CheckOutcome.Yes)));
        play.AllowOwnWork = true;
        var judged = play.Completes("Ani", outcome: CheckOutcome.Yes);

        Assert.True(judged.OwnWork);
        Assert.Equal(new Performer(A.Person("Ani"), "Plt. kasubbag", A.Person("Dedi")), judged.By);
    }

    [Fact]
    public void Given_an_SOP_that_names_one_executor_for_both_and_he_is_the_only_one_then_he_judges_and_it_shows()
    {
        var play = A.Play(MadeAndChecked("staf", "staf"), A.Roster().Holds("staf", "Ani"));
        play.Completes("Ani");

        Assert.True(play.Completes("Ani", outcome: CheckOutcome.Yes).OwnWork);
    }

    [Fact]
    public void Given_several_units_then_whoever_handed_in_for_one_of_them_does_not_check_though_another_was_last()
    {
        var play = A.Play(
            A.Definition()
                .Step("isi", step => step.Act(ActKind.Collect, "bidang").EachUnit())
                .Step("periksa", step => step.Act(ActKind.Check, "tim").Decides(null, ["isi"], true)),
            A.Roster().Holds("tim", "Ani", "Tono").Unit("A", "bidang", "Ani").Unit("B", "bidang", "Beni"));
        play.Completes("Ani", A.Unit("A"));
        play.Completes("Beni", A.Unit("B"));
        Assert.Equal("procedures.run.own-work", play.IsRefused("Ani", new RunCommand.Complete(play.Task(), CheckOutcome.Yes)));
        play.Does("Tono", new RunCommand.Complete(play.Task(), CheckOutcome.No, Units: [A.Unit("B")], Note: "Kurang"));
        play.Completes("Beni", A.Unit("B"));

        Assert.Equal("procedures.run.own-work", play.IsRefused("Ani", new RunCommand.Complete(play.Task(), CheckOutcome.Yes)));
    }

    /// <summary>The Badan: the Sekretaris writes the part of the Sekretariat and is the only one who checks the whole.</summary>
    [Fact]
    public void Given_the_only_checker_who_is_about_to_make_a_part_then_he_is_foreseen_to_be_barred_with_those_who_could_make_it()
    {
        var play = PartsAndCheck(A.Roster().Holds("sekretaris", "Sari").Unit("Sekretariat", "bidang", "Sari", "Kusno").Unit("Layanan", "bidang", "Lia"));

        var barred = Ahead(play, "Sari", A.Unit("Sekretariat"));

        Assert.Equal(("periksa", ActKind.Check), (barred!.Step.Value, barred.Kind));
        Assert.Equal([A.Person("Kusno")], barred.Others.Select(one => one.Person));
        Assert.Null(Ahead(play, "Kusno", A.Unit("Sekretariat")));
        Assert.Null(Ahead(play, "Lia", A.Unit("Layanan")));
        play.AllowOwnWork = true;
        Assert.Null(Ahead(play, "Sari", A.Unit("Sekretariat")));
    }

    [Fact]
    public void Given_somebody_who_would_be_missed_at_an_earlier_check_then_he_is_not_named_as_who_could_make_the_part()
    {
        var play = A.Play(
            A.Definition()
                .Step("isi", step => step.Act(ActKind.Prepare, "bidang").EachUnit())
                .Step("validasi", step => step.Act(ActKind.Check, "kasubbag").Decides("periksa", ["isi"], true))
                .Step("periksa", step => step.Act(ActKind.Check, "sekretaris").Decides(null, ["validasi"])),
            A.Roster().Holds("sekretaris", "Sari").Holds("kasubbag", "Rizky").Unit("Sekretariat", "bidang", "Sari", "Rizky", "Kusno"));

        Assert.Equal([A.Person("Kusno")], Ahead(play, "Sari", A.Unit("Sekretariat"))!.Others.Select(one => one.Person));
        Assert.Equal("validasi", Ahead(play, "Rizky", A.Unit("Sekretariat"))!.Step.Value);
    }

    [Fact]
    public void Given_another_unhindered_checker_then_nobody_is_foreseen_to_be_barred_until_he_has_made_a_part_too()
    {
        var play = PartsAndCheck(A.Roster().Holds("sekretaris", "Sari", "Lia").Unit("Sekretariat", "bidang", "Sari").Unit("Layanan", "bidang", "Lia"));

        Assert.Null(Ahead(play, "Sari", A.Unit("Sekretariat")));
        play.Completes("Lia", A.Unit("Layanan"));

        Assert.Empty(Ahead(play, "Sari", A.Unit("Sekretariat"))!.Others);
    }

    [Fact]
    public void Given_an_SOP_that_names_one_executor_for_both_and_he_is_the_only_one_then_he_is_not_foreseen_to_be_barred()
    {
        var play = A.Play(MadeAndChecked("staf", "staf"), A.Roster().Holds("staf", "Ani"));

        Assert.Null(Ahead(play, "Ani", Slot.Sole));
    }

    [Fact]
    public void Given_a_checker_barred_by_his_own_part_then_the_task_goes_to_nobody_barred_and_not_to_himself_and_the_part_may_be_made_by_others()
    {
        var play = PartsAndCheck(A.Roster().Holds("sekretaris", "Sari", "Lia", "Tono").Unit("Sekretariat", "bidang", "Sari", "Kusno").Unit("Layanan", "bidang", "Lia"));
        play.Completes("Sari", A.Unit("Sekretariat"));
        play.Completes("Lia", A.Unit("Layanan"));
        var (check, sari) = (play.Run.Open.Single(), play.Around(A.Person("Sari")));

        Assert.Equal([A.Person("Tono")], RunAuthority.HandOverTargets(play.Run, check, sari).Select(one => one.Person));
        Assert.Equal("procedures.run.to-oneself", play.IsRefused("Sari", new RunCommand.Reassign(check.Key, A.Person("Sari"), "Cuti")));
        Assert.Equal("procedures.run.made-it-himself", play.IsRefused("Sari", new RunCommand.Reassign(check.Key, A.Person("Lia"), "Cuti")));
        var (made, writers) = RunAuthority.OwnPart(play.Run, check, sari)!.Value;
        Assert.Equal(A.Unit("Sekretariat"), made.Key.Slot);
        Assert.Equal([A.Person("Kusno")], writers.Select(one => one.Person));
        Assert.Null(RunAuthority.OwnPart(play.Run, check, play.Around(A.Person("Tono"))));
        play.Does("Sari", new RunCommand.Return(check.Key, new("isi"), [A.Unit("Sekretariat")], "Ditulis orang lain"));
        play.Completes("Kusno", A.Unit("Sekretariat"));

        Assert.False(play.Completes("Sari", outcome: CheckOutcome.Yes).OwnWork);
    }

    private static Play PartsAndCheck(RosterBuilder roster) => A.Play(
        A.Definition()
            .Step("isi", step => step.Act(ActKind.Prepare, "bidang").EachUnit())
            .Step("periksa", step => step.Act(ActKind.Check, "sekretaris").Decides(null, ["isi"], true)),
        roster);

    private static BarredAhead? Ahead(Play play, string person, Slot slot) =>
        RunAuthority.BarredAhead(play.Run, play.Run.Find(play.Task(slot))!, play.Around(A.Person(person)));

    [Fact]
    public void Given_machines_whose_clocks_differ_then_own_work_is_told_by_the_order_of_events()
    {
        var play = A.Play(
            A.Definition()
                .Step("susun", step => step.Act(ActKind.Prepare, "tim"))
                .Step("olah", step => step.Act(ActKind.Process, "tim"))
                .Step("periksa", step => step.Act(ActKind.Check, "tim").Decides(null, ["susun"])),
            A.Roster().Holds("tim", "Ani", "Beni"));
        play.Completes("Beni");
        play.Now -= NodaTime.Duration.FromSeconds(2);
        play.Completes("Ani");

        Assert.Equal("procedures.run.own-work", play.IsRefused("Ani", new RunCommand.Complete(play.Task(), CheckOutcome.Yes)));
    }

    [Fact]
    public void Given_minutes_entrusted_to_who_chaired_then_only_he_ends_the_task_though_he_is_not_of_the_lane_and_its_clock_goes_on()
    {
        var play = Team();
        var before = play.Run.Open.Single();
        play.Now += NodaTime.Duration.FromMinutes(10);
        play.Does("Ani", new RunCommand.Entrust(play.Task(), A.Person("Zaki"), "Sekretaris"));

        Assert.Equal(
            before with { Holder = A.Person("Zaki"), ClaimedAt = play.Now, Entrusted = new Performer(A.Person("Zaki"), "Sekretaris", null) }, play.Run.Open.Single());
        foreach (var lane in new[] { "Ani", "Beni" })
        {
            Assert.Equal("procedures.run.entrusted-to-another", play.IsRefused(lane, new RunCommand.Complete(play.Task())));
            Assert.Equal("procedures.run.entrusted-to-another", play.IsRefused(lane, new RunCommand.Claim(play.Task())));
            Assert.Equal("procedures.run.entrusted-to-another", play.IsRefused(lane, new RunCommand.Entrust(play.Task(), A.Person("Ani"), "Staf")));
        }

        Assert.Equal("procedures.run.already-holds", play.IsRefused("Zaki", new RunCommand.Claim(play.Task())));
        Assert.Equal("procedures.run.not-taken", play.IsRefused("Zaki", new RunCommand.Release(play.Task())));
        Assert.Equal("procedures.run.already-holds", play.IsRefused("Zaki", new RunCommand.Entrust(play.Task(), A.Person("Beni"), "Staf")));

        Assert.Equal(new Performer(A.Person("Zaki"), "Sekretaris", null), play.Completes("Zaki").By);
    }

    [Fact]
    public void Given_an_entrusted_task_then_he_gives_it_back_with_a_reason_and_anyone_of_the_lane_takes_it_back_when_he_is_away()
    {
        var play = Team();
        Assert.Equal("procedures.run.not-entrusted", play.IsRefused("Ani", new RunCommand.GiveBack(play.Task(), "Salah")));
        Assert.Equal("procedures.run.not-your-task", play.IsRefused("Zaki", new RunCommand.Entrust(play.Task(), A.Person("Zaki"), "Sekretaris")));
        play.Does("Ani", new RunCommand.Entrust(play.Task(), A.Person("Zaki"), "Sekretaris"));
        Assert.Equal("procedures.run.reason-missing", play.IsRefused("Zaki", new RunCommand.GiveBack(play.Task(), " ")));
        Assert.Equal("procedures.run.not-your-task", play.IsRefused("Tono", new RunCommand.GiveBack(play.Task(), "Salah")));
        play.Does("Zaki", new RunCommand.GiveBack(play.Task(), "Butir 2 belum memuat tenggat"));
        play.Does("Ani", new RunCommand.Entrust(play.Task(), A.Person("Zaki"), "Sekretaris"));
        play.Does("Beni", new RunCommand.GiveBack(play.Task(), "Pimpinan rapat dinas luar"));

        Assert.Null(play.Run.Open.Single().Holder);
        play.Completes("Beni");
    }

    [Fact]
    public void Given_a_letter_entrusted_for_its_signature_then_only_who_signs_it_hands_it_back_and_the_lane_ends_the_task()
    {
        var play = Team();
        Assert.Equal("procedures.run.not-entrusted", play.IsRefused("Ani", new RunCommand.HandBack(play.Task())));
        play.Does("Ani", new RunCommand.Entrust(play.Task(), A.Person("Zaki"), "Sekretaris"));
        Assert.Equal("procedures.run.entrusted-to-another", play.IsRefused("Ani", new RunCommand.HandBack(play.Task())));
        play.Does("Zaki", new RunCommand.HandBack(play.Task()));

        Assert.Equal((null, null), (play.Run.Open.Single().Holder, play.Run.Open.Single().Entrusted));
        Assert.Equal("procedures.run.not-your-task", play.IsRefused("Zaki", new RunCommand.Complete(play.Task())));
        play.Completes("Beni");
    }

    [Fact]
    public void Given_an_entrusted_task_then_those_who_steer_take_it_back_and_only_then_give_it_to_somebody()
    {
        var play = Team();
        play.Does("Ani", new RunCommand.Entrust(play.Task(), A.Person("Zaki"), "Sekretaris"));
        Assert.Equal("procedures.run.entrusted-to-another", play.IsRefused("Budi", new RunCommand.Reassign(play.Task(), A.Person("Beni"), "Pimpinan rapat mutasi")));
        play.Does("Budi", new RunCommand.GiveBack(play.Task(), "Pimpinan rapat mutasi"));
        play.Does("Budi", new RunCommand.Reassign(play.Task(), A.Person("Beni"), "Pimpinan rapat mutasi"));

        Assert.Equal("procedures.run.not-your-task", play.IsRefused("Zaki", new RunCommand.Complete(play.Task())));
        play.Completes("Beni");
    }

    private static DefinitionBuilder MadeAndChecked(string maker, string judge) => A.Definition()
        .Step("susun", step => step.Act(ActKind.Prepare, maker))
        .Step("periksa", step => step.Act(ActKind.Check, judge).Decides(null, ["susun"]));

    private static Play Team()
    {
        var play = A.Play(
            A.Definition()
                .Step("perintah", step => step.Act(ActKind.Instruct, "kepala"))
                .Step("olah", step => step.Act(ActKind.Process, "tim").Lasts(60))
                .Step("lapor", step => step.Act(ActKind.Report, "tim")),
            A.Roster().Holds("kepala", "Budi").Holds("tim", "Ani", "Beni").Holds("lain", "Zaki"));
        play.Completes("Budi");
        return play;
    }
}
