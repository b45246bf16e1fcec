using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Agencies;

namespace Tera.Documents.Letters;

/// <summary>A register of letters beside the agency's general one, with the rule by which letters come to it.</summary>
public sealed class LetterSeries
{
    public required LetterSeriesId Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required string Name { get; init; }

    /// <summary>Whose letters, those of units below it too; null for every unit's.</summary>
    public required UnitId? UnitId { get; init; }

    /// <summary>Which letters, by code of <see cref="LetterKinds"/>; null for every kind.</summary>
    public required string? LetterKind { get; init; }

    public required PersonId OpenedBy { get; init; }

    public required Instant OpenedAt { get; init; }

    public PersonId? ClosedBy { get; private set; }

    /// <summary>From then on no letter comes to it; its numbers stay.</summary>
    public Instant? ClosedAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>What its yearly registers are kept under.</summary>
    public string Book => Id.Value.ToString("D");

    public void Close(PersonId by, Instant at)
    {
        (ClosedBy, ClosedAt) = (by, at);
        Version++;
    }
}

internal sealed class LetterSeriesMapping : IEntityTypeConfiguration<LetterSeries>
{
    public void Configure(EntityTypeBuilder<LetterSeries> builder)
    {
        builder.ToTable("letter_series", "documents").HasKey(series => series.Id);
        builder.Ignore(series => series.Book);
        builder.HasOne<Unit>().WithMany().HasForeignKey(series => series.UnitId);
    }
}
