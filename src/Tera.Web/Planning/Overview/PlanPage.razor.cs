using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Planning.Contracts;
using Tera.Platform.Components;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Planning.Overview;

/// <summary>What an agency has promised for a year.</summary>
[Authorize]
public sealed partial class PlanPage(TeraDbContext db, PlanReader plans, RegionClock days, CurrentUser user)
{
    private IReadOnlyList<Choice> agencies = [];
    private Dictionary<UnitId, string> units = [];
    private AgencyId? agency;
    private AgencyPlan? plan;
    private int year;

    [SupplyParameterFromQuery(Name = "instansi")]
    private Guid? AgencyText { get; set; }

    [SupplyParameterFromQuery(Name = "tahun")]
    private string? YearText { get; set; }

    [SupplyParameterFromQuery(Name = "cari")]
    private string? Search { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    private IEnumerable<PlannedIndicator> Shown => plan!.Indicators.Where(one =>
        string.IsNullOrWhiteSpace(Search) || one.Card?.Name.Contains(Search.Trim(), StringComparison.OrdinalIgnoreCase) is true);

    protected override async Task OnInitializedAsync()
    {
        var ct = Http.RequestAborted;
        var mine = await db.Set<Agency>().AsNoTracking().VisibleTo(user.Required).OrderBy(one => one.Ordinal).ThenBy(one => one.Name)
            .Select(one => new { one.Id, one.Name }).Take(500).ToListAsync(ct);
        agencies = [.. mine.Select(one => new Choice(one.Id.ToString(), one.Name))];
        year = FiscalYear.Parse(YearText).Accepted(out var asked, out _) ? asked.Value : (await days.TodayAsync(ct)).Year;
        if (mine.Count == 0)
        {
            return;
        }

        // An agency that is not the user's to see is as if it were not there.
        var of = mine.Find(one => one.Id.Value == AgencyText)?.Id ?? mine[0].Id;
        agency = of;
        units = await db.Set<Unit>().Where(unit => unit.AgencyId == of).ToDictionaryAsync(unit => unit.Id, unit => unit.Name, ct);
        plan = await plans.OfAsync(of, new(new FiscalYear(year), Quarter.Fourth), ct);
    }
}
