using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Documents.Acts;
using Tera.Organisation;
using Tera.Procedures.Engine;

namespace Tera.Documents.Dispositions;

/// <summary>An order of a superior as it was issued; never changed afterwards.</summary>
public sealed class Disposition : TaskRow
{
    private Disposition()
    {
    }

    internal Disposition(RunId run, TaskKey task)
        : base(run, task)
    {
    }

    public DispositionId Id { get; init; } = DispositionId.New();

    public required string Subject { get; init; }

    public required Urgency Urgency { get; init; }

    public required AccessClass Security { get; init; }

    internal LetterNature Nature => new(Urgency, Security);

    /// <summary>Names of <see cref="Wish"/>; may be empty when a note says what is wanted.</summary>
    public required string[] Wishes { get; init; }

    public string? Note { get; init; }

    /// <summary>The day by which the issuer wishes it done; the standard time of the SOP stays what it is.</summary>
    public LocalDate? DueOn { get; init; }

    public string? LetterFrom { get; init; }

    public string? LetterNumber { get; init; }

    public LocalDate? LetterDate { get; init; }

    public LocalDate? ReceivedOn { get; init; }

    public string? AgendaNumber { get; init; }

    public required PersonId IssuerId { get; init; }

    public required string IssuerName { get; init; }

    /// <summary>With <c>Plt.</c> or <c>Plh.</c></summary>
    public required string IssuerPost { get; init; }

    public required Instant IssuedAt { get; init; }

    public IReadOnlyList<Wish> Wanted => [.. Wishes.Select(Enum.Parse<Wish>)];
}

/// <summary>One to whom a disposition goes, as it names him.</summary>
public sealed class DispositionRecipient
{
    public required DispositionId DispositionId { get; init; }

    public required int Ordinal { get; init; }

    public required PersonId PersonId { get; init; }

    public required string Name { get; init; }

    public required string Post { get; init; }
}

internal sealed class DispositionMapping : IEntityTypeConfiguration<Disposition>, IEntityTypeConfiguration<DispositionRecipient>
{
    public void Configure(EntityTypeBuilder<Disposition> builder)
    {
        builder.ToTable("disposition", "documents").HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.MapTask();
        builder.Ignore(row => row.Wanted);
    }

    public void Configure(EntityTypeBuilder<DispositionRecipient> builder)
    {
        builder.ToTable("disposition_recipient", "documents").HasKey(row => new { row.DispositionId, row.Ordinal });
        builder.HasOne<Disposition>().WithMany().HasForeignKey(row => row.DispositionId);
    }
}
