using NodaTime;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Mining;

/// <summary>A round of a row in the order of time.</summary>
/// <param name="Run">Title of its run.</param>
/// <param name="Closed">When it ended.</param>
/// <param name="Minutes">Working minutes it took.</param>
/// <param name="IsOut">True when it lies outside the limits: something special happened there.</param>
internal sealed record ControlPoint(string Run, Instant Closed, long Minutes, bool IsOut);

/// <summary>The control chart of a row: its rounds one by one, their mean, and the limits within which it varies by itself.</summary>
/// <remarks>An individuals chart: the limits lie 2.66 mean moving ranges from the mean (Shewhart); the lower one is never below no time at all.</remarks>
/// <param name="Step">Which row.</param>
/// <param name="Points">Oldest first.</param>
/// <param name="Mean">In working minutes.</param>
/// <param name="Lower">In working minutes.</param>
/// <param name="Upper">In working minutes.</param>
/// <param name="Standard">The printed standard; null for none.</param>
internal sealed record ControlSeries(Step Step, IReadOnlyList<ControlPoint> Points, double Mean, double Lower, double Upper, long? Standard)
{
    /// <summary>Rounds from which on limits mean anything.</summary>
    public const int Enough = 5;

    private const int MostPoints = 60;
    private const double MeanRanges = 2.66;

    /// <summary>The rows that have enough rounds, in the order of the SOP; the latest rounds of each.</summary>
    public static IReadOnlyList<ControlSeries> Of(IReadOnlyCollection<VisitRow> visits, StepTimes times, VisitClock clock)
    {
        var rounds = visits.Where(visit => visit.Act > 0).GroupBy(visit => (visit.Run_Id, visit.Step, visit.Round))
            .Where(round => round.All(visit => visit.Closed is not null) && round.Any(visit => visit.IsDone)).ToLookup(round => round.Key.Step);
        return
        [
            .. times.Steps.Select(time => Of(time.Step, time.Standard,
            [
                .. rounds[time.Step.Key.Value].Select(round => (Run: round.First().Title, Closed: round.Max(visit => visit.Closed!.Value),
                    Minutes: clock.Minutes([.. round]))).OrderBy(round => round.Closed).TakeLast(MostPoints),
            ])).OfType<ControlSeries>(),
        ];
    }

    /// <summary>Null where there are too few rounds.</summary>
    internal static ControlSeries? Of(Step step, long? standard, IReadOnlyList<(string Run, Instant Closed, long Minutes)> rounds)
    {
        if (rounds.Count < Enough)
        {
            return null;
        }

        var mean = rounds.Average(round => round.Minutes);
        var range = rounds.Zip(rounds.Skip(1)).Average(pair => Math.Abs(pair.Second.Minutes - pair.First.Minutes));
        var (lower, upper) = (Math.Max(0, mean - MeanRanges * range), mean + MeanRanges * range);
        return new(step, [.. rounds.Select(round => new ControlPoint(round.Run, round.Closed, round.Minutes, round.Minutes < lower || round.Minutes > upper))], mean, lower, upper, standard);
    }
}
