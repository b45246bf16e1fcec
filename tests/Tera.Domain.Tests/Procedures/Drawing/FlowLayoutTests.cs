using Tera.Procedures.Definitions;

namespace Tera.Procedures.Drawing;

public sealed class FlowLayoutTests
{
    private static readonly FlowLayout Bmcktr = FlowLayout.Of(SampleSops.Bmcktr());

    [Fact]
    public void The_first_and_the_last_printed_row_are_capsules_and_the_decision_is_a_diamond_with_boxes_beside_it()
    {
        Assert.Equal(FlowShape.Terminator, MainOf("perintah").Shape);
        Assert.Equal(FlowShape.Process, MainOf("lapor").Shape);
        Assert.Equal(FlowShape.Process, MainOf("pengesahan").Shape);
        Assert.Equal(FlowShape.Terminator, MainOf("unggah").Shape);
        var analysis = Bmcktr.Find(new StepKey("analisa"))!;
        Assert.Equal(
            [(0, FlowShape.Decision), (1, FlowShape.Process), (3, FlowShape.Process)],
            analysis.Cells.Skip(Bmcktr.Gutters).Select((cell, lane) => (lane, cell.Symbol?.Shape)).Where(at => at.Shape is not null)
                .Select(at => (at.lane, at.Shape!.Value)));
    }

    [Fact]
    public void A_last_row_that_decides_stays_a_diamond_and_says_that_yes_ends_the_run()
    {
        var last = FlowLayout.Of(SampleSops.HardDecisions()).Rows[^1];
        var symbol = last.Cells.Select(cell => cell.Symbol).Single(symbol => symbol is not null)!;
        Assert.Equal(FlowShape.Decision, symbol.Shape);
        Assert.Equal([("Ya", true), ("Tidak", false)], symbol.Labels.Select(label => (label.Text, label.EndsRun)));
    }

    [Fact]
    public void A_decider_who_chooses_among_two_targets_has_one_trunk_with_two_ends_marked_as_proposed()
    {
        var no = Bmcktr.Edges.Where(edge => edge.Exit is FlowExit.No).ToList();
        Assert.Equal([3, 4], no.Select(edge => edge.To));
        Assert.All(no, edge => Assert.True(edge is { Gutter: 0, IsProposal: true, ChosenByDecider: true, IsReturn: true, Place: FlowPlace.Side }));
        Assert.Equal(1, Bmcktr.Gutters);
    }

    [Fact]
    public void Given_only_the_printed_rows_when_drawn_then_lines_run_past_the_service_step()
    {
        var printed = FlowLayout.Of(SampleSops.Bmcktr(), FlowExtent.AsPrinted);
        Assert.Equal(9, printed.Rows.Length);
        var report = printed.Edges.Single(edge => edge.From == 7);
        Assert.Equal((8, false), (report.To, report.IsProposal));
    }

    [Fact]
    public void A_way_to_a_service_step_is_a_proposal() =>
        Assert.All(Bmcktr.Edges.Where(edge => edge.From == 8 || edge.To == 8), edge => Assert.True(edge.IsProposal));

    [Fact]
    public void A_row_that_a_return_enters_sends_its_own_return_out_below() =>
        Assert.Equal(
            FlowPlace.Face,
            FlowLayout.Of(SampleSops.CrossingReturns()).Edges.First(edge => edge is { From: 3, Exit: FlowExit.No }).Place);

    [Fact]
    public void Given_an_act_of_an_unknown_lane_when_drawn_then_it_is_refused_by_name()
    {
        var definition = new Sop("Rusak", "Kepala").Row("satu", "Melakukan", 5).Build();
        Assert.Contains("satu", Assert.Throws<ArgumentException>(() => FlowLayout.Of(definition)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_definition_has_an_empty_drawing()
    {
        var layout = FlowLayout.Of(new Sop("Kosong", "Kepala").Build());
        Assert.Empty(layout.Rows);
        Assert.Equal(0, layout.Gutters);
    }

    private static FlowSymbol MainOf(string step) =>
        Bmcktr.Find(new StepKey(step))!.Cells.Select(cell => cell.Symbol).First(symbol => symbol?.IsMain == true)!;
}
