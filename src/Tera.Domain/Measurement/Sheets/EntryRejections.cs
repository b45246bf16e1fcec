using Tera.Shared;

namespace Tera.Measurement.Sheets;

/// <summary>Why a row was not taken.</summary>
public static class EntryRejections
{
    /// <summary>A row is sent back without a word why.</summary>
    public static readonly Rejection NoteMissing = new("measurement.entry.note-missing");

    /// <summary>The value, the money or the evidence changed after the form was shown.</summary>
    public static readonly Rejection ChangedMeanwhile = new("measurement.entry.changed-meanwhile");

    /// <summary>The row changed after the checker saw it. Argument: name of the indicator.</summary>
    public static Rejection ChangedSinceShown(string indicator) => new("measurement.entry.changed-since-shown", indicator);

    /// <summary>Only what was reached in words is judged. Argument: name of the indicator.</summary>
    public static Rejection NothingToJudge(string indicator) => new("measurement.entry.nothing-to-judge", indicator);

    /// <summary>Nothing is reported that could be accepted. Argument: name of the indicator.</summary>
    public static Rejection NothingToAccept(string indicator) => new("measurement.entry.nothing-to-accept", indicator);

    /// <summary>Who wrote a figure does not accept it. Argument: name of the indicator.</summary>
    public static Rejection OwnAcceptance(string indicator) => new("measurement.entry.own-acceptance", indicator);

    /// <summary>There is no such row on the sheet.</summary>
    public static readonly Rejection Unknown = new("measurement.entry.unknown");

    /// <summary>A day that is none. Argument: as typed.</summary>
    public static Rejection NotADate(string text) => new("measurement.entry.not-a-date", text);

    /// <summary>A word that is neither ya nor tidak. Argument: as typed.</summary>
    public static Rejection NeitherYesNorNo(string text) => new("measurement.entry.neither-yes-nor-no", text);

    /// <summary>A figure, and a reason why there is none.</summary>
    public static readonly Rejection BothFigureAndReason = new("measurement.entry.both-figure-and-reason");

    /// <summary>A percentage that no share can be. Argument: as read.</summary>
    public static Rejection BeyondHundred(decimal value) => new("measurement.entry.beyond-hundred", value);

    /// <summary>Measured once a year, at its end. Argument: name of the indicator.</summary>
    public static Rejection NotDue(string indicator) => new("measurement.entry.not-due", indicator);

    /// <summary>Money spent below zero. Argument: as read.</summary>
    public static Rejection SpentNegative(decimal spent) => new("measurement.entry.spent-negative", spent);

    /// <summary>Money typed in a row that several lines of the budget pay for: it is told by line. Arguments: what was typed, name of the indicator, how many lines.</summary>
    public static Rejection SpentByLine(string typed, string indicator, int lines) => new("measurement.entry.spent-by-line", typed, indicator, lines);

    /// <summary>A text too long. Argument: how many letters it may have.</summary>
    public static Rejection TooLong(int limit) => new("measurement.entry.too-long", limit);
}
