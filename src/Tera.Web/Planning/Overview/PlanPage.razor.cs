using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Tera.Planning.Contracts;
using Tera.Shared;

namespace Tera.Planning.Overview;

/// <summary>What an agency has promised for a year.</summary>
[Authorize]
public sealed partial class PlanPage(PlanReader plans)
{
    private AgencyPlan? plan;

    [SupplyParameterFromQuery(Name = "cari")]
    private string? Search { get; set; }

    private IEnumerable<PlannedIndicator> Shown => plan!.Indicators.Where(one =>
        string.IsNullOrWhiteSpace(Search) || one.Card?.Name.Contains(Search.Trim(), StringComparison.OrdinalIgnoreCase) is true);

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await AskedAgencyAsync();
        if (Whose is { } agency)
        {
            plan = await plans.OfAsync(agency, new(new FiscalYear(Year), Quarter.Fourth), Aborted);
        }
    }
}
