using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Organisation.Accounts;

/// <summary>The wish for another password; every other session of the account ends.</summary>
public sealed record ChangePassword(CommandId Command, SignedInUser User, string Current, string New, string Again);

/// <inheritdoc cref="ChangePassword"/>
public sealed class ChangePasswordHandler(
    TeraDbContext db, CommandScope commands, AccountManager accounts, SignInManager<Account> session, AuditTrail audit)
{
    public async Task<Result<Receipt>> HandleAsync(ChangePassword wish, CancellationToken ct)
    {
        var result = await commands.OnceAsync(wish.Command, "organisation.change-password", wish.User.PersonId.Value, inner => ChangeAsync(wish, inner), ct);
        if (result.Accepted(out var receipt, out _) && !receipt.Repeated)
        {
            await session.RefreshSignInAsync(await db.Set<Account>().SingleAsync(account => account.Id == wish.User.AccountId.Value, ct));
        }

        return result;
    }

    private async Task<Result<string>> ChangeAsync(ChangePassword wish, CancellationToken ct)
    {
        var account = await db.Set<Account>().SingleAsync(one => one.Id == wish.User.AccountId.Value, ct);
        if (!await accounts.CheckPasswordAsync(account, wish.Current))
        {
            return AccountRejections.WrongPassword;
        }

        if (wish.New != wish.Again)
        {
            return AccountRejections.PasswordsDiffer;
        }

        if (wish.New == wish.Current)
        {
            return AccountRejections.PasswordUnchanged;
        }

        if (NewPassword.Refusal(wish.New, account.UserName!) is { } no)
        {
            return no;
        }

        accounts.Replace(account, wish.New);
        await audit.WriteAsync(new(wish.Command, "organisation.change-password", "account", account.Id) { By = wish.User }, ct);
        return string.Empty;
    }
}
