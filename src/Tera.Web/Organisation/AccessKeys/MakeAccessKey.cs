using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Accounts;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Organisation.AccessKeys;

/// <summary>The wish of somebody for a key to his own account.</summary>
/// <param name="Text">Made by who asks, so that it is shown where it was asked for and nowhere else.</param>
public sealed record MakeAccessKey(CommandId Command, SignedInUser User, PrintedLine Name, LocalDate LastDay, AccessKeyText Text);

/// <inheritdoc cref="MakeAccessKey"/>
public sealed class MakeAccessKeyHandler(TeraDbContext db, CommandScope commands, RegionClock days, IClock clock, AuditTrail audit)
{
    private const string Process = "organisation.make-access-key";

    public Task<Result<Receipt>> HandleAsync(MakeAccessKey wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process, wish.User.PersonId.Value, inner => MakeAsync(wish, inner), ct);

    private async Task<Result<string>> MakeAsync(MakeAccessKey wish, CancellationToken ct)
    {
        // One at a time for an account, so that the bound holds.
        await db.Database.ExecuteSqlAsync($"select from organisation.account where id = {wish.User.AccountId.Value} for update", ct);
        var account = await db.Set<Account>().AsNoTracking().SingleAsync(one => one.Id == wish.User.AccountId.Value, ct);
        var today = await days.TodayAsync(ct);
        var others = await db.Set<AccessKey>().AsNoTracking().Where(one => one.AccountId == wish.User.AccountId).ToListAsync(ct);
        if (others.Count(one => one.Holds(today, account.SecurityStamp)) >= AccessKey.Most)
        {
            return AccessKeyRejections.TooMany;
        }

        var id = new AccessKeyId(DerivedGuid.Of($"access-key:{wish.Command}"));
        if (!AccessKey.Make(id, account, wish.Name, wish.Text, clock.GetCurrentInstant(), today, wish.LastDay).Accepted(out var key, out var no))
        {
            return no;
        }

        db.Add(key);
        await audit.WriteAsync(
            new(wish.Command, Process, "access-key", id.Value) { By = wish.User, After = $"{key.Name}, sampai {IndonesianDate.Long(key.LastDay)}" }, ct);
        return id.ToString();
    }
}
