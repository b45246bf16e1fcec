using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Documents.Acts;
using Tera.Documents.Contracts;
using Tera.Documents.Letters;
using Tera.Organisation;
using Tera.Platform.Files;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Documents.Artifacts;

/// <summary>One frozen form of an artifact. The database refuses any change of what it says.</summary>
public sealed class Revision
{
    public required RevisionId Id { get; init; }

    public required ArtifactId ArtifactId { get; init; }

    /// <summary>From 1, without gaps within the artifact.</summary>
    public required int Number { get; init; }

    public required string Step { get; init; }

    public required int Act { get; init; }

    public required int Round { get; init; }

    public required string Template { get; init; }

    public required string Title { get; init; }

    public required Guid SourceId { get; init; }

    public RevisionState State { get; private set; } = RevisionState.Pending;

    /// <summary>The day it bears, at the agency's seat.</summary>
    public required LocalDate FrozenOn { get; init; }

    public required Instant FrozenAt { get; init; }

    public required PersonId MadeBy { get; init; }

    public required LetterId? LetterId { get; init; }

    /// <summary>How the agency worded its letters when it was frozen; null for the sentences of the program.</summary>
    public WordingVersionId? WordingId { get; init; }

    /// <summary>Lane of who it says will sign; null before it is printed and where it says so of nobody.</summary>
    public string? SignerLane { get; private set; }

    /// <summary>Null where nobody held the lane.</summary>
    public PersonId? SignerId { get; private set; }

    public string? SignerPost { get; private set; }

    /// <summary>a.n.: the post in whose name its signer signs; null when in his own.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>u.b.: the post that passes it on; null where none does.</summary>
    public string? PassedOnBy { get; init; }

    /// <summary>The one it was printed again from, for another signer; null for none.</summary>
    public RevisionId? ReprintOf { get; private set; }

    /// <summary>Value of the <see cref="VerificationCode"/>.</summary>
    public required string Code { get; init; }

    public required byte[] SnapshotHash { get; init; }

    public FileHash? HtmlHash { get; private set; }

    /// <summary>The PDF as frozen.</summary>
    public FileHash? PdfHash { get; private set; }

    /// <summary>What was handed out to be signed with a pen: the same sheets with an open place for it and a code on every page; null while nobody asked.</summary>
    public FileHash? PenHash { get; private set; }

    /// <summary>The PDF with its latest signature; it begins with the frozen one.</summary>
    public FileHash? SignedHash { get; private set; }

    /// <summary>Salinan pindai: what was printed, signed with a pen and scanned, in its order, with the latest signature; null for none.</summary>
    public FileHash? ScanHash { get; private set; }

    /// <summary>With a key or with a pen.</summary>
    public bool IsSigned => SignedHash is not null || ScanHash is not null;

    /// <summary>Why printing failed, for the operator.</summary>
    public string? Failure { get; private set; }

    public Instant? SupersededAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>The PDF as it stands; null until it is printed.</summary>
    public FileHash? CurrentPdf => SignedHash ?? PdfHash;

    /// <summary>What leaves the house: signed with a key, else the scan of what was signed with a pen, else as it was printed; null until it is printed.</summary>
    public FileHash? OutgoingPdf => SignedHash ?? ScanHash ?? PdfHash;

    public PrintedSigner? Signer => SignerLane is { } lane ? new(new LaneKey(lane), SignerId, SignerPost!) : null;

    public SignedInName InName => new(OnBehalfOf, PassedOnBy);

    public TaskKey Task => new(new StepKey(Step), Act, Round, Slot.Sole);

    public VerificationCode VerificationCode =>
        VerificationCode.TryParse(Code, out var code) ? code : throw new InvalidOperationException($"Revision {Id} has a broken code.");

    public void Supersede(Instant at)
    {
        (State, SupersededAt) = (RevisionState.Superseded, at);
        Version++;
    }

    /// <summary>A superseded revision keeps its paper too: it may have been signed or sent.</summary>
    /// <param name="html">Its sheets.</param>
    /// <param name="pdf">Its PDF.</param>
    /// <param name="signer">Who they say will sign; null for nobody.</param>
    public void Printed(FileHash html, FileHash pdf, PrintedSigner? signer)
    {
        (HtmlHash, PdfHash, Failure) = (html, pdf, null);
        (SignerLane, SignerId, SignerPost) = (signer?.Lane.Value, signer?.Person, signer?.Post);
        State = State is RevisionState.Superseded ? State : RevisionState.Ready;
        Version++;
    }

    public void PrintingFailed(string reason)
    {
        Failure = reason;
        State = State is RevisionState.Superseded ? State : RevisionState.Failed;
        Version++;
    }

    /// <summary>Printing is to be tried again.</summary>
    public void PrintAgain()
    {
        State = State is RevisionState.Failed ? RevisionState.Pending : State;
        Version++;
    }

    /// <summary>The same words and figures under the same number, for another signer or in another name.</summary>
    /// <param name="number">Place within the artifact.</param>
    /// <param name="on">The day it will bear.</param>
    /// <param name="at">Now.</param>
    /// <param name="code">Its own: each print is told apart.</param>
    /// <param name="signer">Who is to stand under it.</param>
    /// <param name="name">In whose name he signs.</param>
    internal Revision For(int number, LocalDate on, Instant at, VerificationCode code, PrintedSigner signer, SignedInName name) => new()
    {
        Id = RevisionId.New(),
        ArtifactId = ArtifactId,
        Number = number,
        Step = Step,
        Act = Act,
        Round = Round,
        Template = Template,
        Title = Title,
        SourceId = SourceId,
        FrozenOn = on,
        FrozenAt = at,
        MadeBy = MadeBy,
        LetterId = LetterId,
        WordingId = WordingId,
        Code = code.Value,
        SnapshotHash = SnapshotHash,
        ReprintOf = Id,
        SignerLane = signer.Lane.Value,
        SignerId = signer.Person,
        SignerPost = signer.Post,
        OnBehalfOf = name.OnBehalfOf,
        PassedOnBy = name.PassedOnBy,
    };

    public void Signed(FileHash pdf)
    {
        SignedHash = pdf;
        Version++;
    }

    /// <summary>The frozen PDF stays what it is; the scan lies beside it. One of an earlier signature stays with that signature.</summary>
    public void Scanned(FileHash scan)
    {
        ScanHash = scan;
        Version++;
    }
}

/// <summary>A figure as it stood when a revision was frozen.</summary>
public sealed class RevisionValue
{
    public required RevisionId RevisionId { get; init; }

    public required int Ordinal { get; init; }

    public required Guid ValueId { get; init; }

    public required int ValueVersion { get; init; }

    public required string Label { get; init; }

    public required string Value { get; init; }

    public FrozenFigure Figure => new(ValueId, ValueVersion, Label, Value);
}

internal sealed class RevisionMapping : IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Revision> builder)
    {
        builder.ToTable("revision", "documents").HasKey(revision => revision.Id);
        builder.Ignore(revision => revision.CurrentPdf);
        builder.Ignore(revision => revision.OutgoingPdf);
        builder.Ignore(revision => revision.IsSigned);
        builder.Ignore(revision => revision.Task);
        builder.Ignore(revision => revision.Signer);
        builder.Ignore(revision => revision.InName);
        builder.Ignore(revision => revision.VerificationCode);
        builder.HasOne<Artifact>().WithMany().HasForeignKey(revision => revision.ArtifactId);
        builder.HasOne<Letter>().WithMany().HasForeignKey(revision => revision.LetterId);
    }
}

internal sealed class RevisionValueMapping : IEntityTypeConfiguration<RevisionValue>
{
    public void Configure(EntityTypeBuilder<RevisionValue> builder)
    {
        builder.ToTable("revision_value", "documents").HasKey(value => new { value.RevisionId, value.Ordinal });
        builder.Ignore(value => value.Figure);
        builder.HasOne<Revision>().WithMany().HasForeignKey(value => value.RevisionId);
    }
}
