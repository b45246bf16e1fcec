namespace Tera.Procedures.Drawing;

/// <summary>Heights at which lines bend in a row, from its top to its bottom.</summary>
public enum FlowLevel
{
    /// <summary>The upper edge of the row.</summary>
    Top,

    /// <summary>The channel above the symbols, where a line from the row above goes sideways.</summary>
    Channel,

    /// <summary>The height of the symbols.</summary>
    Middle,

    /// <summary>The first channel below the symbols.</summary>
    Lower,

    /// <summary>The second channel below the symbols.</summary>
    Under,

    /// <summary>The lower edge of the row.</summary>
    Bottom,
}

/// <summary>The pieces of line a cell can hold. Vertical ones stand in the middle of the cell, except <see cref="FaceFall"/>.</summary>
public enum FlowPiece
{
    /// <summary>Down from the top to the channel.</summary>
    Enter,

    /// <summary>Down from the channel to the middle.</summary>
    Drop,

    /// <summary>Down from the middle to the first lower channel.</summary>
    Fall,

    /// <summary>Down from the first to the second lower channel.</summary>
    Sink,

    /// <summary>Down from the second lower channel to the bottom.</summary>
    Leave,

    /// <summary>In the channel, left half.</summary>
    ChannelLeft,

    /// <summary>In the channel, right half.</summary>
    ChannelRight,

    /// <summary>At the height of the symbols, left half.</summary>
    MiddleLeft,

    /// <summary>At the height of the symbols, right half.</summary>
    MiddleRight,

    /// <summary>In the first lower channel, left half.</summary>
    LowerLeft,

    /// <summary>In the first lower channel, right half.</summary>
    LowerRight,

    /// <summary>In the second lower channel, left half.</summary>
    UnderLeft,

    /// <summary>In the second lower channel, right half.</summary>
    UnderRight,

    /// <summary>Down a quarter from the left, from the symbol to the first lower channel.</summary>
    FaceFall,

    /// <summary>In the first lower channel, the leftmost quarter.</summary>
    FaceLeft,
}

/// <summary>Where the pieces lie.</summary>
public static class FlowPieces
{
    /// <summary>The vertical pieces between two levels, in the middle of the cell.</summary>
    public static IEnumerable<FlowPiece> Between(FlowLevel upper, FlowLevel lower)
    {
        for (var level = upper; level < lower; level++)
        {
            yield return (FlowPiece)(int)level;
        }
    }

    /// <summary>True for pieces that go down in the middle of the cell; their number is that of their upper level.</summary>
    public static bool IsCentreVertical(this FlowPiece piece) => piece <= FlowPiece.Leave;

    /// <summary>The level a horizontal piece lies on; the upper level of a vertical one.</summary>
    public static FlowLevel Level(this FlowPiece piece) => piece switch
    {
        <= FlowPiece.Leave => (FlowLevel)(int)piece,
        FlowPiece.ChannelLeft or FlowPiece.ChannelRight => FlowLevel.Channel,
        FlowPiece.MiddleLeft or FlowPiece.MiddleRight or FlowPiece.FaceFall => FlowLevel.Middle,
        FlowPiece.UnderLeft or FlowPiece.UnderRight => FlowLevel.Under,
        _ => FlowLevel.Lower,
    };

    /// <summary>The left half of a level.</summary>
    internal static FlowPiece Left(FlowLevel level) => level switch
    {
        FlowLevel.Channel => FlowPiece.ChannelLeft,
        FlowLevel.Middle => FlowPiece.MiddleLeft,
        FlowLevel.Lower => FlowPiece.LowerLeft,
        FlowLevel.Under => FlowPiece.UnderLeft,
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "No line goes sideways there."),
    };

    /// <summary>The right half of a level.</summary>
    internal static FlowPiece Right(FlowLevel level) => Left(level) + 1;
}
