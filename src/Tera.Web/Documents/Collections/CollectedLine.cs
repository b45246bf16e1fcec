using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Documents.Drafts;

namespace Tera.Documents.Collections;

/// <summary>What a unit had handed in when a berita acara was handed over. Never changed.</summary>
public sealed class CollectedLine
{
    public required TextDocumentId TextDocumentId { get; init; }

    public required int Ordinal { get; init; }

    public required string Unit { get; init; }

    /// <summary>Null for a unit that had not.</summary>
    public Instant? HandedInAt { get; init; }

    public string? ByName { get; init; }

    public string? ByPosition { get; init; }

    public required int Figures { get; init; }

    public required int Files { get; init; }
}

internal sealed class CollectedLineMapping : IEntityTypeConfiguration<CollectedLine>
{
    public void Configure(EntityTypeBuilder<CollectedLine> builder)
    {
        builder.ToTable("collected_line", "documents").HasKey(row => new { row.TextDocumentId, row.Ordinal });
        builder.HasOne<TextDocument>().WithMany().HasForeignKey(row => row.TextDocumentId);
    }
}
