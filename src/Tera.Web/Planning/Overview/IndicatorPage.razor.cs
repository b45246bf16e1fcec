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
public sealed partial class IndicatorPage(TeraDbContext db, CurrentUser user, NavigationManager navigation)
{
    private List<IndicatorCard> cards = [];

    [Parameter]
    public Guid Id { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var id = new IndicatorId(Id);
        var visible = await db.Set<Indicator>().VisibleTo(user.Required, indicator => indicator.AgencyId).AnyAsync(indicator => indicator.Id == id, Http.RequestAborted);
        cards = visible
            ? await db.Set<IndicatorCard>().AsNoTracking().Where(card => card.Indicator == id).OrderByDescending(card => card.ValidFrom).ToListAsync(Http.RequestAborted)
            : [];
        if (cards.Count == 0)
        {
            navigation.NotFound();
        }
    }

    private static string Or(string text) => text.Length == 0 ? PlanWords.None : text;
}
