using Microsoft.EntityFrameworkCore;
using Tera.Documents.Contracts;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Planning.Indicators;
using Tera.Platform.Data;

namespace Tera.Measurement.Snapshots;

/// <summary>Tells a paper which of its figures have another value now.</summary>
/// <remarks>A later version may differ in a factor or a note only; what was printed is the figure, so the figure is compared.</remarks>
public sealed class FigureWatch(TeraDbContext db) : IFigureWatch
{
    public async Task<IReadOnlyList<ChangedFigure>> ChangedAsync(IReadOnlyList<SnapshotValue> frozen, CancellationToken ct)
    {
        var ids = frozen.Select(value => new EntryId(value.ValueId)).ToList();
        var now = await (
            from entry in db.Set<SheetEntry>().AsNoTracking()
            join card in db.Set<IndicatorCard>() on entry.CardId equals card.Id
            where ids.Contains(entry.Id)
            select new { entry, card }).TagWith("Measurement: figures on a paper as they are now").ToDictionaryAsync(row => row.entry.Id.Value, ct);
        return
        [
            .. from value in frozen
               where now.ContainsKey(value.ValueId)
               let row = now[value.ValueId]
               let printed = Printed(row.entry, row.card)
               where row.entry.Version != value.Version && printed != value.Value
               select new ChangedFigure(value.ValueId, printed),
        ];
    }

    /// <summary>A value as papers print it.</summary>
    internal static string Printed(SheetEntry entry, IndicatorCard card) => Printed(MeasuredWords.Of(entry.Measured(card)), card.MeasurementUnit);

    internal static string Printed(string actual, string unit) => $"{actual} {unit}".TrimEnd();
}
