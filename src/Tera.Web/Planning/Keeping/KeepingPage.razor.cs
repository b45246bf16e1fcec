using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using NodaTime.Text;
using Tera.Planning.Strategy;

namespace Tera.Planning.Keeping;

/// <summary>Who keeps the plan of an agency; its head, its secretary or an administrator entrusts a unit with it.</summary>
[Authorize]
public sealed partial class KeepingPage(EntrustPlanHandler entrust)
{
    private const string Entrust = "tunjuk-pengelola";

    private List<PlanKeeping> decisions = [];
    private PlanKeeping? held;
    private bool mayEntrust;
    private bool shown;

    [SupplyParameterFromForm(FormName = Entrust)]
    private Input? Form { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        Form ??= new() { From = LocalDatePattern.Iso.Format(Today) };
        await AskedAgencyAsync();
        if (Whose is { } agency)
        {
            decisions = await Keepers.DecisionsAsync(agency, Aborted);
            held = PlanKeeping.InForce(decisions, Today);
            mayEntrust = await Keepers.MayEntrustAsync(Current.Required, agency, Aborted);
            shown = true;
        }
    }

    private async Task EntrustAsync()
    {
        if (!mayEntrust)
        {
            Navigation.NotFound();
            return;
        }

        var reading = Reading();
        var (unit, from, ground) = (reading.Id("Form.Unit", Form!.Unit), reading.Date("Form.From", Form.From), reading.Line("Form.Ground", Form.Ground));
        if (!reading.Clean)
        {
            Refuse(Entrust, reading);
        }
        else if ((await entrust.HandleAsync(new(Command, Current.Required, Whose!.Value, new(unit!.Value), from!.Value, ground!), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(PlanningLinks.KeepingOf(Whose.Value), receipt);
        }
        else
        {
            Refuse(Entrust, no, no == StrategyRejections.UnitElsewhere ? "Form.Unit" : "Form.From");
        }
    }

    private sealed class Input
    {
        public string? Unit { get; set; }

        public string? From { get; set; }

        public string? Ground { get; set; }
    }
}
