using Microsoft.AspNetCore.Components;
using Tera.Organisation.Accounts;

namespace Tera.Organisation.People;

public sealed partial class PersonPage(KeepPersonHandler keep, LeavePersonHandler leave, KeepAccountHandler accounts)
{
    private const string Keep = "data-pegawai", Leave = "berhenti-bekerja", Open = "buat-akun";

    private PersonView? view;
    private string? password;

    [Parameter]
    public Guid? Id { get; set; }

    [SupplyParameterFromForm(FormName = Keep)]
    private Input? Form { get; set; }

    [SupplyParameterFromForm(FormName = Leave)]
    private LeaveInput? Gone { get; set; }

    [SupplyParameterFromForm(FormName = Open)]
    private AccountInput? NewAccount { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        (Gone, NewAccount) = (Gone ?? new(), NewAccount ?? new());
        if (Id is { } id && (view = await PersonView.FindAsync(Db, new(id), Today, Aborted)) is null)
        {
            Navigation.NotFound();
        }

        Form ??= new()
        {
            FullName = view?.FullName, Salutation = (view?.Salutation ?? Salutation.Sir).ToString(), CallName = view?.CallName,
            EmployeeNumber = view?.EmployeeNumber?.Printed, Grade = view?.Grade?.Code, Email = view?.Email,
        };
    }

    private async Task KeepAsync()
    {
        var reading = Reading();
        var name = reading.Line("Form.FullName", Form!.FullName);
        var salutation = reading.Choice<Salutation>("Form.Salutation", Form.Salutation);
        var call = reading.Line("Form.CallName", Form.CallName);
        var number = reading.Optional("Form.EmployeeNumber", Form.EmployeeNumber, typed => EmployeeNumber.Parse(typed, Today));
        var grade = reading.Optional("Form.Grade", Form.Grade, CivilServiceGrade.Parse);
        var email = reading.Optional("Form.Email", Form.Email, MailAddress.Of);
        if (!reading.Clean)
        {
            Refuse(Keep, reading);
            return;
        }

        var terms = new PersonTerms(name!, salutation!.Value, call!) { EmployeeNumber = number, Grade = grade, Email = email };
        var result = await keep.HandleAsync(new(Command, Current.Required, view?.Id, terms, Seen), Aborted);
        if (result.Accepted(out var receipt, out var no))
        {
            Done(OrganisationLinks.Person(new(Guid.Parse(receipt.Result))), receipt);
            return;
        }

        Refuse(Keep, no, no == PersonRejections.NumberTaken ? "Form.EmployeeNumber" : null);
    }

    private async Task LeaveAsync()
    {
        var reading = Reading();
        var on = view!.LeftOn is null ? reading.Date("Gone.On", Gone!.On) : null;
        var reason = reading.Line("Gone.Reason", Gone!.Reason);
        if (!reading.Clean)
        {
            Refuse(Leave, reading);
        }
        else if ((await leave.HandleAsync(new(Command, Current.Required, view.Id, on, reason!.Text, Seen), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(OrganisationLinks.Person(view.Id), receipt);
        }
        else
        {
            Refuse(Leave, no);
        }
    }

    /// <summary>No redirect: the password is in this answer and nowhere else.</summary>
    private async Task OpenAsync()
    {
        var reading = Reading();
        var name = reading.Take("NewAccount.UserName", UserName.Of(NewAccount!.UserName));
        var role = reading.Choice<AccountRole>("NewAccount.Role", NewAccount.Role);
        if (!reading.Clean)
        {
            Refuse(Open, reading);
            return;
        }

        var made = NewPassword.Generate();
        var result = await accounts.HandleAsync(
            new KeepAccount(Command, Current.Required, null, new AccountChange.Open(view!.Id, name!, role!.Value, made)), Aborted);
        if (result.Accepted(out _, out var no))
        {
            password = made;
            view = await PersonView.FindAsync(Db, view.Id, Today, Aborted);
            return;
        }

        Refuse(Open, no, "NewAccount.UserName");
    }

    private sealed class Input
    {
        public string? FullName { get; set; }

        public string? Salutation { get; set; }

        public string? CallName { get; set; }

        public string? EmployeeNumber { get; set; }

        public string? Grade { get; set; }

        public string? Email { get; set; }
    }

    private sealed class LeaveInput
    {
        public string? On { get; set; }

        public string? Reason { get; set; }
    }

    private sealed class AccountInput
    {
        public string? UserName { get; set; }

        public string? Role { get; set; }
    }
}
