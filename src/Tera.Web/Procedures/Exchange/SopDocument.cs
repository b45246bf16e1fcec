using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using Tera.Platform.Paper;
using Tera.Procedures.Definitions;
using Tera.Procedures.Drawing;
using Tera.Procedures.Matrix;
using static Tera.Platform.Paper.WordFile;

namespace Tera.Procedures.Exchange;

/// <summary>An SOP as a text document with real tables: Bagian Identitas, then the matrix with its head repeated on every page. Our own reader takes it back.</summary>
/// <remarks>Symbols are drawn shapes in their cells, as offices draw them. A table has no arrows: ways that do not lead to the next row are written below the symbol, those that are only proposed with that word.</remarks>
internal sealed class SopDocument
{
    /// <summary>Twentieths of a point: 15 mm.</summary>
    private const int Margin = 850;

    private const int NumberWidth = 550, TimeWidth = 1_050;

    /// <summary>A symbol needs 16 mm with its margins; a sentence 30 mm.</summary>
    private const int NarrowestLane = 910, NarrowestText = 1_700;

    private static readonly XNamespace Wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    private static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static readonly XNamespace Wps = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";
    private static readonly XNamespace Mc = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    /// <summary>In the unit of drawings, 360 000 to the centimetre.</summary>
    private const int ShapeWidth = 432_000, ShapeHeight = 216_000, NarrowestShape = 72_000, PerTwip = 635;

    private const int CellMargins = 250;

    /// <summary>Of the column of names on the first page.</summary>
    private const int LabelWidth = 2_500;

    /// <summary>The sheet, lying, in twentieths of a point.</summary>
    private readonly (int Width, int Height) _sheet;

    private readonly ProcedureDefinition _definition;
    private readonly FlowLayout _layout;
    private int _shapes;

    private SopDocument(ProcedureDefinition definition, PaperSize paper)
    {
        (_definition, _layout) = (definition, FlowLayout.Of(definition, FlowExtent.AsPrinted));
        _sheet = paper is PaperSize.A4Landscape ? (16_838, 11_906) : (18_709, 12_189);
    }

    private int Within => _sheet.Width - 2 * Margin;

    private int Half => Within / 2;

    private int ThingWidth => Within * 2 / 17;

    private int RemarkWidth => Within / 15;

    private int TextWidth => Within * 23 / 100;

    /// <param name="definition">The SOP.</param>
    /// <param name="letterhead">Kop of its agency; null for one of the library.</param>
    /// <param name="paper">F4 or A4, lying.</param>
    public static byte[] Write(ProcedureDefinition definition, LetterheadView? letterhead = null, PaperSize paper = PaperSize.F4Landscape) =>
        WordFile.Write(new SopDocument(definition, paper).Body(letterhead), Prefixes());

    private XElement Body(LetterheadView? letterhead)
    {
        var cover = _definition.Cover;
        return new XElement(
            W + "body",
            Kop(letterhead),
            Table(
                [Half, LabelWidth, Half - LabelWidth],
                [
                    Row([Cell(Half, cover.Agency, isBold: true, isCentred: true, merge: "restart"), Cell(LabelWidth, ["Nomor SOP"]), Cell(Half - LabelWidth, [cover.Number ?? ""])]),
                    .. new (string Label, string? Value)[] { ("Tanggal Pembuatan", cover.CreatedOn), ("Tanggal Revisi", cover.RevisedOn), ("Tanggal Efektif", cover.EffectiveOn) }
                        .Select(field => Row([Cell(Half, [], merge: "continue"), Cell(LabelWidth, [field.Label]), Cell(Half - LabelWidth, [field.Value ?? ""])])),
                    Row([Cell(Half, [], merge: "continue"), Cell(LabelWidth, ["Disahkan oleh"]), Cell(Half - LabelWidth, Signature(cover.LegalisedBy))]),
                    Row([Cell(Half, [], merge: "continue"), Cell(LabelWidth, ["Nama SOP"]), Cell(Half - LabelWidth, [_definition.Title], isBold: true)]),
                ]),
            Paragraph(""),
            Table(
                [Half, Half],
                [
                    .. Pair("Dasar Hukum", cover.LegalBases, "Kualifikasi Pelaksana", cover.Qualifications),
                    .. Pair("Keterkaitan", cover.Links.Select(link => link.Printed), "Peralatan/Perlengkapan", cover.Equipment),
                    .. Pair("Peringatan", cover.Warnings, "Pencatatan dan Pendataan", cover.Records),
                ]),
            new XElement(W + "p", new XElement(W + "r", new XElement(W + "br", new XAttribute(W + "type", "page")))),
            Matrix(),
            Paragraph(""),
            new XElement(
                W + "sectPr",
                new XElement(W + "pgSz", Number("w", _sheet.Width), Number("h", _sheet.Height), new XAttribute(W + "orient", "landscape")),
                new XElement(W + "pgMar", Number("top", Margin), Number("right", Margin), Number("bottom", Margin), Number("left", Margin), Number("header", 400), Number("footer", 400), Number("gutter", 0))));
    }

    private static IEnumerable<XElement> Kop(LetterheadView? kop)
    {
        if (kop is null)
        {
            yield break;
        }

        foreach (var (line, isBold) in new[] { (kop.Region.ToUpperInvariant(), false), (kop.Parent?.ToUpperInvariant(), false), (kop.Agency.ToUpperInvariant(), true), (kop.Address, false), (kop.Contact, false) })
        {
            if (!string.IsNullOrEmpty(line))
            {
                yield return Paragraph(line, isBold, isCentred: true);
            }
        }

        yield return Paragraph("");
    }

    /// <summary>The post, room for pen and stamp, and who signs.</summary>
    private static IEnumerable<string> Signature(ImmutableArray<string> printed) => printed.Length > 1 ? [printed[0], "", "", "", .. printed.Skip(1)] : [.. printed, "", "", ""];

    private IEnumerable<XElement> Pair(string left, IEnumerable<string> leftLines, string right, IEnumerable<string> rightLines) =>
    [
        Row([Cell(Half, [left], isBold: true), Cell(Half, [right], isBold: true)]),
        Row([Cell(Half, Numbered([.. leftLines])), Cell(Half, Numbered([.. rightLines]))]),
    ];

    private static IEnumerable<string> Numbered(IReadOnlyList<string> lines) => lines.Count <= 1 ? lines : lines.Select((line, at) => $"{at + 1}. {line}");

    private XElement Matrix()
    {
        var lanes = _definition.Lanes.Length;
        var whole = Within - NumberWidth - 2 * ThingWidth - TimeWidth - RemarkWidth;
        // Kegiatan gives way before lanes become narrower than a symbol, down to what a sentence needs.
        var textWidth = Math.Clamp(whole - lanes * NarrowestLane, NarrowestText, TextWidth);
        var laneWidth = (whole - textWidth) / lanes;
        int[] widths = [NumberWidth, textWidth, .. Enumerable.Repeat(laneWidth, lanes), ThingWidth, TimeWidth, ThingWidth, RemarkWidth];
        return Table(
            widths,
            [
                Row([Cell(NumberWidth, ["No"], merge: "restart"), Cell(textWidth, ["Kegiatan"], merge: "restart"), Cell(laneWidth * lanes, ["Pelaksana"], span: lanes), Cell(2 * ThingWidth + TimeWidth, ["Mutu Baku"], span: 3), Cell(RemarkWidth, ["Ket."], merge: "restart")], isHead: true),
                Row([Cell(NumberWidth, [], merge: "continue"), Cell(textWidth, [], merge: "continue"), .. _definition.Lanes.Select(lane => Cell(laneWidth, [lane.Printed])), Cell(ThingWidth, ["Kelengkapan"]), Cell(TimeWidth, ["Waktu"]), Cell(ThingWidth, ["Keluaran"]), Cell(RemarkWidth, [], merge: "continue")], isHead: true),
                .. _layout.Rows.Select(row => Row(
                [
                    Cell(NumberWidth, [row.Step.PrintedNumber ?? ""]), Cell(textWidth, [row.Step.Text]),
                    .. Enumerable.Range(0, lanes).Select(lane => FlowCell(laneWidth, row, lane)),
                    Cell(ThingWidth, row.Step.Standard.Inputs.Select(input => input.Printed)), Cell(TimeWidth, [row.Step.Standard.TimeText ?? ""]),
                    Cell(ThingWidth, row.Step.Standard.Outputs.Select(output => output.Printed)), Cell(RemarkWidth, [row.Step.Remark ?? ""]),
                ])),
            ]);
    }

    /// <summary>The symbol of a lane, and below the main one its ways.</summary>
    private XElement FlowCell(int width, FlowRow row, int lane)
    {
        if (row.Cells[_layout.Gutters + lane].Symbol is not { } symbol)
        {
            return Cell(width, []);
        }

        var cell = Cell(width, symbol.IsMain ? MatrixWords.Exits(_layout, row).Select(exit => $"{exit.Label}: {exit.Text}{(exit.IsProposal ? " (usulan)" : "")}") : [], isCentred: true);
        var shape = symbol switch
        {
            { IsMain: true, Shape: FlowShape.Decision } => "diamond",
            { IsMain: true, Shape: FlowShape.Terminator } => "flowChartTerminator",
            _ => "rect",
        };
        var drawn = new XElement(W + "p", cell.Element(W + "p")!.Element(W + "pPr"), new XElement(W + "r", Shape(shape, ++_shapes, Math.Clamp((width - CellMargins) * PerTwip, NarrowestShape, ShapeWidth))));
        cell.Element(W + "tcPr")!.AddAfterSelf(drawn);
        cell.Elements(W + "p").Skip(1).Where(line => !line.Elements(W + "r").Any()).Remove();
        return cell;
    }

    private static XElement Shape(string form, int number, int wide)
    {
        var high = form == "diamond" ? ShapeHeight + ShapeHeight / 2 : ShapeHeight;
        return new XElement(
            Mc + "AlternateContent",
            new XElement(
                Mc + "Choice",
                new XAttribute("Requires", "wps"),
                new XElement(
                    W + "drawing",
                    new XElement(
                        Wp + "inline",
                        new XElement(Wp + "extent", Plain("cx", wide), Plain("cy", high)),
                        new XElement(Wp + "docPr", Plain("id", number), new XAttribute("name", string.Create(CultureInfo.InvariantCulture, $"Simbol {number}"))),
                        new XElement(
                            A + "graphic",
                            new XElement(
                                A + "graphicData",
                                new XAttribute("uri", Wps.NamespaceName),
                                new XElement(
                                    Wps + "wsp",
                                    new XElement(Wps + "cNvSpPr"),
                                    new XElement(
                                        Wps + "spPr",
                                        new XElement(A + "xfrm", new XElement(A + "off", Plain("x", 0), Plain("y", 0)), new XElement(A + "ext", Plain("cx", wide), Plain("cy", high))),
                                        new XElement(A + "prstGeom", new XAttribute("prst", form), new XElement(A + "avLst")),
                                        new XElement(A + "noFill"),
                                        new XElement(A + "ln", Plain("w", 9_525), new XElement(A + "solidFill", new XElement(A + "srgbClr", new XAttribute("val", "000000"))))),
                                    new XElement(Wps + "bodyPr"))))))));
    }

    private static XElement Cell(int width, IEnumerable<string> lines, bool isBold = false, bool isCentred = false, int span = 1, string? merge = null) =>
        WordFile.Cell(width, lines.DefaultIfEmpty("").Select(line => Paragraph(line, isBold, isCentred)), span, merge);

    private static IEnumerable<(string Prefix, XNamespace Name)> Prefixes() => [("wp", Wp), ("a", A), ("wps", Wps), ("mc", Mc)];

    private static XAttribute Plain(string name, int value) => new(name, value.ToString(CultureInfo.InvariantCulture));
}
