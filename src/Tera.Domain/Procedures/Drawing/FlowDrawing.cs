using System.Collections.Immutable;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Drawing;

/// <summary>Lays the planned lines into the cells, piece by piece.</summary>
internal sealed class FlowDrawing
{
    private readonly FlowPlan _plan;
    private readonly List<FlowStroke>[,] _strokes;
    private readonly List<FlowEdge> _edges = [];

    public FlowDrawing(FlowPlan plan)
    {
        _plan = plan;
        _strokes = new List<FlowStroke>[plan.Graph.Rows.Length, plan.Gutters + plan.Graph.Lanes];
        for (var row = 0; row < _strokes.GetLength(0); row++)
        {
            for (var column = 0; column < _strokes.GetLength(1); column++)
            {
                _strokes[row, column] = [];
            }
        }
    }

    public FlowLayout Finish(ProcedureDefinition definition)
    {
        for (var row = 0; row < _plan.Graph.Rows.Length; row++)
        {
            TieActors(row);
        }

        foreach (var exit in _plan.Exits)
        {
            foreach (var target in exit.Exit.Targets)
            {
                Draw(exit, target);
            }
        }

        return new FlowLayout(definition, [.. _plan.Graph.Rows.Select((_, row) => Row(row))], [.. _edges], _plan.Gutters);
    }

    private int Column(int lane) => _plan.Gutters + lane;

    private void Add(int row, int column, FlowPiece piece, int? edge) => _strokes[row, column].Add(new FlowStroke(piece, edge));

    private void TieActors(int row)
    {
        var (left, right) = (_plan.Graph.Rows[row].Leftmost, _plan.Graph.Rows[row].Rightmost);
        Across(row, FlowLevel.Middle, Column(left), Column(right), edge: null);
    }

    private void Draw(PlannedExit exit, Target target)
    {
        var from = exit.Exit.From;
        var isProposal = exit.Exit.IsProposal || target.IsService;
        var edge = new FlowEdge(_edges.Count, from, target.Row, exit.Exit.Exit, isProposal, exit.Exit.Targets.Length > 1, exit.Place, exit.Gutter);
        _edges.Add(edge);
        if (exit.Gutter is { } gutter)
        {
            LeaveToGutter(exit, gutter, edge);
            FollowGutter(exit, gutter, edge);
            EnterFromGutter(gutter, edge);
        }
        else
        {
            GoDown(edge);
        }
    }

    private void GoDown(FlowEdge edge)
    {
        var from = Column(_plan.Graph.Rows[edge.From].MainLane);
        var to = Column(_plan.Graph.Rows[edge.To].MainLane);
        Down(edge.From, from, FlowLevel.Middle, FlowLevel.Bottom, edge);
        Down(edge.To, from, FlowLevel.Top, FlowLevel.Channel, edge);
        Across(edge.To, FlowLevel.Channel, Math.Min(from, to), Math.Max(from, to), edge.Index);
        Down(edge.To, to, FlowLevel.Channel, FlowLevel.Middle, edge);
    }

    private void LeaveToGutter(PlannedExit exit, int gutter, FlowEdge edge)
    {
        var column = Column(_plan.Graph.Rows[edge.From].MainLane);
        if (exit.Place is not FlowPlace.Face)
        {
            Down(edge.From, column, FlowLevel.Middle, exit.Level, edge);
            Across(edge.From, exit.Level, gutter, column, edge.Index);
            return;
        }

        Add(edge.From, column, FlowPiece.FaceFall, edge.Index);
        Add(edge.From, column, FlowPiece.FaceLeft, edge.Index);
        Across(edge.From, exit.Level, gutter, column - 1, edge.Index);
        Add(edge.From, column - 1, FlowPieces.Right(exit.Level), edge.Index);
    }

    private void FollowGutter(PlannedExit exit, int gutter, FlowEdge edge)
    {
        if (edge.To == edge.From)
        {
            Down(edge.From, gutter, FlowLevel.Middle, exit.Level, edge);
            return;
        }

        var (upper, upperLevel, lower, lowerLevel) = edge.To < edge.From
            ? (edge.To, FlowLevel.Middle, edge.From, exit.Level)
            : (edge.From, exit.Level, edge.To, FlowLevel.Middle);
        Down(upper, gutter, upperLevel, FlowLevel.Bottom, edge);
        for (var row = upper + 1; row < lower; row++)
        {
            Down(row, gutter, FlowLevel.Top, FlowLevel.Bottom, edge);
        }

        Down(lower, gutter, FlowLevel.Top, lowerLevel, edge);
    }

    private void EnterFromGutter(int gutter, FlowEdge edge)
    {
        var column = Column(_plan.Graph.Rows[edge.To].Leftmost);
        Across(edge.To, FlowLevel.Middle, gutter, column, edge.Index);
    }

    private void Down(int row, int column, FlowLevel upper, FlowLevel lower, FlowEdge edge)
    {
        foreach (var piece in FlowPieces.Between(upper, lower))
        {
            Add(row, column, piece, edge.Index);
        }
    }

    /// <summary>From the centre of the left column to the centre of the right one.</summary>
    private void Across(int row, FlowLevel level, int left, int right, int? edge)
    {
        for (var column = left; column < right; column++)
        {
            Add(row, column, FlowPieces.Right(level), edge);
            Add(row, column + 1, FlowPieces.Left(level), edge);
        }
    }

    private FlowRow Row(int index)
    {
        var row = _plan.Graph.Rows[index];
        return new FlowRow(index, row.Step, row.MainLane, [.. Enumerable.Range(0, _strokes.GetLength(1)).Select(Cell)]);

        FlowCell Cell(int column)
        {
            var lane = column - _plan.Gutters;
            return new FlowCell(row.Lanes.Contains(lane) ? Symbol(index, row, lane) : null, [.. _strokes[index, column]]);
        }
    }

    private FlowSymbol Symbol(int index, GraphRow row, int lane)
    {
        var isMain = lane == row.MainLane;
        // A joint actor executes beside the decider; only the decider stands in the diamond.
        var shape = !isMain && row.Shape is FlowShape.Decision ? FlowShape.Process : row.Shape;
        var heads = ImmutableArray.CreateBuilder<FlowHead>();
        if (isMain)
        {
            AddHead(FlowSide.Top, edge => edge.Gutter is null);
        }

        if (lane == row.Leftmost)
        {
            AddHead(FlowSide.Left, edge => edge.Gutter is not null);
        }

        return new FlowSymbol(shape, isMain, heads.ToImmutable(), isMain ? Labels(index) : []);

        void AddHead(FlowSide side, Func<FlowEdge, bool> arrives)
        {
            ImmutableArray<int> edges = [.. _edges.Where(edge => edge.To == index && arrives(edge)).Select(edge => edge.Index)];
            if (!edges.IsEmpty)
            {
                heads.Add(new FlowHead(side, edges));
            }
        }
    }

    private ImmutableArray<FlowLabel> Labels(int row) =>
    [
        .. _plan.Exits.Where(exit => exit.Exit.From == row && exit.Exit.Label is not null)
            .Select(exit => new FlowLabel(exit.Place, exit.Exit.Label!, exit.Exit.Exit, exit.Exit.IsProposal, exit.Exit.Targets.IsEmpty)),
    ];
}
