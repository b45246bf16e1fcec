using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Organisation.AccessKeys;

/// <summary>The wish that a key of one's own opens nothing any more.</summary>
public sealed record EndAccessKey(CommandId Command, SignedInUser User, AccessKeyId Key);

/// <inheritdoc cref="EndAccessKey"/>
public sealed class EndAccessKeyHandler(TeraDbContext db, CommandScope commands, IClock clock, AuditTrail audit)
{
    private const string Process = "organisation.end-access-key";

    public Task<Result<Receipt>> HandleAsync(EndAccessKey wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process, wish.User.PersonId.Value, inner => EndAsync(wish, inner), ct);

    private async Task<Result<string>> EndAsync(EndAccessKey wish, CancellationToken ct)
    {
        var key = await db.Set<AccessKey>().SingleOrDefaultAsync(one => one.Id == wish.Key && one.AccountId == wish.User.AccountId, ct);
        if (key is null)
        {
            return AccessKeyRejections.NotThere;
        }

        if (key.EndedAt is not null)
        {
            return AccessKeyRejections.EndedAlready;
        }

        key.End(clock.GetCurrentInstant());
        await audit.WriteAsync(new(wish.Command, Process, "access-key", key.Id.Value) { By = wish.User, Before = key.Name }, ct);
        return key.Id.ToString();
    }
}
