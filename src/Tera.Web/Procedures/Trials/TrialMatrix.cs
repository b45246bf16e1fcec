using System.Collections.Immutable;
using NodaTime;
using Tera.Procedures.Definitions;
using Tera.Procedures.Matrix;
using Tera.Procedures.Runs.Show;

namespace Tera.Procedures.Trials;

/// <summary>Lays a trial over the matrix of its SOP: where it stands as a run stands, and for times what those who do a row said of it.</summary>
internal static class TrialMatrix
{
    public static MatrixRunView Of(TrialView view, Instant now)
    {
        var (run, calendar) = (view.Played.Run, view.Calendar);
        var stands = new RunMatrix(run, view.Played.Definition, new RunClock(run, calendar, now), calendar, ImmutableDictionary<StepKey, Instant>.Empty, [], now).View();
        var said = view.Played.Moves.Where(move => move.Time is not null).GroupBy(move => move.Step.Key).ToDictionary(row => row.Key, row => row.Last());
        return stands with { Rows = stands.Rows.ToImmutableDictionary(row => row.Key, row => Timed(row.Value, said.GetValueOrDefault(row.Key), view)) };
    }

    /// <summary>What was spent at the table is no time of the row.</summary>
    private static MatrixRowView Timed(MatrixRowView row, PlayedMove? said, TrialView view) => row with
    {
        ActualText = said?.Time is { } time ? $"{time.Printed} menurut pelaksana" : null,
        Ratio = said is { Time: { } taken, Step.Standard.Duration: { } standard } ? Minutes(taken, view) / Math.Max(1m, Minutes(standard, view)) : null,
        LatenessText = null,
        FinishedText = null,
        ForecastText = null,
        LateCount = 0,
    };

    private static decimal Minutes(StandardDuration time, TrialView view)
    {
        var from = view.Calendar.NextOpening(view.Trial.BegunAt);
        return view.Calendar.Between(from, view.Calendar.Add(from, time.InWorkingTime)).Value;
    }
}
