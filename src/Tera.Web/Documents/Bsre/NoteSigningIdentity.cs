using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Contracts;
using Tera.Organisation.People;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Platform.Signing.Bsre;
using Tera.Shared;

namespace Tera.Documents.Bsre;

/// <summary>A person says by what NIK or mail address BSrE knows him.</summary>
public sealed record NoteSigningIdentity(CommandId Command, SignedInUser By, string Identifier)
{
    /// <summary>Tells no identifier.</summary>
    public override string ToString() => nameof(NoteSigningIdentity);
}

/// <inheritdoc cref="NoteSigningIdentity"/>
public sealed class NoteSigningIdentityHandler(TeraDbContext db, SigningSeal seal, CommandScope commands, AuditTrail audit, IClock clock)
{
    private const string Process = "documents.note-signing-identity";
    private const int NikDigits = 16, LongestMail = 200;

    public Task<Result<Receipt>> HandleAsync(NoteSigningIdentity wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process, wish.By.PersonId.Value, inner => NoteAsync(wish, inner), ct);

    private async Task<Result<string>> NoteAsync(NoteSigningIdentity wish, CancellationToken ct)
    {
        if (Read(wish.Identifier) is not { } account)
        {
            return BsreDeskRejections.IdentifierForm();
        }

        if (account.IsMail && await db.Set<SigningServiceRow>().AnyAsync(row => row.Protocol == BsreProtocolVersion.V1, ct))
        {
            return BsreDeskRejections.NikOnly();
        }

        var row = await db.Set<SigningIdentity>().SingleOrDefaultAsync(one => one.PersonId == wish.By.PersonId, ct)
            ?? db.Add(new SigningIdentity { Id = Guid.CreateVersion7(), PersonId = wish.By.PersonId }).Entity;
        var before = row.Masked.Length == 0 ? null : row.Masked;
        row.Note(seal.Seal(account.Identifier), account.Masked, clock.GetCurrentInstant());
        await audit.WriteAsync(new(wish.Command, Process, "person", wish.By.PersonId.Value) { By = wish.By, Before = before, After = row.Masked }, ct);
        return "";
    }

    internal static BsreAccount? Read(string typed)
    {
        var text = typed.Trim();
        var digits = text.Replace(" ", "", StringComparison.Ordinal);
        return digits.Length == NikDigits && digits.All(char.IsAsciiDigit) ? new(digits)
            : text.Length <= LongestMail && MailAddress.Of(text).Accepted(out var mail, out _) ? new(mail.Text)
            : null;
    }
}
