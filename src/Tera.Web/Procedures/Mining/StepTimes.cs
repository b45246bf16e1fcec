using NodaTime;
using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Procedures.Mining;

/// <summary>Times in working minutes: how many there are, the middle one, and the one below which four of five lie.</summary>
public sealed record Spread(int Count, long Median, long P80)
{
    /// <summary>Null where there is nothing to measure. Ranks are nearest ranks: a value that occurred, never one between two.</summary>
    public static Spread? Of(IEnumerable<long> minutes)
    {
        long[] sorted = [.. minutes.Order()];
        return sorted.Length == 0 ? null : new(sorted.Length, NearestRank.Of<long>(sorted, 0.5m), NearestRank.Of<long>(sorted, 0.8m));
    }
}

/// <summary>A row of an SOP as it was really done.</summary>
/// <param name="Step">The row, as the version in force prints it.</param>
/// <param name="Whole">From the opening of the row to its end, of each round.</param>
/// <param name="OnTime">Rounds that ended by their due time.</param>
/// <param name="Timed">Rounds that had one.</param>
/// <param name="Waiting">From the opening of a task to the moment somebody took it.</param>
/// <param name="Returns">Rounds beyond the first.</param>
/// <param name="Standard">The printed standard on the calendar of the agency; null for none.</param>
internal sealed record StepTime(Step Step, Spread? Whole, int OnTime, int Timed, Spread? Waiting, int Returns, long? Standard)
{
    /// <summary>In whole percent; null where nothing had a due time.</summary>
    public int? Punctuality => Timed == 0 ? null : (int)Math.Round(100m * OnTime / Timed, MidpointRounding.AwayFromZero);

    /// <summary>True when four of five take longer than printed.</summary>
    public bool IsTooTight => Whole is { } whole && Standard is { } standard && whole.P80 > standard;
}

/// <summary>Who had the work in his hands, and how long.</summary>
/// <param name="Name">Of the lane or the unit.</param>
/// <param name="Tasks">Tasks done.</param>
/// <param name="Total">Working minutes of all of them together.</param>
/// <param name="Spread">Of each.</param>
/// <param name="Waiting">From the opening of a task to the moment somebody took it; null where nobody said that he took one.</param>
/// <param name="OnTime">Tasks that ended by their due time.</param>
/// <param name="Timed">Tasks that had one.</param>
public sealed record HolderTime(string Name, int Tasks, long Total, Spread Spread, Spread? Waiting, int OnTime, int Timed);

/// <summary>Standard against actual of an SOP.</summary>
/// <param name="Runs">Runs that are looked at.</param>
/// <param name="Steps">In the order of the SOP.</param>
/// <param name="Lanes">Who ran the clock, the longest first.</param>
/// <param name="Units">The same of units and employees who did their own part.</param>
/// <param name="Periods">The same by quarter or year, the oldest first.</param>
internal sealed record StepTimes(int Runs, IReadOnlyList<StepTime> Steps, IReadOnlyList<HolderTime> Lanes, IReadOnlyList<HolderTime> Units, IReadOnlyList<HolderTime> Periods)
{
    /// <summary>The rows in which most of the working time went, at most three of them.</summary>
    public IEnumerable<StepTime> Bottlenecks => Steps.Where(step => step.Whole is not null).OrderByDescending(step => step.Whole!.Median).Take(3);

    public static StepTimes Of(IReadOnlyCollection<VisitRow> visits, ProcedureDefinition definition, VisitClock clock)
    {
        var done = visits.Where(visit => visit.Act > 0 && visit is { IsDone: true, Closed: not null }).ToList();
        var rounds = visits.Where(visit => visit.Act > 0).GroupBy(visit => (visit.Run_Id, visit.Step, visit.Round))
            .Where(round => round.All(visit => visit.Closed is not null) && round.Any(visit => visit.IsDone)).ToLookup(round => round.Key.Step);
        return new(
            visits.Select(visit => visit.Run_Id).Distinct().Count(),
            [.. definition.Steps.Select(step => StepOf(step, [.. rounds[step.Key.Value]], [.. done.Where(visit => visit.Step == step.Key.Value)], clock))],
            Holders(done, visit => definition.Lanes.FirstOrDefault(lane => lane.Key.Value == visit.Lane)?.Role ?? visit.Lane, clock),
            Holders(done.Where(visit => visit is { Label: not null, Slot: ['u', 'n', 'i', 't', ..] or ['p', 'e', 'r', 's', 'o', 'n', ..] }), visit => visit.Slot.StartsWith("unit", StringComparison.Ordinal) ? visit.Label! : "Pegawai", clock),
            [.. done.GroupBy(visit => (visit.Fiscal_Year, visit.Quarter)).OrderBy(period => period.Key.Fiscal_Year).ThenBy(period => period.Key.Quarter)
                .SelectMany(period => Holders(period, visit => PeriodWords(visit), clock))]);
    }

    private static string PeriodWords(VisitRow visit) => visit.Quarter is { } quarter ? new FiscalPeriod(new(visit.Fiscal_Year), new(quarter)).ToString() : $"Tahun {visit.Fiscal_Year}";

    private static StepTime StepOf(Step step, List<IGrouping<(Guid, string, int), VisitRow>> rounds, List<VisitRow> done, VisitClock clock)
    {
        var timed = rounds.Where(round => round.Any(visit => visit.Due is not null)).ToList();
        var from = rounds.Count == 0 ? (Instant?)null : rounds[0].Min(visit => visit.Opened);
        return new(
            step,
            Spread.Of(rounds.Select(round => clock.Minutes([.. round]))),
            timed.Count(round => clock.IsInTime(round.Max(visit => visit.Due)!.Value, round.Max(visit => visit.Closed)!.Value)),
            timed.Count,
            WaitingOf(done, clock),
            rounds.Count(round => round.Key.Item3 > 1),
            step.Standard.Duration is { } standard && from is { } start ? clock.Calendar.Between(start, clock.Calendar.Add(start, standard.InWorkingTime)).Value : null);
    }

    private static Spread? WaitingOf(IEnumerable<VisitRow> done, VisitClock clock) =>
        Spread.Of(done.Where(visit => visit.Claimed is not null).Select(visit => clock.Minutes(visit.Run_Id, visit.Opened, visit.Claimed!.Value)));

    private static IReadOnlyList<HolderTime> Holders(IEnumerable<VisitRow> done, Func<VisitRow, string> name, VisitClock clock) =>
    [
        .. done.GroupBy(name).Select(group =>
        {
            var minutes = group.Select(clock.Minutes).ToList();
            var timed = group.Where(visit => visit.Due is not null).ToList();
            return new HolderTime(group.Key, minutes.Count, minutes.Sum(), Spread.Of(minutes)!, WaitingOf(group, clock), timed.Count(visit => clock.IsInTime(visit.Due!.Value, visit.Closed!.Value)), timed.Count);
        }).OrderByDescending(holder => holder.Total).ThenBy(holder => holder.Name, StringComparer.Ordinal),
    ];
}
