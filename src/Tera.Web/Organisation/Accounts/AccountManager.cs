using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Tera.Organisation.Accounts;

/// <summary>The framework's manager with our clock: it would count the time of a lockout on the machine's.</summary>
public sealed class AccountManager(
    IClock clock,
    IUserStore<Account> store,
    IOptions<IdentityOptions> options,
    IPasswordHasher<Account> hasher,
    ILookupNormalizer normalizer,
    IdentityErrorDescriber errors,
    IServiceProvider services,
    ILogger<AccountManager> log) : UserManager<Account>(store, options, hasher, [], [], normalizer, errors, services, log)
{
    /// <summary>Minutes until the account may try again, rounded up; 0 when it is not locked.</summary>
    public int MinutesLocked(Account account) => account.LockoutEnd is { } end
        ? (int)Math.Ceiling(Math.Max(0, (Instant.FromDateTimeOffset(end) - clock.GetCurrentInstant()).TotalMinutes))
        : 0;

    public override Task<bool> IsLockedOutAsync(Account user) => Task.FromResult(user.LockoutEnabled && MinutesLocked(user) > 0);

    public override Task<IdentityResult> AccessFailedAsync(Account user)
    {
        user.AccessFailedCount++;
        if (user.AccessFailedCount >= Options.Lockout.MaxFailedAccessAttempts)
        {
            user.LockoutEnd = clock.GetCurrentInstant().ToDateTimeOffset() + Options.Lockout.DefaultLockoutTimeSpan;
            user.AccessFailedCount = 0;
        }

        return UpdateAsync(user);
    }

    /// <summary>Puts a password in place without saving; ends every other session of the account.</summary>
    internal void Replace(Account account, string password) => ReplaceHash(account, PasswordHasher.HashPassword(account, password));

    internal static void ReplaceHash(Account account, string hash)
    {
        account.PasswordHash = hash;
        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
        EndSessions(account);
    }

    /// <summary>Whoever is signed in with the account is out with the next request.</summary>
    internal static void EndSessions(Account account) =>
        (account.SecurityStamp, account.ConcurrencyStamp) = (Guid.CreateVersion7().ToString("N"), Guid.CreateVersion7().ToString("N"));
}
