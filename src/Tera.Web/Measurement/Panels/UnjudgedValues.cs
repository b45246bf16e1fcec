using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Shared;

namespace Tera.Measurement.Panels;

/// <summary>Values that are told and that no checker has accepted or noted: they are frozen only by somebody who knows of them and says why.</summary>
public sealed class UnjudgedValues(TeraDbContext db)
{
    private const int MostNamed = 10;

    /// <summary>Those among the rows of a recapitulation of the run's quarter.</summary>
    public async Task<IReadOnlyList<RecapRow>> AmongAsync(PanelContext context, AgencyRecap recap, CancellationToken ct)
    {
        var (agency, period) = (context.Head.Agency, SheetOpening.PeriodOf(context.Head.Subject));
        var (year, quarter) = (period.Year.Value, period.Quarter.Number);
        var entries = (await db.Set<SheetEntry>().AsNoTracking().TagWith("Measurement: values nobody has judged")
            .Where(entry => entry.AgencyId == agency && entry.FiscalYear == year && entry.Quarter == quarter
                && (entry.State == EntryState.Value || entry.State == EntryState.NotAvailable) && entry.ReturnNote == null && entry.AcceptedVersion != entry.Version)
            .Select(entry => entry.Id).ToListAsync(ct)).ToHashSet();
        return [.. recap.Rows.Where(row => row.Entry is { } entry && entries.Contains(entry))];
    }

    /// <summary>How many and which, in words; none is left out of the count.</summary>
    public static string Words(IReadOnlyList<RecapRow> rows) =>
        string.Join("; ", rows.Take(MostNamed).Select(row => $"{row.Number}. {row.Name} ({row.UnitName})")) + (rows.Count > MostNamed ? $"; dan {rows.Count - MostNamed} lain" : "");

    /// <summary>Why nobody goes on without a word; null where every value is judged.</summary>
    public static Rejection? Fault(IReadOnlyList<RecapRow> rows) => rows.Count == 0 ? null : PanelRejections.Unjudged(rows.Count, Words(rows));

    /// <summary>The reason as the history keeps it: with what it was given for.</summary>
    public static string Noted(string reason, IReadOnlyList<RecapRow> rows) =>
        rows.Count == 0 ? reason : $"{IndonesianText.Stop(reason)} Tanpa diterima pemeriksa: {rows.Count} isian ({string.Join(", ", rows.Select(row => row.Number))}).";
}
