using Tera.Measurement.Recaps;
using Tera.Planning.Indicators;

namespace Tera.Measurement.Calculating;

/// <summary>Words that stand in the cells of files of figures, and those written there.</summary>
internal static class FigureWords
{
    /// <summary>Said by people, and by programs that had no figure to write. <c>nihil</c> is not among them: it may mean zero.</summary>
    private static readonly string[] NotAvailable =
    [
        "n/a", "na", "n.a.", "#n/a", "nan", "null", "none", "-", "–", "—", "tidak tersedia", "tidak ada", "tidak ada data", "data tidak ada",
        "data tidak tersedia", "belum ada", "belum ada data", "data belum ada", "belum tersedia", "data belum tersedia", "belum rilis", "belum dirilis",
    ];

    private static readonly string[] NotDue = ["not due", "belum diukur", "belum jatuh tempo"];
    private static readonly string[] NotReported = ["", "not reported", "belum dilaporkan", "belum lapor", "belum diisi"];

    /// <summary>
    /// The ladders a rating can stand on: grades of accountability, and opinions on the accounts. A rating below the target is worth 0,
    /// since no rule was found that says more.
    /// </summary>
    /// <remarks>Source: PermenPANRB 88/2021 for the grades.</remarks>
    public static IReadOnlyList<PredicateScale> Ladders { get; } = [Ladder("D", "C", "CC", "B", "BB", "A", "AA"), Ladder("TMP", "TW", "WDP", "WTP")];

    /// <summary>The state a cell names instead of a figure; null where it shall be read as a figure.</summary>
    public static MeasuredValue? StateOf(string cell) => cell.ToLowerInvariant() switch
    {
        var text when NotReported.Contains(text) => MeasuredValue.NotReported.Instance,
        var text when NotDue.Contains(text) => MeasuredValue.NotDue.Instance,
        var text when NotAvailable.Contains(text) => MeasuredValue.NotAvailable.Because(cell).Accepted(out var missing, out _) ? missing : null,
        _ => null,
    };

    public static string Of(NotAssessableReason reason, ZeroPolicy policy) => reason switch
    {
        NotAssessableReason.ActualNotReported => "Realisasi kosong: belum dilaporkan, atau tidak tersedia",
        NotAssessableReason.ZeroTarget or NotAssessableReason.ZeroActual or NotAssessableReason.NegativeTarget or NotAssessableReason.NegativeActual =>
            $"{MeasuredWords.Of(reason)} ({policy.Name})",
        _ => MeasuredWords.Of(reason),
    };

    public static string Of(Gathering how) => how switch
    {
        Gathering.Mean => "rata-rata",
        Gathering.Sum => "jumlah",
        Gathering.GeometricMean => "rata-rata geometrik",
        _ => "rata-rata tertimbang",
    };

    private static PredicateScale Ladder(params string[] lowestFirst) =>
        PredicateScale.Of([.. lowestFirst.Select(label => new PredicateLevel(label))]).Accepted(out var scale, out var no)
            ? scale
            : throw new InvalidOperationException(no.Code);
}
