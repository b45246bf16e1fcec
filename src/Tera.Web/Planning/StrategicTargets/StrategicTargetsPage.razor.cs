using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Tera.Planning.Agreements;
using Tera.Planning.Contracts;
using Tera.Planning.Indicators;
using Tera.Planning.Strategy;
using Tera.Platform.Components;
using Tera.Shared;

namespace Tera.Planning.StrategicTargets;

/// <summary>What a strategic plan sets for its indicators year by year, each beside what the agreement of the year promises.</summary>
[Authorize]
public sealed partial class StrategicTargetsPage(KeepStrategicTargetsHandler keep)
{
    private StrategicPlan? plan;
    private List<StrategicRow> rows = [];
    private Dictionary<(IndicatorId, int), AgreedTarget> promises = [];
    private IReadOnlyList<HistoryEntry> history = [];
    private IFormCollection? posted;

    [Parameter]
    public Guid Id { get; set; }

    private IEnumerable<int> Years => Enumerable.Range(plan!.FirstYear, plan.LastYear - plan.FirstYear + 1);

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        var id = new StrategicPlanId(Id);
        if (await Db.Set<StrategicPlan>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, Aborted) is not { } there || !await EnterAsync(there.AgencyId))
        {
            Navigation.NotFound();
            return;
        }

        rows = await StrategicRow.OfAsync(Db, id, Aborted);
        promises = await PromisesAsync(there);
        history = await Histories.OfAsync(Id, Aborted);
        plan = there;
    }

    private async Task KeepAsync()
    {
        posted = await Http.Request.ReadFormAsync(Aborted);
        var reading = Reading();
        var wished = StrategicTargetForm.Read(plan!, rows, posted, reading);
        if (!reading.Clean)
        {
            Refuse(StrategicTargetForm.Name, reading);
        }
        else if ((await keep.HandleAsync(new(Call, plan!.Id, wished, Seen), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(PlanningLinks.StrategicTargets(plan.Id), receipt);
        }
        else
        {
            Refuse(StrategicTargetForm.Name, no);
        }
    }

    /// <summary>What the last signed agreement of each year promises; of a year with a draft alone, the draft.</summary>
    private async Task<Dictionary<(IndicatorId, int), AgreedTarget>> PromisesAsync(StrategicPlan of)
    {
        var (agency, first, last) = (of.AgencyId, of.FirstYear, of.LastYear);
        var agreements = (await Db.Set<Agreement>().AsNoTracking().TagWith("Planning: agreements of a strategic plan")
                .Where(one => one.AgencyId == agency && one.FiscalYear >= first && one.FiscalYear <= last).ToListAsync(Aborted))
            .GroupBy(one => one.FiscalYear).Select(year => year.OrderBy(one => one.IsDraft).ThenByDescending(one => one.Revision).First()).ToDictionary(one => one.Id, one => one.FiscalYear);
        var ids = agreements.Keys.ToList();
        return (await Db.Set<AgreedTarget>().AsNoTracking().Where(target => ids.Contains(target.AgreementId)).ToListAsync(Aborted))
            .ToDictionary(target => (target.IndicatorId, agreements[target.AgreementId]));
    }

    /// <summary>The agreement's figure, and in what it differs; null where it promises nothing.</summary>
    private string? Promise(StrategicRow row, int year)
    {
        if (row.CardOf(year) is not { } card || !promises.TryGetValue((row.Indicator.Id, year), out var promise) || !promise.On(card).Accepted(out var targets, out _))
        {
            return null;
        }

        var difference = new StrategicFigures(row.In(year), plan!.LastYear, null).Difference(targets.Annual, card.Rule);
        return $"PK {PlanWords.Of(targets.Annual, card.Kind)}{(difference is null ? "" : $", {difference}")}";
    }

    private string Note(StrategicRow row) => PlanWords.Line(
        row.Cards.Count == 0 ? "targetnya dapat diisi sesudah ada kartunya" : row.Cards.MaxBy(card => card.ValidFrom)!.MeasurementUnit,
        row.Indicator.ValidFrom.Year > plan!.FirstYear ? $"berlaku sejak {IndonesianDate.Long(row.Indicator.ValidFrom)}" : null,
        row.Indicator.EndedOn is { } ended ? $"berakhir {IndonesianDate.Long(ended)}" : null);
}
