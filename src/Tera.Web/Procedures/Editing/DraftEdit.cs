using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Organisation;
using Tera.Procedures.Adoption;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Editing;

/// <summary>One change written on a draft, with the content before it.</summary>
/// <remarks>What one person writes on the same part within a few minutes is one change: autosave must not make twenty steps of undo out of one sentence.</remarks>
public sealed class DraftEdit
{
    /// <summary>How long what one person writes on one part is the same change.</summary>
    public static readonly Duration Sitting = Duration.FromMinutes(5);

    private DraftEdit()
    {
    }

    public Guid Id { get; private init; }

    public VersionId VersionId { get; private init; }

    /// <summary>From 1 within the version.</summary>
    public int Number { get; private init; }

    public PersonId? PersonId { get; private init; }

    /// <summary>What was changed: <c>langkah:menyusun</c>, <c>sampul</c>.</summary>
    public string Part { get; private init; } = "";

    /// <summary>What was done, as the history tells it.</summary>
    public string Words { get; private init; } = "";

    public string Before { get; private init; } = "";

    /// <summary>Fingerprint of the content it left; where another stands there now, something else was written after it.</summary>
    public byte[] LeftAs { get; private set; } = [];

    public Instant RecordedAt { get; private set; }

    public Instant? UndoneAt { get; private set; }

    public static DraftEdit Of(ProcedureVersion version, int number, PersonId? person, string part, string words, Instant now) => new()
    {
        Id = Guid.CreateVersion7(),
        VersionId = version.Id,
        Number = number,
        PersonId = person,
        Part = part,
        Words = words,
        Before = version.Content,
        RecordedAt = now,
    };

    /// <summary>Whether what is written now belongs to it. What another way has written in between must not go when it is undone.</summary>
    /// <param name="person">Who writes.</param>
    /// <param name="part">On what.</param>
    /// <param name="version">The draft as it is before the writing.</param>
    /// <param name="now">When.</param>
    public bool GoesOn(PersonId? person, string part, ProcedureVersion version, Instant now) =>
        UndoneAt is null && PersonId == person && Part == part && part.Contains(':', StringComparison.Ordinal) && now - RecordedAt <= Sitting
        && LeftAs.AsSpan().SequenceEqual(version.Fingerprint);

    /// <summary>Notes what it left.</summary>
    public void Leave(ProcedureVersion version, Instant now) => (LeftAs, RecordedAt) = (version.Fingerprint, now);

    public void Undo(Instant now) => UndoneAt = now;
}

internal sealed class DraftEditMapping : IEntityTypeConfiguration<DraftEdit>
{
    public void Configure(EntityTypeBuilder<DraftEdit> builder)
    {
        builder.ToTable("draft_edit", "procedures").HasKey(row => row.Id);
        builder.HasOne<ProcedureVersion>().WithMany().HasForeignKey(row => row.VersionId);
    }
}
