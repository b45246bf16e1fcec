using NodaTime;
using Tera.Documents.Acts;
using Tera.Documents.Wordings;
using Tera.Organisation;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Documents.Contracts;

/// <summary>One frozen form of a document; signatures and numbers attach to it.</summary>
public readonly record struct RevisionId(Guid Value)
{
    /// <summary>A new revision.</summary>
    public static RevisionId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>A figure as it stood when a document was frozen, so that the verification page can tell whether it changed since.</summary>
/// <param name="ValueId">The measurement.</param>
/// <param name="Version">Its version then.</param>
/// <param name="Label">What it is, Indonesian.</param>
/// <param name="Value">As printed.</param>
public sealed record SnapshotValue(Guid ValueId, int Version, string Label, string Value);

/// <summary>What a module hands over to be frozen as paper.</summary>
/// <param name="Head">The run.</param>
/// <param name="Task">The task that made it.</param>
/// <param name="Kind">The artifact it is a revision of.</param>
/// <param name="Slot">Whose; <see cref="Slot.Sole"/> for the run's own.</param>
/// <param name="Template">Which <see cref="IDocumentTemplate"/> shows it.</param>
/// <param name="Title">Its name on lists and on the verification page.</param>
/// <param name="SourceId">The row the template reads, immutable from now on.</param>
/// <param name="Values">Figures it prints; empty for none.</param>
/// <param name="Numbered">True when it bears a letter number, taken from the register now and kept by later revisions.</param>
/// <param name="By">Who handed it over.</param>
public sealed record NewRevision(
    RunHead Head,
    TaskKey Task,
    ArtifactKind Kind,
    Slot Slot,
    string Template,
    string Title,
    Guid SourceId,
    IReadOnlyList<SnapshotValue> Values,
    bool Numbered,
    PersonId By)
{
    /// <summary>Its number is used with it: nobody signs or sends it later. False where a signature or a dispatch issues it.</summary>
    public bool IssuedAtOnce { get; init; }

    /// <summary>Code of the matter its letter bears; null for that of the register, also where the letter before it bore another.</summary>
    public string? Classification { get; init; }

    /// <summary>In whose name its signer is to sign; null to go on as the revision before it.</summary>
    public SignedInName? InName { get; init; }
}

/// <summary>Who a paper says will sign it, settled when it is printed.</summary>
/// <param name="Lane">Whose signature it is: an SOP may have others sign the same paper.</param>
/// <param name="Person">Null where nobody held the lane.</param>
/// <param name="Post">With <c>Plt.</c> or <c>Plh.</c>; the role of the SOP where nobody held it.</param>
public sealed record PrintedSigner(LaneKey Lane, PersonId? Person, string Post)
{
    /// <summary>Whether the paper says that this one signs, by the right by which he would.</summary>
    public bool Names(LaneHolder holder) => Person == holder.Person && Post == holder.Position;
}

/// <summary>How one kind of document is printed: a component and what it shows. Rendered after the commit, by the outbox.</summary>
public interface IDocumentTemplate
{
    /// <summary>The name in <see cref="NewRevision.Template"/>.</summary>
    string Name { get; }

    /// <summary>Reads what the paper shows.</summary>
    /// <param name="paper">Number, date, verification code and QR that must stand on the paper.</param>
    /// <param name="ct">Ends waiting.</param>
    Task<PaperContent> LoadAsync(PaperHeader paper, CancellationToken ct);
}

/// <summary>What every paper bears.</summary>
/// <param name="Revision">Which one.</param>
/// <param name="SourceId">The row of <see cref="NewRevision.SourceId"/>.</param>
/// <param name="Run">The run it belongs to.</param>
/// <param name="Agency">Whose letterhead.</param>
/// <param name="Title">Its name.</param>
/// <param name="Number">The letter number; null when it bears none.</param>
/// <param name="Date">The day it was frozen, in the agency's zone.</param>
/// <param name="Code">Verification code, as printed under the QR.</param>
/// <param name="VerificationAddress">What the QR says.</param>
public sealed record PaperHeader(
    RevisionId Revision, Guid SourceId, RunId Run, AgencyId Agency, string Title, string? Number, LocalDate Date, string Code, string VerificationAddress)
{
    /// <summary>It will be signed through BSrE: its foot says so, for nothing can be added once it is signed.</summary>
    public bool ThroughBsre { get; init; }

    /// <summary>How the agency words such papers; null where nothing on it can be worded, and for the sentences of the program.</summary>
    public LetterWording? Wording { get; init; }

    /// <summary>When it was frozen.</summary>
    public Instant At { get; init; }

    /// <summary>Who is to stand under it whoever else might; null where that is found out when it is printed.</summary>
    public PrintedSigner? Signer { get; init; }

    /// <summary>In whose name whoever stands under it signs, where a lane of the SOP signs it.</summary>
    public SignedInName InName { get; init; } = SignedInName.Own;
}

/// <summary>A component that renders a whole paper, and its parameters.</summary>
public sealed record PaperContent(Type Component, IReadOnlyDictionary<string, object?> Parameters)
{
    /// <summary>Who it says will sign; null where it names nobody who signs later.</summary>
    public PrintedSigner? Signer { get; init; }
}
