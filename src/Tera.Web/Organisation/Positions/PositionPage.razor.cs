using System.Globalization;
using Microsoft.AspNetCore.Components;
using Tera.Organisation.Contracts;

namespace Tera.Organisation.Positions;

public sealed partial class PositionPage(ChangeHolderHandler holders, KeepPositionHandler keep, OfficeDependants dependants)
{
    private const string Appoint = "tugaskan", Keep = "data-jabatan", Close = "hapus-jabatan";

    private PositionView? view;
    private IReadOnlyList<string> depending = [];

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromForm(FormName = Appoint)]
    private AppointInput? Form { get; set; }

    [SupplyParameterFromForm(FormName = Keep)]
    private TermsInput? Terms { get; set; }

    [SupplyParameterFromForm]
    private string? EndOn { get; set; }

    [SupplyParameterFromForm]
    private string? EndReason { get; set; }

    [SupplyParameterFromForm]
    private string? ExtendUntil { get; set; }

    [SupplyParameterFromForm]
    private string? ExtendBasis { get; set; }

    [SupplyParameterFromForm]
    private string? CloseOn { get; set; }

    [SupplyParameterFromForm]
    private string? CloseReason { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        if ((view = await PositionView.FindAsync(Db, new(Id), Aborted)) is null)
        {
            Navigation.NotFound();
        }

        depending = view is { ClosedOn: null } ? await dependants.OfPositionAsync(view.Id, Today, Aborted) : [];
        Form ??= new();
        Terms ??= new() { Title = view?.Title, IsHead = view?.IsHead ?? false, Ordinal = view?.Ordinal.ToString(CultureInfo.InvariantCulture) };
    }

    private static string EndForm(AssignmentRow held) => $"akhiri-{held.Id}";

    private static string ExtendForm(AssignmentRow held) => $"perpanjang-{held.Id}";

    private async Task AppointAsync()
    {
        var reading = Reading();
        var person = reading.Id("Form.Person", Form!.Person);
        var kind = reading.Choice<AssignmentKind>("Form.Kind", Form.Kind);
        var (from, until) = (reading.Date("Form.From", Form.From), reading.OptionalDate("Form.Until", Form.Until));
        var basis = reading.Line("Form.Basis", Form.Basis);
        if (!reading.Clean)
        {
            Refuse(Appoint, reading);
            return;
        }

        var change = new HolderChange.Appoint(new Appointment(new(person!.Value), kind!.Value, from!.Value, until, basis!));
        await ChangeAsync(Appoint, change, AppointmentField);
    }

    private async Task EndAsync(AssignmentRow held)
    {
        var reading = Reading();
        var (on, reason) = (reading.Date(nameof(EndOn), EndOn), reading.Line(nameof(EndReason), EndReason));
        await ChangeAsync(EndForm(held), reading, () => new HolderChange.End(held.Id, on!.Value, reason!.Text), nameof(EndOn));
    }

    private async Task ExtendAsync(AssignmentRow held)
    {
        var reading = Reading();
        var (until, basis) = (reading.Date(nameof(ExtendUntil), ExtendUntil), reading.Line(nameof(ExtendBasis), ExtendBasis));
        await ChangeAsync(ExtendForm(held), reading, () => new HolderChange.Extend(held.Id, until!.Value, basis!), nameof(ExtendUntil));
    }

    private async Task CloseAsync()
    {
        var reading = Reading();
        var (on, reason) = (reading.Date(nameof(CloseOn), CloseOn), reading.Line(nameof(CloseReason), CloseReason));
        await ChangeAsync(Close, reading, () => new HolderChange.Close(on!.Value, reason!.Text), nameof(CloseOn));
    }

    private async Task KeepAsync()
    {
        var reading = Reading();
        var (title, ordinal) = (reading.Line("Terms.Title", Terms!.Title), reading.Whole("Terms.Ordinal", Terms.Ordinal, 0, 999));
        if (!reading.Clean)
        {
            Refuse(Keep, reading);
            return;
        }

        var terms = new PositionTerms(title!, Terms.IsHead, ordinal!.Value);
        if ((await keep.HandleAsync(new(Command, Current.Required, view!.UnitId, view.Id, terms, Seen), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(OrganisationLinks.Position(view.Id), receipt);
            return;
        }

        Refuse(Keep, no, no == PositionRejections.HeadTaken ? "Terms.IsHead" : null);
    }

    private async Task ChangeAsync(string form, FormReading reading, Func<HolderChange> change, string dateField)
    {
        if (reading.Clean)
        {
            await ChangeAsync(form, change(), _ => dateField);
            return;
        }

        Refuse(form, reading);
    }

    private async Task ChangeAsync(string form, HolderChange change, Func<string, string?> fieldOf)
    {
        if ((await holders.HandleAsync(new(Command, Current.Required, view!.Id, change, Seen), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(OrganisationLinks.Position(view.Id), receipt);
            return;
        }

        Refuse(form, no, no.Code.StartsWith("organisation.", StringComparison.Ordinal) ? fieldOf(no.Code) : null);
    }

    private static string AppointmentField(string code) => code switch
    {
        "organisation.position.acting-needs-end" or "organisation.position.acting-too-long" or "organisation.position.end-before-start" => "Form.Until",
        "organisation.position.not-vacant" or "organisation.position.nobody-to-stand-in-for" => "Form.Kind",
        "organisation.position.stands-in-for-himself" or "organisation.position.extend-instead" => "Form.Person",
        _ when code.StartsWith("organisation.person.", StringComparison.Ordinal) => "Form.Person",
        _ => "Form.From",
    };

    private sealed class AppointInput
    {
        public string? Person { get; set; }

        public string? Kind { get; set; }

        public string? From { get; set; }

        public string? Until { get; set; }

        public string? Basis { get; set; }
    }

    private sealed class TermsInput
    {
        public string? Title { get; set; }

        public bool IsHead { get; set; }

        public string? Ordinal { get; set; }
    }
}
