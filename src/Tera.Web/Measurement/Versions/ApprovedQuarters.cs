using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Contracts;
using Tera.Measurement.Sheets;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Measurement.Versions;

/// <summary>
/// No run begins about approved figures unless somebody has opened them again and said why; and none beside another that measures the same quarter: the one
/// that ended first would close the quarter under the other's open sheets.
/// </summary>
internal sealed class ApprovedQuarters(TeraDbContext db, VersionReader versions, RunDefinitions definitions) : IStartGuard
{
    /// <summary>What is measured; a run about something else does not claim the agency's quarter.</summary>
    private const string OfAgency = "agency";

    public async Task<Rejection?> RefusalAsync(RunHead head, ProcedureDefinition definition, CancellationToken ct)
    {
        if (!MeasurementArtifacts.Measures(definition) || head.Subject.Kind != OfAgency)
        {
            return null;
        }

        var period = SheetOpening.PeriodOf(head.Subject);
        return await versions.CountingAsync(head.Agency, period, ct) is { Open: null } ? QuarterVersionRejections.Approved(period)
            : await OtherAsync(head, period, ct) is { } other ? QuarterVersionRejections.MeasuredBy(period, other)
            : null;
    }

    /// <summary>Title of another run that measures the quarter, of whatever SOP; null for none. A whole year is measured at its last quarter. That one SOP runs twice about the very same thing is refused elsewhere.</summary>
    private async Task<string?> OtherAsync(RunHead head, FiscalPeriod period, CancellationToken ct)
    {
        // Two that begin at once would not see each other.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({$"measured:{head.Agency}:{period}"}, 0))", ct);
        var (year, quarter) = (period.Year.Value, period.Quarter.Number);
        var others = await db.Database.SqlQuery<Guid>(
            $"""
             select id as "Value" from procedures.run
             where agency_id = {head.Agency.Value} and subject_kind = {OfAgency} and fiscal_year = {year} and coalesce(quarter, 4) = {quarter}
               and status in ('Running', 'Paused') and ancestors = array[]::uuid[]
               and (procedure_id <> {head.ProcedureId.Value} or quarter is distinct from {head.Subject.Quarter})
             order by started_at
             """).TagWith("Measurement: other runs about a quarter").ToListAsync(ct);
        foreach (var other in others)
        {
            if (await definitions.OfAsync(new RunId(other), ct) is var (followed, title) && MeasurementArtifacts.Measures(followed))
            {
                return title;
            }
        }

        return null;
    }
}
