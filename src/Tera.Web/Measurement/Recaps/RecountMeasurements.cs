using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Periods;
using Tera.Measurement.Snapshots;
using Tera.Measurement.Versions;
using Tera.Organisation;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Recaps;

/// <summary>Something that does not agree with what it was made from.</summary>
/// <param name="Kind"><c>value</c>, <c>employee</c>, <c>period</c> or <c>snapshot</c>.</param>
/// <param name="Name">Which one.</param>
/// <param name="What">What is wrong, Indonesian.</param>
public sealed record MeasurementFinding(string Kind, string Name, string What);

/// <summary>Counts everything again: values against their history, sums against their values, frozen texts against their hashes. Reads only; in the region of the scope.</summary>
public sealed class RecountMeasurements(TeraDbContext db, PeriodSums sums, CountingFigures figures, HistoryCheck history)
{
    /// <param name="ct">Ends the work.</param>
    /// <param name="examined">Told how many values, sums and frozen texts have been looked at.</param>
    public async Task<IReadOnlyList<MeasurementFinding>> FindAsync(CancellationToken ct, IProgress<int>? examined = null)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var (values, counted) = await history.FindAsync(ct);
        examined?.Report(counted);
        List<MeasurementFinding> findings = [.. values];
        foreach (var period in await db.Set<PeriodFigures>().AsNoTracking().OrderBy(row => row.FiscalYear).ThenBy(row => row.Quarter).ToListAsync(ct))
        {
            var of = new FiscalPeriod(new FiscalYear(period.FiscalYear), new Quarter(period.Quarter));
            examined?.Report(1);
            // An approved quarter is held against what was frozen: later versions of other quarters do not move it.
            var (totals, sheets, handedIn) = period.ClosedAt is not null && await figures.ApprovedAsync(period.AgencyId, of, ct) is { Totals: var approved }
                ? (approved, period.Sheets, period.HandedIn)
                : await sums.CountAsync(period.AgencyId, of, ct);
            if (!period.Agrees(totals, sheets, handedIn))
            {
                findings.Add(new("period", $"{Name(period.AgencyId)} {of}", "Ringkasan tidak sama dengan hitungan ulang nilai."));
            }
        }

        await foreach (var snapshot in db.Set<Snapshot>().AsNoTracking().OrderBy(row => row.FrozenAt).AsAsyncEnumerable().WithCancellation(ct))
        {
            examined?.Report(1);
            if (!snapshot.IsIntact)
            {
                findings.Add(new("snapshot", snapshot.Id.Value.ToString("D"), "Isi rekapitulasi beku tidak sesuai dengan sidiknya."));
            }
        }

        return findings;
    }

    private static string Name(AgencyId agency) => agency.ToString();
}
