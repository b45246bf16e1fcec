using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Organisation.Accounts;

/// <summary>Lets somebody in, or says one sentence that gives nothing away.</summary>
public sealed partial class SignInHandler(
    TeraDbContext db, RegionScope scope, AccountManager accounts, SignInManager<Account> session, ILogger<SignInHandler> log)
{
    /// <summary>Checked when there is no account, so that the answer takes as long as for a wrong password.</summary>
    private static readonly string Nobody = new PasswordHasher<Account>().HashPassword(null!, "nobody has this password");

    public async Task<Result<AccountId>> HandleAsync(string? userName, string? password, CancellationToken ct)
    {
        if (await RegionOfAsync(UserName.Normal(userName), ct) is not { } region)
        {
            _ = accounts.PasswordHasher.VerifyHashedPassword(null!, Nobody, password ?? string.Empty);
            return AccountRejections.WrongNameOrPassword;
        }

        scope.Enter(region);
        var account = (await accounts.FindByNameAsync(UserName.Normal(userName)))!;
        var check = await session.CheckPasswordSignInAsync(account, password ?? string.Empty, lockoutOnFailure: true);
        if (check.IsLockedOut)
        {
            LockedOut(log, account.Id);
            return AccountRejections.LockedOut(accounts.MinutesLocked(account));
        }

        if (!check.Succeeded)
        {
            return AccountRejections.WrongNameOrPassword;
        }

        if (account.Disabled)
        {
            return AccountRejections.Disabled;
        }

        await session.SignInAsync(account, isPersistent: false);
        SignedIn(log, account.Id);
        return new AccountId(account.Id);
    }

    private async Task<RegionId?> RegionOfAsync(string normalized, CancellationToken ct)
    {
        var found = await db.Database.SqlQuery<Guid?>($"select organisation.region_of_account({normalized}) as \"Value\"").SingleAsync(ct);
        return found is { } id ? new RegionId(id) : null;
    }

    [LoggerMessage(EventId = 2001, Level = LogLevel.Information, Message = "Account {AccountId} signed in")]
    private static partial void SignedIn(ILogger logger, Guid accountId);

    [LoggerMessage(EventId = 2002, Level = LogLevel.Warning, Message = "Account {AccountId} is locked after too many tries")]
    private static partial void LockedOut(ILogger logger, Guid accountId);
}
