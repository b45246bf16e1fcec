using System.Text.RegularExpressions;
using Tera.Platform.Programs;

namespace Tera.TestKit;

/// <summary>Reads what stands on a PDF with a program that is not ours.</summary>
public static partial class PdfText
{
    /// <summary>The words of all pages in reading order, with one space between them however far apart they stand.</summary>
    public static async Task<string> OfAsync(byte[] pdf)
    {
        using var folder = PrivateDirectory.Create("uji");
        var file = folder.File("kertas.pdf");
        await File.WriteAllBytesAsync(file, pdf);
        var outcome = await ExternalProgram.RunAsync(new ProgramCall("pdftotext", [file, "-"]), default);
        return outcome.Succeeded ? Spaces().Replace(outcome.Output, " ") : throw new InvalidOperationException(outcome.Errors);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
