using Tera.Measurement.Employees;
using Tera.Measurement.Sheets;
using Tera.Planning.Contracts;
using Tera.Planning.Indicators;
using Tera.Shared;

namespace Tera.Measurement.Recaps;

/// <summary>Figures and states in the words of forms and papers.</summary>
public static class MeasuredWords
{
    private static readonly string[] States = [Of(MeasuredValue.NotDue.Instance), Of(MeasuredValue.NotReported.Instance), "tidak tersedia", PlanWords.None];

    /// <summary>Whether words stand where a figure would.</summary>
    public static bool IsState(string printed) => States.Contains(printed);

    /// <summary>A figure with its unit; what stands in its place has none.</summary>
    public static string WithUnit(string printed, string unit) => IsState(printed) ? printed : PrintedFigure.WithUnit(printed, unit);

    /// <summary>What stands behind a figure; nothing behind what has none or says it itself.</summary>
    public static string UnitOf(string printed, string unit) => WithUnit(printed, unit) == printed ? "" : unit;

    /// <summary>A figure without its unit, or what stands in its place.</summary>
    /// <param name="kind">Of the card; null where nobody knows it.</param>
    public static string Of(MeasuredValue measured, ValueKind? kind = null) => measured switch
    {
        MeasuredValue.Value(var actual) => Of(actual, kind),
        MeasuredValue.NotDue => "belum diukur",
        MeasuredValue.NotReported => "belum dilaporkan",
        MeasuredValue.NotAvailable => "tidak tersedia",
        _ => PlanWords.None,
    };

    public static string Of(ActualValue actual, ValueKind? kind = null) => actual switch
    {
        ActualValue.Amount(var number) => PrintedFigure.Of(Math.Round(number, 6, MidpointRounding.AwayFromZero), kind),
        ActualValue.Predicate predicate => predicate.Label,
        ActualValue.Date(var day) => PrintedFigure.Of(day),
        ActualValue.YesNo(var done) => PrintedFigure.Of(done),
        ActualValue.Text text => text.Words,
        _ => throw new System.Diagnostics.UnreachableException($"No words for {actual.GetType().Name}."),
    };

    /// <summary>Two decimals unless the card says otherwise; the dash where there is none.</summary>
    public static string Percent(decimal? percent, int decimals) => percent is { } figure ? IndonesianNumber.Format(figure, decimals) : PlanWords.None;

    /// <summary>A figure printed here, as the number it is; null for the dash and for words.</summary>
    public static decimal? Read(string printed) =>
        decimal.TryParse(
            printed.Replace(".", "", StringComparison.Ordinal).Replace(',', '.'), System.Globalization.NumberStyles.AllowDecimalPoint | System.Globalization.NumberStyles.AllowLeadingSign,
            System.Globalization.CultureInfo.InvariantCulture, out var figure) ? figure : null;

    /// <summary>Whole rupiah; sen only where there are any.</summary>
    public static string Money(decimal? rupiah) => rupiah is { } sum ? IndonesianNumber.Format(sum, sum == decimal.Truncate(sum) ? 0 : 2) : PlanWords.None;

    /// <summary>Behind a sum of money: of how many lines of the budget it is known; empty where that was not kept.</summary>
    public static string Told(int told, int lines) => lines == 0 ? "" : $"; {told} dari {lines} mata anggaran dilaporkan";

    /// <summary>Heads of the two counts where they stand in columns of their own.</summary>
    public const string ToldHead = "Mata anggaran dilaporkan", LinesHead = "Mata anggaran";

    /// <summary>One of the two counts in a cell; empty where that was not kept.</summary>
    public static decimal? Count(int count, int lines) => lines == 0 ? null : count;

    /// <summary>The same in brackets below a sum, where some lines are not known; empty where all are, none is, or that was not kept.</summary>
    public static string Partly(int told, int lines) => told > 0 && told < lines ? $"({told} dari {lines} mata anggaran)" : "";

    /// <summary>From where the money of an indicator is, which its sheet does not tell.</summary>
    public static string ByLine(RecapRow row) => row.PaidBy.Count == 0 ? "menurut mata anggaran"
        : row.BudgetTold == row.BudgetLines ? $"jumlah {row.BudgetLines} mata anggaran"
        : $"{row.BudgetTold} dari {row.BudgetLines} mata anggaran dilaporkan";

    public static string Of(NotAssessableReason reason) => reason switch
    {
        NotAssessableReason.ActualNotDue => "Belum diukur",
        NotAssessableReason.ActualNotReported => "Belum dilaporkan",
        NotAssessableReason.ActualNotAvailable => "Data tidak tersedia",
        NotAssessableReason.NoTarget => "Belum ada target untuk periode ini",
        NotAssessableReason.ZeroTarget => "Target nol",
        NotAssessableReason.ZeroActual => "Realisasi nol tidak dapat dinilai dengan rumus ini",
        NotAssessableReason.NegativeTarget => "Target negatif tidak dapat dijadikan pembagi",
        NotAssessableReason.NegativeActual => "Realisasi negatif tidak dapat dinilai dengan rumus ini",
        NotAssessableReason.KindMismatch => "Target atau realisasi tidak sesuai dengan kartu indikator",
        NotAssessableReason.AwaitsJudgement => "Menunggu penilaian",
        _ => "Angka terlalu besar untuk dihitung; periksa isian",
    };

    /// <summary>Empty where a method calls nothing efficient or not.</summary>
    public static string Of(EfficiencyVerdict? verdict) => verdict switch
    {
        EfficiencyVerdict.Efficient => "efisien",
        EfficiencyVerdict.NotEfficient => "tidak efisien",
        _ => "",
    };

    public static string Of(EfficiencyGap gap) => gap switch
    {
        EfficiencyGap.NoAchievement => "Belum ada capaian yang dapat dinilai",
        EfficiencyGap.NoBudget => "Belum ada anggaran dan realisasinya",
        EfficiencyGap.NothingSpent => "Belum ada yang dibelanjakan",
        EfficiencyGap.TargetNotMet => "Target belum tercapai; sisa anggaran tidak diperhitungkan",
        EfficiencyGap.OutputWithoutAchievement => "Ada keluaran beranggaran yang belum dapat dinilai",
        _ => "Angka terlalu besar untuk dihitung; periksa isian",
    };

    /// <summary><c>dengan batas capaian</c>, <c>tanpa batas capaian</c>.</summary>
    public static string Of(AchievementBasis basis) => basis is AchievementBasis.Capped ? "dengan batas capaian" : "tanpa batas capaian";

    /// <summary>The same of a mean, with what it counts for itself: <c>dengan batas capaian, rata-rata paling tinggi 100</c>.</summary>
    public static string Of(AchievementBasis basis, AchievementCap meanCap) => $"{Of(basis)}, {OfMeans(meanCap)}";

    /// <summary><c>rata-rata paling tinggi 100</c>, <c>rata-rata tanpa batas</c>.</summary>
    public static string OfMeans(AchievementCap meanCap) =>
        meanCap.Percent is { } most ? $"rata-rata paling tinggi {IndonesianNumber.Format(most)}" : "rata-rata tanpa batas";

    /// <summary>Behind a mean its cap has cut: <c>; sebelum dibatasi 134,20</c>; empty where it has not.</summary>
    public static string Before(string? uncapped) => uncapped is null ? "" : $"; sebelum dibatasi {uncapped}";

    public static string Of(SheetState state) => state switch
    {
        SheetState.Open => "Sedang diisi",
        SheetState.Submitted => "Sudah diserahkan",
        SheetState.Accepted => "Diterima",
        SheetState.Returned => "Dikembalikan",
        _ => "Ditutup",
    };

    public static string Of(EntryState state) => state switch
    {
        EntryState.NotDue => "belum diukur",
        EntryState.NotReported => "belum diisi",
        EntryState.NotAvailable => "tidak tersedia",
        _ => "tersimpan",
    };

    /// <summary>Name of a field of the history.</summary>
    public static string Field(string field) => field switch
    {
        "value" => "Realisasi",
        "spent" => "Realisasi anggaran",
        "enabling" => "Faktor pendorong",
        "inhibiting" => "Faktor penghambat",
        "follow-up" => "Tindak lanjut",
        "assurance" => "Alasan angka di luar kebiasaan",
        "judged" => "Penilaian pemeriksa",
        "return" => "Catatan pemeriksa",
        "accept" => "Diterima pemeriksa",
        _ when field.StartsWith("comment-", StringComparison.Ordinal) => $"Komentar: {Field(field["comment-".Length..])}",
        _ => "Data dukung",
    };

    /// <summary>Null while not rated.</summary>
    public static string? Of(Expectation? rating) => rating is { } given ? EmployeeRating.Words(given) : null;
}
