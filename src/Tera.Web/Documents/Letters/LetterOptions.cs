using System.ComponentModel.DataAnnotations;

namespace Tera.Documents.Letters;

/// <summary>Settings under <c>Letters</c>: how an agency's first register is written; the agency settles the rest on its own page.</summary>
public sealed class LetterOptions
{
    /// <summary>How numbers are written; see <see cref="LetterNumberPattern"/>.</summary>
    [Required]
    public string Pattern { get; init; } = LetterNumberPattern.Usual;

    /// <summary>Code of the matter (Permendagri 83/2022). Default <c>000.8.6.3</c>, Akuntabilitas Kinerja Instansi Pemerintah.</summary>
    [Required]
    public string Classification { get; init; } = "000.8.6.3";
}
