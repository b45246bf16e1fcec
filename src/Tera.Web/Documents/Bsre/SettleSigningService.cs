using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Platform.Signing.Bsre;
using Tera.Shared;

namespace Tera.Documents.Bsre;

/// <summary>The wish of an administrator that the region signs, or no longer signs, through this service.</summary>
/// <param name="Secret">Password of the application; empty keeps the one that is known.</param>
/// <param name="Seen">Version the user saw; 0 when there is none yet.</param>
public sealed record SettleSigningService(
    CommandId Command, SignedInUser By, bool Enabled, string Address, BsreProtocolVersion Protocol, PrintedLine Application, string Secret, int TimeoutSeconds, int Seen)
{
    /// <summary>Tells no secret.</summary>
    public override string ToString() => nameof(SettleSigningService);
}

/// <inheritdoc cref="SettleSigningService"/>
public sealed class SettleSigningServiceHandler(TeraDbContext db, SigningSeal seal, CommandScope commands, AuditTrail audit)
{
    private const string Process = "documents.settle-signing-service";

    public Task<Result<Receipt>> HandleAsync(SettleSigningService wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process, wish.By.PersonId.Value, inner => SettleAsync(wish, inner), ct);

    private async Task<Result<string>> SettleAsync(SettleSigningService wish, CancellationToken ct)
    {
        if (wish.By.Role is not AccountRole.Administrator)
        {
            return BsreDeskRejections.NotYours();
        }

        var row = await db.Set<SigningServiceRow>().SingleOrDefaultAsync(ct);
        var secret = wish.Secret.Length > 0 ? wish.Secret : row is null ? null : seal.Open(row.Secret);
        if (secret is null)
        {
            return BsreDeskRejections.SecretMissing();
        }

        if (!BsreService.Of(wish.Address, wish.Protocol, wish.Application.Text, secret, wish.TimeoutSeconds).Accepted(out var service, out var no))
        {
            return no;
        }

        if ((row?.Version ?? 0) != wish.Seen)
        {
            return CommandRejections.ChangedMeanwhile;
        }

        var before = row is null ? null : Words(row);
        row ??= db.Add(new SigningServiceRow { Id = Guid.CreateVersion7() }).Entity;
        row.Settle(wish.Enabled, service, seal.Seal(secret));
        await audit.WriteAsync(new(wish.Command, Process, "signing-service", row.Id) { By = wish.By, Before = before, After = Words(row) }, ct);
        return "";
    }

    private static string Words(SigningServiceRow row) =>
        $"{(row.Enabled ? "aktif" : "tidak aktif")}; {row.Address}; {row.Protocol}; {row.Application}; {row.TimeoutSeconds} detik";
}
