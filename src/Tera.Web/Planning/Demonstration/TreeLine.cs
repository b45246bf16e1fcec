using Tera.Planning.Strategy;

namespace Tera.Planning.Demonstration;

/// <summary>What an invented objective of the demonstration is in the performance tree; of the others nobody has said.</summary>
/// <param name="Position">Who answers for it: unit and title.</param>
internal sealed record TreeLine(string Agency, int Objective, NodeKind Kind, (string Unit, string Title) Position)
{
    public static IReadOnlyList<TreeLine> All { get; } =
    [
        new("bmcktr", 1, NodeKind.FinalOutcome, ("binamarga", "Kepala Bidang Bina Marga")),
        new("bmcktr", 2, NodeKind.FinalOutcome, ("ciptakarya", "Kepala Bidang Cipta Karya")),
        new("bmcktr", 4, NodeKind.CriticalFactor, ("jasakonstruksi", "Kepala Bidang Jasa Konstruksi")),
        new("badan", 3, NodeKind.FinalOutcome, ("pembinaan", "Kepala Bidang Pembinaan")),
        new("kecamatan-contoh-utara", 2, NodeKind.Intermediate, ("pemberdayaan", "Kepala Seksi Pemberdayaan Masyarakat")),
    ];
}

/// <summary>That one of them serves another one; both by agency and place.</summary>
internal sealed record TreeLinkLine((string Agency, int Objective) Lower, (string Agency, int Objective) Upper)
{
    public static IReadOnlyList<TreeLinkLine> All { get; } =
    [
        new(("bmcktr", 4), ("bmcktr", 1)),
        new(("bmcktr", 4), ("bmcktr", 2)),
        new(("kecamatan-contoh-utara", 2), ("badan", 3)),
    ];
}
