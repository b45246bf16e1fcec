using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Tera.Planning.Agreements;
using Tera.Planning.Budgets;
using Tera.Planning.Contracts;
using Tera.Planning.Defaults;
using Tera.Planning.Indicators;
using Tera.Planning.StrategicTargets;
using Tera.Planning.Strategy;
using Tera.Platform.Components;

namespace Tera.Planning.Overview;

/// <summary>The card of an indicator: what is counted and by which rule, in words.</summary>
[Authorize]
public sealed partial class IndicatorPage(IEnumerable<IIndicatorExhibit> exhibits, CardDefaultsReader defaults, ICategoryScales categories)
{
    private List<(Type Component, object Model)> shown = [];
    private List<IndicatorCard> cards = [];
    private IReadOnlyList<string> differences = [];
    private string? scale;
    private IReadOnlyList<HistoryEntry> history = [];
    private List<(int Year, string Figure)> strategic = [];
    private StrategicPlan? strategicPlan;
    private List<BudgetItem> paying = [];
    private Indicator? indicator;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>First day of the card to look at; null for the one that holds.</summary>
    [SupplyParameterFromQuery(Name = "kartu")]
    private string? Asked { get; set; }

    /// <summary>The card that holds today, else the first to come.</summary>
    private IndicatorCard? Holding => IndicatorCard.InForce(cards, Today) ?? cards.LastOrDefault();

    private IndicatorCard? Card => cards.Find(card => LocalDatePattern.Iso.Format(card.ValidFrom) == Asked) ?? Holding;

    /// <summary>Until when the card that is looked at held, or will; null for the last.</summary>
    private LocalDate? Until => cards.FindLast(card => card.ValidFrom > Card!.ValidFrom)?.ValidFrom.PlusDays(-1);

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
        differences = Card is { } card ? DefaultsWords.Differences(card, await defaults.OfAsync(card.ValidFrom, Aborted)) : [];
        scale = Card?.CategoryScale is { } code ? (await categories.AllAsync(Aborted)).First(one => one.Code == code).Name : null;
        List<(Type, object)> models = [];
        foreach (var exhibit in Card is null ? [] : exhibits)
        {
            if (await exhibit.LoadAsync(new(there, Card!, Http.Request.Query), Aborted) is { } model)
            {
                models.Add((exhibit.Component, model));
            }
        }

        await ReadStrategyAsync(there);
        paying = (await Db.Set<BudgetItem>().AsNoTracking().TagWith("Planning: money of an indicator").Where(item => item.IndicatorId == id && item.FiscalYear == Today.Year).ToListAsync(Aborted))
            .ConvertAll(item => item.AsOf(Today)).OrderBy(item => item.Code, StringComparer.Ordinal).ToList();
        // Last, because the page may be rendered while it still reads.
        (shown, indicator) = (models, there);
    }

    private async Task ReadStrategyAsync(Indicator of)
    {
        var plan = await (
            from objective in Db.Set<Objective>().AsNoTracking()
            join one in Db.Set<StrategicPlan>() on objective.PlanId equals one.Id
            where objective.Id == of.ObjectiveId
            select one).SingleOrDefaultAsync(Aborted);
        if (plan is not null && await StrategicRow.OfAsync(Db, plan.Id, of.Id, Aborted) is { Targets.Count: > 0 } row)
        {
            strategic = [.. Enumerable.Range(plan.FirstYear, plan.LastYear - plan.FirstYear + 1).Select(year => (year, PlanWords.Of(row.In(year), row.CardOf(year)?.Kind)))];
            strategicPlan = plan;
        }
    }

    private static string Or(string text) => text.Length == 0 ? PlanWords.None : text;
}
