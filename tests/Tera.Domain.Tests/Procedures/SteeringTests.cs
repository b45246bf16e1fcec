using NodaTime;
using Tera.Procedures.Builders;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Procedures;

/// <summary>Starting, linking, timing, stopping and ending a run.</summary>
public sealed class SteeringTests
{
    [Fact]
    public void Given_a_cover_without_its_number_when_no_reason_is_given_then_it_does_not_start_and_with_a_reason_it_does()
    {
        var play = new Play(Ordered().WithoutNumber().Build(), People().Build());

        Assert.Equal("procedures.run.cover-incomplete", play.IsRefused("Budi", new RunCommand.Start(null, null)));
        Assert.Equal("procedures.run.cover-incomplete", play.IsRefused("Budi", new RunCommand.Start(null, " ")));
        var started = (RunEvent.Started)play.Does("Budi", new RunCommand.Start(null, "SOP belum dinomori"));

        Assert.Equal("SOP belum dinomori", started.CoverOverride);
    }

    [Fact]
    public void Given_a_person_outside_the_order_when_he_starts_stops_or_ends_a_run_then_he_is_refused()
    {
        var fresh = new Play(Ordered().Build(), People().Build());
        Assert.Equal("procedures.run.not-a-steward", fresh.IsRefused("Tono", new RunCommand.Start(null, null)));
        var play = A.Play(Ordered(), People());

        Assert.Equal("procedures.run.not-a-steward", play.IsRefused("Tono", new RunCommand.Pause("Banjir")));
        Assert.Equal("procedures.run.not-a-steward", play.IsRefused("Tono", new RunCommand.Cancel("Bosan")));
        Assert.Equal("procedures.run.reason-missing", play.IsRefused("Siti", new RunCommand.Cancel("")));
        play.Does("Siti", new RunCommand.Cancel("Diganti kegiatan lain"));

        Assert.Equal(RunStatus.Cancelled, play.Run.Status);
        Assert.All(play.Run.Tasks, task => Assert.Equal(RunTaskStatus.Cancelled, task.Status));
    }

    [Fact]
    public void Given_a_run_when_it_is_started_again_then_it_is_refused()
    {
        var play = A.Play(Ordered(), People());

        Assert.Equal("procedures.run.already-started", play.IsRefused("Budi", new RunCommand.Start(null, null)));
    }

    [Fact]
    public void Given_a_step_with_several_acts_then_they_open_in_order_and_only_the_last_one_moves_the_run()
    {
        var play = A.Play(
            A.Definition()
                .Step("rapat", step => step.Act(ActKind.Invite, "staf").Act(ActKind.Meet, "kepala", "staf").Joint().Act(ActKind.Minute, "staf"))
                .Step("lapor", step => step.Act(ActKind.Report, "staf")),
            A.Roster().Holds("staf", "Siti").Holds("kepala", "Budi"));

        play.Completes("Siti");
        Assert.Equal("rapat/2/1 rapat/2/1:staf", play.Open);
        play.Completes("Budi");
        Assert.Equal("rapat/3/1", play.Open);
        play.Completes("Siti");

        Assert.Equal("lapor/1/1", play.Open);
    }

    [Fact]
    public void Given_a_link_that_waits_and_is_in_force_then_the_step_waits_for_the_other_run_and_then_does_its_acts()
    {
        var play = Play.Started(Linking(LinkMode.Waits).Build(), Staff().Build(), "pengumpulan-data");
        var waiting = play.Task();
        var child = new RunId(Shared.DerivedGuid.Of("child"));

        Assert.Equal("kompilasi/0/1", play.Open);
        Assert.Equal("procedures.run.waits-for-link", play.IsRefused("Siti", new RunCommand.Complete(waiting)));
        Assert.Equal("procedures.run.waits-for-link", play.IsRefused("Siti", new RunCommand.Reassign(waiting, A.Person("Siti"), "Ganti")));
        play.Does(null, new RunCommand.LinkFinished(waiting, child));

        Assert.Equal("kompilasi/1/1", play.Open);
        Assert.Equal("procedures.run.task-ended", play.IsRefused(null, new RunCommand.LinkFinished(waiting, child)));
        Assert.Equal("procedures.run.no-such-task", play.IsRefused(null, new RunCommand.LinkFinished(play.Task(), child)));
    }

    [Fact]
    public void Given_a_linked_SOP_that_was_called_off_then_the_step_goes_on_by_hand_and_its_lane_may_have_it_wait_once_more()
    {
        var play = Play.Started(Linking(LinkMode.Waits).Build(), Staff().Build(), "pengumpulan-data");
        var (waiting, child) = (play.Task(), new RunId(Shared.DerivedGuid.Of("child")));
        Assert.Equal("procedures.run.reason-missing", play.IsRefused(null, new RunCommand.LinkCancelled(waiting, child, " ")));

        play.Does(null, new RunCommand.LinkCancelled(waiting, child, "Salah periode"));

        Assert.Equal("kompilasi/1/1", play.Open);
        Assert.Equal(RunTaskStatus.Cancelled, play.Run.Find(waiting)!.Status);
        Assert.Equal("procedures.run.task-ended", play.IsRefused(null, new RunCommand.LinkCancelled(waiting, child, "Salah periode")));
        Assert.Equal("Salah periode", ReturnReason.Of(play.Events, play.Task())!.Reason);
        Assert.Equal(["kompilasi"], RunAuthority.ReturnTargets(play.Run, play.Run.Open.Single(), play.Around(A.Person("Siti"))).Select(step => step.Value));

        play.Does("Siti", new RunCommand.Return(play.Task(), new("kompilasi"), [], "Mulai lagi dengan periode yang benar"));
        Assert.Equal("kompilasi/0/2", play.Open);
    }

    [Fact]
    public void Given_a_step_that_waits_for_its_linked_SOP_then_its_own_time_begins_when_that_one_has_ended()
    {
        var play = Play.Started(
            A.Definition().Step("kompilasi", step => step.Act(ActKind.Process, "staf").Names("pengumpulan-data").Lasts(60)).Build(), Staff().Build(), "pengumpulan-data");
        var waiting = play.Run.Open.Single();
        Assert.Null(waiting.DueAt);
        play.Now += Duration.FromDays(6);
        Assert.Equal("procedures.run.nothing-overdue", play.IsRefused(null, new RunCommand.NoteOverdue()));
        Assert.Equal("procedures.run.nothing-to-reschedule", play.IsRefused(null, new RunCommand.Reschedule()));

        play.Does(null, new RunCommand.LinkFinished(waiting.Key, new(Shared.DerivedGuid.Of("child"))));

        Assert.Equal(play.Now + Duration.FromMinutes(60), play.Run.Open.Single().DueAt);
        play.Now += Duration.FromMinutes(30);
        Assert.Equal("procedures.run.nothing-to-reschedule", play.IsRefused(null, new RunCommand.Reschedule()));
    }

    [Fact]
    public void Given_a_stopped_clock_when_the_linked_SOP_ends_then_it_is_taken_and_what_it_opens_waits_for_the_clock()
    {
        var play = Play.Started(
            A.Definition().Step("kompilasi", step => step.Act(ActKind.Process, "staf").Names("pengumpulan-data").Lasts(60)).Build(), Staff().Build(), "pengumpulan-data");
        var waiting = play.Run.Open.Single();
        play.Does(null, new RunCommand.Pause("Libur bersama"));
        play.Now += Duration.FromMinutes(30);

        play.Does(null, new RunCommand.LinkFinished(waiting.Key, new(Shared.DerivedGuid.Of("child"))));

        Assert.Equal("procedures.run.paused", play.IsRefused("Siti", new RunCommand.Complete(play.Task())));
        play.Now += Duration.FromMinutes(30);
        play.Does(null, new RunCommand.Resume());
        Assert.Equal(play.Now + Duration.FromMinutes(60), play.Run.Open.Single().DueAt);
        Assert.Equal("procedures.run.nothing-to-reschedule", play.IsRefused(null, new RunCommand.Reschedule()));
    }

    [Theory]
    [InlineData(LinkMode.Refers, false, "pengumpulan-data")]
    [InlineData(LinkMode.Waits, false, "sop-lain")]
    [InlineData(LinkMode.Waits, true, "pengumpulan-data")]
    public void Given_a_link_that_only_refers_is_not_in_force_or_names_the_SOP_itself_then_nothing_waits(LinkMode mode, bool itself, string inForce)
    {
        var play = Play.Started(Linking(mode, itself).Build(), Staff().Build(), inForce);

        Assert.Equal("kompilasi/1/1", play.Open);
    }

    [Fact]
    public void Given_an_SOP_whose_link_leads_to_its_own_code_then_it_never_waits_for_itself()
    {
        var definition = A.Definition().Step("kompilasi", step => step.Act(ActKind.Process, "staf").Names("contoh")).Build();

        Assert.Equal("kompilasi/1/1", Play.Started(definition, Staff().Build(), "contoh").Open);
    }

    [Fact]
    public void Given_a_standard_time_when_it_passes_then_it_is_noted_once()
    {
        var play = A.Play(A.Definition().Step("olah", step => step.Act(ActKind.Process, "staf").Lasts(60)), Staff());
        var due = play.Now + Duration.FromMinutes(60);
        Assert.Equal("procedures.run.nothing-overdue", play.IsRefused(null, new RunCommand.NoteOverdue()));
        play.Now = due;
        Assert.Equal("procedures.run.nothing-overdue", play.IsRefused(null, new RunCommand.NoteOverdue()));

        play.Now = due + Duration.FromMinutes(1);
        play.Does(null, new RunCommand.NoteOverdue());

        Assert.Equal("procedures.run.nothing-overdue", play.IsRefused(null, new RunCommand.NoteOverdue()));
    }

    [Fact]
    public void Given_a_lateness_on_record_when_a_holiday_moves_the_due_time_then_the_next_lateness_is_noted_again()
    {
        var play = A.Play(A.Definition().Step("olah", step => step.Act(ActKind.Process, "staf").Lasts(60)), Staff());
        play.Now += Duration.FromHours(2);
        play.Does(null, new RunCommand.NoteOverdue());
        play.Holidays = Duration.FromDays(1);
        play.Does(null, new RunCommand.Reschedule());

        Assert.Equal("procedures.run.nothing-overdue", play.IsRefused(null, new RunCommand.NoteOverdue()));
        play.Now += Duration.FromDays(2);

        Assert.Single(((RunEvent.OverdueNoted)play.Does(null, new RunCommand.NoteOverdue())).Tasks);
    }

    [Fact]
    public void Given_a_step_without_a_standard_time_then_it_is_never_late()
    {
        var play = A.Play(A.Definition().Step("olah", step => step.Act(ActKind.Process, "staf")), Staff());
        play.Now += Duration.FromDays(3000);

        Assert.Equal("procedures.run.nothing-overdue", play.IsRefused(null, new RunCommand.NoteOverdue()));
    }

    [Fact]
    public void Given_a_pause_then_nothing_but_resuming_or_ending_is_done_and_due_times_move_by_it()
    {
        var play = A.Play(A.Definition().Step("olah", step => step.Act(ActKind.Process, "staf").Lasts(60)), Staff());
        var due = play.Run.Open.Single().DueAt!.Value;
        play.Does("Siti", new RunCommand.Pause("Banjir"));
        play.Now += Duration.FromHours(5);

        Assert.Equal("procedures.run.paused", play.IsRefused("Siti", new RunCommand.Complete(play.Task())));
        Assert.Equal("procedures.run.paused", play.IsRefused(null, new RunCommand.NoteOverdue()));
        Assert.Equal("procedures.run.paused", play.IsRefused("Siti", new RunCommand.Pause("Lagi")));
        play.Does("Siti", new RunCommand.Resume());

        Assert.Equal(due + Duration.FromHours(5), play.Run.Open.Single().DueAt);
        Assert.Equal("procedures.run.not-paused", play.IsRefused("Siti", new RunCommand.Resume()));
    }

    [Fact]
    public void The_acts_of_a_step_share_the_one_time_the_sop_prints_and_a_new_round_gets_it_anew()
    {
        var play = A.Play(
            A.Definition().Step("susun", step => step.Act(ActKind.Prepare, "staf").Act(ActKind.HandOver, "staf").Lasts(60)).Step("periksa", step => step.Act(ActKind.Report, "kepala")),
            Staff().Holds("kepala", "Budi"));
        var due = play.Run.Open.Single().DueAt!.Value;
        play.Now += Duration.FromMinutes(40);
        play.Does("Siti", new RunCommand.Complete(play.Task()));
        Assert.Equal(due, play.Run.Open.Single().DueAt);

        play.Does("Siti", new RunCommand.Complete(play.Task()));
        play.Does("Budi", new RunCommand.Return(play.Task(), new("susun"), [], "Kurang lengkap"));

        Assert.Equal(due + Duration.FromMinutes(40), play.Run.Open.Single().DueAt);
    }

    [Fact]
    public void Given_a_pause_that_is_over_when_the_calendar_changes_then_the_pause_still_counts()
    {
        var play = A.Play(A.Definition().Step("olah", step => step.Act(ActKind.Process, "staf").Lasts(60)), Staff());
        var due = play.Run.Open.Single().DueAt!.Value;
        play.Does("Siti", new RunCommand.Pause("Banjir"));
        play.Now += Duration.FromHours(5);
        play.Does("Siti", new RunCommand.Resume());
        Assert.Equal("procedures.run.nothing-to-reschedule", play.IsRefused(null, new RunCommand.Reschedule()));

        play.Holidays = Duration.FromDays(1);
        play.Does(null, new RunCommand.Reschedule());

        Assert.Equal(due + Duration.FromHours(5) + Duration.FromDays(1), play.Run.Open.Single().DueAt);
    }

    [Fact]
    public void Given_an_input_that_no_step_made_when_it_is_attached_with_a_reason_then_the_step_can_be_done()
    {
        var play = A.Play(A.Definition().Step("olah", step => step.Act(ActKind.Process, "staf").Needs("Agenda").Needs("Rekapitulasi", "rekap")), Staff());
        var attach = new RunCommand.ProvideInput(new("olah"), new("rekap"), "Diterima lewat surat");

        Assert.Equal("procedures.run.input-missing", play.IsRefused("Siti", new RunCommand.Complete(play.Task())));
        Assert.Equal("procedures.run.input-not-missing", play.IsRefused("Siti", attach with { Artifact = new("lain") }));
        Assert.Equal("procedures.run.input-not-missing", play.IsRefused("Siti", attach with { Step = new("lain") }));
        Assert.Equal("procedures.run.reason-missing", play.IsRefused("Siti", attach with { Reason = "" }));
        Assert.Equal("procedures.run.not-your-task", play.IsRefused("Budi", attach));
        play.Does("Siti", attach);
        Assert.Equal("procedures.run.input-not-missing", play.IsRefused("Siti", attach));
        play.Completes("Siti");

        Assert.Equal(RunStatus.Finished, play.Run.Status);
    }

    [Fact]
    public void Given_an_input_attached_for_one_step_when_a_later_step_needs_it_too_then_it_is_not_asked_for_again()
    {
        var play = A.Play(
            A.Definition().Step("olah", step => step.Act(ActKind.Process, "staf").Needs("Rekapitulasi", "rekap"))
                .Step("susun", step => step.Act(ActKind.Process, "staf").Needs("Rekapitulasi", "rekap")),
            Staff());
        play.Does("Siti", new RunCommand.ProvideInput(new("olah"), new("rekap"), "Diterima lewat surat"));
        play.Completes("Siti");

        Assert.Equal("procedures.run.input-not-missing", play.IsRefused("Siti", new RunCommand.ProvideInput(new("susun"), new("rekap"), "Sekali lagi")));
        play.Completes("Siti");

        Assert.Equal(RunStatus.Finished, play.Run.Status);
    }

    private static DefinitionBuilder Ordered() => A.Definition()
        .Step("perintah", step => step.Act(ActKind.Instruct, "kepala").To("sekretaris"))
        .Step("olah", step => step.Act(ActKind.Process, "tim"));

    private static RosterBuilder People() => A.Roster().Holds("kepala", "Budi").Holds("sekretaris", "Siti").Holds("tim", "Tono");

    private static RosterBuilder Staff() => A.Roster().Holds("staf", "Siti");

    private static DefinitionBuilder Linking(LinkMode mode, bool itself = false) =>
        A.Definition().Step("kompilasi", step => step.Act(ActKind.Process, "staf").Names("pengumpulan-data", mode, itself));
}
