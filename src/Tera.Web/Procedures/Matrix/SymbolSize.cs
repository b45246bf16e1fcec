namespace Tera.Procedures.Matrix;

/// <summary>How wide the lanes and their symbols are; the more lanes, the narrower.</summary>
/// <param name="Css">Name in the style sheet.</param>
/// <param name="Width">Of the drawing, in pixels; that of a lane.</param>
/// <param name="Box">Of a box or capsule in it.</param>
/// <param name="LabelSize">Of the words at the exits.</param>
internal sealed record SymbolSize(string Css, int Width, int Box, int LabelSize)
{
    public static SymbolSize Wide { get; } = new("t-mx-wide", 90, 72, 12);

    public static SymbolSize Middle { get; } = new("t-mx-middle", 70, 56, 12);

    public static SymbolSize Narrow { get; } = new("t-mx-narrow", 48, 38, 11);

    public static SymbolSize For(int lanes) => lanes switch
    {
        <= 6 => Wide,
        <= 8 => Middle,
        _ => Narrow,
    };
}
