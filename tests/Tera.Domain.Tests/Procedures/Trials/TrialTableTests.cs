using System.Collections.Immutable;
using Tera.Procedures.Builders;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Procedures.Trials;

/// <summary>An SOP gone through at a table.</summary>
public sealed class TrialTableTests
{
    [Fact]
    public void Given_a_row_with_several_acts_when_gone_through_then_all_of_them_are_done_and_the_next_row_has_its_turn()
    {
        var table = Table(
            A.Definition().Step("susun", step => step.Act(ActKind.Prepare, "staf").Act(ActKind.Initial, "sekretaris").Act(ActKind.Sign, "kepala")).Step("arsip", step => step.Act(ActKind.Archive, "staf")),
            A.Roster().Holds("staf", "Ani").Holds("sekretaris", "Susi").Holds("kepala", "Budi"));

        var done = table.GoesOn();

        Assert.Equal(3, done.Events.Length);
        Assert.Equal(["Ani", "Susi", "Budi"], done.Events.Cast<RunEvent.Completed>().Select(completed => completed.By.Position));
        Assert.Equal("arsip", table.Run.CurrentStep?.Value);
        Assert.Empty(table.Findings);
        table.GoesOn();
        Assert.Equal(RunStatus.Finished, table.Run.Status);
        Assert.Equal("procedures.run.already-over", TrialTable.GoOn(table.Run, new(), table.Around).Rejection?.Code);
    }

    [Fact]
    public void Given_a_decision_when_both_ways_are_tried_then_the_run_goes_where_each_leads_and_all_ways_are_known_as_tried()
    {
        var table = Table(Checked(), A.Roster().Holds("staf", "Ani").Holds("kepala", "Budi")).After(2);

        Assert.Equal("procedures.run.outcome-missing", TrialTable.GoOn(table.Run, new(), table.Around).Rejection?.Code);
        table.GoesOn(new(CheckOutcome.No));
        Assert.Equal("susun", table.Run.CurrentStep?.Value);
        table.GoesOn();
        table.GoesOn(new(CheckOutcome.No, new("kumpul")));
        Assert.Equal("kumpul", table.Run.CurrentStep?.Value);
        table.After(2);
        table.GoesOn(new(CheckOutcome.Yes));

        TrialWay[] ways = [new(new("periksa"), CheckOutcome.Yes, new("arsip")), new(new("periksa"), CheckOutcome.No, new("susun")), new(new("periksa"), CheckOutcome.No, new("kumpul"))];
        Assert.Equal(ways, TrialWay.AllOf(table.Around.Definition));
        Assert.Equal(ways.ToHashSet(), table.Ways.ToHashSet());
        Assert.Equal("procedures.run.not-a-target", Table(Checked(), A.Roster()).After(2).Refuses(new(CheckOutcome.No, new("arsip"))));
    }

    [Fact]
    public void Given_nobody_who_makes_and_nobody_who_judges_then_both_are_told_and_nobody_is_said_to_judge_his_own_work()
    {
        var table = Table(Checked(), A.Roster()).After(2);

        table.GoesOn(new(CheckOutcome.Yes));

        Assert.All(table.Findings, finding => Assert.Equal(TrialFindingKind.NobodyHolds, finding.Kind));
        Assert.Contains(table.Findings, finding => finding.Step.Value == "periksa");
    }

    [Fact]
    public void Given_two_who_may_judge_and_a_region_that_lets_own_work_through_then_whoever_did_not_make_it_judges()
    {
        var table = Table(Checked(), A.Roster().Holds("staf", "Budi").Holds("kepala", "Budi").Holds("kepala", "Susi")).After(2);

        table.Around = table.Around with { AllowOwnWork = true };
        var done = table.GoesOn(new(CheckOutcome.Yes));

        Assert.Equal("Susi", done.Events.OfType<RunEvent.Completed>().Last().By.Position);
        Assert.Empty(table.Findings);
    }

    [Fact]
    public void Given_a_lane_that_nobody_fills_when_gone_through_then_it_goes_on_and_says_so()
    {
        var table = Table(A.Definition().Step("susun", step => step.Act(ActKind.Prepare, "staf")).Step("periksa", step => step.Act(ActKind.Report, "staf")), A.Roster().Holds("kepala", "Budi"));

        table.GoesOn();

        Assert.Equal([new TrialFinding(TrialFindingKind.NobodyHolds, new("susun"), "staf")], table.Findings);
        Assert.Equal("periksa", table.Run.CurrentStep?.Value);
    }

    [Fact]
    public void Given_inputs_that_no_row_has_made_when_gone_through_then_each_is_a_finding_once_and_not_again_in_a_later_row()
    {
        var table = Table(
            A.Definition()
                .Step("susun", step => step.Act(ActKind.Prepare, "staf").Makes("formulir").Needs("Disposisi", "disposisi").Needs("Peraturan"))
                .Step("lapor", step => step.Act(ActKind.Report, "staf").Needs("Formulir", "formulir").Needs("Disposisi", "disposisi")),
            A.Roster().Holds("staf", "Ani"));

        table.GoesOn();
        table.GoesOn();

        Assert.Equal([new TrialFinding(TrialFindingKind.InputMissing, new("susun"), "Disposisi")], table.Findings);
        Assert.Equal(RunStatus.Finished, table.Run.Status);
    }

    [Fact]
    public void Given_the_only_judge_made_it_himself_when_gone_through_then_another_holder_is_asked_first_and_his_own_work_is_a_finding()
    {
        ImmutableArray<TrialFinding> Judged(params string[] judges)
        {
            var table = Table(Checked(), A.Roster().Holds("staf", "Ani").Holds("kepala", judges)).After(2);
            table.GoesOn(new(CheckOutcome.Yes));
            return table.Findings;
        }

        Assert.Empty(Judged("Ani", "Budi"));
        Assert.Equal([new TrialFinding(TrialFindingKind.OwnWork, new("periksa"), "Ani")], Judged("Ani"));
    }

    [Fact]
    public void Given_rows_of_all_units_when_distributed_to_some_then_those_fill_together_in_one_row()
    {
        var definition = A.Definition()
            .Step("sebar", step => step.Act(ActKind.Distribute, "tim"))
            .Step("isi", step => step.Act(ActKind.Collect, "bidang").EachUnit().CoordinatedBy("tim"))
            .Step("rapat", step => step.Act(ActKind.Meet, "tim", "kepala", "sekretaris").Joint());
        var roster = A.Roster().Holds("tim", "Tono").Holds("kepala", "Budi").Unit("A", "bidang", "Ani").Unit("B", "bidang", "Beni").Unit("C", "bidang");

        var some = Table(definition, roster);
        some.GoesOn(new(Participants: [A.Unit("A"), A.Unit("C")]));
        var filled = some.GoesOn();
        var met = some.GoesOn();

        Assert.Equal(["A", "C"], filled.After.Tasks.Where(task => task.Key.Step.Value == "isi").Select(task => task.Label));
        Assert.Equal(3, met.Events.Length);
        Assert.All(met.After.Tasks, task => Assert.Equal(RunTaskStatus.Done, task.Status));
        Assert.Equal(
            [new(TrialFindingKind.NobodyHolds, new("isi"), "bidang, C"), new(TrialFindingKind.NobodyHolds, new("rapat"), "sekretaris")], some.Findings);
        Assert.Equal("procedures.run.wrong-participants", Table(definition, roster).Refuses(new(Participants: [])));
    }

    [Fact]
    public void Given_an_agency_without_units_when_laid_on_the_table_then_one_stands_in_and_that_is_a_finding()
    {
        var table = Table(
            A.Definition().Step("isi", step => step.Act(ActKind.Collect, "bidang").EachUnit().CoordinatedBy("tim")).Step("nilai", step => step.Act(ActKind.Collect, "pegawai").EachEmployee().CoordinatedBy("tim")),
            A.Roster().Holds("tim", "Tono"));

        table.GoesOn();
        table.GoesOn();

        Assert.Equal(RunStatus.Finished, table.Run.Status);
        Assert.Equal([("isi", ""), ("nilai", "")], table.Findings.Where(finding => finding.Kind is TrialFindingKind.NobodyTakesPart).Select(finding => (finding.Step.Value, finding.What)));
    }

    [Fact]
    public void Given_a_row_that_waits_for_a_linked_SOP_when_gone_through_then_it_is_taken_as_ended_and_the_row_is_done()
    {
        var table = Table(A.Definition().Step("ukur", step => step.Act(ActKind.Report, "tim").Names("lain")), A.Roster().Holds("tim", "Tono"), "lain");

        table.GoesOn();

        Assert.Equal(RunStatus.Finished, table.Run.Status);
        Assert.Equal([new TrialFinding(TrialFindingKind.LinkWaited, new("ukur"), "SOP lain")], table.Findings);
    }

    [Fact]
    public void Given_a_signature_with_a_refusal_when_refused_then_the_work_goes_back_and_when_signed_it_goes_on()
    {
        var definition = A.Definition().Step("susun", step => step.Act(ActKind.Prepare, "staf"))
            .Step("sah", step => step.Act(ActKind.Initial, "sekretaris").Act(ActKind.Sign, "kepala").RefusedTo("susun")).Step("arsip", step => step.Act(ActKind.Archive, "staf"));
        var table = Table(definition, A.Roster().Holds("staf", "Ani").Holds("sekretaris", "Susi").Holds("kepala", "Budi")).After(1);

        var refused = table.GoesOn(new(CheckOutcome.No));

        Assert.Equal(["Susi", "Budi"], refused.Events.Select(happened => happened is RunEvent.Returned { Deviates: false } returned ? returned.By.Position : ((RunEvent.Completed)happened).By.Position));
        Assert.Equal("susun", table.Run.CurrentStep?.Value);
        Assert.Equal([new TrialWay(new("sah"), CheckOutcome.No, new("susun"))], table.Ways);
        Assert.Equal(TrialWay.AllOf(table.Around.Definition), table.Ways);
        Assert.Equal("arsip", table.After(2).Run.CurrentStep?.Value);
    }

    [Fact]
    public void A_run_that_has_not_begun_is_not_gone_through()
    {
        var table = Table(Checked(), A.Roster());

        Assert.Equal("procedures.run.not-started", TrialTable.GoOn(Run.Unstarted(table.Run.Id), new(), table.Around).Rejection?.Code);
    }

    private static DefinitionBuilder Checked() => A.Definition()
        .Step("kumpul", step => step.Act(ActKind.Instruct, "staf").Leads("susun"))
        .Step("susun", step => step.Act(ActKind.Prepare, "staf"))
        .Step("periksa", step => step.Act(ActKind.Check, "kepala").Decides("arsip", ["susun", "kumpul"]))
        .Step("arsip", step => step.Act(ActKind.Archive, "staf"));

    private static Played Table(DefinitionBuilder definition, RosterBuilder roster, params string[] resolved) => new(definition.Build(), roster.Build(), resolved);

    /// <summary>A table with the SOP on it; what it found and where it went is kept.</summary>
    private sealed class Played
    {
        private readonly List<TrialFinding> _findings = [];
        private readonly List<TrialWay> _ways = [];

        public Played(ProcedureDefinition definition, Roster roster, string[] resolved)
        {
            Around = new Play(definition, roster) { Resolved = [.. resolved.Select(code => new ProcedureCode(code))] }.Around(actor: null);
            var unstarted = Run.Unstarted(new(DerivedGuid.Of("trial")));
            Assert.True(TrialTable.Begin(unstarted, Around).Accepted(out var started, out _));
            Keep(unstarted, started);
            Run = Run.Evolve(unstarted, started, Around.Now);
        }

        public Surroundings Around { get; set; }

        public Run Run { get; private set; }

        public ImmutableArray<TrialFinding> Findings => [.. _findings];

        public IReadOnlyList<TrialWay> Ways => _ways;

        public TrialStep GoesOn(TrialAnswer? answer = null)
        {
            Assert.True(TrialTable.GoOn(Run, answer ?? new(), Around).Accepted(out var done, out var no), no?.Code);
            var run = Run;
            foreach (var happened in done.Events)
            {
                Keep(run, happened);
                run = Run.Evolve(run, happened, Around.Now);
            }

            Assert.Equal(run.Sequence, done.After.Sequence);
            Run = done.After;
            return done;
        }

        public Played After(int rows)
        {
            for (var row = 0; row < rows; row++)
            {
                GoesOn();
            }

            return this;
        }

        public string? Refuses(TrialAnswer answer) => TrialTable.GoOn(Run, answer, Around).Rejection?.Code;

        private void Keep(Run before, RunEvent happened)
        {
            _findings.AddRange(TrialFinding.Of(happened, before, Around.Definition));
            _ways.AddRange(TrialWay.TakenBy(happened, Around.Definition) is { } way ? [way] : (TrialWay[])[]);
        }
    }
}
