using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Documents.Letters;
using Tera.Documents.Tasks;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Shared;

namespace Tera.Documents.Dispatches;

/// <summary>The wish that another proof stands for how a letter reached one who got it, because the one that was noted is wrong.</summary>
/// <param name="Dispatch">The letter.</param>
/// <param name="Recipient">His place in it.</param>
/// <param name="Seen">How often his proof had been replaced.</param>
/// <param name="Proof">What proves it.</param>
/// <param name="File">The file that does; null where words do.</param>
/// <param name="Reason">Why.</param>
public sealed record ReplaceProof(
    CommandId Command, SignedInUser By, DispatchId Dispatch, int Recipient, int Seen, DispatchProof Proof, UploadedFile? File, PrintedLine Reason);

/// <inheritdoc cref="ReplaceProof"/>
public sealed class ReplaceProofHandler(TeraDbContext db, LetterKeepers keepers, UploadedFiles uploads, CommandScope commands, AuditTrail audit, IClock clock)
{
    private const string Process = "documents.replace-proof";

    public Task<Result<Receipt>> HandleAsync(ReplaceProof wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process, wish.By.PersonId.Value, inner => ReplaceAsync(wish, inner), ct);

    /// <summary>Who noted the proof, and who keeps the agency's letters.</summary>
    internal async Task<bool> MayAsync(SignedInUser user, AgencyId agency, DispatchRecipient recipient, CancellationToken ct) =>
        user.Sees(agency) && (recipient.NotedBy == user.PersonId || await keepers.IncludeAsync(user, agency, ct));

    private async Task<Result<string>> ReplaceAsync(ReplaceProof wish, CancellationToken ct)
    {
        var dispatch = await db.Set<Dispatch>().SingleOrDefaultAsync(row => row.Id == wish.Dispatch, ct);
        var recipients = await db.Set<DispatchRecipient>().Where(row => row.DispatchId == wish.Dispatch).ToListAsync(ct);
        if (recipients.Find(row => row.Ordinal == wish.Recipient) is not { SentOn: not null } recipient || !await MayAsync(wish.By, await db.AgencyOfAsync(dispatch!, ct), recipient, ct))
        {
            return DispatchRejections.NotYoursToMend();
        }

        var replaced = await db.Set<FormerProof>().CountAsync(row => row.DispatchId == wish.Dispatch && row.Recipient == wish.Recipient, ct);
        if (replaced != wish.Seen)
        {
            return CommandRejections.ChangedMeanwhile;
        }

        var at = clock.GetCurrentInstant();
        var former = FormerProof.Of(recipient, replaced + 1, wish.Reason.Text, wish.By.PersonId, at);
        db.Add(former);
        // The database lets a proof go only once what it was is kept.
        await db.SaveChangesAsync(ct);
        recipient.Sent(wish.Proof, await uploads.NoteAsync(wish.File, at, ct), wish.By.PersonId, at);
        if (dispatch!.SentAt is not null)
        {
            dispatch.Proven(recipients.Where(row => row is { Kind: RecipientKind.To, SentOn: not null }).MaxBy(row => row.SentOn)!);
        }

        await audit.WriteAsync(
            new(wish.Command, Process, "dispatch", wish.Dispatch.Value) { By = wish.By, Before = former.Told, After = FormerProof.ToldOf(recipient), Reason = wish.Reason.Text }, ct);
        return wish.Dispatch.Value.ToString("D");
    }
}

/// <summary>What proved until it was replaced that a letter had reached one who got it. Never changed.</summary>
public sealed class FormerProof
{
    public required DispatchId DispatchId { get; init; }

    /// <summary>Whose, by his place in the letter.</summary>
    public required int Recipient { get; init; }

    /// <summary>From 1.</summary>
    public required int Ordinal { get; init; }

    public required DispatchChannel Channel { get; init; }

    public required LocalDate SentOn { get; init; }

    public string? ProofText { get; init; }

    public FileHash? ProofHash { get; init; }

    public required PersonId NotedBy { get; init; }

    public required Instant NotedAt { get; init; }

    /// <summary>Why it was replaced.</summary>
    public required string Reason { get; init; }

    public required PersonId ReplacedBy { get; init; }

    public required Instant ReplacedAt { get; init; }

    internal string Told => Words(Channel, SentOn, ProofText);

    internal static FormerProof Of(DispatchRecipient recipient, int ordinal, string reason, PersonId by, Instant at) => new()
    {
        DispatchId = recipient.DispatchId,
        Recipient = recipient.Ordinal,
        Ordinal = ordinal,
        Channel = recipient.Channel!.Value,
        SentOn = recipient.SentOn!.Value,
        ProofText = recipient.ProofText,
        ProofHash = recipient.ProofHash,
        NotedBy = recipient.NotedBy!.Value,
        NotedAt = recipient.NotedAt!.Value,
        Reason = reason,
        ReplacedBy = by,
        ReplacedAt = at,
    };

    /// <summary>What proves now that it reached him.</summary>
    internal static string ToldOf(DispatchRecipient recipient) => Words(recipient.Channel!.Value, recipient.SentOn!.Value, recipient.ProofText);

    private static string Words(DispatchChannel channel, LocalDate day, string? text) =>
        $"{DocumentWords.Of(channel)}, {IndonesianDate.Long(day)}: {text ?? "bukti berupa berkas"}";
}

internal sealed class FormerProofMapping : IEntityTypeConfiguration<FormerProof>
{
    public void Configure(EntityTypeBuilder<FormerProof> builder)
    {
        builder.ToTable("former_proof", "documents").HasKey(row => new { row.DispatchId, row.Recipient, row.Ordinal });
        builder.HasOne<DispatchRecipient>().WithMany().HasForeignKey(row => new { row.DispatchId, row.Recipient });
    }
}
