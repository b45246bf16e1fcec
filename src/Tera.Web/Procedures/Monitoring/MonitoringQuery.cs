using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Organisation.People;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Monitoring;

/// <summary>An SOP on the monitoring form: what the runs of the half year show, and what was said of it.</summary>
/// <param name="Procedure">Which.</param>
/// <param name="Title">Of it.</param>
/// <param name="Runs">Runs begun in the half year.</param>
/// <param name="Timed">Tasks done that had a due time.</param>
/// <param name="OnTime">Those done by it.</param>
/// <param name="Returns">Rounds beyond the first.</param>
/// <param name="Note">What was said; null for nothing yet.</param>
/// <param name="Person">Who said it.</param>
public sealed record MonitoringRow(ProcedureId Procedure, string Title, int Runs, int Timed, int OnTime, int Returns, MonitoringNote? Note, string? Person)
{
    /// <summary>In words, for the judge.</summary>
    public string Evidence => Runs == 0 ? "tidak dijalankan"
        : $"{Runs} pelaksanaan{(Timed > 0 ? $"; {(int)Math.Round(100m * OnTime / Timed, MidpointRounding.AwayFromZero)} % tepat waktu" : "")}{(Returns > 0 ? $"; {Returns} putaran ulang" : "")}";
}

/// <summary>Reads the monitoring form of an agency.</summary>
public sealed class MonitoringQuery(TeraDbContext db, RegionClock days)
{
    /// <summary>SOPs in force today, and those of which something was said in the half year, by title: a form that was filled in stays as it was.</summary>
    public async Task<IReadOnlyList<MonitoringRow>> ListAsync(AgencyId agency, HalfYear half, CancellationToken ct)
    {
        var zone = (await days.ZoneAsync(ct)).Zone;
        var (from, until) = (half.First.AtStartOfDayInZone(zone).ToDateTimeUtc(), half.Next.AtStartOfDayInZone(zone).ToDateTimeUtc());
        var shown = await db.Set<AdoptedProcedure>().AsNoTracking().TagWith("Procedures: monitoring form")
            .Where(row => row.AgencyId == agency
                && (db.Set<ProcedureVersion>().Any(version => version.ProcedureId == row.Id && (version.State == VersionState.InForce || version.State == VersionState.InRevision))
                    || db.Set<MonitoringNote>().Any(note => note.ProcedureId == row.Id && note.FiscalYear == half.Year && note.Half == half.Half)))
            .OrderBy(row => row.Title).ThenBy(row => row.Id).Take(500).Select(row => new { row.Id, row.Title }).ToListAsync(ct);
        var runs = (await db.Database.SqlQuery<EvidenceRow>(
            $"""
             select r.procedure_id as "Procedure", count(distinct r.id)::int as "Runs",
                    count(*) filter (where t.status = 'Done' and t.due_at is not null)::int as "Timed",
                    count(*) filter (where t.status = 'Done' and t.closed_at <= t.due_at)::int as "On_Time",
                    count(distinct (r.id, t.step, t.round)) filter (where t.round > 1)::int as "Returns"
             from procedures.run r left join procedures.task t on t.run_id = r.id and t.region_id = r.region_id and t.act > 0
             where r.agency_id = {agency.Value} and r.started_at >= {from} and r.started_at < {until}
             group by r.procedure_id
             """).ToListAsync(ct)).ToDictionary(row => row.Procedure);
        var ids = shown.Select(row => row.Id).ToList();
        var notes = await db.Set<MonitoringNote>().AsNoTracking().Where(row => ids.Contains(row.ProcedureId) && row.FiscalYear == half.Year && row.Half == half.Half).ToDictionaryAsync(row => row.ProcedureId, ct);
        var people = notes.Values.Select(note => note.PersonId).ToList();
        var names = await db.Set<Person>().AsNoTracking().Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.FullName, ct);
        return
        [
            .. shown.Select(row =>
            {
                var (run, note) = (runs.GetValueOrDefault(row.Id.Value), notes.GetValueOrDefault(row.Id));
                return new MonitoringRow(row.Id, row.Title, run?.Runs ?? 0, run?.Timed ?? 0, run?.On_Time ?? 0, run?.Returns ?? 0, note, note is null ? null : names.GetValueOrDefault(note.PersonId));
            }),
        ];
    }

    private sealed record EvidenceRow(Guid Procedure, int Runs, int Timed, int On_Time, int Returns);
}
