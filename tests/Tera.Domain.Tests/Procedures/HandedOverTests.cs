using Tera.Procedures.Builders;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Procedures;

/// <summary>What is passed on is received when somebody takes up what it opened.</summary>
public sealed class HandedOverTests
{
    [Fact]
    public void Given_something_passed_on_then_it_is_received_by_who_takes_or_does_the_next_task_first()
    {
        var play = A.Play(
            A.Definition()
                .Step("susun", step => step.Act(ActKind.Prepare, "staf").Act(ActKind.HandOver, "staf"))
                .Step("telaah", step => step.Act(ActKind.Process, "tim"))
                .Step("lapor", step => step.Act(ActKind.Report, "tim")),
            A.Roster().Holds("staf", "Siti").Holds("tim", "Ani", "Beni"));
        play.Completes("Siti");
        play.Completes("Siti", note: "Mohon ditelaah");

        var waiting = Assert.Single(HandedOver.Of(play.Events, play.Definition));
        Assert.Equal(("Mohon ditelaah", "Siti", null), (waiting.Note, waiting.By.Position, waiting.Received));

        play.Now += NodaTime.Duration.FromMinutes(5);
        play.Does("Beni", new RunCommand.Claim(play.Task()));
        var taken = play.Now;
        play.Does("Beni", new RunCommand.Release(play.Task()));
        play.Completes("Ani");
        play.Completes("Ani");

        var passed = HandedOver.Of(play.Events, play.Definition);
        Assert.Equal(new Receiving(A.Person("Beni"), Position: null, taken), passed[0].Received);
        Assert.Empty(passed[1].Opened);
        Assert.Null(passed[1].Received);
    }

    [Fact]
    public void Given_a_report_to_somebody_when_joint_actors_confirm_first_then_he_has_it_when_he_takes_it_himself()
    {
        var play = A.Play(
            A.Definition()
                .Step("lapor", step => step.Act(ActKind.Report, "sekretaris").To("kepala"))
                .Step("analisa", step => step.Act(ActKind.Meet, "kepala", "sekretaris", "tim").Joint()),
            A.Roster().Holds("sekretaris", "Siti").Holds("kepala", "Kartini").Holds("tim", "Ani"));
        play.Completes("Siti");
        play.Completes("Siti", Slot.JointActor(new("sekretaris")));
        play.Completes("Ani", Slot.JointActor(new("tim")));
        Assert.Null(Assert.Single(HandedOver.Of(play.Events, play.Definition)).Received);

        play.Completes("Kartini");

        Assert.Equal(new Receiving(A.Person("Kartini"), "Kartini", play.Now), Assert.Single(HandedOver.Of(play.Events, play.Definition)).Received);
    }

    [Fact]
    public void Given_a_report_to_somebody_when_others_have_to_act_before_him_then_he_has_it_by_his_own_later_task()
    {
        var play = A.Play(
            A.Definition()
                .Step("lapor", step => step.Act(ActKind.Report, "sekretaris").To("kepala"))
                .Step("pengesahan", step => step.Act(ActKind.Initial, "subag").Act(ActKind.Initial, "sekretaris").Act(ActKind.Sign, "kepala")),
            A.Roster().Holds("sekretaris", "Siti").Holds("subag", "Budi").Holds("kepala", "Kartini"));
        play.Completes("Siti");
        play.Completes("Budi");
        play.Completes("Siti");
        Assert.Null(Assert.Single(HandedOver.Of(play.Events, play.Definition)).Received);

        play.Completes("Kartini");

        Assert.Equal(A.Person("Kartini"), Assert.Single(HandedOver.Of(play.Events, play.Definition)).Received?.Person);
    }

    [Theory]
    [InlineData("sekcam")]
    [InlineData]
    public void Given_something_passed_on_when_its_sender_has_the_next_task_then_he_has_not_received_it(params string[] recipients)
    {
        var play = A.Play(
            A.Definition()
                .Step("lapor", step => step.Act(ActKind.Report, "kasubag").To(recipients))
                .Step("arsip", step => step.Act(ActKind.Archive, "kasubag"))
                .Lane("sekcam", LaneNature.Position),
            A.Roster().Holds("kasubag", "Budi").Holds("sekcam", "Sari"));
        play.Completes("Budi");
        play.Completes("Budi");

        Assert.Null(Assert.Single(HandedOver.Of(play.Events, play.Definition)).Received);
    }

    [Fact]
    public void Given_something_passed_on_twice_when_its_recipient_takes_it_then_he_has_the_second()
    {
        var play = A.Play(
            A.Definition()
                .Step("serah", step => step.Act(ActKind.HandOver, "staf").To("kepala"))
                .Step("periksa", step => step.Act(ActKind.Check, "tim").Decides("putus", ["serah"]))
                .Step("putus", step => step.Act(ActKind.Sign, "kepala")),
            A.Roster().Holds("staf", "Siti").Holds("tim", "Ani").Holds("kepala", "Kartini"));
        play.Completes("Siti");
        play.Completes("Ani", outcome: CheckOutcome.No, note: "Belum lengkap");
        play.Completes("Siti");
        play.Completes("Ani", outcome: CheckOutcome.Yes);
        play.Completes("Kartini");

        var passed = HandedOver.Of(play.Events, play.Definition);
        Assert.Null(passed[0].Received);
        Assert.Equal(A.Person("Kartini"), passed[1].Received?.Person);
    }
}
