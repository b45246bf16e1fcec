using Tera.Measurement.Evidences;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Platform.Components;

namespace Tera.Measurement.Reviews;

/// <summary>How far the checking of a value is.</summary>
public enum ReviewState
{
    /// <summary>Nothing is reported yet.</summary>
    Missing,

    /// <summary>Reported, and nobody has judged it.</summary>
    Waiting,

    /// <summary>Was accepted once and has changed since.</summary>
    Changed,

    /// <summary>A note waits for the unit.</summary>
    Noted,

    /// <summary>Accepted as it stands.</summary>
    Accepted,
}

/// <summary>A value with all that is needed to judge it.</summary>
public sealed record ReviewRow
{
    public required RecapRow Recap { get; init; }

    public required SheetEntry Entry { get; init; }

    /// <summary>What was reached stands in words, and a checker says what it is worth.</summary>
    public required bool IsWords { get; init; }

    /// <summary>The unit's sheet in the run; null when it has none.</summary>
    public required Sheet? Sheet { get; init; }

    /// <summary>The same quarter of the year before, then the quarters of this year, oldest first: period and figure.</summary>
    public required IReadOnlyList<(string Period, string Actual)> Before { get; init; }

    public required IReadOnlyList<EvidenceFile> Files { get; init; }

    /// <summary>What a checker should look at twice, each a sentence; numbers out of the usual are in the figures.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>How many of its files also stand behind other values.</summary>
    public required int Shared { get; init; }

    public bool IsRemarkable => Warnings.Count > 0 || Recap.Doubts.Count > 0 || Recap.Findings.Count > 0;

    /// <summary>Who accepted it and when, in words; null while nobody has.</summary>
    public required string? AcceptedBy { get; init; }

    /// <summary>Who noted it and when, in words; null without a note.</summary>
    public required string? NotedBy { get; init; }

    public ReviewState State => Of(Entry);

    /// <summary>Whether it can be accepted at all.</summary>
    public bool IsAcceptable => State is ReviewState.Waiting or ReviewState.Changed or ReviewState.Noted && Entry.State is EntryState.Value or EntryState.NotAvailable;

    public static ReviewState Of(SheetEntry entry) => entry switch
    {
        { ReturnNote: not null } => ReviewState.Noted,
        { IsAccepted: true } => ReviewState.Accepted,
        { State: EntryState.NotReported or EntryState.NotDue } => ReviewState.Missing,
        { AcceptedVersion: not null } => ReviewState.Changed,
        _ => ReviewState.Waiting,
    };

    public static string Words(ReviewState state) => state switch
    {
        ReviewState.Missing => "Belum diisi",
        ReviewState.Waiting => "Menunggu diperiksa",
        ReviewState.Changed => "Berubah sejak diterima",
        ReviewState.Noted => "Diberi catatan",
        _ => "Diterima",
    };

    public static WorkState Shown(ReviewState state) => state switch
    {
        ReviewState.Missing => WorkState.NotStarted,
        ReviewState.Waiting => WorkState.UnderReview,
        ReviewState.Changed => WorkState.Conflicting,
        ReviewState.Noted => WorkState.Returned,
        _ => WorkState.Accepted,
    };
}
