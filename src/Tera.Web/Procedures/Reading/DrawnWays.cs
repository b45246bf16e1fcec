using Tera.Procedures.Definitions;

namespace Tera.Procedures.Reading;

/// <summary>Ways out of a decision that a drawing shows without saying which is the yes: where they lead is printed, and only that is read.</summary>
internal static class DrawnWays
{
    public const string Arrow = "Panah pada gambar";
    public const string Unlabelled = "Jalan pada gambar tidak bertuliskan ya atau tidak";

    /// <summary>A gateway with more ways than a decision of an SOP has.</summary>
    public const string Many = "Keputusan pada gambar bercabang";

    public static bool HasMany(Provenance reading) => reading.Reason?.StartsWith(Many, StringComparison.Ordinal) is true;

    public static bool Has(Provenance reading) =>
        reading.Reason is { } reason && (reason.StartsWith(Arrow, StringComparison.Ordinal) || reason.StartsWith(Unlabelled, StringComparison.Ordinal));
}
