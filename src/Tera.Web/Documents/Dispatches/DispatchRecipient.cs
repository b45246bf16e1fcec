using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Files;

namespace Tera.Documents.Dispatches;

/// <summary>An addressee or one who gets a copy, and how the letter reached him. A proof gives way to another only where the former is kept: <see cref="FormerProof"/>.</summary>
public sealed class DispatchRecipient
{
    public required DispatchId DispatchId { get; init; }

    public required int Ordinal { get; init; }

    public required RecipientKind Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>By what way; null while it has not left to him.</summary>
    public DispatchChannel? Channel { get; private set; }

    public LocalDate? SentOn { get; private set; }

    public string? ProofText { get; private set; }

    public FileHash? ProofHash { get; private set; }

    /// <summary>Why it does not go to him; null otherwise.</summary>
    public string? UnsentReason { get; private set; }

    public PersonId? NotedBy { get; private set; }

    public Instant? NotedAt { get; private set; }

    /// <summary>Nothing is noted of him yet.</summary>
    public bool IsOpen => NotedAt is null;

    /// <summary>Notes how it left to him. Needs a text or a file that proves it.</summary>
    public void Sent(DispatchProof proof, FileHash? file, PersonId by, Instant at)
    {
        if (proof.Text is null && file is null)
        {
            throw new ArgumentException("A dispatch without proof.", nameof(proof));
        }

        (Channel, SentOn, ProofText, ProofHash, UnsentReason, NotedBy, NotedAt) = (proof.Channel, proof.SentOn, proof.Text, file, null, by, at);
    }

    /// <summary>Notes why it does not go to him; it may go later all the same.</summary>
    public void NotSent(string reason, PersonId by, Instant at)
    {
        if (SentOn is not null)
        {
            throw new InvalidOperationException("A letter that was sent.");
        }

        (UnsentReason, NotedBy, NotedAt) = (reason, by, at);
    }
}

internal sealed class DispatchRecipientMapping : IEntityTypeConfiguration<DispatchRecipient>
{
    public void Configure(EntityTypeBuilder<DispatchRecipient> builder)
    {
        builder.ToTable("dispatch_recipient", "documents").HasKey(row => new { row.DispatchId, row.Ordinal });
        builder.Ignore(row => row.IsOpen);
        builder.HasOne<Dispatch>().WithMany().HasForeignKey(row => row.DispatchId);
    }
}
