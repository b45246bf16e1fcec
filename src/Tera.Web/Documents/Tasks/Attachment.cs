using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Files;
using Tera.Procedures.Engine;

namespace Tera.Documents.Tasks;

/// <summary>A file somebody attached to a step of a run.</summary>
public sealed class Attachment
{
    public required AttachmentId Id { get; init; }

    public required RunId RunId { get; init; }

    public required string Step { get; init; }

    public required int Act { get; init; }

    public required int Round { get; init; }

    public required string Slot { get; init; }

    /// <summary>As the browser sent it, without a path.</summary>
    public required string Name { get; init; }

    public required FileHash Hash { get; init; }

    public string? Note { get; init; }

    public required PersonId PersonId { get; init; }

    public required Instant AttachedAt { get; init; }
}

internal sealed class AttachmentMapping : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> builder) => builder.ToTable("attachment", "documents").HasKey(row => row.Id);
}
