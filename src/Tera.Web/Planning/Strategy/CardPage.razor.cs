using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Tera.Planning.Agreements;
using Tera.Planning.Contracts;
using Tera.Planning.Defaults;
using Tera.Planning.Indicators;
using Tera.Platform.Components;
using Tera.Shared;

namespace Tera.Planning.Strategy;

/// <summary>Writes a new card of an indicator; shows what it would make of figures before it is settled.</summary>
[Authorize]
public sealed partial class CardPage(SettleCardHandler settle, CardDefaultsReader defaults, ICategoryScales categories, IEnumerable<ICardExample> examples)
{
    private const string Settle = "kartu", Try = "coba";

    private readonly ICardExample? cardExample = examples.FirstOrDefault();
    private Indicator? indicator;
    private CardForm? typed;
    private CardDefaultsTerms region = CardDefaultsTerms.Program;
    private IReadOnlyList<CardScale> scales = [];
    private object? example;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>The scale is long and seldom wanted: shown where there is one, or where its faults are.</summary>
    private bool HasLevels => typed![CardForm.Kind] == nameof(ValueKind.Predicate) || typed.Levels.Any(level => !level.IsEmpty) || FaultsOf(Settle).For(CardForm.Scale) is not null;

    private IReadOnlyList<Choice> ScaleChoices => [.. scales.Select(scale => new Choice(scale.Code, $"{scale.Name}, sejak {IndonesianDate.Long(scale.ValidFrom)}"))];

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        var id = new IndicatorId(Id);
        var there = await Db.Set<Indicator>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, Aborted);
        if (there is null || !await EnterAsync(there.AgencyId) || !MayKeep)
        {
            Navigation.NotFound();
            return;
        }

        var last = await Db.Set<IndicatorCard>().AsNoTracking().Where(card => card.Indicator == id).OrderByDescending(card => card.ValidFrom).FirstOrDefaultAsync(Aborted);
        region = await defaults.OfAsync(Today, Aborted);
        scales = await categories.AllAsync(Aborted);
        typed = Http.Request.HasFormContentType ? CardForm.Read(await Http.Request.ReadFormAsync(Aborted)) : CardForm.Of(last, region);
        indicator = there;
    }

    private async Task SettleAsync()
    {
        var form = await Http.Request.ReadFormAsync(Aborted);
        var reading = Reading();
        var draft = typed!.Draft(indicator!.Id, scales, reading);
        if (draft.Create(new(Guid.Empty)).Accepted(out var card, out _) && reading.Clean)
        {
            example = cardExample is null ? null : await cardExample.OfAsync(card, typed[CardForm.Target], typed[CardForm.Actual], Aborted);
        }

        if (!reading.Clean)
        {
            Refuse(Settle, reading);
        }
        else if (form["Aksi"] != Try)
        {
            await SettleAsync(draft);
        }
    }

    private async Task SettleAsync(IndicatorCardDraft draft)
    {
        if ((await settle.HandleAsync(new(Call, draft), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(PlanningLinks.Indicator(indicator!.Id), receipt);
        }
        else
        {
            Refuse(Settle, no, no.Code is "planning.indicator.card-taken" or "planning.plan.quarter-closed" ? CardForm.From : null);
        }
    }
}
