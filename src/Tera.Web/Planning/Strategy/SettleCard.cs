using Microsoft.EntityFrameworkCore;
using Tera.Planning.Agreements;
using Tera.Planning.Contracts;
using Tera.Planning.Indicators;
using Tera.Planning.Keeping;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Planning.Strategy;

/// <summary>The wish that an indicator is measured by a new card from a day on. Cards are never changed.</summary>
public sealed record SettleCard(PlanCall Call, IndicatorCardDraft Draft);

/// <inheritdoc cref="SettleCard"/>
public sealed class SettleCardHandler(TeraDbContext db, PlanDesk desk)
{
    private const string Process = "planning.settle-card";

    /// <returns>A receipt whose result is the indicator's id.</returns>
    public Task<Result<Receipt>> HandleAsync(SettleCard wish, CancellationToken ct) => desk.OnceAsync(wish.Call, Process, inner => SettleAsync(wish, inner), ct);

    internal async Task<Result<string>> SettleAsync(SettleCard wish, CancellationToken ct)
    {
        var (agency, indicator) = (wish.Call.Agency, wish.Draft.Indicator);
        if (!await db.Set<Indicator>().AnyAsync(one => one.Id == indicator && one.AgencyId == agency, ct))
        {
            return StrategyRejections.NotThere;
        }

        if (!wish.Draft.Create(new(DerivedGuid.Of($"indicator-card:{wish.Call.Command}"))).Accepted(out var card, out var no))
        {
            return no;
        }

        if (await desk.LastClosedAsync(agency, ct) is { } closed && card.ValidFrom <= closed && await HasCardAsync(indicator, ct))
        {
            return StrategyRejections.QuarterClosed(closed);
        }

        if (await db.Set<IndicatorCard>().AnyAsync(one => one.Indicator == indicator && one.ValidFrom == card.ValidFrom, ct))
        {
            return StrategyRejections.CardTaken(card.ValidFrom);
        }

        db.Add(card);
        await desk.ChangedAsync(agency, card.ValidFrom, ct);
        await desk.NoteAsync(wish.Call, Process, new("indicator", indicator.Value) { After = Words(card, wish.Draft.CategoryScale) }, ct);
        return indicator.Value.ToString();
    }

    /// <summary>The first card of an indicator changes no figure, however early it begins.</summary>
    private Task<bool> HasCardAsync(IndicatorId indicator, CancellationToken ct) => db.Set<IndicatorCard>().AnyAsync(one => one.Indicator == indicator, ct);

    private static string Words(IndicatorCard card, CardScale? scale) =>
        $"{card.Name}, sejak {IndonesianDate.Long(card.ValidFrom)}; {card.Formula.Name}, {PlanWords.Of(card.Accumulation)}{(scale is null ? "" : $"; skala kategori {scale.Name}")}";
}
