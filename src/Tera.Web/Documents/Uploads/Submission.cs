using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Documents.Contracts;
using Tera.Organisation;
using Tera.Platform.Files;
using Tera.Procedures.Engine;

namespace Tera.Documents.Uploads;

/// <summary>An entry that was made in an application outside, with its proof. Never changed.</summary>
public sealed class Submission
{
    public required SubmissionId Id { get; init; }

    public required RunId RunId { get; init; }

    public required string Step { get; init; }

    public required int Act { get; init; }

    public required int Round { get; init; }

    /// <summary>Name or address, as the SOP prints it.</summary>
    public required string Application { get; init; }

    /// <summary>Where the application is, where its SOP does not say so itself; null where nobody noted it.</summary>
    public string? Address { get; init; }

    /// <summary>What was uploaded; null when the run has no document.</summary>
    public RevisionId? RevisionId { get; init; }

    public required PersonId OperatorId { get; init; }

    /// <summary>Its bytes as they were submitted; null where it was recorded before this was kept, or there is no document.</summary>
    public FileHash? DocumentHash { get; init; }

    /// <summary>When it was entered there.</summary>
    public required Instant SubmittedAt { get; init; }

    /// <summary>Number the application gave; null when a file proves it.</summary>
    public string? UploadId { get; init; }

    public FileHash? ProofHash { get; init; }

    public string? Note { get; init; }

    public required Instant RecordedAt { get; init; }
}

internal sealed class SubmissionMapping : IEntityTypeConfiguration<Submission>
{
    public void Configure(EntityTypeBuilder<Submission> builder) => builder.ToTable("submission", "documents").HasKey(row => row.Id);
}
