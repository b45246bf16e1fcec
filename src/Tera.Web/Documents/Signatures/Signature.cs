using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Documents.Acts;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Organisation;
using Tera.Platform.Files;
using Tera.Platform.Paper;
using Tera.Platform.Signing;

namespace Tera.Documents.Signatures;

/// <summary>A paraf or signature under a revision: who, by what right, on which bytes. Never changed.</summary>
public sealed class Signature
{
    public required SignatureId Id { get; init; }

    public required RevisionId RevisionId { get; init; }

    /// <summary>Place under the revision, from 1.</summary>
    public required int Ordinal { get; init; }

    public required SignatureKind Kind { get; init; }

    public required PersonId PersonId { get; init; }

    /// <summary>As it was then, with titles.</summary>
    public required string FullName { get; init; }

    public required string Step { get; init; }

    public required int Act { get; init; }

    public required int Round { get; init; }

    public required string Slot { get; init; }

    /// <summary>Bare title, without <c>Plt.</c> or <c>Plh.</c></summary>
    public required string Position { get; init; }

    public required SigningCapacity Capacity { get; init; }

    public PersonId? OnBehalfOf { get; init; }

    public required Instant SignedAt { get; init; }

    /// <summary>Null for a paraf.</summary>
    public SigningKind? Method { get; init; }

    /// <summary>Serial number of a certificate of the region; null for a paraf and for other ways of signing.</summary>
    public string? Certificate { get; init; }

    /// <summary>The bytes that lay before the person.</summary>
    public required FileHash DocumentHash { get; init; }

    /// <summary>The bytes with the signature; null for a paraf.</summary>
    public FileHash? SignedHash { get; init; }

    /// <summary>What checking the signature showed at once; null for a paraf.</summary>
    public string? Verification { get; init; }

    public string? Note { get; init; }

    /// <summary>Whom the certificate of a service names; null for other ways of signing, where nobody else issues it.</summary>
    public string? CertificateName => Method is SigningKind.Bsre && Verification is { } line ? KeptVerdict.NameIn(line) : null;

    /// <summary>It names somebody else, titles and the size of letters left aside: whose it is must be asked. It holds all the same.</summary>
    public bool IsNamedOtherwise => CertificateName is { } named && BareName.Of(named) != BareName.Of(FullName);

    /// <summary>With the right by which it is held.</summary>
    public string FullPosition => Capacity switch
    {
        SigningCapacity.Plt => $"Plt. {Position}",
        SigningCapacity.Plh => $"Plh. {Position}",
        _ => Position,
    };
}

internal sealed class SignatureMapping : IEntityTypeConfiguration<Signature>
{
    public void Configure(EntityTypeBuilder<Signature> builder)
    {
        builder.ToTable("signature", "documents").HasKey(signature => signature.Id);
        builder.Ignore(signature => signature.FullPosition);
        builder.Ignore(signature => signature.CertificateName);
        builder.Ignore(signature => signature.IsNamedOtherwise);
        builder.HasOne<Revision>().WithMany().HasForeignKey(signature => signature.RevisionId);
    }
}
