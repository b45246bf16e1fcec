using Tera.Procedures.Definitions;

namespace Tera.Procedures.Library;

/// <summary>What kind of lack a finding is about.</summary>
public enum FindingKind
{
    /// <summary>Sampul: a field of Bagian Identitas that the source leaves out or empty.</summary>
    Cover,

    /// <summary>Dasar hukum: a citation that is no longer in force or names something else.</summary>
    LegalBasis,

    /// <summary>Judul: the title and the content do not agree.</summary>
    Title,

    /// <summary>Keterkaitan: an SOP that is named but not there, or names itself.</summary>
    Links,

    /// <summary>Pelaksana: a name that is none of the columns, or a column nobody fills.</summary>
    Lanes,

    /// <summary>Penomoran: rows without a number, numbers missing or printed twice.</summary>
    Numbering,

    /// <summary>Kalimat: the wording of an activity.</summary>
    Wording,

    /// <summary>Keputusan: a check without a diamond, a diamond without a target.</summary>
    Decision,

    /// <summary>Mutu baku: a row without kelengkapan, waktu or keluaran.</summary>
    Standard,

    /// <summary>Alur: the order of the rows, what they need and make, where they lead.</summary>
    Flow,
}

/// <summary>A defect of an SOP as printed, told and never mended by itself.</summary>
/// <param name="Kind">Of which kind.</param>
/// <param name="Where">Where in the SOP, Indonesian.</param>
/// <param name="Text">What is wrong, one sentence, Indonesian.</param>
/// <param name="Mend">What would mend it in the next revision, one sentence, Indonesian.</param>
public sealed record Finding(FindingKind Kind, string Where, string Text, string Mend)
{
    /// <summary>The row it is about; null for the rest. Names cannot tell: printed numbers may repeat.</summary>
    public StepKey? Step { get; private init; }

    /// <summary>A finding about a row.</summary>
    public static Finding At(Step step, FindingKind kind, string text, string mend) => new(kind, StepWords.Name(step), text, mend) { Step = step.Key };
}

internal static class FindingKinds
{
    public static string Word(this FindingKind kind) => kind switch
    {
        FindingKind.Cover => "Sampul",
        FindingKind.LegalBasis => "Dasar hukum",
        FindingKind.Title => "Judul",
        FindingKind.Links => "Keterkaitan",
        FindingKind.Lanes => "Pelaksana",
        FindingKind.Numbering => "Penomoran",
        FindingKind.Wording => "Kalimat",
        FindingKind.Decision => "Keputusan",
        FindingKind.Standard => "Mutu baku",
        _ => "Alur",
    };
}
