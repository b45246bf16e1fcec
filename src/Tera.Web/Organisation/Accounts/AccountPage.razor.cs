using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Tera.Organisation.People;

namespace Tera.Organisation.Accounts;

public sealed partial class AccountPage(KeepAccountHandler accounts)
{
    private const string Assign = "wewenang-akun", Reset = "kata-sandi-baru", Switch = "nyala-padam";

    private AccountRow? account;
    private string? password;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromForm]
    private string? Role { get; set; }

    [SupplyParameterFromForm]
    private string? Reason { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        account = await (
            from one in Db.Set<Account>().AsNoTracking().TagWith("Organisation: page of an account")
            join person in Db.Set<Person>() on one.PersonId equals person.Id
            where one.Id == Id
            select new AccountRow(one.Id, one.UserName!, person.Id, person.FullName, one.Role, one.Disabled)).SingleOrDefaultAsync(Aborted);
        if (account is null)
        {
            Navigation.NotFound();
        }
    }

    private async Task AssignAsync()
    {
        var reading = Reading();
        var role = reading.Choice<AccountRole>("Role", Role);
        if (!reading.Clean)
        {
            Refuse(Assign, reading);
            return;
        }

        await ChangeAsync(Assign, new AccountChange.Assign(role!.Value));
    }

    private async Task SwitchAsync()
    {
        if (account!.Disabled)
        {
            await ChangeAsync(Switch, new AccountChange.Enable());
            return;
        }

        var reading = Reading();
        var reason = reading.Line("Reason", Reason);
        if (!reading.Clean)
        {
            Refuse(Switch, reading);
            return;
        }

        await ChangeAsync(Switch, new AccountChange.Disable(reason!.Text));
    }

    /// <summary>No redirect: the password is in this answer and nowhere else.</summary>
    private async Task ResetAsync()
    {
        var made = NewPassword.Generate();
        var result = await accounts.HandleAsync(new KeepAccount(Command, Current.Required, new AccountId(Id), new AccountChange.Reset(made)), Aborted);
        if (result.Accepted(out _, out var no))
        {
            password = made;
            return;
        }

        Refuse(Reset, no);
    }

    private async Task ChangeAsync(string form, AccountChange change)
    {
        if ((await accounts.HandleAsync(new KeepAccount(Command, Current.Required, new AccountId(Id), change), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(OrganisationLinks.Account(new(Id)), receipt);
            return;
        }

        Refuse(form, no);
    }
}
