namespace Tera.Procedures.Drawing;

/// <summary>Follows an edge from cell to cell over nothing but its pieces, as the eye of a reader does.</summary>
internal static class FlowTracer
{
    /// <summary>A point of the grid: quarters of a column from the left, fifths of a row from the top.</summary>
    public readonly record struct Point(int Across, int Down);

    /// <summary>The points passed from the source symbol to the target symbol; fails with a sentence when the line is broken or frayed.</summary>
    public static IReadOnlyList<Point> Trace(FlowLayout layout, FlowEdge edge)
    {
        var links = Links(layout, edge.Index);
        var (start, first) = Beginning(layout, edge);
        var path = new List<Point> { start, first };
        Assert.True(links[start].Remove(first) && links[first].Remove(start), $"Edge {edge} does not leave its symbol.");
        while (path[^1] != End(layout, edge))
        {
            var here = path[^1];
            Assert.True(links[here].Count == 1, $"Edge {edge} breaks or forks at {here}.");
            var onward = links[here][0];
            links[here].Remove(onward);
            links[onward].Remove(here);
            path.Add(onward);
        }

        Assert.True(links.Values.All(ends => ends.Count == 0), $"Edge {edge} has pieces that are not on its way.");
        return path;
    }

    private static (Point Start, Point First) Beginning(FlowLayout layout, FlowEdge edge)
    {
        var centre = Centre(layout.Gutters + layout.Rows[edge.From].MainLane, edge.From);
        return edge.Place switch
        {
            FlowPlace.Side => (centre, centre with { Across = centre.Across - 2 }),
            FlowPlace.Face => (centre with { Across = centre.Across - 1 }, new Point(centre.Across - 1, centre.Down + 1)),
            _ => (centre, centre with { Down = centre.Down + 1 }),
        };
    }

    private static Point End(FlowLayout layout, FlowEdge edge)
    {
        var cells = layout.Rows[edge.To].Cells;
        var entered = Enumerable.Range(0, cells.Length).Single(column =>
            cells[column].Symbol?.Heads.Any(head => head.Edges.Contains(edge.Index)) == true);
        return Centre(entered, edge.To);
    }

    private static Point Centre(int column, int row) => new(4 * column + 2, 5 * row + (int)FlowLevel.Middle);

    private static Dictionary<Point, List<Point>> Links(FlowLayout layout, int edge)
    {
        var links = new Dictionary<Point, List<Point>>();
        foreach (var row in layout.Rows)
        {
            for (var column = 0; column < row.Cells.Length; column++)
            {
                foreach (var stroke in row.Cells[column].Strokes.Where(stroke => stroke.Edge == edge))
                {
                    var (one, other) = Ends(stroke.Piece, column, row.Index);
                    Link(one, other);
                    Link(other, one);
                }
            }
        }

        return links;

        void Link(Point from, Point to)
        {
            if (!links.TryGetValue(from, out var ends))
            {
                links[from] = ends = [];
            }

            ends.Add(to);
        }
    }

    private static (Point One, Point Other) Ends(FlowPiece piece, int column, int row)
    {
        var level = 5 * row + (int)piece.Level();
        var left = 4 * column;
        return piece switch
        {
            _ when piece.IsCentreVertical() => (new(left + 2, level), new(left + 2, level + 1)),
            FlowPiece.FaceFall => (new(left + 1, level), new(left + 1, level + 1)),
            FlowPiece.FaceLeft => (new(left, level), new(left + 1, level)),
            FlowPiece.ChannelLeft or FlowPiece.MiddleLeft or FlowPiece.LowerLeft or FlowPiece.UnderLeft => (new(left, level), new(left + 2, level)),
            _ => (new(left + 2, level), new(left + 4, level)),
        };
    }
}
