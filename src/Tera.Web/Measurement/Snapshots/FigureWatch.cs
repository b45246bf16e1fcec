using Microsoft.EntityFrameworkCore;
using Tera.Documents.Contracts;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Measurement.Versions;
using Tera.Organisation.Contracts;
using Tera.Planning.Indicators;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Snapshots;

/// <summary>Tells a paper which of its figures have another value now, and whether its figures are the ones that count.</summary>
/// <remarks>
/// What counts is the last approved version: a figure that is being corrected has not changed yet. A later version may differ in a factor or a
/// note only; what was printed is the figure, so the figure is compared.
/// </remarks>
public sealed class FigureWatch(TeraDbContext db, CountingFigures counting, VersionReader versions, RegionClock days) : IFigureWatch
{
    public async Task<IReadOnlyList<FigureNow?>> NowAsync(IReadOnlyList<SnapshotValue> frozen, CancellationToken ct)
    {
        var ids = frozen.Select(value => new EntryId(value.ValueId)).ToList();
        var now = await (
            from entry in db.Set<SheetEntry>().AsNoTracking()
            join card in db.Set<IndicatorCard>() on entry.CardId equals card.Id
            where ids.Contains(entry.Id)
            select new { entry, card }).TagWith("Measurement: figures on a paper as they are now").ToDictionaryAsync(row => row.entry.Id.Value, ct);
        Dictionary<Guid, string> printed = [];
        foreach (var quarter in now.Values.GroupBy(row => (row.entry.AgencyId, row.entry.FiscalYear, row.entry.Quarter)))
        {
            var period = new FiscalPeriod(new(quarter.Key.FiscalYear), new(quarter.Key.Quarter));
            var approved = (await counting.ApprovedAsync(quarter.Key.AgencyId, period, ct))?.Rows.Where(row => row.Entry is not null).ToDictionary(row => row.Entry!.Value);
            foreach (var row in quarter)
            {
                printed[row.entry.Id.Value] = approved is null ? Printed(row.entry, row.card)
                    : approved.TryGetValue(row.entry.Id, out var counts) ? Printed(counts.Actual, counts.MeasurementUnit)
                    : Printed(row.entry, row.card);
            }
        }

        return
        [
            .. frozen.Select(value => printed.TryGetValue(value.ValueId, out var counts)
                ? new FigureNow(counts, Changed: !Same(counts, value.Value), MeasurementLinks.Figure(new(value.ValueId)))
                : null),
        ];
    }

    public async Task<FiguresStanding?> StandingAsync(Guid source, CancellationToken ct)
    {
        if (await versions.OfSnapshotAsync(new(source), ct) is not { } standing)
        {
            return null;
        }

        var zone = await days.ZoneAsync(ct);
        return new(standing.Counts, $"{VersionWords.State(standing)}. {VersionWords.Sentence(standing, zone)}", VersionWords.ForAnybody(standing, zone));
    }

    /// <summary>A value as papers print it.</summary>
    internal static string Printed(SheetEntry entry, IndicatorCard card) => Printed(MeasuredWords.Of(entry.Measured(card), card.Kind), card.MeasurementUnit);

    internal static string Printed(string actual, string unit) => MeasuredWords.WithUnit(actual, unit);

    /// <summary>Papers from before words stood alone print a unit behind them, and those from before hours were printed have minutes alone; that is no change.</summary>
    private static bool Same(string now, string frozen) => now == frozen || (MeasuredWords.IsState(now) && frozen.StartsWith(now + " ", StringComparison.Ordinal))
        || (IndonesianDuration.IsPrinted(now) && IndonesianDuration.Parse(now, IndonesianNumber.ExactDecimals).Accepted(out var minutes, out _)
            && IndonesianDuration.Parse(frozen, IndonesianNumber.ExactDecimals).Accepted(out var printed, out _) && minutes == printed);
}
