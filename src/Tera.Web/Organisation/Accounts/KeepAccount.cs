using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Administration;
using Tera.Organisation.Contracts;
using Tera.Organisation.People;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Organisation.Accounts;

/// <summary>A wish of the administrator about an account.</summary>
/// <param name="Account">Null for a new one.</param>
public sealed record KeepAccount(CommandId Command, SignedInUser? By, AccountId? Account, AccountChange Change);

/// <summary>What can happen to an account.</summary>
public abstract record AccountChange
{
    private AccountChange() { }

    /// <summary>A person gets one.</summary>
    public sealed record Open(PersonId Person, UserName Name, AccountRole Role, string Password) : AccountChange;

    /// <summary>It may see and do something else.</summary>
    public sealed record Assign(AccountRole Role) : AccountChange;

    /// <summary>It gets a new password, which the administrator hands over.</summary>
    public sealed record Reset(string Password) : AccountChange;

    /// <summary>Nobody signs in with it any more, and who is signed in is out.</summary>
    public sealed record Disable(string Reason) : AccountChange;

    /// <summary>It works again.</summary>
    public sealed record Enable : AccountChange;
}

/// <inheritdoc cref="KeepAccount"/>
public sealed class KeepAccountHandler(TeraDbContext db, AdministratorCommands commands, AccountManager accounts, AuditTrail audit)
{
    /// <returns>A receipt whose result is the account's id.</returns>
    public Task<Result<Receipt>> HandleAsync(KeepAccount wish, CancellationToken ct) => HandleAsync(wish, hash: null, ct);

    /// <param name="wish">What shall happen.</param>
    /// <param name="hash">Of the password of a new account, where one password is given to many and hashing each would take minutes.</param>
    /// <param name="ct">Ends waiting.</param>
    internal Task<Result<Receipt>> HandleAsync(KeepAccount wish, string? hash, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process(wish.Change), wish.By, inner => KeepAsync(wish, hash, inner), ct);

    private async Task<Result<string>> KeepAsync(KeepAccount wish, string? hash, CancellationToken ct)
    {
        var decided = wish.Change is AccountChange.Open open ? await OpenAsync(wish, open, hash, ct) : await ChangeAsync(wish, ct);
        if (!decided.Accepted(out var account, out var no))
        {
            return no;
        }

        await audit.WriteAsync(new(wish.Command, Process(wish.Change), "account", account.Id)
        {
            By = wish.By, After = $"{account.UserName}; {account.Role}; nonaktif: {account.Disabled}", Reason = (wish.Change as AccountChange.Disable)?.Reason,
        }, ct);
        return account.Id.ToString("D");
    }

    private async Task<Result<Account>> OpenAsync(KeepAccount wish, AccountChange.Open open, string? hash, CancellationToken ct)
    {
        if (await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(person => person.Id == open.Person, ct) is not { } owner)
        {
            return PersonRejections.NotThere;
        }

        if (owner.LeftOn is { } left)
        {
            return PersonRejections.LeftAlready(left);
        }

        // Names are unique among all regions, and other regions cannot be seen from here.
        if (await db.Database.SqlQuery<Guid?>($"select organisation.region_of_account({open.Name.Normalized}) as \"Value\"").SingleAsync(ct) is not null)
        {
            return AccountRejections.UserNameTaken(open.Name.Text);
        }

        if (NewPassword.Refusal(open.Password, open.Name.Text) is { } no)
        {
            return no;
        }

        var account = new Account(new(DerivedGuid.Of($"account:{wish.Command}")), open.Person, open.Name.Text, open.Role)
        {
            NormalizedUserName = open.Name.Normalized, LockoutEnabled = true,
        };
        AccountManager.ReplaceHash(account, hash ?? accounts.PasswordHasher.HashPassword(account, open.Password));
        db.Add(account);
        return account;
    }

    private async Task<Result<Account>> ChangeAsync(KeepAccount wish, CancellationToken ct)
    {
        if (await db.Set<Account>().SingleOrDefaultAsync(one => one.Id == wish.Account!.Value.Value, ct) is not { } account)
        {
            return AccountRejections.NotThere;
        }

        if (Refusal(wish, account) is { } no)
        {
            return no;
        }

        switch (wish.Change)
        {
            case AccountChange.Assign(var role):
                account.Role = role;
                AccountManager.EndSessions(account);
                break;
            case AccountChange.Reset(var password):
                accounts.Replace(account, password);
                break;
            case AccountChange.Disable or AccountChange.Enable:
                account.Disabled = wish.Change is AccountChange.Disable;
                AccountManager.EndSessions(account);
                break;
            default:
                throw new InvalidOperationException($"No decision for {wish.Change.GetType().Name}.");
        }

        return account;
    }

    private static Rejection? Refusal(KeepAccount wish, Account account) => wish.Change switch
    {
        AccountChange.Assign or AccountChange.Disable when wish.By?.AccountId.Value == account.Id => AccountRejections.OwnAccount,
        AccountChange.Disable when account.Disabled => AccountRejections.DisabledAlready,
        AccountChange.Enable when !account.Disabled => AccountRejections.NotDisabled,
        AccountChange.Reset(var password) => NewPassword.Refusal(password, account.UserName!),
        _ => null,
    };

    private static string Process(AccountChange change) => change switch
    {
        AccountChange.Open => "organisation.open-account",
        AccountChange.Assign => "organisation.assign-role",
        AccountChange.Reset => "organisation.reset-password",
        AccountChange.Disable => "organisation.disable-account",
        _ => "organisation.enable-account",
    };
}
