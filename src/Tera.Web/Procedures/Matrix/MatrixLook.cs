using Tera.Procedures.Definitions;
using Tera.Procedures.Drawing;

namespace Tera.Procedures.Matrix;

/// <summary>A drawing together with the run laid over it: how every line and symbol looks and what is said of it.</summary>
public sealed class MatrixLook(FlowLayout layout, MatrixRunView? run)
{
    internal FlowLayout Layout => layout;

    internal MatrixRunView? Run => run;

    internal IReadOnlyList<Lane> Lanes => layout.Definition.Lanes;

    internal SymbolSize Size => SymbolSize.For(layout.Definition.Lanes.Length);

    internal MatrixRowView? View(FlowRow row) => run?.Row(row.Step.Key);

    internal StepState? State(FlowRow row) => View(row)?.State;

    internal LineLook Line(int? edge)
    {
        if (edge is not { } index)
        {
            return LineLook.Tie;
        }

        var way = layout.Edges[index];
        if (run is null)
        {
            return way.IsProposal ? LineLook.Proposed : LineLook.Printed;
        }

        var travelled = run.Travelled.Contains(new TravelledWay(layout.Rows[way.From].Step.Key, layout.Rows[way.To].Step.Key));
        return (way.IsReturn, travelled) switch
        {
            (true, true) => LineLook.BackDone,
            (true, false) => LineLook.Back,
            (false, true) => LineLook.Done,
            _ => LineLook.Next,
        };
    }

    /// <summary>The state in which the symbol of a lane is drawn; null for an SOP that does not run.</summary>
    internal StepState? SymbolState(FlowRow row, int lane)
    {
        if (View(row) is not { } view)
        {
            return null;
        }

        var key = Lanes[lane].Key;
        return view.LanesCovered.Contains(key) && view.State is StepState.Done or StepState.Now ? StepState.Skipped
            : view.State is not StepState.Now || view.LanesOpen.Contains(key) ? view.State
            : view.LanesDone.Contains(key) ? StepState.Done
            : StepState.Next;
    }

    /// <summary>Places of the lanes whose turn it is in a row.</summary>
    internal IEnumerable<int> LanesAtWork(FlowRow row) =>
        Enumerable.Range(0, Lanes.Count).Where(lane => View(row)?.LanesOpen.Contains(Lanes[lane].Key) == true);

    /// <summary>State of a row in words, with how many have handed in and how many are late: where the symbols are too small to bear it.</summary>
    internal string? RowWords(FlowRow row) => View(row) is { } view ? MatrixWords.State(view.State) + Counts(view) : null;

    internal string SymbolName(FlowRow row, int lane, FlowSymbol symbol)
    {
        var what = symbol.Shape switch
        {
            _ when !symbol.IsMain => "bersama",
            FlowShape.Decision => "keputusan",
            FlowShape.Terminator => row.Index == 0 ? "mulai alur" : "selesai alur",
            _ => "kegiatan",
        };
        var state = View(row)?.LanesCovered.Contains(Lanes[lane].Key) is true ? ", tidak menyatakan ikut" : SymbolState(row, lane) is { } known ? ", " + MatrixWords.State(known) : "";
        return $"{Lanes[lane].Role}: {what}{state}{(symbol.IsMain ? Counts(View(row)) : "")}";
    }

    private static string Counts(MatrixRowView? view) =>
        (view?.SymbolMeaning is { } text ? ", " + text : "") + (view?.LateCount is > 0 and var count ? $", {count} terlambat" : "");
}
