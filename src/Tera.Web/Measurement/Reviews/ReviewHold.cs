using Tera.Measurement.Sheets;

namespace Tera.Measurement.Reviews;

/// <summary>Why a value is not accepted together with all others: its row could not be handed in as it stands, or its evidence is another value's too. Whoever looks at it alone may accept it.</summary>
internal static class ReviewHold
{
    private const string NotHandedIn = "pada lembar yang belum diserahkan", Shared = "dengan berkas yang dipakai juga pada isian lain";

    private static readonly Dictionary<string, string> Words = new()
    {
        [SheetRejections.EvidenceMissing(0, "").Code] = "tanpa data dukung yang wajib",
        [SheetRejections.DoubtUnanswered(0, "", "").Code] = "di luar kebiasaan tanpa alasan",
        [SheetRejections.SpentMissing(0, "").Code] = "tanpa realisasi anggaran",
        [SheetRejections.LinesUntold(0, "", "").Code] = "tanpa realisasi anggaran",
        [SheetRejections.RuleBroken(0, "", "", "").Code] = "melanggar aturan antarangka",
    };

    /// <summary>Each in a few words that fit behind a number; empty for a value that goes with the others.</summary>
    public static IReadOnlyList<string> Of(ReviewRow row) => !row.IsAcceptable ? [] :
    [
        .. row.Sheet is { IsOpen: true } ? [NotHandedIn] : Array.Empty<string>(),
        .. row.Shared > 0 ? [Shared] : Array.Empty<string>(),
        .. HandInCheck.FaultsOf(row.Recap.Number, row.Recap, row.Entry, row.Files.Count).Select(fault => Words.GetValueOrDefault(fault.Code)).OfType<string>().Distinct(),
    ];

    /// <summary>How many are left out and why, as a sentence; null for none.</summary>
    public static string? Sentence(IReadOnlyList<ReviewRow> rows)
    {
        var held = rows.Where(row => row.State is not ReviewState.Noted).Select(Of).Where(reasons => reasons.Count > 0).ToList();
        return held.Count == 0 ? null
            : $"{held.Count} isian tidak ikut diterima bersama yang lain: {string.Join(", ", held.SelectMany(reasons => reasons).CountBy(reason => reason).Select(one => $"{one.Value} {one.Key}"))}. Buka satu per satu; yang benar tetap dapat dicentang sendiri.";
    }
}
