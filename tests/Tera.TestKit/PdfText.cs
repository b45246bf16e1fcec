using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Tera.Platform.Programs;

namespace Tera.TestKit;

/// <summary>Reads what stands on a PDF with a program that is not ours.</summary>
public static partial class PdfText
{
    /// <summary>The words of all pages in reading order, with one space between them however far apart they stand.</summary>
    public static async Task<string> OfAsync(byte[] pdf) => Spaces().Replace(await ReadAsync(pdf, []), " ");

    /// <summary>The lines of all pages as they stand on them, with one space between words: cells of a table in one row are one line, as far as they are one line high.</summary>
    public static async Task<IReadOnlyList<string>> LinesAsync(byte[] pdf) => [.. (await ReadAsync(pdf, ["-layout"])).Split('\n').Select(line => Spaces().Replace(line, " ").Trim())];

    /// <summary>The words of each page with the place they take, in points from the top left.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<PlacedWord>>> WordsAsync(byte[] pdf)
    {
        XNamespace html = "http://www.w3.org/1999/xhtml";
        static decimal At(XElement word, string edge) => decimal.Parse(word.Attribute(edge)!.Value, CultureInfo.InvariantCulture);
        return
        [
            .. XDocument.Parse(await ReadAsync(pdf, ["-bbox"])).Descendants(html + "page").Select(page =>
                (IReadOnlyList<PlacedWord>)[.. page.Descendants(html + "word").Select(word => new PlacedWord(word.Value, At(word, "xMin"), At(word, "yMin"), At(word, "xMax"), At(word, "yMax")))]),
        ];
    }

    /// <summary>Pairs of words printed one upon the other, by more than their letters lean: <c>pagu / 1.250</c>.</summary>
    public static IReadOnlyList<string> Overprinted(IReadOnlyList<IReadOnlyList<PlacedWord>> pages) =>
    [
        .. from page in pages
           from one in page.Index()
           from other in page.Skip(one.Index + 1)
           where Math.Min(one.Item.Right, other.Right) - Math.Max(one.Item.Left, other.Left) > 1 && Math.Min(one.Item.Bottom, other.Bottom) - Math.Max(one.Item.Top, other.Top) > 2
           select $"{one.Item.Text} / {other.Text}",
    ];

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

/// <summary>A word on a page.</summary>
public sealed record PlacedWord(string Text, decimal Left, decimal Top, decimal Right, decimal Bottom);
