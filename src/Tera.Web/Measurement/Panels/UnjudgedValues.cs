using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Planning.Agreements;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Shared;

namespace Tera.Measurement.Panels;

/// <summary>Values that are told and that no checker has accepted or noted: they are frozen only by somebody who knows of them and says why.</summary>
public sealed class UnjudgedValues(TeraDbContext db)
{
    private const int MostNamed = 10;

    /// <summary>Those of a recapitulation that was read now.</summary>
    public static IReadOnlyList<RecapRow> Among(AgencyRecap recap) => [.. recap.Rows.Where(row => row.Unjudged)];

    /// <summary>How many and which, in words; none is left out of the count.</summary>
    public static string Words(IReadOnlyList<RecapRow> rows) =>
        string.Join("; ", rows.Take(MostNamed).Select(row => $"{row.Number}. {row.Name} ({row.UnitName})")) + (rows.Count > MostNamed ? $"; dan {rows.Count - MostNamed} lain" : "");

    /// <summary>Why nobody goes on without a word; null where every value is judged.</summary>
    public static Rejection? Fault(IReadOnlyList<RecapRow> rows) => rows.Count == 0 ? null : PanelRejections.Unjudged(rows.Count, Words(rows));

    /// <summary>The reason as the history keeps it: with what it was given for, by code. Null where every value of the run's quarter is judged.</summary>
    public async Task<string?> NotedAsync(PanelContext context, string reason, CancellationToken ct)
    {
        var (agency, period) = (context.Head.Agency, SheetOpening.PeriodOf(context.Head.Subject));
        var (year, quarter) = (period.Year.Value, period.Quarter.Number);
        var entries = await (
            from entry in db.Set<SheetEntry>().AsNoTracking()
            join indicator in db.Set<Indicator>() on entry.IndicatorId equals indicator.Id
            where entry.AgencyId == agency && entry.FiscalYear == year && entry.Quarter == quarter
            orderby indicator.Code
            select new { entry, indicator.Code }).TagWith("Measurement: values of a quarter by code").ToListAsync(ct);
        var codes = entries.Where(row => row.entry.IsUnjudged).Select(row => row.Code).ToList();
        return codes.Count == 0 ? null : $"{IndonesianText.Stop(reason)} Tanpa diterima pemeriksa: {codes.Count} isian ({string.Join(", ", codes)}).";
    }
}
