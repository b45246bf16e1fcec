using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Documents.Acts;
using Tera.Organisation;
using Tera.Procedures.Engine;

namespace Tera.Documents.Memos;

/// <summary>A nota dinas as it was issued with what was passed on; never changed afterwards.</summary>
public sealed class OfficialMemo : TaskRow
{
    private OfficialMemo()
    {
    }

    internal OfficialMemo(RunId run, TaskKey task)
        : base(run, task)
    {
    }

    public OfficialMemoId Id { get; init; } = OfficialMemoId.New();

    /// <summary>Yth.</summary>
    public required string[] Recipients { get; init; }

    /// <summary>Tembusan.</summary>
    public required string[] Copies { get; init; }

    public required Urgency Urgency { get; init; }

    public required AccessClass Security { get; init; }

    internal LetterNature Nature => new(Urgency, Security);

    /// <summary>Files that went with it.</summary>
    public required int Annexes { get; init; }

    public required string Subject { get; init; }

    public required string Body { get; init; }

    public required PersonId IssuerId { get; init; }

    /// <summary>With <c>Plt.</c> or <c>Plh.</c></summary>
    public required string IssuerPost { get; init; }

    /// <summary>a.n.: the post in whose name he signs; null when in his own.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>u.b.: the post that passes it on; null where none does.</summary>
    public string? PassedOnBy { get; init; }

    public required Instant IssuedAt { get; init; }
}

internal sealed class OfficialMemoMapping : IEntityTypeConfiguration<OfficialMemo>
{
    public void Configure(EntityTypeBuilder<OfficialMemo> builder)
    {
        builder.ToTable("official_memo", "documents").HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.MapTask();
    }
}
