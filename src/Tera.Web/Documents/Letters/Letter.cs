using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Organisation;
using Tera.Procedures.Engine;

namespace Tera.Documents.Letters;

/// <summary>One number of a register. It is never taken back: used, or void with a reason.</summary>
public sealed class Letter
{
    public required LetterId Id { get; init; }

    public required LetterRegisterId RegisterId { get; init; }

    public required RunId RunId { get; init; }

    /// <summary>Place in the series, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>As printed: <c>000.8.6.3/412/BMCKTR/2026</c>.</summary>
    public required string Text { get; init; }

    public required string Subject { get; init; }

    /// <summary>Code of the matter: chosen by who wrote it, else that of its register then.</summary>
    public required string Classification { get; set; }

    public LetterState State { get; private set; } = LetterState.Reserved;

    /// <summary>Why it is void; null otherwise.</summary>
    public string? Reason { get; private set; }

    public required PersonId TakenBy { get; init; }

    public required Instant TakenAt { get; init; }

    public int Version { get; private set; }

    /// <summary>The document that bears it was signed or sent.</summary>
    public void Issue()
    {
        if (State is LetterState.Reserved)
        {
            State = LetterState.Issued;
            Version++;
        }
    }

    /// <summary>It will never be used. What was issued stays issued.</summary>
    public void Void(string reason)
    {
        if (State is LetterState.Reserved)
        {
            (State, Reason) = (LetterState.Void, reason);
            Version++;
        }
    }
}

internal sealed class LetterMapping : IEntityTypeConfiguration<Letter>
{
    public void Configure(EntityTypeBuilder<Letter> builder) => builder.ToTable("letter", "documents").HasKey(letter => letter.Id);
}
