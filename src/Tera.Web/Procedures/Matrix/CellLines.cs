using Tera.Procedures.Drawing;

namespace Tera.Procedures.Matrix;

/// <summary>How a line looks; where two lie on each other the greater one is seen.</summary>
internal enum LineLook
{
    /// <summary>Between joint actors.</summary>
    Tie,

    /// <summary>To come.</summary>
    Next,

    /// <summary>A proposed way of an SOP that does not run.</summary>
    Proposed,

    /// <summary>A printed way of an SOP that does not run.</summary>
    Printed,

    /// <summary>A return nobody has taken yet.</summary>
    Back,

    /// <summary>Travelled.</summary>
    Done,

    /// <summary>A return that was taken.</summary>
    BackDone,
}

/// <summary>An unbroken line in a cell, in hundredths of it from the upper left corner.</summary>
internal readonly record struct CellLine(LineSpan Span, LineLook Look)
{
    public bool IsVertical => Span is LineSpan.Vertical or LineSpan.Face;
}

/// <summary>The ways a line can lie in a cell.</summary>
internal abstract record LineSpan
{
    private LineSpan()
    {
    }

    /// <summary>The name of the line in the style sheet.</summary>
    public abstract string Css { get; }

    /// <summary>Down the middle from one level to another.</summary>
    internal sealed record Vertical(FlowLevel From, FlowLevel To) : LineSpan
    {
        public override string Css => $"t-mx-v{(int)From}{(int)To}";
    }

    /// <summary>Along a level: the left half, the right half or all of it.</summary>
    internal sealed record Horizontal(FlowLevel Level, bool Left, bool Right) : LineSpan
    {
        public override string Css => $"t-mx-h{(int)Level}{(Left ? "l" : "")}{(Right ? "r" : "")}";
    }

    /// <summary>Down from the lower left of a symbol.</summary>
    internal sealed record Face : LineSpan
    {
        public override string Css => "t-mx-fv";
    }

    /// <summary>From there to the left.</summary>
    internal sealed record FaceLeft : LineSpan
    {
        public override string Css => "t-mx-fh";
    }
}

/// <summary>Joins the pieces of a cell to as few lines as can be.</summary>
internal static class CellLines
{
    public static IReadOnlyList<CellLine> Of(FlowCell cell, Func<int?, LineLook> look)
    {
        var looks = cell.Strokes.GroupBy(stroke => stroke.Piece)
            .ToDictionary(strokes => strokes.Key, strokes => strokes.Max(stroke => look(stroke.Edge)));
        return [.. Verticals(looks), .. Horizontals(looks), .. Faces(looks)];
    }

    /// <summary>The lines of a row put in below a cell: whatever leaves it goes straight through.</summary>
    public static IReadOnlyList<CellLine> Below(FlowCell cell, Func<int?, LineLook> look)
    {
        var leaving = cell.LeavingDown.Select(edge => look(edge)).ToList();
        return leaving.Count == 0 ? [] : [new CellLine(new LineSpan.Vertical(FlowLevel.Top, FlowLevel.Bottom), leaving.Max())];
    }

    private static IEnumerable<CellLine> Verticals(Dictionary<FlowPiece, LineLook> looks)
    {
        for (var piece = FlowPiece.Enter; piece <= FlowPiece.Leave; piece++)
        {
            if (!looks.TryGetValue(piece, out var look))
            {
                continue;
            }

            var from = piece.Level();
            while (piece < FlowPiece.Leave && looks.TryGetValue(piece + 1, out var below) && below == look)
            {
                piece++;
            }

            yield return new CellLine(new LineSpan.Vertical(from, piece.Level() + 1), look);
        }
    }

    private static IEnumerable<CellLine> Horizontals(Dictionary<FlowPiece, LineLook> looks)
    {
        for (var piece = FlowPiece.ChannelLeft; piece <= FlowPiece.UnderLeft; piece += 2)
        {
            var (hasLeft, hasRight) = (looks.TryGetValue(piece, out var left), looks.TryGetValue(piece + 1, out var right));
            if (hasLeft && hasRight && left == right)
            {
                yield return new CellLine(new LineSpan.Horizontal(piece.Level(), Left: true, Right: true), left);
                continue;
            }

            if (hasLeft)
            {
                yield return new CellLine(new LineSpan.Horizontal(piece.Level(), Left: true, Right: false), left);
            }

            if (hasRight)
            {
                yield return new CellLine(new LineSpan.Horizontal(piece.Level(), Left: false, Right: true), right);
            }
        }
    }

    private static IEnumerable<CellLine> Faces(Dictionary<FlowPiece, LineLook> looks)
    {
        if (looks.TryGetValue(FlowPiece.FaceFall, out var fall))
        {
            yield return new CellLine(new LineSpan.Face(), fall);
        }

        if (looks.TryGetValue(FlowPiece.FaceLeft, out var left))
        {
            yield return new CellLine(new LineSpan.FaceLeft(), left);
        }
    }
}
