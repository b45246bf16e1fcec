using System.Security.Cryptography;
using System.Text;
using Tera.Shared;

namespace Tera.Platform.Spreadsheets;

/// <summary>What a row of a file does.</summary>
public enum RowEffect
{
    /// <summary>Nothing: the same is there.</summary>
    Same,

    /// <summary>Nothing: the row says nothing, or only what others add up to.</summary>
    Skipped,

    /// <summary>Adds something.</summary>
    New,

    /// <summary>Changes something.</summary>
    Changed,
}

/// <summary>What a row does, in words.</summary>
/// <param name="Address">The cell it is known by: <c>Target!A7</c>.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Words">How, where the effect alone does not tell; null where it does.</param>
public sealed record RowResult(string Address, string Subject, RowEffect Effect, string? Words = null);

/// <summary>What is wrong with a cell.</summary>
/// <param name="Address">Where it stands in the file: <c>JRA!C7</c>.</param>
public sealed record CellFault(string Address, Rejection Why);

/// <summary>What a file would do. It is shown before it is done, and done only as it was shown.</summary>
public sealed record ImportOutcome(IReadOnlyList<RowResult> Rows, IReadOnlyList<CellFault> Faults)
{
    /// <summary>Names what this was reckoned on; something else there, another effect.</summary>
    public string State { get; init; } = "";

    public bool ChangesSomething => Rows.Any(row => row.Effect is RowEffect.New or RowEffect.Changed);

    /// <summary>Why it may not be done; null when it may.</summary>
    /// <param name="shown"><see cref="State"/> that was shown; null for one that nobody looked at.</param>
    public Rejection? RefusalAfter(string? shown) =>
        shown is not null && shown != State ? ImportRejections.ChangedSinceShown
        : Faults.Count > 0 ? ImportRejections.Faulty
        : null;

    /// <param name="there">Everything the effect hangs on, in one order.</param>
    public static string StateOf(string there) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(there)));
}

/// <summary>Why a file whose effect was shown is not taken, or not taken back.</summary>
public static class ImportRejections
{
    /// <summary>What it would change was changed since its effect was shown.</summary>
    public static Rejection ChangedSinceShown { get; } = new("platform.import.changed-since-shown");

    /// <summary>Cells have faults.</summary>
    public static Rejection Faulty { get; } = new("platform.import.faulty");

    /// <summary>The one to be undone is not the last any more, or was undone.</summary>
    public static Rejection NotTheLast { get; } = new("platform.import.not-the-last");
}
