namespace Tera.Procedures.Library;

/// <summary>What kind of lack a finding is about.</summary>
public enum FindingKind
{
    /// <summary>Sampul: a field of Bagian Identitas that the source leaves out or empty.</summary>
    Cover,

    /// <summary>Penomoran: rows without a number, numbers missing or printed twice.</summary>
    Numbering,

    /// <summary>Keterkaitan: an SOP that is named but not there, or names itself.</summary>
    Links,

    /// <summary>Mutu baku: a row without kelengkapan, waktu or keluaran.</summary>
    Standard,
}

/// <summary>A defect of an SOP as printed, told and never mended by itself.</summary>
/// <param name="Kind">Of which kind.</param>
/// <param name="Where">Where in the SOP, Indonesian.</param>
/// <param name="Text">What is wrong, one sentence, Indonesian.</param>
public sealed record Finding(FindingKind Kind, string Where, string Text);

internal static class FindingKinds
{
    public static string Word(this FindingKind kind) => kind switch
    {
        FindingKind.Cover => "Sampul",
        FindingKind.Numbering => "Penomoran",
        FindingKind.Links => "Keterkaitan",
        _ => "Mutu baku",
    };
}
