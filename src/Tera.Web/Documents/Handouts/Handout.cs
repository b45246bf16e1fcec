using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Documents.Acts;
using Tera.Documents.Contracts;
using Tera.Organisation;
using Tera.Procedures.Engine;

namespace Tera.Documents.Handouts;

/// <summary>A note that something was handed out, and to whom; never changed afterwards.</summary>
public sealed class Handout : TaskRow
{
    private Handout()
    {
    }

    internal Handout(RunId run, TaskKey task)
        : base(run, task)
    {
    }

    public HandoutId Id { get; init; } = HandoutId.New();

    public string? Note { get; init; }

    public required PersonId IssuerId { get; init; }

    public required string IssuerPost { get; init; }

    public required Instant IssuedAt { get; init; }
}

/// <summary>One who got it.</summary>
public sealed class HandoutRecipient
{
    public required HandoutId HandoutId { get; init; }

    public required int Ordinal { get; init; }

    public required PersonId PersonId { get; init; }

    public required string Name { get; init; }

    public required string Post { get; init; }
}

/// <summary>Penggandaan: how many copies of one paper went out.</summary>
public sealed class HandoutCopy
{
    public required HandoutId HandoutId { get; init; }

    public required RevisionId RevisionId { get; init; }

    /// <summary>Of the paper, as it was called then.</summary>
    public required string Title { get; init; }

    public required int Copies { get; init; }
}

internal sealed class HandoutMapping : IEntityTypeConfiguration<Handout>, IEntityTypeConfiguration<HandoutRecipient>, IEntityTypeConfiguration<HandoutCopy>
{
    public void Configure(EntityTypeBuilder<Handout> builder)
    {
        builder.ToTable("handout", "documents").HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.MapTask();
    }

    public void Configure(EntityTypeBuilder<HandoutRecipient> builder)
    {
        builder.ToTable("handout_recipient", "documents").HasKey(row => new { row.HandoutId, row.Ordinal });
        builder.HasOne<Handout>().WithMany().HasForeignKey(row => row.HandoutId);
    }

    public void Configure(EntityTypeBuilder<HandoutCopy> builder)
    {
        builder.ToTable("handout_copy", "documents").HasKey(row => new { row.HandoutId, row.RevisionId });
        builder.HasOne<Handout>().WithMany().HasForeignKey(row => row.HandoutId);
    }
}
