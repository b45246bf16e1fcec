using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Tera.Planning.Agreements;
using Tera.Platform.Components;
using Tera.Shared;

namespace Tera.Planning.Strategy;

/// <summary>A strategic plan and its objectives.</summary>
[Authorize]
public sealed partial class StrategicPlanPage(KeepStrategicPlanHandler keep, KeepObjectiveHandler objectiveKeep)
{
    private const string Keep = "data-renstra", New = "sasaran-baru";

    private StrategicPlan? plan;
    private List<Objective> objectives = [];
    private IReadOnlyList<HistoryEntry> history = [];
    private bool shown;

    [Parameter]
    public Guid? Id { get; set; }

    [SupplyParameterFromForm(FormName = Keep)]
    private Input? Form { get; set; }

    [SupplyParameterFromForm(FormName = New)]
    private ObjectiveInput? Objective { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        if (!await FoundAsync())
        {
            Navigation.NotFound();
            return;
        }

        Form ??= new()
        {
            Title = plan?.Title, Basis = plan?.Basis, First = Text(plan?.FirstYear ?? Today.Year), Last = Text(plan?.LastYear ?? Today.Year + 4),
        };
        Objective ??= new() { Ordinal = Text(objectives.Count == 0 ? 1 : objectives.Max(one => one.Ordinal) + 1), From = plan is null ? null : LocalDatePattern.Iso.Format(new(plan.FirstYear, 1, 1)) };
        shown = true;
    }

    private async Task<bool> FoundAsync()
    {
        if (Id is not { } known)
        {
            await AskedAgencyAsync();
            return MayKeep && Whose?.Value == AskedAgency;
        }

        var id = new StrategicPlanId(known);
        if (await Db.Set<StrategicPlan>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, Aborted) is not { } there || !await EnterAsync(there.AgencyId))
        {
            return false;
        }

        objectives = await Db.Set<Objective>().AsNoTracking().Where(one => one.PlanId == id).OrderBy(one => one.Ordinal).ToListAsync(Aborted);
        history = await Histories.OfAsync(known, Aborted);
        plan = there;
        return true;
    }

    private async Task KeepAsync()
    {
        var reading = Reading();
        var (title, basis) = (reading.Line("Form.Title", Form!.Title), reading.Line("Form.Basis", Form.Basis));
        var first = reading.Whole("Form.First", Form.First, FiscalYear.Minimum, FiscalYear.Maximum);
        var last = reading.Whole("Form.Last", Form.Last, FiscalYear.Minimum, FiscalYear.Maximum);
        if (!reading.Clean)
        {
            Refuse(Keep, reading);
            return;
        }

        var terms = new StrategicPlanTerms(title!, first!.Value, last!.Value, basis!);
        if ((await keep.HandleAsync(new(Call, plan?.Id, terms, Seen), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(PlanningLinks.StrategicPlan(new(Guid.Parse(receipt.Result))), receipt);
            return;
        }

        Refuse(Keep, no, no.Code switch { "planning.strategy.period-impossible" or "planning.strategic-target.years-in-use" => "Form.Last", "planning.strategy.title-taken" => "Form.Title", _ => null });
    }

    private async Task SetObjectiveAsync()
    {
        var reading = Reading();
        var (name, ordinal) = (reading.Line("Objective.Name", Objective!.Name), reading.Whole("Objective.Ordinal", Objective.Ordinal, 1, 999));
        var from = reading.Date("Objective.From", Objective.From);
        if (!reading.Clean)
        {
            Refuse(New, reading);
        }
        else if ((await objectiveKeep.HandleAsync(new(Call, null, new(plan!.Id, ordinal!.Value, name!, from!.Value), null), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(PlanningLinks.Objective(new(Guid.Parse(receipt.Result))), receipt);
        }
        else
        {
            Refuse(New, no, no.Code == "planning.strategy.place-taken" ? "Objective.Ordinal" : null);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class Input
    {
        public string? Title { get; set; }

        public string? First { get; set; }

        public string? Last { get; set; }

        public string? Basis { get; set; }
    }

    private sealed class ObjectiveInput
    {
        public string? From { get; set; }

        public string? Name { get; set; }

        public string? Ordinal { get; set; }
    }
}
