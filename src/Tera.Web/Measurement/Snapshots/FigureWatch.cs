using Microsoft.EntityFrameworkCore;
using Tera.Documents.Contracts;
using Tera.Measurement.Papers;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Measurement.Versions;
using Tera.Organisation.Contracts;
using Tera.Planning.Indicators;
using Tera.Platform.Data;

namespace Tera.Measurement.Snapshots;

/// <summary>Tells a paper which of its figures have another value now, and whether its figures are the ones that count.</summary>
/// <remarks>
/// What counts is the last approved version: a figure that is being corrected has not changed yet. A later version may differ in a factor or a
/// note only; what was printed is the figure, so the figure is compared.
/// </remarks>
public sealed class FigureWatch(TeraDbContext db, CountingFigures counting, VersionReader versions, RegionClock days) : IFigureWatch
{
    public async Task<IReadOnlyList<FigureNow?>> NowAsync(Guid source, IReadOnlyList<SnapshotValue> frozen, CancellationToken ct)
    {
        var id = new SnapshotId(source);
        var made = frozen.Count == 0 ? null : await db.Set<Snapshot>().AsNoTracking().Where(one => one.Id == id).TagWith("Measurement: from which quarter a paper was made")
            .Select(one => new { one.AgencyId, one.FiscalYear, one.Quarter, one.RunId }).SingleOrDefaultAsync(ct);
        if (made is null)
        {
            return new FigureNow?[frozen.Count];
        }

        var now = PaperFigures.Of(await counting.OfAsync(made.AgencyId, new(new(made.FiscalYear), new(made.Quarter)), ct)).ToDictionary(figure => figure.Id);
        return
        [
            .. frozen.Select(value => now.TryGetValue(value.ValueId, out var counts)
                ? new FigureNow(counts.Printed, counts.Printed != value.Value, counts.Entry is { } entry ? MeasurementLinks.Figure(entry) : MeasurementLinks.Recap(made.RunId))
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

    /// <summary>A value of a quarter by itself, with its unit.</summary>
    internal static string Printed(SheetEntry entry, IndicatorCard card) => Printed(MeasuredWords.Of(entry.Measured(card), card.Kind), card.MeasurementUnit);

    internal static string Printed(string actual, string unit) => MeasuredWords.WithUnit(actual, unit);
}
