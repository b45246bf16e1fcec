using NodaTime;
using Tera.Organisation;
using Tera.Shared;

namespace Tera.Measurement.Sheets;

/// <summary>What happened in the talk about a cell.</summary>
public enum CellCommentKind
{
    /// <summary>Somebody said something; the talk is open.</summary>
    Said,

    /// <summary>Somebody called it settled.</summary>
    Settled,
}

/// <summary>One line of the talk about a cell of a row. Never changed nor deleted; a talk that was settled opens again with the next word.</summary>
public sealed class CellComment
{
    /// <summary>Letters of one comment, inclusive.</summary>
    public const int Longest = 1000;

    private CellComment()
    {
    }

    /// <summary>Its id; later ones are greater.</summary>
    public CellCommentId Id { get; private init; }

    /// <summary>The row.</summary>
    public EntryId EntryId { get; private init; }

    /// <summary>The cell, by the name history has for it.</summary>
    public string Field { get; private init; } = "";

    /// <summary>What happened.</summary>
    public CellCommentKind Kind { get; private init; }

    /// <summary>The words; empty where it was settled without any.</summary>
    public string Words { get; private init; } = "";

    /// <summary>Who.</summary>
    public PersonId PersonId { get; private init; }

    /// <summary>When.</summary>
    public Instant WrittenAt { get; private init; }

    /// <summary>Says something about a cell. Refuses blank and overlong words, and a cell that rows do not have.</summary>
    public static Result<CellComment> Say(SheetEntry entry, string field, string words, PersonId by, Instant at) =>
        !IsCell(entry, field) ? CellCommentRejections.Unknown
        : string.IsNullOrWhiteSpace(words) ? CellCommentRejections.Blank
        : words.Trim().Length > Longest ? CellCommentRejections.TooLong(Longest)
        : Made(entry, field, CellCommentKind.Said, words.Trim(), by, at);

    /// <summary>Calls the talk about a cell settled. Refuses when there is none, and when it is settled already.</summary>
    /// <param name="last">The last line of the talk; null for none.</param>
    public static Result<CellComment> Settle(SheetEntry entry, CellComment? last, PersonId by, Instant at) =>
        last is { Kind: CellCommentKind.Said } ? Made(entry, last.Field, CellCommentKind.Settled, "", by, at) : CellCommentRejections.NothingOpen;

    private static bool IsCell(SheetEntry entry, string field) => entry.Written.Any(written => written.Field == field);

    private static CellComment Made(SheetEntry entry, string field, CellCommentKind kind, string words, PersonId by, Instant at) => new()
    {
        Id = CellCommentId.New(),
        EntryId = entry.Id,
        Field = field,
        Kind = kind,
        Words = words,
        PersonId = by,
        WrittenAt = at,
    };
}

/// <summary>Why a comment was refused.</summary>
public static class CellCommentRejections
{
    /// <summary>There is no such cell.</summary>
    public static Rejection Unknown { get; } = new("measurement.comment.unknown");

    /// <summary>Nothing was said.</summary>
    public static Rejection Blank { get; } = new("measurement.comment.blank");

    /// <summary>There is no open talk to settle.</summary>
    public static Rejection NothingOpen { get; } = new("measurement.comment.nothing-open");

    /// <summary>Too many letters. Argument: how many it may have.</summary>
    public static Rejection TooLong(int limit) => new("measurement.comment.too-long", limit);
}
