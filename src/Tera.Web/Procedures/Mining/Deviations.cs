using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Library;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Mining;

/// <summary>A row of a run that was not done as the SOP prints it.</summary>
/// <param name="Run">Which run.</param>
/// <param name="Title">Of the run.</param>
/// <param name="Step">Name of the row.</param>
/// <param name="Words">What happened.</param>
internal sealed record Deviation(RunId Run, string Title, string Step, string Words);

/// <summary>What the runs of an SOP left out, did again, and dated back; the latest first.</summary>
/// <param name="Skipped">Rows of finished runs that were never entered, and tasks that were closed without being done.</param>
/// <param name="Returned">Rows that were done in more than one round.</param>
/// <param name="BackDated">Rows in which the day that was written lies before the day the row was opened.</param>
internal sealed record Deviations(IReadOnlyList<Deviation> Skipped, IReadOnlyList<Deviation> Returned, IReadOnlyList<Deviation> BackDated)
{
    private const int Most = 100;

    public static async Task<Deviations> OfAsync(ProcedureView view, IReadOnlyCollection<VisitRow> visits, IEnumerable<IStatedDays> sources, IndonesianTimeZone zone, CancellationToken ct)
    {
        List<StatedDay> stated = [];
        foreach (var source in sources)
        {
            stated.AddRange(await source.OfProcedureAsync(view.Procedure.Id, ct));
        }

        return Of(view.Definition, view.InForce?.Number, visits, stated, zone);
    }

    /// <param name="definition">The rows as the version shown prints them.</param>
    /// <param name="number">Of the version in force: of runs of another only what they entered is known.</param>
    /// <param name="visits">Of all runs that are looked at.</param>
    /// <param name="stated">Days that were written.</param>
    /// <param name="zone">Of the agency.</param>
    internal static Deviations Of(ProcedureDefinition definition, int? number, IReadOnlyCollection<VisitRow> visits, IReadOnlyCollection<StatedDay> stated, IndonesianTimeZone zone)
    {
        var runs = visits.GroupBy(visit => visit.Run_Id).OrderByDescending(run => run.Max(visit => visit.Opened)).ToList();
        string Name(string step) => definition.Find(new StepKey(step)) is { } row ? StepWords.Name(row) : step;
        IEnumerable<Deviation> Left(IGrouping<Guid, VisitRow> run)
        {
            var first = run.First();
            var entered = run.Select(visit => visit.Step).ToHashSet();
            var passed = first.Run_Status == nameof(RunStatus.Finished) && first.Number == number
                ? definition.PrintedSteps.Where(step => !entered.Contains(step.Key.Value)).Select(step => new Deviation(new(run.Key), first.Title, StepWords.Name(step), "tidak dilalui"))
                : [];
            return passed.Concat(run.Where(visit => visit.Status == nameof(RunTaskStatus.Skipped)).Select(visit =>
                new Deviation(new(run.Key), first.Title, Name(visit.Step), $"{visit.Label ?? "satu tugas"} ditutup tanpa dikerjakan")));
        }

        var opened = visits.GroupBy(visit => (visit.Run_Id, visit.Step, visit.Round)).ToDictionary(round => round.Key, round => (round.First().Title, Day: zone.DateOf(round.Min(visit => visit.Opened))));
        return new(
            [.. runs.SelectMany(Left).Take(Most)],
            [
                .. runs.SelectMany(run => run.Where(visit => visit.Act > 0 && visit.Round > 1).GroupBy(visit => visit.Step)
                    .Select(step => new Deviation(new(run.Key), run.First().Title, Name(step.Key), $"{step.Max(visit => visit.Round)} putaran"))).Take(Most),
            ],
            [
                .. from day in stated
                   where opened.TryGetValue((day.Run.Value, day.Step.Value, day.Round), out var round) && day.Day < round.Day
                   let known = opened[(day.Run.Value, day.Step.Value, day.Round)]
                   select new Deviation(day.Run, known.Title, Name(day.Step.Value), $"{day.What} bertanggal {IndonesianDate.Long(day.Day)}, langkahnya baru terbuka {IndonesianDate.Long(known.Day)}"),
            ]);
    }
}
