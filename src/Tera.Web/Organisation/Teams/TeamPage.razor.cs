using Microsoft.AspNetCore.Components;
using Tera.Organisation.Contracts;
using Tera.Shared;

namespace Tera.Organisation.Teams;

public sealed partial class TeamPage(KeepTeamHandler teams)
{
    private const string Admit = "tambah-anggota", Keep = "data-tim", Close = "bubarkan-tim";

    private TeamView? view;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromForm(FormName = Admit)]
    private AdmitInput? Form { get; set; }

    [SupplyParameterFromForm(FormName = Keep)]
    private TermsInput? Terms { get; set; }

    [SupplyParameterFromForm]
    private string? EndOn { get; set; }

    [SupplyParameterFromForm]
    private string? CloseOn { get; set; }

    [SupplyParameterFromForm]
    private string? CloseReason { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        if ((view = await TeamView.FindAsync(Db, new(Id), Aborted)) is null)
        {
            Navigation.NotFound();
        }

        Form ??= new();
        Terms ??= new() { Name = view?.Name, Basis = view?.Basis };
    }

    private static string EndForm(MemberRow member) => $"akhiri-{member.Id}";

    private async Task AdmitAsync()
    {
        var reading = Reading();
        var (person, role) = (reading.Id("Form.Person", Form!.Person), reading.Choice<TeamRole>("Form.Role", Form.Role));
        var from = reading.Date("Form.From", Form.From);
        await ChangeAsync(Admit, reading, () => new TeamChange.Admit(new(person!.Value), role!.Value, from!.Value), AdmitField);
    }

    private async Task DismissAsync(MemberRow member)
    {
        var reading = Reading();
        var on = reading.Date(nameof(EndOn), EndOn);
        await ChangeAsync(EndForm(member), reading, () => new TeamChange.Dismiss(member.Id, on!.Value), _ => nameof(EndOn));
    }

    private async Task KeepAsync()
    {
        var reading = Reading();
        var (name, basis) = (reading.Line("Terms.Name", Terms!.Name), reading.Optional("Terms.Basis", Terms.Basis, PrintedLine.Of));
        await ChangeAsync(Keep, reading, () => new TeamChange.Name(name!, basis), _ => null);
    }

    private async Task CloseAsync()
    {
        var reading = Reading();
        var (on, reason) = (reading.Date(nameof(CloseOn), CloseOn), reading.Line(nameof(CloseReason), CloseReason));
        await ChangeAsync(Close, reading, () => new TeamChange.Close(on!.Value, reason!.Text), _ => nameof(CloseOn));
    }

    private async Task ChangeAsync(string form, FormReading reading, Func<TeamChange> change, Func<Rejection, string?> fieldOf)
    {
        if (!reading.Clean)
        {
            Refuse(form, reading);
            return;
        }

        var wish = new KeepTeam(Command, Current.Required, view!.AgencyId, view.Id, change(), Seen);
        if ((await teams.HandleAsync(wish, Aborted)).Accepted(out var receipt, out var no))
        {
            Done(OrganisationLinks.Team(view.Id), receipt);
            return;
        }

        Refuse(form, no, no.Code.StartsWith("organisation.", StringComparison.Ordinal) ? fieldOf(no) : null);
    }

    private static string AdmitField(Rejection no) => no == TeamRejections.ChairTaken ? "Form.Role" : "Form.Person";

    private sealed class AdmitInput
    {
        public string? Person { get; set; }

        public string? Role { get; set; }

        public string? From { get; set; }
    }

    private sealed class TermsInput
    {
        public string? Name { get; set; }

        public string? Basis { get; set; }
    }
}
