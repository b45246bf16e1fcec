namespace Tera.Platform.Components;

/// <summary>Places on the folded flow's canvas: lanes as rows, steps as columns.</summary>
internal sealed class FlowGeometry(int lanes, int steps)
{
    internal const int Left = 126;
    internal const int Top = 30;
    internal const int Row = 34;
    internal const int Width = 1310;

    internal int Height => Top + (lanes * Row) + 8;

    internal double Column => (Width - Left - 8) / (double)Math.Max(steps, 1);

    internal double X(int step) => Left + (Column * (step + 0.5));

    internal static int Y(int lane) => Top + (Row * lane) + (Row / 2);

    /// <summary>From the right edge of one symbol to the left edge of the next, bending half way between the columns.</summary>
    internal FormattableString Line(int step, FlowStep from, FlowStep to)
    {
        var (x1, x2) = (X(step) + Half(from), X(step + 1) - Half(to) - 8);
        var middle = (X(step) + X(step + 1)) / 2;
        var (y1, y2) = (Y(from.Lane), Y(to.Lane));
        return y1 == y2 ? (FormattableString)$"M{x1:0.#} {y1}H{x2:0.#}" : $"M{x1:0.#} {y1}H{middle:0.#}V{y2}H{x2:0.#}";
    }

    internal FormattableString Head(int step, FlowStep to) => $"M{X(step + 1) - Half(to) - 9:0.#} {Y(to.Lane) - 4.5}v9l8-4.5z";

    private static int Half(FlowStep step) => step.Shape is FlowShape.Decision ? 22 : 19;
}
