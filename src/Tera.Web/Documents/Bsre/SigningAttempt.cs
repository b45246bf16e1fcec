using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Documents.Contracts;
using Tera.Organisation;
using Tera.Platform.Files;
using Tera.Platform.Signing.Bsre;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Documents.Bsre;

/// <summary>One signature asked of the service: kept before it is asked, settled when it is certain.</summary>
public sealed class SigningAttempt
{
    public required SigningAttemptId Id { get; init; }

    public required RevisionId RevisionId { get; init; }

    public required RunId RunId { get; init; }

    public required string Step { get; init; }

    public required int Act { get; init; }

    public required int Round { get; init; }

    public required string Slot { get; init; }

    public required PersonId PersonId { get; init; }

    /// <summary>The bytes that were sent.</summary>
    public required FileHash DocumentHash { get; init; }

    public SigningAttemptState State { get; private set; } = SigningAttemptState.Sent;

    public SigningDoubt? Doubt { get; private set; }

    /// <summary>The service's number of the document; null when it was never heard of.</summary>
    public string? Reference { get; private set; }

    /// <summary>Code of the rejection.</summary>
    public string? Refusal { get; private set; }

    /// <summary>What the service gave; that it is the signature is certain once <see cref="State"/> says so.</summary>
    public FileHash? SignedHash { get; private set; }

    /// <summary>What the service gave lies here and nobody has looked at it yet.</summary>
    public bool IsUnchecked =>
        SignedHash is not null && (State, Doubt) is (SigningAttemptState.Sent or SigningAttemptState.Unknown, null or SigningDoubt.AnswerNotChecked);

    public string? Verification { get; private set; }

    /// <summary>How somebody found out that it was not signed.</summary>
    public string? Reason { get; private set; }

    public required Instant SentAt { get; init; }

    public Instant? SettledAt { get; private set; }

    /// <summary>Who settled it; null for the program.</summary>
    public PersonId? SettledBy { get; private set; }

    public int Version { get; private set; }

    public TaskKey Task => new(new StepKey(Step), Act, Round, new Slot(Slot));

    /// <summary>Until it is settled nothing else is signed.</summary>
    public bool IsOpen => State is SigningAttemptState.Sent or SigningAttemptState.Unknown or SigningAttemptState.Signed;

    /// <summary>The service gave its number of the document.</summary>
    public void Numbered(string? reference) => To(State, () => Reference = reference ?? Reference);

    /// <summary>What the service gave lies here; whether it is the signature is not known yet.</summary>
    public void Answered(FileHash pdf) => To(State, () => SignedHash = pdf);

    public void Doubted(SigningDoubt doubt, string? reference) => To(SigningAttemptState.Unknown, () => (Doubt, Reference) = (doubt, reference));

    public void Refused(string code, Instant at) => To(SigningAttemptState.Refused, () => (Refusal, SettledAt) = (code, at));

    public void Signed(FileHash pdf, string verification, string? reference) =>
        To(SigningAttemptState.Signed, () => (SignedHash, Verification, Reference) = (pdf, verification, reference ?? Reference));

    public void Recorded(Instant at, PersonId by) => To(SigningAttemptState.Recorded, () => (SettledAt, SettledBy) = (at, by));

    public void NotSigned(string reason, Instant at, PersonId by) => To(SigningAttemptState.NotSigned, () => (Reason, SettledAt, SettledBy) = (reason, at, by));

    private void To(SigningAttemptState state, Action change)
    {
        if (!IsOpen)
        {
            throw new InvalidOperationException($"Attempt {Id} was settled as {State}.");
        }

        State = state;
        change();
        Version++;
    }
}

internal sealed class SigningAttemptMapping : IEntityTypeConfiguration<SigningAttempt>
{
    public void Configure(EntityTypeBuilder<SigningAttempt> builder)
    {
        builder.ToTable("signing_attempt", "documents").HasKey(row => row.Id);
        builder.Ignore(row => row.Task);
        builder.Ignore(row => row.IsOpen);
        builder.Ignore(row => row.IsUnchecked);
    }
}
