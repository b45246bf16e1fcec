using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Documents.Acts;
using Tera.Organisation;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Documents.Drafts;

/// <summary>A text while it is written; handed over once, and then never changed.</summary>
public sealed class TextDocument : TaskRow
{
    private TextDocument()
    {
    }

    internal TextDocument(RunId run, TaskKey task, ArtifactKind kind)
        : base(run, task) => Kind = kind.Value;

    public TextDocumentId Id { get; private set; } = TextDocumentId.New();

    /// <summary>Value of the <see cref="ArtifactKind"/>.</summary>
    public string Kind { get; private set; } = "";

    public string Title { get; private set; } = "";

    public PersonId AuthorId { get; private set; }

    public string AuthorPost { get; private set; } = "";

    /// <summary>The lane that signs it later; null when nobody does.</summary>
    public string? SigningLane { get; private set; }

    /// <summary>a.n.: the post in whose name it is to be signed; null when in the signer's own.</summary>
    public string? OnBehalfOf { get; private set; }

    /// <summary>u.b.: the post that passes it on; null where none does.</summary>
    public string? PassedOnBy { get; private set; }

    public SignedInName InName => new(OnBehalfOf, PassedOnBy);

    /// <summary>Code of the matter its letter is to bear; null for that of the register, and where it bears no number.</summary>
    public string? Classification { get; private set; }

    public Urgency Urgency { get; private set; }

    public AccessClass Security { get; private set; }

    internal LetterNature Nature => new(Urgency, Security);

    public Instant ChangedAt { get; private set; }

    public Instant? HandedOverAt { get; private set; }

    public int Version { get; private set; }

    internal void Write(DraftForm typed, PersonId author, string post, Instant at)
    {
        (Title, AuthorId, AuthorPost, ChangedAt) = (typed.Title, author, post, at);
        (OnBehalfOf, PassedOnBy) = (typed.InName.OnBehalfOf, typed.InName.PassedOnBy);
        (Urgency, Security, Classification) = (typed.Nature.Urgency, typed.Nature.Security, typed.Classification);
        Version++;
    }

    internal void HandOver(LaneKey? signs, Instant at) => (SigningLane, HandedOverAt) = (signs?.Value, at);
}

/// <summary>What stands under one heading.</summary>
public sealed class TextBody
{
    public required TextDocumentId TextDocumentId { get; init; }

    public required int Ordinal { get; init; }

    /// <summary>Key of the section.</summary>
    public required string Key { get; init; }

    public required string Body { get; init; }
}

internal sealed class TextDocumentMapping : IEntityTypeConfiguration<TextDocument>, IEntityTypeConfiguration<TextBody>
{
    public void Configure(EntityTypeBuilder<TextDocument> builder)
    {
        builder.ToTable("text_document", "documents").HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Ignore(row => row.InName);
        builder.MapTask();
    }

    public void Configure(EntityTypeBuilder<TextBody> builder)
    {
        builder.ToTable("text_section", "documents").HasKey(row => new { row.TextDocumentId, row.Ordinal });
        builder.HasOne<TextDocument>().WithMany().HasForeignKey(row => row.TextDocumentId);
    }
}
