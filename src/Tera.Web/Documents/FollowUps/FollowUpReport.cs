using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Organisation;

namespace Tera.Documents.FollowUps;

/// <summary>What somebody reported of a decision. Reports only grow.</summary>
public sealed class FollowUpReport
{
    public const int LongestNote = 2000;

    public required Guid Id { get; init; }

    public required MeetingId MeetingId { get; init; }

    public required int Ordinal { get; init; }

    public required FollowUpStanding Standing { get; init; }

    public required string Note { get; init; }

    public required PersonId ReportedBy { get; init; }

    /// <summary>His post on that day.</summary>
    public required string Post { get; init; }

    public required Instant ReportedAt { get; init; }
}

internal sealed class FollowUpReportMapping : IEntityTypeConfiguration<FollowUpReport>
{
    public void Configure(EntityTypeBuilder<FollowUpReport> builder) => builder.ToTable("follow_up_report", "documents").HasKey(report => report.Id);
}
