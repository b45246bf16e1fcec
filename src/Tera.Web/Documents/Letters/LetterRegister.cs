using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Organisation;

namespace Tera.Documents.Letters;

/// <summary>The number series of an agency's outgoing letters in a year.</summary>
public sealed class LetterRegister
{
    public required LetterRegisterId Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required string Kind { get; init; }

    public required int FiscalYear { get; init; }

    /// <summary>Text of the <see cref="LetterNumberPattern"/> that the next number gets; those taken keep theirs.</summary>
    public required string Pattern { get; set; }

    /// <summary>Code of the matter, where the pattern prints it.</summary>
    public required string Classification { get; set; }

    /// <summary>How the pattern prints the agency.</summary>
    public required string UnitCode { get; set; }

    /// <summary>The last that was taken, here or outside; 0 before the first.</summary>
    public int LastNumber { get; private set; }

    public int Version { get; private set; }

    /// <summary>The next number as it would be printed on a day; empty for a pattern that is none.</summary>
    public string NextOn(LocalDate day) => LetterNumberPattern.Parse(Pattern).Accepted(out var pattern, out _) ? pattern.Format(LastNumber + 1, Classification, UnitCode, day) : "";

    /// <summary>How the next number is written from now on.</summary>
    public void Settle(LetterNumberPattern pattern, string classification, string unitCode)
    {
        (Pattern, Classification, UnitCode) = (pattern.Text, classification, unitCode);
        Version++;
    }

    /// <summary>Letters written without the program bear the numbers up to this one.</summary>
    public void PassOver(int last)
    {
        LastNumber = last;
        Version++;
    }
}

/// <summary>Numbers that letters written without the program bear, or are to bear.</summary>
public sealed class OutsideNumbers
{
    public required Guid Id { get; init; }

    public required LetterRegisterId RegisterId { get; init; }

    public required int FirstNumber { get; init; }

    public required int LastNumber { get; init; }

    /// <summary>Text of the <see cref="LetterNumberPattern"/> they are written by.</summary>
    public required string Pattern { get; init; }

    public required string Classification { get; init; }

    public required string UnitCode { get; init; }

    public required string Reason { get; init; }

    public required PersonId NotedBy { get; init; }

    public required Instant NotedAt { get; init; }

    /// <summary>Why in the end no letter bears them; null while some do.</summary>
    public string? VoidReason { get; private set; }

    public PersonId? VoidedBy { get; private set; }

    public Instant? VoidedAt { get; private set; }

    public int Version { get; private set; }

    public void Void(string reason, PersonId by, Instant at)
    {
        (VoidReason, VoidedBy, VoidedAt) = (reason, by, at);
        Version++;
    }
}

internal sealed class LetterRegisterMapping : IEntityTypeConfiguration<LetterRegister>
{
    public void Configure(EntityTypeBuilder<LetterRegister> builder) => builder.ToTable("letter_register", "documents").HasKey(register => register.Id);
}

internal sealed class OutsideNumbersMapping : IEntityTypeConfiguration<OutsideNumbers>
{
    public void Configure(EntityTypeBuilder<OutsideNumbers> builder) => builder.ToTable("letter_outside", "documents").HasKey(numbers => numbers.Id);
}
