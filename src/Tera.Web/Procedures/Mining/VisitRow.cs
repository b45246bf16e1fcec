using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Platform.Data;
using Tera.Procedures.Definitions;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Mining;

/// <summary>A task of a run as it was opened, taken and closed. People are named by their position: a log leaves the office.</summary>
public sealed record VisitRow(
    Guid Run_Id, string Title, int Fiscal_Year, int? Quarter, string Run_Status, Guid Version_Id, int Number, string Step, int Act, int Round, string Slot, string? Act_Kind, string Lane, string? Label, string Status,
    DateTime Opened_At, DateTime? Due_At, DateTime? Claimed_At, DateTime? Closed_At, string? By_Position, string? Outcome)
{
    private const int Most = 50_000;

    public StepKey StepKey => new(Step);

    public Instant Opened => Instant.FromDateTimeUtc(Opened_At);

    public Instant? Due => Due_At is { } at ? Instant.FromDateTimeUtc(at) : null;

    public Instant? Claimed => Claimed_At is { } at ? Instant.FromDateTimeUtc(at) : null;

    public Instant? Closed => Closed_At is { } at ? Instant.FromDateTimeUtc(at) : null;

    public bool IsDone => Status == "Done";

    /// <summary>Names the task in a log; the same for ever.</summary>
    public string Key => $"{Run_Id:N}.{Step}.{Act}.{Round}{(Slot.Length > 0 ? "." + Slot.Replace(':', '-') : "")}";

    /// <summary>Every task of the runs of an SOP, run by run in the order of time.</summary>
    /// <param name="db">Of the region.</param>
    /// <param name="procedure">Which SOP; who may see it is the caller's.</param>
    /// <param name="year">Fiscal year; null for all.</param>
    /// <param name="ct">Ends reading.</param>
    internal static Task<List<VisitRow>> ListAsync(TeraDbContext db, ProcedureId procedure, int? year, CancellationToken ct)
    {
        var id = procedure.Value;
        return db.Database.SqlQuery<VisitRow>(
            $"""
             select t.run_id, r.title, r.fiscal_year, r.quarter, r.status as run_status, r.version_id, v.number, t.step, t.act, t.round, t.slot, t.act_kind, t.lane, t.label, t.status,
                    t.opened_at, t.due_at, t.claimed_at, t.closed_at, t.by_position, t.outcome
             from procedures.task t
             join procedures.run r on r.id = t.run_id
             join procedures.version v on v.id = r.version_id
             where r.procedure_id = {id} and ({year}::int is null or r.fiscal_year = {year}::int)
             order by r.started_at, t.run_id, t.opened_at, t.step, t.act, t.round, t.slot
             limit {Most}
             """).TagWith("Procedures: visits of an SOP").ToListAsync(ct);
    }
}
