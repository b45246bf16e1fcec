using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Contracts;
using Tera.Planning.Agreements;
using Tera.Planning.Contracts;
using Tera.Planning.Indicators;
using Tera.Platform.Data;

namespace Tera.Planning.Overview;

/// <summary>The card of an indicator: what is counted and by which rule, in words.</summary>
[Authorize]
public sealed partial class IndicatorPage(TeraDbContext db, IEnumerable<IIndicatorExhibit> exhibits, CurrentUser user, NavigationManager navigation)
{
    private List<(Type Component, object Model)> shown = [];
    private List<IndicatorCard> cards = [];

    [Parameter]
    public Guid Id { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var id = new IndicatorId(Id);
        var indicator = await db.Set<Indicator>().AsNoTracking().VisibleTo(user.Required, one => one.AgencyId).SingleOrDefaultAsync(one => one.Id == id, Http.RequestAborted);
        List<IndicatorCard> found = indicator is not null
            ? await db.Set<IndicatorCard>().AsNoTracking().Where(card => card.Indicator == id).OrderByDescending(card => card.ValidFrom).ToListAsync(Http.RequestAborted)
            : [];
        if (found.Count == 0)
        {
            navigation.NotFound();
            return;
        }

        List<(Type, object)> models = [];
        foreach (var exhibit in exhibits)
        {
            if (await exhibit.LoadAsync(new(indicator!, found[0], Http.Request.Query), Http.RequestAborted) is { } model)
            {
                models.Add((exhibit.Component, model));
            }
        }

        (cards, shown) = (found, models);
    }

    private static string Or(string text) => text.Length == 0 ? PlanWords.None : text;
}
