namespace Tera.Procedures.Library;

/// <summary>One thing wrong in an SOP file, told so that its writer can mend it.</summary>
/// <param name="File">Name of the file, without a folder.</param>
/// <param name="Line">Line in the file, from 1.</param>
/// <param name="Field">Path of the field, rows counted from 1: <c>langkah[7].tindakan[1].jenis</c>; empty for the file as a whole.</param>
/// <param name="Expected">What should stand there, in Indonesian.</param>
/// <param name="Found">What stands there, in Indonesian.</param>
public sealed record FileFault(string File, int Line, string Field, string Expected, string Found)
{
    /// <summary>The word the writer probably meant; null where none is near.</summary>
    public string? Meant { get; init; }

    /// <summary>The whole sentence, as commands and pages show it.</summary>
    public override string ToString()
    {
        var place = Field.Length == 0 ? $"{File} baris {Line}" : $"{File} baris {Line}, `{Field}`";
        var question = Meant is null ? "" : $" Maksud Anda \"{Meant}\"?";
        return $"{place}: diharapkan {Expected}; ditemukan {Found}.{question}";
    }
}
