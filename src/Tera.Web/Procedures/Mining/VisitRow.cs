using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Platform.Data;
using Tera.Procedures.Definitions;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Mining;

/// <summary>A task of a run as it was opened, taken and closed. People are named by their position: a log leaves the office.</summary>
public sealed record VisitRow(
    Guid Run_Id, string Title, int Fiscal_Year, int? Quarter, string Run_Status, Guid Version_Id, int Number, string Step, int Act, int Round, string Slot, string? Act_Kind, string Lane, string? Label, string Status,
    DateTime Opened_At, DateTime? Due_At, DateTime? Claimed_At, DateTime? Closed_At, string? By_Position, string? Outcome)
{
    public StepKey StepKey => new(Step);

    public Instant Opened => Instant.FromDateTimeUtc(Opened_At);

    public Instant? Due => Due_At is { } at ? Instant.FromDateTimeUtc(at) : null;

    public Instant? Claimed => Claimed_At is { } at ? Instant.FromDateTimeUtc(at) : null;

    public Instant? Closed => Closed_At is { } at ? Instant.FromDateTimeUtc(at) : null;

    public bool IsDone => Status == "Done";

    /// <summary>True for the part of one employee: its label is his name, its slot names him.</summary>
    public bool IsOfPerson => Slot.StartsWith("person:", StringComparison.Ordinal);

    /// <summary>The tasks of the newest runs of an SOP, run by run in the order of time: whole runs, as many as there is room for.</summary>
    /// <param name="db">Of the region.</param>
    /// <param name="procedure">Which SOP; who may see it is the caller's.</param>
    /// <param name="year">Fiscal year; null for all.</param>
    /// <param name="most">Tasks there is room for.</param>
    /// <param name="ct">Ends reading.</param>
    internal static async Task<VisitLog> ListAsync(TeraDbContext db, ProcedureId procedure, int? year, int most, CancellationToken ct)
    {
        var id = procedure.Value;
        var visits = await db.Database.SqlQuery<VisitRow>(
            $"""
             with counted as (
                 select r.id, sum(count(*)) over (order by r.started_at desc, r.id desc) as tasks
                 from procedures.run r join procedures.task t on t.run_id = r.id
                 where r.procedure_id = {id} and ({year}::int is null or r.fiscal_year = {year}::int)
                 group by r.id, r.started_at
             )
             select t.run_id, r.title, r.fiscal_year, r.quarter, r.status as run_status, r.version_id, v.number, t.step, t.act, t.round, t.slot, t.act_kind, t.lane, t.label, t.status,
                    t.opened_at, t.due_at, t.claimed_at, t.closed_at, t.by_position, t.outcome
             from counted c
             join procedures.run r on r.id = c.id
             join procedures.task t on t.run_id = r.id
             join procedures.version v on v.id = r.version_id
             where c.tasks <= {most}
             order by r.started_at, t.run_id, t.opened_at, t.step, t.act, t.round, t.slot
             """).TagWith("Procedures: visits of an SOP").ToListAsync(ct);
        var runs = await db.Database.SqlQuery<int>(
            $"""
             select count(*)::int as "Value" from procedures.run r
             where r.procedure_id = {id} and ({year}::int is null or r.fiscal_year = {year}::int) and exists (select from procedures.task t where t.run_id = r.id)
             """).SingleAsync(ct);
        return new(visits, runs - visits.Select(visit => visit.Run_Id).Distinct().Count());
    }
}

/// <summary>What is known of the runs of an SOP.</summary>
/// <param name="Visits">Run by run in the order of time.</param>
/// <param name="RunsLeftOut">Older runs for which there was no room.</param>
public sealed record VisitLog(IReadOnlyList<VisitRow> Visits, int RunsLeftOut)
{
    /// <summary>Tasks there is room for on a page and in a log.</summary>
    internal const int Most = 50_000;

    /// <summary>Says that older runs are missing; null where none are.</summary>
    public string? Lack => RunsLeftOut == 0 ? null : $"Hanya pelaksanaan terbaru yang ikut; {IndonesianNumber.Format(RunsLeftOut, 0)} yang lebih lama tidak, karena catatannya melebihi {IndonesianNumber.Format(Most, 0)} tugas.";
}
