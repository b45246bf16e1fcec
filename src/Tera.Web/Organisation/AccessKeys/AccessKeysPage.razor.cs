using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Tera.Organisation.Accounts;

namespace Tera.Organisation.AccessKeys;

public sealed partial class AccessKeysPage(MakeAccessKeyHandler make, EndAccessKeyHandler end)
{
    private const string Make = "buat-kunci";

    /// <summary>Days a key is proposed to hold.</summary>
    private const int Proposed = 90;

    private List<AccessKey> keys = [];
    private string? stamp;
    private AccessKeyText? made;

    [SupplyParameterFromForm(FormName = Make)]
    private Input? Form { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        Form ??= new() { LastDay = LocalDatePattern.Iso.Format(Today.PlusDays(Proposed - 1)) };
        await ReadAsync();
    }

    private static string EndForm(AccessKey key) => $"akhiri-{key.Id}";

    private async Task ReadAsync()
    {
        var account = Current.Required.AccountId;
        keys = await Db.Set<AccessKey>().AsNoTracking().TagWith("Organisation: access keys of an account")
            .Where(one => one.AccountId == account).OrderByDescending(one => one.MadeAt).ToListAsync(Aborted);
        stamp = await Db.Set<Account>().Where(one => one.Id == account.Value).Select(one => one.SecurityStamp).SingleAsync(Aborted);
    }

    private bool Holds(AccessKey key) => key.Holds(Today, stamp);

    private string State(AccessKey key) => key switch
    {
        { EndedAt: { } at } => $"Diakhiri {Zone.Moment(at)}",
        _ when Today > key.LastDay => "Lewat hari terakhir",
        _ when !Holds(key) => "Berakhir karena kata sandi atau wewenang akun berganti",
        _ => "Berlaku",
    };

    /// <summary>No redirect: the key is in this answer and nowhere else.</summary>
    private async Task MakeAsync()
    {
        var reading = Reading();
        var (name, lastDay) = (reading.Line("Form.Name", Form!.Name), reading.Date("Form.LastDay", Form.LastDay));
        if (!reading.Clean)
        {
            Refuse(Make, reading);
            return;
        }

        var text = AccessKeyText.Generate();
        if (!(await make.HandleAsync(new(Command, Current.Required, name!, lastDay!.Value, text), Aborted)).Accepted(out var receipt, out var no))
        {
            Refuse(Make, no, no.Code == "organisation.access-key.last-day" ? "Form.LastDay" : null);
            return;
        }

        // The second of two clicks: what was made stands in the answer to the first, and this text opens nothing.
        if (receipt.Repeated)
        {
            Refuse(Make, AccessKeyRejections.ShownAlready);
            await ReadAsync();
            return;
        }

        made = text;
        Form = new() { LastDay = Form.LastDay };
        Http.Response.Headers.CacheControl = "no-store";
        await ReadAsync();
    }

    private async Task EndAsync(AccessKey key)
    {
        if ((await end.HandleAsync(new(Command, Current.Required, key.Id), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(OrganisationLinks.AccessKeys, receipt);
            return;
        }

        Refuse(EndForm(key), no);
    }

    private sealed class Input
    {
        public string? Name { get; set; }

        public string? LastDay { get; set; }
    }
}
