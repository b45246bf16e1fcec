using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Tera.Planning.Agreements;
using Tera.Planning.Contracts;
using Tera.Planning.Indicators;
using Tera.Platform.Components;

namespace Tera.Planning.Overview;

/// <summary>The card of an indicator: what is counted and by which rule, in words.</summary>
[Authorize]
public sealed partial class IndicatorPage(IEnumerable<IIndicatorExhibit> exhibits)
{
    private List<(Type Component, object Model)> shown = [];
    private List<IndicatorCard> cards = [];
    private IReadOnlyList<HistoryEntry> history = [];
    private Indicator? indicator;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>The card that holds today, else the first to come.</summary>
    private IndicatorCard? Card => IndicatorCard.InForce(cards, Today) ?? cards.LastOrDefault();

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        var id = new IndicatorId(Id);
        if (await Db.Set<Indicator>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, Aborted) is not { } there || !await EnterAsync(there.AgencyId))
        {
            Navigation.NotFound();
            return;
        }

        cards = await Db.Set<IndicatorCard>().AsNoTracking().Where(card => card.Indicator == id).OrderByDescending(card => card.ValidFrom).ToListAsync(Aborted);
        history = await Histories.OfAsync(Id, Aborted);
        List<(Type, object)> models = [];
        foreach (var exhibit in Card is null ? [] : exhibits)
        {
            if (await exhibit.LoadAsync(new(there, Card!, Http.Request.Query), Aborted) is { } model)
            {
                models.Add((exhibit.Component, model));
            }
        }

        // Last, because the page may be rendered while it still reads.
        (shown, indicator) = (models, there);
    }

    private static string Or(string text) => text.Length == 0 ? PlanWords.None : text;
}
