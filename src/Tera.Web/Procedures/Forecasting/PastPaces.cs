using System.Collections.Immutable;
using Tera.Procedures.Definitions;
using Tera.Procedures.Mining;

namespace Tera.Procedures.Forecasting;

/// <summary>What the runs of an SOP tell a simulation of it.</summary>
internal static class PastPaces
{
    /// <summary>Earlier rounds from which on they stand for the row.</summary>
    private const int Enough = 3;

    /// <summary>How long rows took. Rows that were done less often are absent.</summary>
    public static ImmutableDictionary<StepKey, Pace> Of(IReadOnlyCollection<VisitRow> visits, ProcedureDefinition definition, VisitClock clock)
    {
        var done = visits.Where(visit => visit.Act > 0 && visit is { IsDone: true, Closed: not null }).ToLookup(visit => visit.Step);
        return definition.Steps.Select(step => (step.Key, Pace: PaceOf(step, [.. done[step.Key.Value]], clock)))
            .Where(row => row.Pace.Known >= Enough).ToImmutableDictionary(row => row.Key, row => row.Pace);
    }

    /// <summary>Share of the decisions of a row that said Tidak. Rows that were decided less often are absent.</summary>
    public static ImmutableDictionary<StepKey, double> ReturnsOf(IReadOnlyCollection<VisitRow> visits) => visits.Where(visit => visit.Outcome is not null).GroupBy(visit => visit.StepKey)
        .Where(step => step.Count() >= Enough).ToImmutableDictionary(step => step.Key, step => step.Count(visit => visit.Outcome == "No") / (double)step.Count());

    private static Pace PaceOf(Step step, IReadOnlyCollection<VisitRow> done, VisitClock clock)
    {
        var sideBySide = step.Acts.Select((act, at) => act.FansOut ? at + 1 : 0).FirstOrDefault(number => number > 0);
        var rounds = done.GroupBy(visit => (visit.Run_Id, visit.Round)).ToList();
        return new(
            [.. done.Where(visit => visit.Act == sideBySide).Select(visit => Minutes([visit], clock))],
            [.. rounds.Select(round => Math.Max(0, Minutes([.. round], clock) - Minutes([.. round.Where(visit => visit.Act == sideBySide)], clock)))]);
    }

    private static int Minutes(IReadOnlyList<VisitRow> visits, VisitClock clock) => visits.Count == 0 ? 0 : (int)clock.Minutes(visits);
}
