using Microsoft.EntityFrameworkCore;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Runs;

/// <summary>What an SOP might be begun about, and why it cannot; null where it can.</summary>
/// <param name="Year">Fiscal year.</param>
/// <param name="Quarter">1 to 4; null for the whole year.</param>
/// <param name="Why">As the start itself would refuse.</param>
/// <param name="Before">The run that has ended about it already; null for none. Beginning it once more makes a second one.</param>
public sealed record StartablePeriod(int Year, int? Quarter, Rejection? Why, RunId? Before);

/// <summary>Tells before the form is sent which periods are free: one that is offered first must not be refused.</summary>
public sealed class StartablePeriods(TeraDbContext db, RunStore store, DefinitionCache definitions, IEnumerable<IStartGuard> guards)
{
    /// <summary>The periods in the order in which they would be proposed; empty when the SOP is not in force.</summary>
    /// <param name="procedure">The SOP.</param>
    /// <param name="before">The quarter that ended last.</param>
    /// <param name="ct">Ends waiting.</param>
    public async Task<IReadOnlyList<StartablePeriod>> OfAsync(ProcedureId procedure, FiscalPeriod before, CancellationToken ct)
    {
        // The engine's questions ask for a connection that is open.
        await db.Database.OpenConnectionAsync(ct);
        if (await store.InForceAsync(procedure, ct) is not { } inForce)
        {
            return [];
        }

        var definition = await definitions.OfAsync(db, inForce.VersionId, ct);
        var found = new List<StartablePeriod>();
        foreach (var (year, quarter) in Candidates(before).Where(one => new RunSubject("agency", inForce.Agency.Value, one.Year, one.Quarter).Fits(definition.Periodicity)))
        {
            var subject = new RunSubject("agency", inForce.Agency.Value, year, quarter);
            var head = new RunHead(RunId.New(), inForce.ProcedureId, inForce.VersionId, inForce.Agency, subject, inForce.TitleFor(subject), []);
            found.Add(new(year, quarter, await RefusalAsync(head, definition, ct), await BeforeAsync(head, ct)));
        }

        return found;
    }

    /// <summary>What has just ended, then what runs, then what is long over; of whole years the one of the last quarter first.</summary>
    private static IEnumerable<(int Year, int? Quarter)> Candidates(FiscalPeriod before)
    {
        List<FiscalPeriod> quarters = [before, before.Plus(1), .. Enumerable.Range(1, before.Quarter.Number - 1).Select(back => before.Plus(-back))];
        return
        [
            .. quarters.Select(period => (period.Year.Value, (int?)period.Quarter.Number)),
            .. quarters.Select(period => (period.Year.Value, (int?)null)).Distinct(),
        ];
    }

    private async Task<RunId?> BeforeAsync(RunHead head, CancellationToken ct)
    {
        var (kind, id, year, quarter) = head.Subject;
        var ended = await db.Database.SqlQuery<Guid>(
            $"""
             select id as "Value" from procedures.run where procedure_id = {head.ProcedureId.Value} and subject_kind = {kind} and subject_id = {id}
                 and fiscal_year = {year} and quarter is not distinct from {quarter} and status = 'Finished' and ancestors = array[]::uuid[]
             order by closed_at desc limit 1
             """).TagWith("Procedures: a run that ended about a period").ToListAsync(ct);
        return ended is [var run] ? new(run) : null;
    }

    private async Task<Rejection?> RefusalAsync(RunHead head, ProcedureDefinition definition, CancellationToken ct)
    {
        var (kind, id, year, quarter) = head.Subject;
        var unfinished = await db.Database.SqlQuery<bool>(
            $"""
             select exists (select from procedures.run where procedure_id = {head.ProcedureId.Value} and subject_kind = {kind} and subject_id = {id}
                            and fiscal_year = {year} and quarter is not distinct from {quarter} and status in ('Running', 'Paused') and ancestors = array[]::uuid[]) as "Value"
             """).SingleAsync(ct);
        if (unfinished)
        {
            return RunGatewayRejections.UnfinishedRun(head.Title);
        }

        foreach (var guard in guards)
        {
            if (await guard.RefusalAsync(head, definition, ct) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }
}
