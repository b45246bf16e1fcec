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
}
