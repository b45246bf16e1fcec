using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Organisation;

namespace Tera.Documents.Wordings;

/// <summary>One version of how an agency words a kind of letter. Never changed; the latest counts for what is frozen from its moment on.</summary>
public sealed class WordingVersion
{
    public required WordingVersionId Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    /// <summary>Code of the <see cref="WordingKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>From 1, without gaps within agency and kind.</summary>
    public required int Number { get; init; }

    /// <summary>Back to the sentences of the program.</summary>
    public required bool OfProgram { get; init; }

    public required PersonId MadeBy { get; init; }

    public required Instant MadeAt { get; init; }
}

/// <summary>What a version says at one place.</summary>
public sealed class WordingSentence
{
    public required WordingVersionId VersionId { get; init; }

    /// <summary>Key of the part.</summary>
    public required string Part { get; init; }

    public required string Text { get; init; }
}

internal sealed class WordingMapping : IEntityTypeConfiguration<WordingVersion>, IEntityTypeConfiguration<WordingSentence>
{
    public void Configure(EntityTypeBuilder<WordingVersion> builder) => builder.ToTable("wording_version", "documents").HasKey(version => version.Id);

    public void Configure(EntityTypeBuilder<WordingSentence> builder)
    {
        builder.ToTable("wording_sentence", "documents").HasKey(sentence => new { sentence.VersionId, sentence.Part });
        builder.HasOne<WordingVersion>().WithMany().HasForeignKey(sentence => sentence.VersionId);
    }
}
