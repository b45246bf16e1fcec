using System.Collections.Immutable;
using NodaTime;
using Tera.Organisation.Calendars;
using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Procedures.Forecasting;

/// <summary>Days on which nobody of a lane works.</summary>
/// <param name="Lane">Whose; null for everybody.</param>
/// <param name="From">First day, inclusive.</param>
/// <param name="Until">Last day, inclusive.</param>
public sealed record Leave(LaneKey? Lane, LocalDate From, LocalDate Until)
{
    /// <summary>Days all leaves of a plan may take together: two years, so that with the holidays around them a next working day is still found.</summary>
    /// <seealso cref="WorkingCalendar.SearchLimit"/>
    public const int LongestTogether = 731;

    /// <summary>Days, both ends counted.</summary>
    public int Days => Period.DaysBetween(From, Until) + 1;
}

/// <summary>Working minutes a row really took, round by round.</summary>
/// <param name="Each">Of one unit or employee, where each does his own part at the same time; empty for rows nobody does side by side.</param>
/// <param name="Rest">Of what else the row asks of a round; all of it where nothing is done side by side.</param>
public sealed record Pace(ImmutableArray<int> Each, ImmutableArray<int> Rest)
{
    /// <summary>What it was reckoned from: times of units, else rounds.</summary>
    public int Known => Each.IsEmpty ? Rest.Length : Each.Length;
}

/// <summary>What is asked: such an SOP, begun at such a moment, by so many, with such times.</summary>
/// <param name="Definition">A sound definition.</param>
/// <param name="Calendar">Of the office.</param>
/// <param name="Start">When the run begins.</param>
/// <param name="Units">How many units fill in what every unit fills; 1 or more.</param>
/// <param name="Employees">The same of employees.</param>
/// <param name="Paces">Times of earlier rounds, by row. Rows without any are drawn from half to one and a half of their standard time.</param>
/// <param name="Returns">Share of checks that say Tidak, 0 to 1, by row; a row that is not there has <paramref name="UsualReturns"/>.</param>
/// <param name="UsualReturns">0 to 1.</param>
/// <param name="Leaves">Who is away when.</param>
/// <param name="Trials">How often it is played.</param>
/// <param name="Seed">The same seed gives the same answer.</param>
public sealed record SimulationPlan(
    ProcedureDefinition Definition,
    WorkingCalendar Calendar,
    Instant Start,
    int Units,
    int Employees,
    ImmutableDictionary<StepKey, Pace> Paces,
    ImmutableDictionary<StepKey, double> Returns,
    double UsualReturns,
    ImmutableArray<Leave> Leaves,
    int Trials,
    int Seed);

/// <summary>A row in the simulation.</summary>
/// <param name="Step">Which.</param>
/// <param name="MeanMinutes">Working minutes it takes of a run, all its rounds together, on average.</param>
/// <param name="Gain">Working days by which the run would end earlier on average if it took half as long; null where that was not played.</param>
public sealed record SimulatedStep(StepKey Step, double MeanMinutes, double? Gain);

/// <summary>What came of it.</summary>
/// <param name="Finishes">The day on which each trial ended, earliest first.</param>
/// <param name="Steps">Rows, the one whose halving gains most first.</param>
/// <param name="Unfinished">Trials that had not ended after as many rows as anybody would bear.</param>
public sealed record SimulationResult(ImmutableArray<LocalDate> Finishes, ImmutableArray<SimulatedStep> Steps, int Unfinished)
{
    /// <summary>The day by which a share of the trials had ended; null where none did.</summary>
    /// <param name="share">Above 0, at most 1.</param>
    public LocalDate? By(decimal share) => Finishes.IsEmpty ? null : NearestRank.Of(Finishes.AsSpan(), share);
}

/// <summary>Plays a run many times and tells when it would end, and which row to staff. Pure: the same plan gives the same answer on any machine.</summary>
/// <remarks>Luck is drawn for every trial, row and round by itself, so that halving one row changes that row and nothing else.</remarks>
public static class RunSimulation
{
    /// <summary>Rows entered in one trial before it is given up.</summary>
    private const int MostVisits = 400;

    /// <summary>Rows whose halving is played, those that take longest.</summary>
    private const int MostHalved = 6;

    /// <summary>Plays it.</summary>
    /// <param name="plan">What.</param>
    /// <param name="ct">Ends playing between two trials.</param>
    public static SimulationResult Play(SimulationPlan plan, CancellationToken ct)
    {
        var desk = new Desk(plan, ct);
        var trials = Enumerable.Range(0, plan.Trials).Select(trial => desk.Trial(trial, halved: null)).ToList();
        var finished = trials.Where(trial => trial.Finish is not null).ToList();
        var means = plan.Definition.Steps.ToDictionary(step => step.Key, step => trials.Average(trial => trial.Minutes.GetValueOrDefault(step.Key)));
        var played = means.OrderByDescending(mean => mean.Value).Where(mean => mean.Value > 0).Take(MostHalved).Select(mean => mean.Key).ToHashSet();
        return new(
            [.. finished.Select(trial => plan.Calendar.TimeZone.DateOf(trial.Finish!.Value)).Order()],
            [
                .. plan.Definition.Steps.Select(step => new SimulatedStep(step.Key, Math.Round(means[step.Key], 1), played.Contains(step.Key) ? Gain(plan, desk, trials, step.Key) : null))
                    .OrderByDescending(step => step.Gain ?? -1).ThenByDescending(step => step.MeanMinutes),
            ],
            trials.Count - finished.Count);
    }

    private static double Gain(SimulationPlan plan, Desk desk, List<Played> trials, StepKey halved)
    {
        var saved = 0d;
        var counted = 0;
        for (var trial = 0; trial < trials.Count; trial++)
        {
            if (trials[trial].Finish is { } before && desk.Trial(trial, halved).Finish is { } after)
            {
                saved += plan.Calendar.Between(after, before).Value / (double)plan.Calendar.Definition.NominalDay;
                counted++;
            }
        }

        return counted == 0 ? 0 : Math.Round(saved / counted, 2);
    }

    private sealed record Played(Instant? Finish, Dictionary<StepKey, double> Minutes);

    /// <summary>What every trial needs.</summary>
    private sealed class Desk
    {
        private readonly SimulationPlan _plan;
        private readonly CancellationToken _ct;
        private readonly Dictionary<LaneKey, WorkingCalendar> _calendars = [];
        private readonly Dictionary<StepKey, int> _standards;

        /// <summary>Each sorted.</summary>
        private readonly Dictionary<StepKey, Pace> _paces;

        public Desk(SimulationPlan plan, CancellationToken ct)
        {
            (_plan, _ct) = (plan, ct);
            _paces = plan.Paces.ToDictionary(pace => pace.Key, pace => new Pace([.. pace.Value.Each.Order()], [.. pace.Value.Rest.Order()]));
            foreach (var lane in plan.Definition.Lanes)
            {
                _calendars[lane.Key] = CalendarOf(lane.Key);
            }

            _standards = plan.Definition.Steps.ToDictionary(
                step => step.Key,
                step => step.Standard.Duration is { } standard ? plan.Calendar.Between(plan.Start, plan.Calendar.Add(plan.Start, standard.InWorkingTime)).Value : 0);
        }

        public Played Trial(int trial, StepKey? halved)
        {
            _ct.ThrowIfCancellationRequested();
            var (now, step, minutes) = (_plan.Start, _plan.Definition.Start, new Dictionary<StepKey, double>());
            Dictionary<StepKey, int> rounds = [];
            for (var visit = 0; visit < MostVisits; visit++)
            {
                var round = rounds[step.Key] = rounds.GetValueOrDefault(step.Key) + 1;
                var luck = new Random(HashOf(_plan.Seed, trial, step.Key, round));
                var taken = Minutes(step, luck) * (step.Key == halved ? 0.5 : 1);
                minutes[step.Key] = minutes.GetValueOrDefault(step.Key) + taken;
                now = _calendars[step.Acts[0].Primary].Add(now, WorkingDuration.Minutes((int)Math.Min(Math.Round(taken), WorkingDuration.MaximumMinutes)));
                if (Onward(step, luck) is not { } next)
                {
                    return new(now, minutes);
                }

                step = _plan.Definition[next];
            }

            return new(null, minutes);
        }

        private double Minutes(Step step, Random luck)
        {
            var each = step.Acts.Select(act => act.Participation).FirstOrDefault(participation => participation is Participation.EachUnit or Participation.EachEmployee);
            var many = each switch
            {
                Participation.EachUnit => _plan.Units,
                Participation.EachEmployee => _plan.Employees,
                _ => 1,
            };

            // The part done side by side ends with the slowest; what else the row asks comes to it.
            var (slowest, rest) = (luck.NextDouble(), luck.NextDouble());
            return _paces.GetValueOrDefault(step.Key) is { Known: > 0 } known
                ? LargestOf(known.Each, many, slowest) + LargestOf(known.Rest, 1, rest)
                : _standards[step.Key] * (0.5 + LargestOfHalves(many, slowest));
        }

        /// <summary>The largest of so many that are drawn from a sorted list, in one draw: its share of the list is the root of an even one.</summary>
        private static int LargestOf(ImmutableArray<int> sorted, int many, double luck) =>
            sorted.IsEmpty ? 0 : NearestRank.Of(sorted.AsSpan(), (decimal)Math.Pow(luck, 1d / Math.Max(1, many)));

        /// <summary>The same of half the sum of two even draws, 0 to 1.</summary>
        private static double LargestOfHalves(int many, double luck)
        {
            var share = Math.Pow(luck, 1d / Math.Max(1, many));
            return share <= 0.5 ? Math.Sqrt(share / 2) : 1 - Math.Sqrt((1 - share) / 2);
        }

        private StepKey? Onward(Step step, Random luck)
        {
            switch (step.Onward)
            {
                case Onward.Next next:
                    return next.To;
                case Onward.Decision decision:
                    var branch = luck.NextDouble() < _plan.Returns.GetValueOrDefault(step.Key, _plan.UsualReturns) ? decision.No : decision.Yes;
                    return branch.Targets.IsEmpty ? null : branch.Targets[luck.Next(branch.Targets.Length)];
                default:
                    return null;
            }
        }

        private WorkingCalendar CalendarOf(LaneKey lane)
        {
            var away = _plan.Leaves.Where(leave => leave.Lane is null || leave.Lane == lane).SelectMany(Days).Distinct()
                .Select(day => new Holiday(day, HolidayKind.Local, "Cuti", "simulasi")).ToList();
            var definition = _plan.Calendar.Definition;
            return away.Count > 0 && WorkingCalendar.Create(definition with { Holidays = [.. definition.Holidays, .. away] }).Accepted(out var calendar, out _) ? calendar : _plan.Calendar;
        }

        private static IEnumerable<LocalDate> Days(Leave leave)
        {
            for (var day = leave.From; day <= leave.Until; day = day.PlusDays(1))
            {
                yield return day;
            }
        }

        /// <summary>Not the runtime's hash of a text, which differs from start to start.</summary>
        private static int HashOf(int seed, int trial, StepKey step, int round)
        {
            unchecked
            {
                var hash = (uint)seed;
                foreach (var part in step.Value.Select(letter => (int)letter).Append(trial).Append(round))
                {
                    hash = (hash ^ (uint)part) * 16_777_619u;
                    hash ^= hash >> 15;
                }

                return (int)(hash & int.MaxValue);
            }
        }
    }
}
