using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Contracts;
using Tera.Organisation.People;
using Tera.Platform.Layout;
using Tera.Platform.Mail;

namespace Tera.Organisation.Accounts;

public sealed partial class MyAccountPage(ChooseRemindersHandler choose, IMailSender mails)
{
    private const string Reminders = "pengingat";

    private string? mail;
    private bool reminded;

    [SupplyParameterFromForm(FormName = Reminders)]
    private bool Reminded { get; set; }

    private SignedInUser User => Current.Required;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        var (person, account) = (User.PersonId, User.AccountId.Value);
        mail = await Db.Set<Person>().Where(one => one.Id == person).Select(one => one.Email).SingleAsync(Aborted);
        reminded = await Db.Set<Account>().Where(one => one.Id == account).Select(one => one.Reminded).SingleAsync(Aborted);
    }

    private async Task ChooseAsync()
    {
        if ((await choose.HandleAsync(new(Command, User, Reminded), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(ShellLinks.Account, receipt);
            return;
        }

        Refuse(Reminders, no);
    }
}
