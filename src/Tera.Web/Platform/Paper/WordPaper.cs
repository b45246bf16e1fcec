using System.Xml.Linq;
using static Tera.Platform.Paper.WordFile;

namespace Tera.Platform.Paper;

/// <summary>A printed page as a text document to write on: the same words in the same order, from the very markup that was printed.</summary>
/// <remarks>Code, QR and foot are left out: they vouch for the PDF, and a text that can be written on vouches for nothing.</remarks>
internal sealed class WordPaper
{
    private const int Letters = 20, Small = 17, Large = 24, Gap = 60, Step = 340, FirstLine = 567;

    private static readonly string[] LeftOut = ["sheet-foot", "qr", "arms", "mark"];

    private readonly List<XElement> _blocks = [];
    private int _width;

    private WordPaper(int width) => _width = width;

    /// <param name="html">The whole page.</param>
    /// <param name="mark">Stands above everything: what this is not.</param>
    public static byte[] Write(string html, string mark)
    {
        var sheets = PaperMarkup.Read(html).Descendants("section").Where(section => section.Is("sheet")).ToList();
        var paper = new WordPaper(0);
        for (var at = 0; at < sheets.Count; at++)
        {
            var form = SheetForm.Of(sheets[at]);
            paper._width = form.Inner;
            if (at == 0)
            {
                paper._blocks.Add(Line(mark, Small, isBold: true));
            }

            paper.Add(sheets[at]);
            if (at < sheets.Count - 1)
            {
                paper._blocks.Add(new XElement(W + "p", new XElement(W + "pPr", form.Section())));
            }
        }

        return WordFile.Write(new XElement(W + "body", paper._blocks, SheetForm.Of(sheets[^1]).Section()));
    }

    /// <summary>What stands in a cell; a cell ends with a paragraph.</summary>
    internal static IEnumerable<XElement> Inside(XElement cell, int width, bool isHead)
    {
        var paper = new WordPaper(width);
        if (cell.Nodes().Any(node => node.IsBlock()))
        {
            paper.Add(cell);
        }
        else
        {
            var size = cell.Ancestors("table").FirstOrDefault()?.Is("grid") == true ? Small : Letters;
            paper._blocks.Add(Paragraph(Runs(cell, size, isHead), 20, isHead || cell.Is("mid") ? "center" : cell.Is("num") ? "right" : null));
        }

        return paper._blocks is [.., { Name.LocalName: "p" }] ? paper._blocks : paper._blocks.Append(Line("", Letters));
    }

    private void Add(XElement parent)
    {
        foreach (var node in parent.Nodes())
        {
            if (node is XElement element && !LeftOut.Any(element.Is))
            {
                AddElement(element);
            }
            else if (node is XText { Value: var text } loose && !string.IsNullOrWhiteSpace(text))
            {
                _blocks.Add(Line(loose.Shown().Trim(), Letters));
            }
        }
    }

    private void AddElement(XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "h1":
                _blocks.Add(Line(element.Value.Trim().ToUpperInvariant(), Large, isBold: true, align: "center"));
                break;
            case "h2" or "h3":
                _blocks.Add(Paragraph(Runs(element, Letters, isBold: true), Gap, element.Is("centred") ? "center" : null));
                break;
            case "p":
                _blocks.Add(Sentence(element));
                break;
            case "ol" or "ul":
                _blocks.AddRange(element.Elements("li").Select((item, at) => Item(item, element.Name.LocalName == "ol" ? $"{at + 1}." : "–")));
                break;
            case "table":
                _blocks.AddRange([WordTable.Of(element, _width), Line("", Small)]);
                break;
            case "div" when element.Is("closing"):
                _blocks.AddRange([WordTable.Beside([.. element.Elements()], _width), Line("", Small)]);
                break;
            case "div" when element.Is("pen"):
                _blocks.AddRange(Enumerable.Range(0, 3).Select(_ => Line("", Letters)));
                break;
            case "svg" or "col" or "colgroup" or "img":
                break;
            case "span" or "b" or "strong":
                _blocks.Add(Paragraph(Runs(element, Letters, element.Name.LocalName != "span"), 20));
                break;
            default:
                Add(element);
                break;
        }
    }

    private static XElement Sentence(XElement p) => p switch
    {
        _ when p.Is("region") => Line(p.Value.Trim().ToUpperInvariant(), 26, align: "center"),
        _ when p.Is("agency") => Line(p.Value.Trim().ToUpperInvariant(), 29, isBold: true, align: "center"),
        _ when p.Is("where") => Line(p.Value.Trim(), Small, align: "center"),
        _ when p.Is("number") || p.Is("centred") => Paragraph(Runs(p, Letters), Gap, "center"),
        _ when p.Is("place") || p.Parent!.Is("annex-head") => Paragraph(Runs(p, Letters), Gap, "right"),
        _ when p.Is("body") => Paragraph(Runs(p, Letters), Gap, "both", new XElement(W + "ind", Number("firstLine", FirstLine))),
        _ when p.Is("name") || p.Is("head") => Paragraph(Runs(p, Letters, isBold: true), 20),
        _ => Paragraph(Runs(p, Letters), 20),
    };

    private static XElement Item(XElement item, string sign) => Paragraph(
        [Run(sign + " ", Letters), .. Runs(item, Letters)], 20, null, new XElement(W + "ind", Number("left", Step), Number("hanging", Step)));

    private static XElement Line(string text, int size, bool isBold = false, string? align = null) => Paragraph([Run(text, size, isBold)], Gap, align);

    /// <summary>Words with their line breaks; blanks at both ends are the markup's.</summary>
    private static List<XElement?> Runs(XElement of, int size, bool isBold = false)
    {
        List<XElement?> runs = [];
        Collect(of, size, isBold, runs);
        return runs;
    }

    private static void Collect(XElement of, int size, bool isBold, List<XElement?> runs)
    {
        foreach (var node in of.Nodes())
        {
            switch (node)
            {
                case XText text:
                    var lines = text.Shown().Split('\n');
                    for (var at = 0; at < lines.Length; at++)
                    {
                        if (at > 0)
                        {
                            runs.Add(Break());
                        }

                        var words = runs.Count == 0 || IsBreak(runs[^1]) ? lines[at].TrimStart() : lines[at];
                        runs.Add(Run(words.Replace('\u00A0', ' '), size, isBold));
                        runs.RemoveAll(run => run is null);
                    }

                    break;
                case XElement { Name.LocalName: "br" }:
                    runs.Add(Break());
                    break;
                case XElement tick when tick.Is("tick"):
                    runs.Add(Run(string.IsNullOrWhiteSpace(tick.Value) ? "[   ]" : "[X]", size, isBold));
                    break;
                case XElement { Name.LocalName: not "svg" } inner when !LeftOut.Any(inner.Is):
                    Collect(inner, size, isBold || inner.Name.LocalName is "b" or "strong", runs);
                    break;
            }
        }
    }

    private static bool IsBreak(XElement? run) => run?.Element(W + "br") is not null;

    private static XElement Break() => new(W + "r", new XElement(W + "br"));

    /// <summary>Size and margins of a sheet.</summary>
    private sealed record SheetForm(int Width, int Height, int Left, int Right, int Bottom)
    {
        private const int Top = 794;

        public int Inner => Width - Left - Right;

        /// <summary>The sheets of the style sheet, in twentieths of a point.</summary>
        public static SheetForm Of(XElement sheet) => sheet switch
        {
            _ when sheet.Is("f4-landscape") => new(18_709, 12_189, 794, 794, 1_077),
            _ when sheet.Is("a4-landscape") => new(16_838, 11_906, 794, 794, 1_077),
            _ when sheet.Is("a4-portrait") => new(11_906, 16_838, 1_191, 964, 1_191),
            _ => new(12_189, 18_709, 1_191, 964, 1_191),
        };

        public XElement Section() => new(
            W + "sectPr",
            new XElement(W + "pgSz", Number("w", Width), Number("h", Height), Width > Height ? new XAttribute(W + "orient", "landscape") : null),
            new XElement(W + "pgMar", Number("top", Top), Number("right", Right), Number("bottom", Bottom), Number("left", Left), Number("header", 400), Number("footer", 400), Number("gutter", 0)));
    }
}
