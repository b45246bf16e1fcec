using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Procedures.Library;
using Tera.Procedures.Mining;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Monitoring;

/// <summary>An SOP in the yearly evaluation: what the year shows of it, and what was concluded.</summary>
/// <param name="Year">Runs of the year and the conclusion: good where it stays as it is.</param>
/// <param name="First">What the monitoring of the first half said; null for nothing.</param>
/// <param name="Second">The same of the second.</param>
/// <param name="Findings">What the linter finds on the version in force.</param>
/// <param name="Slow">Rows of which four of five rounds took longer than printed.</param>
public sealed record EvaluationRow(MonitoringRow Year, MonitoringNote? First, MonitoringNote? Second, int Findings, IReadOnlyList<string> Slow)
{
    /// <summary>The two halves in words.</summary>
    public string Halves => $"I: {Words(First)}; II: {Words(Second)}";

    /// <summary>The linter and the clock in words.</summary>
    public string Shown => $"{(Findings == 0 ? "tanpa temuan" : $"{Findings} temuan")}; {(Slow.Count == 0 ? "tidak ada langkah yang P80-nya melewati waktu baku" : $"P80 melewati waktu baku: {string.Join(", ", Slow)}")}";

    private static string Words(MonitoringNote? note) => note is null ? "belum dinilai" : note.RunsWell ? "berjalan baik" : $"tidak berjalan baik ({note.Action})";
}

/// <summary>Reads the yearly evaluation of the SOPs of an agency.</summary>
public sealed class EvaluationQuery(TeraDbContext db, MonitoringQuery monitoring, AgencyCalendars calendars, LegalBasisReader bases)
{
    public async Task<IReadOnlyList<EvaluationRow>> ListAsync(AgencyId agency, int year, CancellationToken ct)
    {
        var rows = await monitoring.ListAsync(agency, HalfYear.Whole(year), ct);
        var ids = rows.Select(row => row.Procedure).ToList();
        var halves = (await db.Set<MonitoringNote>().AsNoTracking().Where(note => ids.Contains(note.ProcedureId) && note.FiscalYear == year && note.Half > 0).ToListAsync(ct)).ToLookup(note => note.ProcedureId);
        var codes = (await db.Set<AdoptedProcedure>().AsNoTracking().Where(row => row.AgencyId == agency).Select(row => row.Code).ToListAsync(ct)).ToHashSet();
        var calendar = await calendars.OfAsync(agency, ct);
        var versions = await (
            from procedure in db.Set<AdoptedProcedure>().AsNoTracking().Where(one => ids.Contains(one.Id))
            from version in db.Set<ProcedureVersion>().Where(one => one.ProcedureId == procedure.Id)
                .OrderByDescending(one => one.State == VersionState.InForce || one.State == VersionState.InRevision).ThenByDescending(one => one.Number).Take(1)
            select version).TagWith("Procedures: versions of the evaluation").ToDictionaryAsync(version => version.ProcedureId, ct);
        var laws = await bases.OfRegionAsync(ct);
        List<EvaluationRow> evaluated = [];
        foreach (var row in rows)
        {
            var id = row.Procedure;
            var definition = versions[id].Definition;
            var slow = row.Runs == 0
                ? []
                : StepTimes.Of((await VisitRow.ListAsync(db, id, year, VisitLog.Most, ct)).Visits, definition, await VisitClock.OfAsync(db, id, calendar, ct)).Steps.Where(step => step.IsTooTight).Select(step => StepWords.Within(step.Step)).ToList();
            evaluated.Add(new(
                row, halves[id].FirstOrDefault(note => note.Half == 1), halves[id].FirstOrDefault(note => note.Half == 2),
                Findings.Of(definition, code => codes.Contains(code.Value), laws).Count, slow));
        }

        return evaluated;
    }
}
