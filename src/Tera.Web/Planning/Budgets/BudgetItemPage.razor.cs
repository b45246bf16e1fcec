using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Tera.Planning.Strategy;
using Tera.Platform.Components;
using Tera.Shared;

namespace Tera.Planning.Budgets;

/// <summary>A line of the budget.</summary>
[Authorize]
public sealed partial class BudgetItemPage(KeepBudgetItemHandler keep)
{
    private const string Keep = "data-anggaran";

    private BudgetItem? item;
    private IReadOnlyList<Choice> indicators = [];
    private IReadOnlyList<HistoryEntry> history = [];
    private int year;
    private bool shown;

    [Parameter]
    public Guid? Id { get; set; }

    [SupplyParameterFromForm(FormName = Keep)]
    private BudgetInput? Form { get; set; }

    /// <summary>Changes that stand, or that somebody has typed; one more is asked for.</summary>
    private int Kept => Form!.Revisions.FindLastIndex(row => !row.IsEmpty) + 1;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        if (!await FoundAsync() || !MayKeep)
        {
            Navigation.NotFound();
            return;
        }

        year = item?.FiscalYear ?? Year;
        indicators = [.. (await StrategyView.RowsAsync(Db, Whose!.Value, Today, Aborted)).Where(row => row.Indicator.EndedOn is null || row.Indicator.Id == item?.IndicatorId)
            .Select(row => new Choice(row.Indicator.Id.Value.ToString(), $"{row.Indicator.Code} {row.Card?.Name}"))];
        Form ??= BudgetInput.Of(item);
        shown = true;
    }

    private async Task<bool> FoundAsync()
    {
        if (Id is not { } known)
        {
            await AskedAgencyAsync();
            return Whose is not null && Whose.Value.Value == AskedAgency;
        }

        var id = new BudgetItemId(known);
        var there = await Db.Set<BudgetItem>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, Aborted);
        if (there is null || !await EnterAsync(there.AgencyId))
        {
            return false;
        }

        history = await Histories.OfAsync(known, Aborted);
        item = there;
        return true;
    }

    private async Task KeepAsync()
    {
        var reading = Reading();
        if (Form!.Terms(reading) is not { } terms)
        {
            Refuse(Keep, reading);
            return;
        }

        if ((await keep.HandleAsync(new(Call, item?.Id, new FiscalYear(year), terms, Seen), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(PlanningLinks.BudgetOf(Whose!.Value, year), receipt);
        }
        else
        {
            Refuse(Keep, no, BudgetInput.FieldOf(no));
        }
    }
}
