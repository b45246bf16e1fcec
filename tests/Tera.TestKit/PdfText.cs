using System.Text.RegularExpressions;
using Tera.Platform.Programs;

namespace Tera.TestKit;

/// <summary>Reads what stands on a PDF with a program that is not ours.</summary>
public static partial class PdfText
{
    /// <summary>The words of all pages in reading order, with one space between them however far apart they stand.</summary>
    public static async Task<string> OfAsync(byte[] pdf) => Spaces().Replace(await ReadAsync(pdf, []), " ");

    /// <summary>The lines of all pages as they stand on them, with one space between words: cells of a table in one row are one line, as far as they are one line high.</summary>
    public static async Task<IReadOnlyList<string>> LinesAsync(byte[] pdf) => [.. (await ReadAsync(pdf, ["-layout"])).Split('\n').Select(line => Spaces().Replace(line, " ").Trim())];

    private static async Task<string> ReadAsync(byte[] pdf, string[] how)
    {
        using var folder = PrivateDirectory.Create("uji");
        var file = folder.File("kertas.pdf");
        await File.WriteAllBytesAsync(file, pdf);
        var outcome = await ExternalProgram.RunAsync(new ProgramCall("pdftotext", [.. how, file, "-"]), default);
        return outcome.Succeeded ? outcome.Output : throw new InvalidOperationException(outcome.Errors);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
