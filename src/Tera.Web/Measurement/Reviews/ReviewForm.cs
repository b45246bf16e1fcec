using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tera.Measurement.Sheets;
using Tera.Shared;

namespace Tera.Measurement.Reviews;

/// <summary>The form of a checker: for each value a tick, a note, the version and the note he saw.</summary>
internal static class ReviewForm
{
    /// <summary>Button: what is ticked is accepted.</summary>
    public const string Marked = "centang";

    /// <summary>Button: all that is shown is accepted, but what bears a note, and what could not be handed in (<see cref="ReviewHold"/>) unless it is ticked.</summary>
    public const string AllBut = "semua";

    public static string Accept(EntryId entry) => $"terima.{entry.Value:N}";

    public static string Note(EntryId entry) => $"catatan.{entry.Value:N}";

    public static string Seen(EntryId entry) => $"versi.{entry.Value:N}";

    /// <summary>Field of what reached words are worth.</summary>
    public static string Judged(EntryId entry) => $"persen.{entry.Value:N}";

    /// <summary>Field with the judgement as it was shown.</summary>
    public static string ShownJudged(EntryId entry) => $"ternilai.{entry.Value:N}";

    /// <summary>For the field; empty while nobody has judged.</summary>
    public static string Text(decimal? percent) => percent is { } judged ? IndonesianNumber.FormatPlain(judged) : "";

    /// <summary>What stands in the field of the judgement: what was typed in a form that came back, and where nothing was, what is kept now.</summary>
    public static string JudgedOf(SheetEntry entry, IFormCollection? posted) =>
        posted is not null && JudgedIn(posted, entry.Id) is { } typed ? typed : Text(entry.JudgedPercent);

    /// <summary>Field with the mark of the note as it was shown.</summary>
    public static string ShownNote(EntryId entry) => $"tercatat.{entry.Value:N}";

    /// <summary>Small enough to travel with the form; empty for no note.</summary>
    public static string MarkOf(string? note) =>
        string.IsNullOrEmpty(note) ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(note.ReplaceLineEndings("\n").Trim())).AsSpan(0, 6));

    /// <summary>What stands in the field of the note: what was typed in a form that came back, and where nothing was, the note as it is kept now.</summary>
    public static string? NoteOf(SheetEntry entry, IFormCollection? posted) =>
        posted is not null && Noted(posted, entry.Id) is var typed && MarkOf(typed) != posted[ShownNote(entry.Id)].ToString() ? typed : entry.ReturnNote;

    /// <summary>What was judged of the rows the form showed; a row that was neither ticked nor noted anew is left as it is.</summary>
    public static IReadOnlyList<Verdict> Read(IFormCollection form, IReadOnlyList<ReviewRow> rows, string action) =>
    [
        .. rows.Where(row => form.ContainsKey(Seen(row.Entry.Id))).Select(row =>
        {
            var id = row.Entry.Id;
            var note = Noted(form, id);
            var seen = int.TryParse(form[Seen(id)].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;
            return new Verdict(id, seen, action == AllBut ? note.Length == 0 && row.IsAcceptable && (form.ContainsKey(Accept(id)) || ReviewHold.Of(row).Count == 0) : form.ContainsKey(Accept(id)), note) { Judged = JudgedIn(form, id) };
        }).Where(verdict => verdict.Accept || verdict.Judged is not null || MarkOf(verdict.Note) != form[ShownNote(verdict.Entry)].ToString()),
    ];

    /// <summary>Null where it is as it was shown.</summary>
    private static string? JudgedIn(IFormCollection form, EntryId id) =>
        form.ContainsKey(Judged(id)) && form[Judged(id)].ToString().Trim() is var typed && typed != form[ShownJudged(id)].ToString() ? typed : null;

    private static string Noted(IFormCollection form, EntryId entry) => form[Note(entry)].ToString().ReplaceLineEndings("\n").Trim();
}
