using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Organisation.Accounts;

/// <summary>The wish of somebody to be reminded by mail of what waits for him, or not to be.</summary>
public sealed record ChooseReminders(CommandId Command, SignedInUser User, bool Reminded);

/// <inheritdoc cref="ChooseReminders"/>
public sealed class ChooseRemindersHandler(TeraDbContext db, CommandScope commands)
{
    public Task<Result<Receipt>> HandleAsync(ChooseReminders wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, "organisation.choose-reminders", wish.User.PersonId.Value, inner => ChooseAsync(wish, inner), ct);

    private async Task<Result<string>> ChooseAsync(ChooseReminders wish, CancellationToken ct)
    {
        var account = await db.Set<Account>().SingleAsync(one => one.Id == wish.User.AccountId.Value, ct);
        account.Reminded = wish.Reminded;
        return string.Empty;
    }
}
