using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Tera.Organisation.Positions;
using Tera.Shared;

namespace Tera.Organisation.Substitutes;

/// <summary>Heads and secretaries name who stands in for whom, from a day to a day.</summary>
[Authorize]
public sealed partial class SubstitutesPage(SubstituteKeepers keepers, ChangeHolderHandler handler)
{
    private const string Name = "tunjuk";

    private SubstituteView? view;

    [SupplyParameterFromForm(FormName = Name)]
    private NameInput? Form { get; set; }

    [SupplyParameterFromForm]
    private string? EndOn { get; set; }

    [SupplyParameterFromForm]
    private string? EndReason { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        Form ??= new();
        view = await SubstituteView.ReadAsync(Db, keepers, Today, Aborted);
    }

    private static string EndForm(NamedSubstitute named) => $"akhiri-{named.Id}";

    private async Task NameAsync()
    {
        var reading = Reading();
        var (position, person) = (reading.Id("Form.Position", Form!.Position), reading.Id("Form.Person", Form.Person));
        var (from, until) = (reading.Date("Form.From", Form.From), reading.Date("Form.Until", Form.Until));
        var basis = reading.Line("Form.Basis", Form.Basis);
        if (!reading.Clean)
        {
            Refuse(Name, reading);
        }
        else if (from < Today)
        {
            Refuse(Name, SubstituteRejections.Past(Today), "Form.From");
        }
        else
        {
            var wish = new HolderChange.Appoint(new Appointment(new(person!.Value), AssignmentKind.DailyActing, from!.Value, until, basis!));
            await ChangeAsync(Name, new(position!.Value), wish, seen: null, FieldOf);
        }
    }

    private async Task EndAsync(NamedSubstitute named)
    {
        var reading = Reading();
        var (on, reason) = (reading.Date(nameof(EndOn), EndOn), reading.Line(nameof(EndReason), EndReason));
        if (reading.Clean && on < Today)
        {
            Refuse(EndForm(named), SubstituteRejections.EndPast(Today), nameof(EndOn));
        }
        else if (reading.Clean)
        {
            await ChangeAsync(EndForm(named), named.Position, new HolderChange.End(named.Id, on!.Value, reason!.Text), Seen, _ => nameof(EndOn));
        }
        else
        {
            Refuse(EndForm(named), reading);
        }
    }

    private async Task ChangeAsync(string form, PositionId position, HolderChange change, int? seen, Func<string, string?> fieldOf)
    {
        if ((await handler.HandleAsync(new(Command, Current.Required, position, change, seen), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(OrganisationLinks.Substitutes, receipt);
        }
        else
        {
            Refuse(form, no, fieldOf(no.Code));
        }
    }

    private static string? FieldOf(string code) => code switch
    {
        "organisation.position.end-before-start" => "Form.Until",
        "organisation.position.nobody-to-stand-in-for" or "organisation.administration.not-yours" => "Form.Position",
        "organisation.position.stands-in-for-himself" => "Form.Person",
        _ when code.StartsWith("organisation.person.", StringComparison.Ordinal) => "Form.Person",
        _ => "Form.From",
    };

    private sealed class NameInput
    {
        public string? Position { get; set; }

        public string? Person { get; set; }

        public string? From { get; set; }

        public string? Until { get; set; }

        public string? Basis { get; set; }
    }
}

/// <summary>Why a substitute is not named.</summary>
public static class SubstituteRejections
{
    /// <summary>From a day that is over: what was done then was done by the holder.</summary>
    public static Rejection Past(NodaTime.LocalDate today) => new("organisation.substitute.past", today);

    /// <summary>Ended on a day that is over: what he did then he did by right.</summary>
    public static Rejection EndPast(NodaTime.LocalDate today) => new("organisation.substitute.end-past", today);
}
