using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Employees;
using Tera.Measurement.Periods;
using Tera.Measurement.Validation;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Sheets;

/// <summary>Everything that keeps a sheet from being handed in.</summary>
public sealed class HandInCheck(TeraDbContext db, SheetReader reader)
{
    /// <summary>Every fault, row by row; empty when it can be handed in.</summary>
    public async Task<IReadOnlyList<Rejection>> FaultsAsync(Sheet sheet, CancellationToken ct)
    {
        if (sheet.UnitId is { } unit)
        {
            if (await IsClosedAsync(sheet, ct))
            {
                // Approved by another run that began beside this one: nothing can be mended any more, and the run must be able to end.
                return [];
            }

            return [.. (await reader.RowsAsync(sheet, unit, ct)).SelectMany(FaultsOf)];
        }

        var result = await db.Set<EmployeeResult>().AsNoTracking().SingleAsync(one => one.SheetId == sheet.Id, ct);
        return result.Results.Length == 0 ? [SheetRejections.ResultsMissing()] : [];
    }

    private Task<bool> IsClosedAsync(Sheet sheet, CancellationToken ct)
    {
        var (agency, year, quarter) = (sheet.AgencyId, sheet.FiscalYear, sheet.Quarter);
        return db.Set<PeriodFigures>().AnyAsync(period => period.AgencyId == agency && period.FiscalYear == year && period.Quarter == quarter && period.ClosedAt != null, ct);
    }

    /// <summary>The faults of one row; the page counts and links them too.</summary>
    public static IEnumerable<Rejection> FaultsOf(SheetRow row)
    {
        var name = row.Card.Name;
        if (row.Entry.ReturnNote is not null)
        {
            yield return SheetRejections.ReturnUnanswered(row.Number, name);
        }

        if (row.Entry.State is EntryState.NotReported)
        {
            yield return SheetRejections.NotReported(row.Number, name);
        }

        if (row.Entry.State is not EntryState.NotDue && row.Recap is { Ceiling: > 0, Spent: null })
        {
            yield return SheetRejections.SpentMissing(row.Number, name);
        }

        foreach (var finding in row.Recap.Findings.Where(finding => finding is { Severity: RuleSeverity.Refuse, Asks: true, OfOneUnit: true }))
        {
            yield return SheetRejections.RuleBroken(row.Number, name, finding.Text, finding.Mend);
        }

        if (row.IsDoubtful)
        {
            yield return SheetRejections.DoubtUnanswered(row.Number, name, row.Recap.Doubts[0].Text);
        }

        if (row.Entry.State is EntryState.Value && row.Recap.EvidenceRequired && row.Files.Count == 0)
        {
            yield return SheetRejections.EvidenceMissing(row.Number, name);
        }
    }
}
