using FsCheck;
using FsCheck.Fluent;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Drawing;

/// <summary>What holds for the drawing of every SOP: of 1 to 12 lanes, 1 to 40 rows, with exits to anywhere.</summary>
public sealed class FlowLayoutLaws
{
    private static readonly Config Hundreds = Config.QuickThrowOnFailure.WithMaxTest(150);

    [Fact]
    public void Every_way_can_be_followed_from_its_symbol_to_its_target_and_has_no_loose_piece() => Hold(layout =>
    {
        foreach (var edge in layout.Edges)
        {
            FlowTracer.Trace(layout, edge);
        }
    });

    [Fact]
    public void Every_way_ends_in_exactly_one_arrow_head() => Hold(layout =>
    {
        var ends = layout.Rows.SelectMany(row => row.Cells.Select(cell => (row, cell.Symbol)))
            .SelectMany(at => at.Symbol?.Heads.SelectMany(head => head.Edges.Select(edge => (edge, at.row.Index))) ?? []).ToList();
        Assert.Equal(layout.Edges.Select(edge => (edge.Index, edge.To)).Order(), ends.Order());
    });

    [Fact]
    public void No_line_runs_through_a_symbol_that_is_not_its_own() => Hold(layout =>
    {
        foreach (var row in layout.Rows)
        {
            for (var column = 0; column < row.Cells.Length; column++)
            {
                foreach (var stroke in row.Cells[column].Strokes)
                {
                    var touches = stroke.Piece.Level() is FlowLevel.Middle || stroke.Piece is FlowPiece.Drop;
                    if (row.Cells[column].Symbol is { } symbol && touches && stroke.Edge is { } index)
                    {
                        var edge = layout.Edges[index];
                        var leaves = edge.From == row.Index && symbol.IsMain;
                        var enters = edge.To == row.Index && symbol.Heads.Any(head => head.Edges.Contains(index));
                        Assert.True(leaves || enters, $"{edge} crosses the symbol in row {row.Index}, column {column}.");
                    }
                }
            }
        }
    });

    [Fact]
    public void Two_ways_lie_on_each_other_only_where_they_leave_together_or_arrive_together() => Hold(layout =>
    {
        foreach (var shared in layout.Rows.SelectMany(row => row.Cells).SelectMany(cell => cell.Strokes.GroupBy(stroke => stroke.Piece)))
        {
            Assert.True(shared.All(stroke => stroke.Edge is not null) || !shared.Skip(1).Any(), $"A way lies on a tie at {shared.Key}.");
            var edges = shared.Where(stroke => stroke.Edge is not null).Select(stroke => layout.Edges[stroke.Edge!.Value]).ToList();
            var together = edges.DistinctBy(edge => (edge.From, edge.Exit)).Count() <= 1;
            Assert.True(together || edges.DistinctBy(edge => edge.To).Count() == 1, $"Mixed at {shared.Key}: {string.Join(", ", edges)}");
        }
    });

    [Fact]
    public void Two_trunks_that_touch_the_same_row_never_share_a_gutter() => Hold(layout =>
    {
        var trunks = layout.Edges.Where(edge => edge.Gutter is not null).GroupBy(edge => (edge.From, edge.Exit)).Select(edges => (
            edges.First().Gutter,
            First: edges.Min(edge => Math.Min(edge.From, edge.To)),
            Last: edges.Max(edge => Math.Max(edge.From, edge.To)))).ToList();
        for (var one = 0; one < trunks.Count; one++)
        {
            for (var other = one + 1; other < trunks.Count; other++)
            {
                var apart = trunks[one].Last < trunks[other].First || trunks[other].Last < trunks[one].First;
                Assert.True(apart || trunks[one].Gutter != trunks[other].Gutter, $"{trunks[one]} and {trunks[other]}");
            }
        }
    });

    [Fact]
    public void Every_exit_of_the_definition_is_drawn_once() => Hold(layout =>
    {
        var asked = layout.Definition.Steps.SelectMany((step, row) => Targets(step).Select(exit => (row, exit.Exit, To: layout.Definition.IndexOf(exit.To))));
        Assert.Equal(asked.Distinct().Order(), layout.Edges.Select(edge => (edge.From, edge.Exit, edge.To)).Order());
    });

    [Fact]
    public void The_same_definition_gives_the_same_drawing() => Check.One(Hundreds, Prop.ForAll(RandomSops.Definitions, definition =>
    {
        Assert.Equal(Written(FlowLayout.Of(definition)), Written(FlowLayout.Of(definition)));
    }));

    private static void Hold(Action<FlowLayout> law)
    {
        foreach (var definition in SampleSops.All.Values)
        {
            law(FlowLayout.Of(definition));
        }

        Check.One(Hundreds, Prop.ForAll(RandomSops.Definitions, definition => law(FlowLayout.Of(definition))));
    }

    private static IEnumerable<(FlowExit Exit, StepKey To)> Targets(Step step) => step.Onward switch
    {
        Onward.Next next => [(FlowExit.Next, next.To), .. Refusals(step)],
        Onward.Decision decision => [.. decision.Yes.Targets.Select(to => (FlowExit.Yes, to)), .. decision.No.Targets.Select(to => (FlowExit.No, to))],
        _ => Refusals(step),
    };

    private static IEnumerable<(FlowExit Exit, StepKey To)> Refusals(Step step) => (step.Refusal?.Targets ?? []).Select(to => (FlowExit.Refusal, to));

    private static string Written(FlowLayout layout) => string.Join('\n', layout.Rows.SelectMany(row => row.Cells.Select(cell =>
        $"{cell.Symbol?.Shape} {string.Join(' ', cell.Strokes)}"))) + string.Join('\n', layout.Edges);
}
