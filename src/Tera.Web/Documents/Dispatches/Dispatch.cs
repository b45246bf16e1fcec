using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Documents.Acts;
using Tera.Documents.Contracts;
using Tera.Organisation;
using Tera.Platform.Files;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Documents.Dispatches;

/// <summary>A letter that leaves. What its paper prints never changes; how it left is noted once, and follows the proofs of who got it.</summary>
public sealed class Dispatch
{
    public required DispatchId Id { get; init; }

    public required RunId RunId { get; init; }

    public required string Step { get; init; }

    public required int Act { get; init; }

    public required int Round { get; init; }

    public required string Slot { get; init; }

    public LetterId? LetterId { get; private set; }

    /// <summary>The document that goes with the cover letter; null when there is none.</summary>
    public RevisionId? Carries { get; init; }

    /// <summary>Whose signature it bears.</summary>
    public required PersonId Sender { get; init; }

    /// <summary>His title then, with <c>Plt.</c> or <c>Plh.</c></summary>
    public required string SenderPost { get; init; }

    /// <summary>It may leave once its sender has signed it in Tera; else he signs with a pen what is printed.</summary>
    public bool SignedHere { get; init; }

    /// <summary>a.n.: the post in whose name he signs; null when in his own.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>u.b.: the post that passes it on; null where none does.</summary>
    public string? PassedOnBy { get; init; }

    public required string Subject { get; init; }

    public Urgency Urgency { get; init; }

    public AccessClass Security { get; init; }

    internal LetterNature Nature => new(Urgency, Security);

    public required Instant DraftedAt { get; init; }

    public DispatchChannel? Channel { get; private set; }

    public LocalDate? SentOn { get; private set; }

    public string? ProofText { get; private set; }

    public FileHash? ProofHash { get; private set; }

    public PersonId? SentBy { get; private set; }

    public Instant? SentAt { get; private set; }

    public int Version { get; private set; }

    public TaskKey Task => new(new StepKey(Step), Act, Round, new Slot(Slot));

    internal FormerSigner Signed => new(Sender, SignedHere, OnBehalfOf, PassedOnBy);

    public void Numbered(LetterId letter) => LetterId = letter;

    /// <summary>It has left: as it went to the addressee who got it last.</summary>
    /// <param name="last">Of its addressees; sent.</param>
    /// <param name="by">Who says that it is done.</param>
    /// <param name="at">When.</param>
    public void Sent(DispatchRecipient last, PersonId by, Instant at)
    {
        (SentBy, SentAt) = (by, at);
        Proven(last);
    }

    /// <summary>What proves it, after one of its addressees got another proof.</summary>
    /// <param name="last">Who got it last.</param>
    public void Proven(DispatchRecipient last)
    {
        (Channel, SentOn, ProofText, ProofHash) = (last.Channel, last.SentOn, last.ProofText, last.ProofHash);
        Version++;
    }
}

/// <summary>How a letter left.</summary>
/// <param name="Channel">By what way.</param>
/// <param name="SentOn">The day.</param>
/// <param name="Text">Receipt number or name of who took it; null when a file proves it.</param>
public sealed record DispatchProof(DispatchChannel Channel, LocalDate SentOn, string? Text);

internal sealed class DispatchMapping : IEntityTypeConfiguration<Dispatch>
{
    public void Configure(EntityTypeBuilder<Dispatch> builder)
    {
        builder.ToTable("dispatch", "documents").HasKey(row => row.Id);
        builder.Ignore(row => row.Task);
        builder.HasOne<Letters.Letter>().WithMany().HasForeignKey(row => row.LetterId);
    }
}
