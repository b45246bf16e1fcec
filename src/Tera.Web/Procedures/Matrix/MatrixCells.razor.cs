using Microsoft.AspNetCore.Components;
using Tera.Procedures.Drawing;

namespace Tera.Procedures.Matrix;

/// <summary>Gutters and lanes of one row.</summary>
public sealed partial class MatrixCells
{
    [Parameter, EditorRequired]
    public FlowRow Row { get; set; } = null!;

    [Parameter, EditorRequired]
    public MatrixLook Look { get; set; } = null!;

    private string Css(FlowSymbol symbol, int lane)
    {
        var shape = symbol.Shape switch
        {
            FlowShape.Terminator => "capsule",
            FlowShape.Decision => "diamond",
            _ => "box",
        };
        var heads = string.Concat(symbol.Heads.Select(head =>
            $" t-mx-in-{head.Side.ToString().ToLowerInvariant()} t-mx-in-{LookCss.Of(head.Edges.Max(edge => Look.Line(edge)))}"));
        var tall = SymbolDrawing.IsTall(symbol) ? " t-mx-tall" : "";
        return $"t-mx-symbol{tall} t-mx-{shape} t-mx-{StateCss.Of(Look.SymbolState(Row, lane))}{heads}";
    }

    private MarkupString Draw(FlowSymbol symbol, int lane)
    {
        var view = symbol.IsMain ? Look.View(Row) : null;
        var marks = SymbolMarks.Of(Look.SymbolState(Row, lane), view?.SymbolText, view?.LateCount ?? 0);
        return new SymbolDrawing(Look.Size, isPaper: false).Draw(symbol, marks, Look.Line);
    }
}
