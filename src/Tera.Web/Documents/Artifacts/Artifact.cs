using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Organisation;
using Tera.Procedures.Engine;

namespace Tera.Documents.Artifacts;

/// <summary>A thing a run makes; its revisions are what it said at one time or another.</summary>
public sealed class Artifact
{
    public required ArtifactId Id { get; init; }

    public required RunId RunId { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required int FiscalYear { get; init; }

    /// <summary>Value of the <see cref="Procedures.Definitions.ArtifactKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Value of the <see cref="Procedures.Engine.Slot"/>.</summary>
    public required string Slot { get; init; }

    public required Instant CreatedAt { get; init; }
}

internal sealed class ArtifactMapping : IEntityTypeConfiguration<Artifact>
{
    public void Configure(EntityTypeBuilder<Artifact> builder) => builder.ToTable("artifact", "documents").HasKey(artifact => artifact.Id);
}
