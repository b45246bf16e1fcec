using System.Globalization;

namespace Tera.Measurement.Reviews;

/// <summary>The form of a checker: for each value a tick, a note and the version he saw.</summary>
internal static class ReviewForm
{
    /// <summary>Button: what is ticked is accepted.</summary>
    public const string Marked = "centang";

    /// <summary>Button: all that is shown is accepted, but what bears a note.</summary>
    public const string AllBut = "semua";

    public static string Accept(EntryId entry) => $"terima.{entry.Value:N}";

    public static string Note(EntryId entry) => $"catatan.{entry.Value:N}";

    public static string Seen(EntryId entry) => $"versi.{entry.Value:N}";

    /// <summary>What was judged of the rows the form showed; a row that was neither ticked nor noted anew is left as it is.</summary>
    public static IReadOnlyList<Verdict> Read(IFormCollection form, IReadOnlyList<ReviewRow> rows, string action) =>
    [
        .. rows.Where(row => form.ContainsKey(Seen(row.Entry.Id))).Select(row =>
        {
            var id = row.Entry.Id;
            var note = form[Note(id)].ToString().ReplaceLineEndings("\n").Trim();
            var seen = int.TryParse(form[Seen(id)].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;
            return new Verdict(id, seen, action == AllBut ? note.Length == 0 && row.IsAcceptable : form.ContainsKey(Accept(id)), note);
        }).Where(verdict => verdict.Accept || verdict.Note != (rows.First(row => row.Entry.Id == verdict.Entry).Entry.ReturnNote ?? "")),
    ];
}
