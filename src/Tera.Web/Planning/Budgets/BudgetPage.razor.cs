using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Tera.Planning.Agreements;
using Tera.Planning.Indicators;

namespace Tera.Planning.Budgets;

/// <summary>The budget of an agency for a year.</summary>
[Authorize]
public sealed partial class BudgetPage
{
    private List<BudgetItem>? items;
    private Dictionary<IndicatorId, string> codes = [];

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await AskedAgencyAsync();
        if (Whose is { } agency)
        {
            codes = await Db.Set<Indicator>().Where(one => one.AgencyId == agency).ToDictionaryAsync(one => one.Id, one => one.Code, Aborted);
            items = await Db.Set<BudgetItem>().AsNoTracking().TagWith("Planning: budget of a year").Where(item => item.AgencyId == agency && item.FiscalYear == Year)
                .OrderBy(item => item.ProgrammeCode).ThenBy(item => item.ActivityCode).ThenBy(item => item.SubActivityCode).ToListAsync(Aborted);
        }
    }
}
