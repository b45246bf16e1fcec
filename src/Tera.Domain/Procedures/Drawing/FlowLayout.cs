using System.Collections.Immutable;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Drawing;

/// <summary>Which rows a drawing shows.</summary>
public enum FlowExtent
{
    /// <summary>Printed rows and the service steps (pengesahan, arsip) between them.</summary>
    WithServiceSteps,

    /// <summary>Only the rows of the SOP; lines run past the service steps as if they were not there.</summary>
    AsPrinted,
}

/// <summary>
/// The flow of an SOP as a grid of rows and columns in which every cell knows its own part: the symbol in it and the pieces of
/// lines that cross it. Pieces of neighbouring cells meet whatever the height of a row, so nothing has to be measured.
/// </summary>
/// <remarks>
/// Source: PermenPANRB 35/2012, Bagian Flowchart: only terminator, process, decision, arrow and connector; top to bottom.
/// A step to the row below goes down in its lane and sideways in the channel at the top of that row. Everything else (returns,
/// jumps over rows) goes through gutters left of the first lane, so that it never crosses a symbol.
/// </remarks>
/// <param name="Definition">What is drawn.</param>
/// <param name="Rows">From top to bottom.</param>
/// <param name="Edges">Every way from row to row; strokes name them by their place here.</param>
/// <param name="Gutters">How many columns left of the first lane carry lines, 0 for a flow that only goes down.</param>
public sealed record FlowLayout(
    ProcedureDefinition Definition,
    ImmutableArray<FlowRow> Rows,
    ImmutableArray<FlowEdge> Edges,
    int Gutters)
{
    /// <summary>Columns of a row: the gutters, outermost first, then the lanes in printed order.</summary>
    public int Columns => Gutters + Definition.Lanes.Length;

    /// <summary>Draws a definition. The same definition always gives the same drawing.</summary>
    /// <param name="definition">Every act names a known lane (see <see cref="Soundness"/>); ways to unknown steps are left out.</param>
    /// <param name="extent">Whether service steps are drawn.</param>
    /// <exception cref="ArgumentException">A step has no actor among the lanes.</exception>
    public static FlowLayout Of(ProcedureDefinition definition, FlowExtent extent = FlowExtent.WithServiceSteps)
    {
        var graph = FlowGraph.Of(definition, extent);
        var plan = FlowPlan.Of(graph);
        return new FlowDrawing(plan).Finish(definition);
    }

    /// <summary>The row of a step; null when it is not drawn.</summary>
    public FlowRow? Find(StepKey step) => Rows.FirstOrDefault(row => row.Step.Key == step);

    /// <summary>Edges that lead out of a row, in the order Next, Yes, No, Refusal.</summary>
    public IEnumerable<FlowEdge> From(FlowRow row) => Edges.Where(edge => edge.From == row.Index);
}

/// <summary>One row of the drawing.</summary>
/// <param name="Index">Place from the top, from 0.</param>
/// <param name="Step">The step drawn in it.</param>
/// <param name="MainLane">Place of the lane that holds the main symbol, from 0.</param>
/// <param name="Cells">Gutters and lanes, <see cref="FlowLayout.Columns"/> of them.</param>
public sealed record FlowRow(int Index, Step Step, int MainLane, ImmutableArray<FlowCell> Cells);

/// <summary>One crossing of row and column.</summary>
/// <param name="Symbol">What stands in its centre; null in gutters and in lanes that take no part.</param>
/// <param name="Strokes">Pieces of lines in it, each once for every edge that runs there.</param>
public sealed record FlowCell(FlowSymbol? Symbol, ImmutableArray<FlowStroke> Strokes)
{
    /// <summary>Edges that leave the cell downwards; a row put in between has to carry them on.</summary>
    public IEnumerable<int> LeavingDown =>
        Strokes.Where(stroke => stroke.Piece is FlowPiece.Leave).Select(stroke => stroke.Edge).OfType<int>();
}

/// <summary>A piece of line in a cell.</summary>
/// <param name="Piece">Where in the cell.</param>
/// <param name="Edge">Place in <see cref="FlowLayout.Edges"/>; null for the tie between joint actors.</param>
public readonly record struct FlowStroke(FlowPiece Piece, int? Edge);
