using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Calendars;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Mining;

namespace Tera.Procedures.Runs.Show;

/// <summary>When a run would end by what the steps took before.</summary>
/// <param name="Median">If each took its middle time.</param>
/// <param name="P80">If each took the time that four of five kept.</param>
/// <param name="Known">Steps to come of which that is known; the others take their standard.</param>
/// <param name="Steps">Steps to come, the open one included.</param>
/// <param name="Runs">Finished runs that were looked at.</param>
public sealed record RunPrediction(Instant Median, Instant P80, int Known, int Steps, int Runs)
{
    /// <summary>What it rests on.</summary>
    public string Basis => Known == Steps ? $"median {Runs} pelaksanaan terdahulu" : $"{Known} dari {Steps} langkah menurut median {Runs} pelaksanaan terdahulu, selebihnya waktu baku";
}

/// <summary>What each step of an SOP took in its latest finished runs.</summary>
internal sealed class StepHistory
{
    /// <summary>Rounds from which on they say more than the standard.</summary>
    private const int Enough = 3;

    private const int Latest = 40;

    private readonly Dictionary<StepKey, Spread> _steps;

    private StepHistory(Dictionary<StepKey, Spread> steps, int runs) => (_steps, Runs) = (steps, runs);

    public int Runs { get; }

    /// <summary>Null where a step was not done often enough.</summary>
    public Spread? Of(StepKey step) => _steps.GetValueOrDefault(step);

    public static async Task<StepHistory> OfAsync(TeraDbContext db, RunHead head, WorkingCalendar calendar, CancellationToken ct)
    {
        var rounds = await db.Database.SqlQuery<RoundRow>(
            $"""
             select t.run_id as "Run", t.step as "Step", min(t.opened_at) as "Opened", max(t.closed_at) as "Closed"
             from (select id from procedures.run where procedure_id = {head.ProcedureId.Value} and status = 'Finished' and id <> {head.Id.Value} order by closed_at desc, id limit {Latest}) r
             join procedures.task t on t.run_id = r.id
             where t.act > 0
             group by t.run_id, t.step, t.round
             having bool_and(t.closed_at is not null) and bool_or(t.status = 'Done')
             """).TagWith("Procedures: what steps took before").ToListAsync(ct);
        if (rounds.Count == 0)
        {
            return new([], 0);
        }

        var clock = await VisitClock.OfAsync(db, head.ProcedureId, calendar, ct);
        return new(
            rounds.GroupBy(round => round.Step).Where(step => step.Count() >= Enough)
                .ToDictionary(step => new StepKey(step.Key), step => Spread.Of(step.Select(round => clock.Minutes(round.Run, Instant.FromDateTimeUtc(round.Opened), Instant.FromDateTimeUtc(round.Closed))))!),
            rounds.Select(round => round.Run).Distinct().Count());
    }

    private sealed record RoundRow(Guid Run, string Step, DateTime Opened, DateTime Closed);
}
