using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Employees;
using Tera.Measurement.Periods;
using Tera.Measurement.Recaps;
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
    public static IEnumerable<Rejection> FaultsOf(SheetRow row) => FaultsOf(row.Number, row.Recap, row.Entry, row.Files.Count);

    /// <summary>The same of a row that is read otherwise.</summary>
    /// <param name="number">By which the row is called.</param>
    /// <param name="recap">The figures, weighed.</param>
    /// <param name="entry">What is kept.</param>
    /// <param name="files">Files behind it.</param>
    public static IEnumerable<Rejection> FaultsOf(int number, RecapRow recap, SheetEntry entry, int files)
    {
        var name = recap.Name;
        if (entry.ReturnNote is not null)
        {
            yield return SheetRejections.ReturnUnanswered(number, name);
        }

        if (entry.State is EntryState.NotReported)
        {
            yield return SheetRejections.NotReported(number, name);
        }

        if (entry.State is not EntryState.NotDue && recap is { Ceiling: > 0, Spent: null, PaidBy.Count: 0 })
        {
            yield return SheetRejections.SpentMissing(number, name);
        }

        // What another unit spends is not this one's to tell.
        if (entry.State is not EntryState.NotDue && recap.PaidBy.Where(line => line.Spent is null && line.Unit == recap.Unit).Select(line => line.Code).ToList() is { Count: > 0 } untold)
        {
            yield return SheetRejections.LinesUntold(number, name, string.Join(", ", untold));
        }

        foreach (var finding in recap.Findings.Where(finding => finding is { Severity: RuleSeverity.Refuse, Asks: true, OfOneUnit: true }))
        {
            yield return SheetRejections.RuleBroken(number, name, finding.Text, finding.Mend);
        }

        if (recap.Doubts.Count > 0 && entry.Assurance.Length == 0)
        {
            yield return SheetRejections.DoubtUnanswered(number, name, recap.Doubts[0].Text);
        }

        if (entry.State is EntryState.Value && recap.EvidenceRequired && files == 0)
        {
            yield return SheetRejections.EvidenceMissing(number, name);
        }
    }
}
