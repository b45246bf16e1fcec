using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Tera.Planning.Contracts;
using Tera.Planning.Indicators;
using Tera.Planning.Strategy;
using Tera.Platform.Data;
using Tera.Platform.Spreadsheets;
using Tera.Shared;

namespace Tera.Planning.Exchange;

/// <summary>Takes the rows of indicator cards. A card is never changed: a row that says otherwise from the same day is a fault.</summary>
public sealed class CardImport(TeraDbContext db, SettleCardHandler cards, ICategoryScales categories)
{
    private IReadOnlyList<CardScale>? _scales;

    internal async Task TakeAsync(ImportRun run, BookRow row, CancellationToken ct)
    {
        if (await run.FindAsync(row[PlanSheet.Code].Text, ct) is not { } indicator)
        {
            run.Unknown(row, row[PlanSheet.Code].Text);
            return;
        }

        _scales ??= await categories.AllAsync(ct);
        if (CardCells.Read(new RowReading(row, run.Fault), indicator.Id, await EmptyAsync(row, indicator.Id, ct), _scales) is not { } draft)
        {
            return;
        }

        var (id, from) = (indicator.Id, draft.ValidFrom!.Value);
        var before = await db.Set<IndicatorCard>().AsNoTracking().Where(card => card.Indicator == id && card.ValidFrom <= from).OrderByDescending(card => card.ValidFrom).FirstOrDefaultAsync(ct);
        if (before is not null && before.ValidFrom == from && CardCells.Says(before, draft, _scales))
        {
            run.Told(row, PlanSheet.Code, $"{indicator.Code}, {before.Name}", RowEffect.Same);
            return;
        }

        await run.DoneAsync(
            row, PlanSheet.ValidFrom, $"{indicator.Code}, {draft.Name}", before is null ? null : $"{before.Formula.Name}, {PlanWords.Of(before.Accumulation)}, sejak {IndonesianDate.Long(before.ValidFrom)}",
            await cards.SettleAsync(new(run.CallOf(row), draft), ct), ct);
    }

    /// <summary>Of the region on the day the card begins; of a card that is there already its own, so that its row says the same.</summary>
    private async Task<EmptyCells> EmptyAsync(BookRow row, IndicatorId indicator, CancellationToken ct)
    {
        if (LocalDatePattern.Iso.Parse(row[PlanSheet.ValidFrom].Text) is not { Success: true, Value: var from })
        {
            return new(CardDefaultsTerms.Program, CategoryScale: null);
        }

        return await db.Set<IndicatorCard>().AsNoTracking().SingleOrDefaultAsync(card => card.Indicator == indicator && card.ValidFrom == from, ct) is { } there
            ? new(new(there.Cap, there.FloorAtZero, there.ZeroPolicy, there.Formula, there.Decimals), there.CategoryScale)
            : new(CardDefaults.InForce(await db.Set<CardDefaults>().AsNoTracking().OrderBy(one => one.ValidFrom).ToListAsync(ct), from), CategoryScale: null);
    }
}
