using Microsoft.AspNetCore.Components;
using Tera.Organisation.Teams;

namespace Tera.Organisation.Agencies;

public sealed partial class AgencyPage(KeepTeamHandler teams)
{
    private const string NewTeam = "bentuk-tim";

    private AgencyView? view;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromForm(FormName = NewTeam)]
    private TeamInput? TeamForm { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        TeamForm ??= new();
        if ((view = await AgencyView.FindAsync(Db, new(Id), Today, Aborted)) is null)
        {
            Navigation.NotFound();
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

    private sealed class TeamInput
    {
        public string? Name { get; set; }

        public string? Basis { get; set; }
    }
}
