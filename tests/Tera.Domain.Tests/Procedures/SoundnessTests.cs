using Tera.Procedures.Builders;
using Tera.Procedures.Definitions;

namespace Tera.Procedures;

/// <summary>Each flaw that keeps an SOP from being put in force, by name.</summary>
public sealed class SoundnessTests
{
    [Fact]
    public void An_SOP_without_steps_is_refused() => Refuses(DefinitionRejections.NoSteps(), A.Definition());

    [Fact]
    public void Two_steps_of_one_key_are_refused() =>
        Refuses(DefinitionRejections.DuplicateStep(new("a")), A.Definition().Step("a", Reports).Step("a", Reports));

    [Fact]
    public void A_step_without_an_act_is_refused() => Refuses(DefinitionRejections.NoActs(new("a")), A.Definition().Step("a", _ => { }));

    [Fact]
    public void An_act_without_an_actor_is_refused() =>
        Refuses(DefinitionRejections.NoActor(new("a")), A.Definition().Step("a", step => step.Act(ActKind.Report)));

    [Fact]
    public void An_act_that_names_a_lane_twice_is_refused() =>
        Refuses(DefinitionRejections.ActorTwice(new("a")), A.Definition().Step("a", step => step.Act(ActKind.Meet, "staf", "kepala", "kepala").Joint()));

    [Theory]
    [InlineData("staf")]
    [InlineData("penerima")]
    [InlineData("koordinator")]
    public void An_act_that_names_a_lane_the_SOP_has_not_is_refused(string lane)
    {
        var definition = A.Definition().Step("a", step => step.Act(ActKind.Collect, "staf").To("penerima").CoordinatedBy("koordinator")).Build();
        definition = definition with { Lanes = definition.Lanes.RemoveAll(known => known.Key.Value == lane) };

        Assert.Equal([DefinitionRejections.UnknownLane(new("a"), new(lane))], Soundness.Check(definition));
    }

    [Fact]
    public void Two_lanes_of_one_key_are_refused()
    {
        var definition = A.Definition().Step("a", Reports).Build();
        definition = definition with { Lanes = definition.Lanes.AddRange(definition.Lanes) };

        Assert.Equal([DefinitionRejections.DuplicateLane(new("staf"))], Soundness.Check(definition));
    }

    [Fact]
    public void A_step_or_a_refusal_that_leads_nowhere_is_refused()
    {
        Refuses(DefinitionRejections.UnknownTarget(new("a"), new("b")), A.Definition().Step("a", step => step.Act(ActKind.Report, "staf").Leads("b")));
        Refuses(DefinitionRejections.UnknownTarget(new("a"), new("b")), A.Definition().Step("a", step => step.Act(ActKind.Sign, "staf").RefusedTo("b")));
    }

    [Fact]
    public void A_decision_without_a_check_or_with_two_is_refused()
    {
        Refuses(DefinitionRejections.DecisionNeedsOneCheck(new("a")), A.Definition().Step("a", step => step.Act(ActKind.Report, "staf").Decides(null, [])));
        Refuses(
            DefinitionRejections.DecisionNeedsOneCheck(new("a")),
            A.Definition().Step("a", step => step.Act(ActKind.Check, "staf").Act(ActKind.Check, "staf").Decides(null, [])));
    }

    [Fact]
    public void A_check_without_two_exits_is_refused() =>
        Refuses(DefinitionRejections.CheckWithoutBranches(new("a")), A.Definition().Step("a", step => step.Act(ActKind.Check, "staf")));

    [Fact]
    public void A_decision_by_each_unit_is_refused_because_several_answers_lead_to_several_places() => Refuses(
        DefinitionRejections.DecidedByMany(new("a")), A.Definition().Step("a", step => step.Act(ActKind.Check, "bidang").EachUnit().Decides(null, [])));

    [Fact]
    public void Two_exits_of_one_label_and_a_yes_of_several_targets_are_refused()
    {
        var branch = new Branch("Ya", [new("b")], Provenance.Printed, UnitsMayBeChosen: false);
        var several = branch with { Targets = [new("a"), new("b")] };

        Refuses(DefinitionRejections.SameLabels(new("a")), Deciding(branch, branch));
        Refuses(DefinitionRejections.YesHasOneTarget(new("a")), Deciding(several, branch with { Label = "Tidak" }));
    }

    [Fact]
    public void What_is_wrong_with_a_row_hides_no_step_that_nothing_leads_to()
    {
        var ending = new Branch("Ya", [], Provenance.Printed, UnitsMayBeChosen: false);

        Assert.Equal([DefinitionRejections.SameLabels(new("a")), DefinitionRejections.Unreachable(new("b"))], Soundness.Check(Deciding(ending, ending).Build()));
    }

    [Fact]
    public void A_step_no_way_leads_to_and_a_step_no_way_leads_from_are_refused()
    {
        Refuses(
            DefinitionRejections.Unreachable(new("b")),
            A.Definition().Step("a", step => step.Act(ActKind.Report, "staf").Ends()).Step("b", Reports));
        Refuses(
            DefinitionRejections.NoWayToEnd(new("b")),
            A.Definition()
                .Step("a", step => step.Act(ActKind.Check, "staf").Decides(null, ["b"]))
                .Step("b", step => step.Act(ActKind.Report, "staf").Leads("b")));
    }

    private static void Reports(StepBuilder step) => step.Act(ActKind.Report, "staf");

    private static DefinitionBuilder Deciding(Branch yes, Branch no) => A.Definition()
        .Step("a", step => step.Act(ActKind.Check, "staf").Onwards(new Onward.Decision(yes, no)))
        .Step("b", Reports);

    private static void Refuses(Shared.Rejection flaw, DefinitionBuilder definition) =>
        Assert.Equal([flaw], Soundness.Check(definition.Build()));
}
