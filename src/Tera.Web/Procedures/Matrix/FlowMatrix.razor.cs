using Microsoft.AspNetCore.Components;
using Tera.Procedures.Definitions;
using Tera.Procedures.Drawing;

namespace Tera.Procedures.Matrix;

/// <summary>The flow matrix on the screen. Without a run it is the SOP as printed, with its proposals marked.</summary>
public sealed partial class FlowMatrix
{
    private MatrixLook look = null!;
    private FlowRow? panelRow;
    private HashSet<int> currentLanes = [];

    /// <summary>The drawing.</summary>
    [Parameter, EditorRequired]
    public FlowLayout Layout { get; set; } = null!;

    /// <summary>What the table is, for those who do not see it: <c>Alur SOP Pengukuran Kinerja, Triwulan III 2026</c>.</summary>
    [Parameter, EditorRequired]
    public string Caption { get; set; } = "";

    /// <summary>The run to lay over it; null for the SOP itself.</summary>
    [Parameter]
    public MatrixRunView? Run { get; set; }

    /// <summary>The slip that lies on the form below a row; its content brings its own frame.</summary>
    [Parameter]
    public RenderFragment? Panel { get; set; }

    /// <summary>The row the slip belongs to; null for the one that is open now.</summary>
    [Parameter]
    public StepKey? PanelStep { get; set; }

    private string TableCss =>
        $"t-mx {look.Size.Css} t-mx-g{Math.Min(Layout.Gutters, 9)} t-mx-l{look.Lanes.Count} {(Run is null ? "t-mx-plain" : "t-mx-run")}";

    private int AllColumns => Layout.Columns + (Run is null ? 4 : 5);

    protected override void OnParametersSet()
    {
        look = new MatrixLook(Layout, Run);
        var open = Layout.Rows.FirstOrDefault(row => look.State(row) is StepState.Now);
        panelRow = PanelStep is { } step ? Layout.Find(step) : open;
        currentLanes = open is null ? [] : [.. look.LanesAtWork(open)];
    }

    private static string RowId(FlowRow row) => "langkah-" + row.Step.Key;

    private string RowCss(FlowRow row)
    {
        var service = row.Step.IsPrinted ? "" : " t-mx-service";
        var panel = Panel is not null && row == panelRow ? " t-mx-above-panel" : "";
        return "t-mx-row t-mx-is-" + StateCss.Of(look.State(row)) + service + panel;
    }
}

/// <summary>The names of the states in the style sheet.</summary>
internal static class StateCss
{
    public static string Of(StepState? state) => state switch
    {
        StepState.Done => "done",
        StepState.Now => "now",
        StepState.Next => "next",
        StepState.Returned => "returned",
        StepState.Skipped or StepState.Stopped => "skipped",
        _ => "plain",
    };
}
