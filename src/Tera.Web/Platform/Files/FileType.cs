namespace Tera.Platform.Files;

/// <summary>A kind of file that may serve as evidence: what people can open and auditors can read years from now.</summary>
/// <remarks>
/// Not taken: archives (nobody can look into them on the page), files with macros, web pages and SVG (they run scripts in the
/// reader's browser), programs.
/// </remarks>
public sealed class FileType
{
    public static readonly FileType Pdf = new("PDF", "application/pdf", ".pdf");
    public static readonly FileType Jpeg = new("foto JPEG", "image/jpeg", ".jpg", ".jpeg");
    public static readonly FileType Png = new("gambar PNG", "image/png", ".png");
    public static readonly FileType Xlsx =
        new("buku kerja Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx");
    public static readonly FileType Docx =
        new("dokumen Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx");
    public static readonly FileType Csv = new("tabel CSV", "text/csv", ".csv");
    public static readonly FileType Text = new("teks", "text/plain", ".txt");

    /// <summary>Sent, and never taken.</summary>
    public static readonly FileType Calendar = new("undangan kalender", "text/calendar", ".ics");

    private FileType(string name, string mediaType, params IReadOnlyList<string> extensions) =>
        (Name, MediaType, Extensions) = (name, mediaType, extensions);

    public static IReadOnlyList<FileType> All { get; } = [Pdf, Jpeg, Png, Xlsx, Docx, Csv, Text];

    /// <summary>As the user reads it.</summary>
    public string Name { get; }

    public string MediaType { get; }

    /// <summary>With the dot, lower case; the first is the usual one.</summary>
    public IReadOnlyList<string> Extensions { get; }

    /// <summary>The type of that extension, in any case; null when it is not taken.</summary>
    public static FileType? ForExtension(string extension) =>
        All.FirstOrDefault(type => type.Extensions.Contains(extension.ToLowerInvariant()));
}
