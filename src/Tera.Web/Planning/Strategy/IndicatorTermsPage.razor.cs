using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Tera.Planning.Agreements;
using Tera.Planning.Indicators;
using Tera.Planning.Keeping;
using Tera.Platform.Components;

namespace Tera.Planning.Strategy;

/// <summary>Where an indicator stands in the plan; and its end.</summary>
[Authorize]
public sealed partial class IndicatorTermsPage(KeepIndicatorHandler keep, EndIndicatorHandler end, PlanDesk desk)
{
    private const string Keep = "data-indikator", EndForm = "akhiri-indikator";

    private Indicator? indicator;
    private IReadOnlyList<Choice> objectives = [];
    private List<string> promised = [];
    private List<string> depending = [];

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromForm(FormName = Keep)]
    private Input? Form { get; set; }

    [SupplyParameterFromForm(FormName = EndForm)]
    private EndInput? Ending { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        var id = new IndicatorId(Id);
        var there = await Db.Set<Indicator>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, Aborted);
        if (there is null || !await EnterAsync(there.AgencyId) || !MayKeep)
        {
            Navigation.NotFound();
            return;
        }

        objectives = [.. await Db.Set<Objective>().AsNoTracking().Where(one => one.AgencyId == there.AgencyId && (one.EndedOn == null || one.Id == there.ObjectiveId))
            .OrderBy(one => one.Ordinal).ThenBy(one => one.Id).Select(one => new Choice(one.Id.Value.ToString(), one.Ordinal + ". " + one.Name)).ToListAsync(Aborted)];
        promised = await EndIndicatorHandler.PromisedInAsync(Db, there, Today.Year, Aborted);
        depending = [.. await EndIndicatorHandler.DependingAsync(Db, there, Today.Year, Aborted), .. await desk.DependingAsync(there, Aborted)];
        Form ??= new()
        {
            Code = there.Code, Kind = there.Kind.ToString(), Objective = there.ObjectiveId.Value.ToString(), Unit = there.UnitId?.ToString(),
            Ordinal = there.Ordinal.ToString(CultureInfo.InvariantCulture), From = LocalDatePattern.Iso.Format(there.ValidFrom),
        };
        Ending ??= new();
        indicator = there;
    }

    private async Task KeepAsync()
    {
        var reading = Reading();
        var (code, kind) = (reading.Line("Form.Code", Form!.Code), reading.Choice<IndicatorKind>("Form.Kind", Form.Kind));
        var (objective, unit) = (reading.Id("Form.Objective", Form.Objective), reading.Id("Form.Unit", Form.Unit));
        var (ordinal, from) = (reading.Whole("Form.Ordinal", Form.Ordinal, 1, 999), reading.Date("Form.From", Form.From));
        if (!reading.Clean)
        {
            Refuse(Keep, reading);
            return;
        }

        var terms = new IndicatorTerms(new(objective!.Value), code!, kind!.Value, new(unit!.Value), ordinal!.Value, from!.Value);
        if ((await keep.HandleAsync(new(Call, indicator!.Id, terms, Seen), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(PlanningLinks.Indicator(indicator.Id), receipt);
        }
        else
        {
            Refuse(Keep, no, no.Code switch
            {
                "planning.indicator.code-taken" => "Form.Code",
                "planning.indicator.before-objective" or "planning.indicator.targeted" or "planning.strategy.begins-after-end" or "planning.plan.quarter-closed" => "Form.From",
                _ => null,
            });
        }
    }

    private async Task EndAsync()
    {
        var reading = Reading();
        var (on, reason) = (reading.Date("Ending.On", Ending!.On), reading.Line("Ending.Reason", Ending.Reason));
        if (!reading.Clean)
        {
            Refuse(EndForm, reading);
        }
        else if ((await end.HandleAsync(new(Call, indicator!.Id, on!.Value, reason!.Text, Seen), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(PlanningLinks.Indicator(indicator.Id), receipt);
        }
        else
        {
            Refuse(EndForm, no, no.Code is "planning.indicator.promised" or "planning.strategy.ends-before-it-began" or "planning.plan.quarter-closed" ? "Ending.On" : null);
        }
    }

    private sealed class Input
    {
        public string? Code { get; set; }

        public string? Kind { get; set; }

        public string? Objective { get; set; }

        public string? Unit { get; set; }

        public string? Ordinal { get; set; }

        public string? From { get; set; }
    }

    private sealed class EndInput
    {
        public string? On { get; set; }

        public string? Reason { get; set; }
    }
}
