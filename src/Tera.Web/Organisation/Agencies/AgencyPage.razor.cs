using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Tera.Organisation.Contracts;
using Tera.Organisation.Logos;
using Tera.Organisation.Teams;

namespace Tera.Organisation.Agencies;

public sealed partial class AgencyPage(KeepTeamHandler teams, NamePersonnelUnitHandler personnel, PersonnelUnits personnelUnits, KeepLogoHandler logos)
{
    private const string NewTeam = "bentuk-tim", Personnel = "unit-kepegawaian", NoUnit = "tidak-ada";

    private AgencyView? view;
    private List<PersonnelUnit> decisions = [];
    private Dictionary<UnitId, string> unitNames = [];

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromForm(FormName = NewTeam)]
    private TeamInput? TeamForm { get; set; }

    [SupplyParameterFromForm(FormName = Personnel)]
    private PersonnelInput? Charge { get; set; }

    private PersonnelUnit? Charged => PersonnelUnit.InForce(decisions, Today);

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        TeamForm ??= new();
        Charge ??= new() { From = LocalDatePattern.Iso.Format(Today) };
        if ((view = await AgencyView.FindAsync(Db, new(Id), Today, Aborted)) is null)
        {
            Navigation.NotFound();
            return;
        }

        decisions = await personnelUnits.DecisionsAsync(new(Id), Aborted);
        unitNames = await Db.Set<Unit>().AsNoTracking().Where(unit => unit.AgencyId == new AgencyId(Id)).ToDictionaryAsync(unit => unit.Id, unit => unit.Name, Aborted);
    }

    private string NameOf(UnitId? unit) => unit is { } id ? unitNames.GetValueOrDefault(id, "") : "Tidak ada";

    private async Task NamePersonnelAsync()
    {
        var reading = Reading();
        UnitId? unit = Charge!.Unit == NoUnit ? null : reading.Id("Charge.Unit", Charge.Unit) is { } chosen ? new(chosen) : null;
        var (from, ground) = (reading.Date("Charge.From", Charge.From), reading.Line("Charge.Ground", Charge.Ground));
        if (!reading.Clean)
        {
            Refuse(Personnel, reading);
        }
        else if ((await personnel.HandleAsync(new(Command, Current.Required, new(Id), unit, from!.Value, ground!), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(OrganisationLinks.Agency(new(Id)), receipt);
        }
        else
        {
            Refuse(Personnel, no, no == UnitRejections.NotThere || no == UnitRejections.NoPersonnelUnit ? "Charge.Unit" : "Charge.From");
        }
    }

    /// <summary>A dash for each level below the first.</summary>
    private static string Indent(UnitNode unit) => string.Concat(Enumerable.Repeat("– ", unit.Depth));

    private async Task FoundTeamAsync()
    {
        var reading = Reading();
        var name = reading.Line("TeamForm.Name", TeamForm!.Name);
        var basis = reading.Optional("TeamForm.Basis", TeamForm.Basis, PrintedLine.Of);
        if (!reading.Clean)
        {
            Refuse(NewTeam, reading);
            return;
        }

        var wish = new KeepTeam(Command, Current.Required, new(Id), null, new TeamChange.Name(name!, basis), null);
        if ((await teams.HandleAsync(wish, Aborted)).Accepted(out var receipt, out var no))
        {
            Done(OrganisationLinks.Team(new(Guid.Parse(receipt.Result))), receipt);
            return;
        }

        Refuse(NewTeam, no);
    }

    private sealed class PersonnelInput
    {
        public string? Unit { get; set; }

        public string? From { get; set; }

        public string? Ground { get; set; }
    }

    private sealed class TeamInput
    {
        public string? Name { get; set; }

        public string? Basis { get; set; }
    }
}
