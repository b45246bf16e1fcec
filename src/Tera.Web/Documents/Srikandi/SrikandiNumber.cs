using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Documents.Contracts;
using Tera.Organisation;

namespace Tera.Documents.Srikandi;

/// <summary>What SRIKANDI gave a document. Never changed: the latest of a document counts.</summary>
public sealed class SrikandiNumber
{
    /// <summary>Characters, inclusive.</summary>
    public const int LongestAddress = 500;

    public required Guid Id { get; init; }

    public required RevisionId RevisionId { get; init; }

    public required string Number { get; init; }

    /// <summary>Where it is found there; null where only the number is known.</summary>
    public string? Address { get; init; }

    public required PersonId NotedBy { get; init; }

    public required Instant NotedAt { get; init; }
}

internal sealed class SrikandiMapping : IEntityTypeConfiguration<SrikandiNumber>
{
    public void Configure(EntityTypeBuilder<SrikandiNumber> builder) => builder.ToTable("srikandi_number", "documents").HasKey(row => row.Id);
}
