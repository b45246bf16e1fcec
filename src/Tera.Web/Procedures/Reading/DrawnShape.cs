namespace Tera.Procedures.Reading;

/// <summary>What a shape of a drawing says by its form.</summary>
/// <param name="Mark">The symbol; null where it is none.</param>
/// <param name="Untold">What a shape that may mean something and is read as no symbol is called; null for symbols, lines and arrows.</param>
/// <remarks>Forms are those of ECMA-376, ST_ShapeType. PermenPANRB 35/2012 knows five; offices draw with whatever their program offers.</remarks>
internal readonly record struct DrawnShape(CellMark? Mark, string? Untold)
{
    private static readonly HashSet<string> Diamonds = ["diamond", "flowChartDecision"];

    /// <summary>What is done, whatever frame was put around it.</summary>
    private static readonly HashSet<string> Work =
    [
        "rect", "roundRect", "round1Rect", "round2SameRect", "round2DiagRect", "snip1Rect", "snip2SameRect", "snip2DiagRect", "snipRoundRect", "ellipse", "can", "cube", "bevel", "plaque", "frame", "foldedCorner",
        "parallelogram", "trapezoid", "hexagon", "octagon",
        "flowChartProcess", "flowChartTerminator", "flowChartAlternateProcess", "flowChartPredefinedProcess", "flowChartInternalStorage", "flowChartDocument", "flowChartMultidocument", "flowChartInputOutput",
        "flowChartManualInput", "flowChartManualOperation", "flowChartPreparation", "flowChartOnlineStorage", "flowChartOfflineStorage", "flowChartMagneticDisk", "flowChartMagneticDrum", "flowChartMagneticTape",
        "flowChartDelay", "flowChartDisplay", "flowChartPunchedCard", "flowChartPunchedTape",
    ];

    /// <param name="form">The name of its form; null for one drawn freely.</param>
    public static DrawnShape Of(string? form) => form switch
    {
        null => default,
        _ when Diamonds.Contains(form) => new(CellMark.Diamond, null),
        _ when Work.Contains(form) => new(CellMark.Symbol, null),
        "flowChartOffpageConnector" or "homePlate" or "pentagon" => new(null, "penghubung halaman"),
        "flowChartConnector" => new(null, "lingkaran penghubung"),
        _ when IsLine(form) => default,
        _ => new(null, $"bentuk “{form}”"),
    };

    /// <summary>What leads from one symbol to another, or binds several.</summary>
    private static bool IsLine(string form) =>
        form.StartsWith("line", StringComparison.Ordinal) || form.EndsWith("Line", StringComparison.Ordinal) || form.Contains("Connector", StringComparison.Ordinal) || form.Contains("Arrow", StringComparison.OrdinalIgnoreCase)
        || form.Contains("Brace", StringComparison.Ordinal) || form.Contains("Bracket", StringComparison.Ordinal) || form.Contains("allout", StringComparison.Ordinal) || form is "arc" or "chevron";
}
