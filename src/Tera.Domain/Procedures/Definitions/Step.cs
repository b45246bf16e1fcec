using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Tera.Procedures.Definitions;

/// <summary>How a step stands to the printed rows.</summary>
public enum StepNature
{
    /// <summary>A row of the SOP.</summary>
    Printed,

    /// <summary>Pengesahan beside the printed rows, where the SOP prints no signature.</summary>
    Attestation,

    /// <summary>Archiving beside the printed rows, where the SOP prints none.</summary>
    Archiving,
}

/// <summary>One row of an SOP, or a service step beside the rows.</summary>
/// <param name="Key">Stable name.</param>
/// <param name="Nature">Printed row or service.</param>
/// <param name="PrintedNumber">The number as printed; null where the row has none; may repeat and jump.</param>
/// <param name="Text">Kegiatan as printed, defects kept.</param>
/// <param name="SourceLine">Line in the source text where the row begins, from 1; null for service steps.</param>
/// <param name="Acts">What is done, in order; never empty.</param>
/// <param name="Standard">Mutu baku.</param>
/// <param name="Onward">Where the run goes next.</param>
/// <param name="Remark">Keterangan as printed; null where empty.</param>
/// <param name="Link">The SOP the row names; null for none.</param>
/// <param name="Refusal">Where a signatory's refusal leads when the row has no decision of its own; null when none is proposed.</param>
public sealed record Step(
    StepKey Key,
    StepNature Nature,
    string? PrintedNumber,
    string Text,
    int? SourceLine,
    ImmutableArray<Act> Acts,
    QualityStandard Standard,
    Onward Onward,
    string? Remark,
    ProcedureLink? Link,
    Branch? Refusal)
{
    /// <summary>Why kegiatan ends and kelengkapan begins where they do, when the source had lost its columns; null where it prints them or a person wrote them.</summary>
    /// <remarks>Left out of the canonical text when null, so that definitions from before it exist keep their fingerprint.</remarks>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Provenance? Border { get; init; }

    /// <summary>The number without what is printed around it, for sentences: 1 for <c>1.</c> and <c>(1)</c>; null where the row has none.</summary>
    public string? Number => PrintedNumber?.Trim('(', ')', '.', ' ') is { Length: > 0 } bare ? bare : PrintedNumber;

    /// <summary>True for a row of the SOP; false for pengesahan and archiving beside it.</summary>
    public bool IsPrinted => Nature is StepNature.Printed;

    /// <summary>Every lane that takes part, each once, in the order of the acts.</summary>
    public ImmutableArray<LaneKey> Lanes => [.. Acts.SelectMany(act => act.Lanes).Distinct()];

    /// <summary>Steps the run may enter from here, each once.</summary>
    public ImmutableArray<StepKey> Successors => Onward switch
    {
        Onward.Next next => [next.To],
        Onward.Decision decision => [.. decision.Yes.Targets.Concat(decision.No.Targets).Distinct()],
        _ => [],
    };

    /// <summary>Steps to which the SOP itself, printed or proposed, sends work back from here.</summary>
    public ImmutableArray<StepKey> ReturnTargets =>
        [.. ((Onward as Onward.Decision)?.No.Targets ?? []).Concat(Refusal?.Targets ?? []).Distinct()];

    /// <summary>True when the run may end here.</summary>
    public bool MayFinish => Onward switch
    {
        Onward.Finish => true,
        Onward.Decision decision => decision.Yes.Targets.IsEmpty || decision.No.Targets.IsEmpty,
        _ => false,
    };
}
