using Tera.Procedures.Definitions;

namespace Tera.Procedures.Exchange;

/// <summary>Symbols drawn in a text document: each marks the column its middle lies on, not the cell in which the program has anchored it.</summary>
public sealed class AnchoredShapeTests
{
    private const string Spaces = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:wpg=\"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:v=\"urn:schemas-microsoft-com:vml\"";

    /// <summary>Twentieths of a point: No, Kegiatan, three lanes of 2 cm, Mutu Baku.</summary>
    private static readonly int[] Widths = [500, 3000, 1134, 1134, 1134, 2000, 1000, 2000];

    [Fact]
    public void Given_a_group_over_two_lanes_when_read_then_each_symbol_marks_the_lane_it_lies_on()
    {
        // A box over Kepala and a box over Staf, the group anchored at Kepala and 4 cm wide; Arsiparis has the diamond of the next row.
        var sop = Read(
            ["", Drawn(Group(0, 1_440_000, Shape("rect", 0, 50), Shape("flowChartProcess", 150, 50))), "", ""],
            ["", Drawn(Anchored(1_500_000, 360_000, Shape("flowChartDecision"))), "", ""]);

        Assert.Equal([["kepala", "staf"], ["arsiparis"]], sop.PrintedSteps.Select(step => step.Acts[0].Lanes.Select(lane => lane.Value).Order(StringComparer.Ordinal).ToArray()));
        Assert.Equal([false, true], sop.PrintedSteps.Select(step => step.Onward is Onward.Decision));
    }

    [Fact]
    public void Given_a_box_and_a_diamond_of_one_group_in_two_lanes_when_read_then_the_lane_of_the_diamond_decides()
    {
        var sop = Read(["", Drawn(Group(0, 1_440_000, Shape("rect", 0, 50), Shape("flowChartDecision", 150, 50))), "", ""]);

        var step = Assert.Single(sop.PrintedSteps);
        Assert.Equal(("staf", Origin.Printed), (step.Acts[0].Primary.Value, step.Acts[0].Actor.Origin));
        Assert.IsType<Onward.Decision>(step.Onward);
    }

    [Fact]
    public void Given_a_symbol_anchored_beside_the_lanes_when_read_then_it_marks_the_lane_it_lies_on()
    {
        // Kegiatan is 3000 twentieths wide: its text begins 108 behind the edge.
        var sop = Read([Drawn(Anchored((3000 - 108 + 1134) * 635, 360_000, Shape("flowChartTerminator"))), "", "", ""]);

        Assert.Equal(("staf", Origin.Printed), (sop.PrintedSteps.Single().Acts[0].Primary.Value, sop.PrintedSteps.Single().Acts[0].Actor.Origin));
    }

    [Theory]
    [InlineData("""<wp:positionH relativeFrom="page"><wp:posOffset>900000</wp:posOffset></wp:positionH>""")]
    [InlineData("""<wp:positionH relativeFrom="column"><wp:posOffset>90000000</wp:posOffset></wp:positionH>""")]
    public void Given_a_symbol_whose_column_cannot_be_told_when_read_then_it_is_no_mark_and_the_source_says_so(string position)
    {
        var sop = Read(["", Drawn(Anchored(position, 360_000, Shape("flowChartDecision"))), "", ""]);

        var step = Assert.Single(sop.PrintedSteps);
        Assert.True(step.Acts[0].Actor.IsProposal);
        Assert.IsNotType<Onward.Decision>(step.Onward);
        Assert.Contains("Kolom lambang pada baris 2 tidak dapat dipastikan", sop.Source!.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_what_stands_in_the_line_or_in_the_middle_of_its_cell_when_read_then_it_marks_its_cell()
    {
        var sop = Read(
            ["", "", $"<w:r><w:drawing {Spaces}><wp:inline><wp:extent cx=\"9000000\" cy=\"1\"/>{Graphic(Shape("rect"))}</wp:inline></w:drawing></w:r>", ""],
            ["", "", "", Drawn(Anchored("""<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>""", 360_000, Shape("rect")))]);

        Assert.Equal(["staf", "arsiparis"], sop.PrintedSteps.Select(step => step.Acts[0].Primary.Value));
    }

    [Fact]
    public void Given_a_drawing_written_for_older_programs_too_when_read_then_it_counts_once_and_its_style_says_where()
    {
        var both = $"<w:r><mc:AlternateContent {Spaces}><mc:Choice Requires=\"wps\"><w:drawing>{Anchored(720_000, 360_000, Shape("rect"))}</w:drawing></mc:Choice><mc:Fallback><w:pict><v:rect/></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
        var old = $"<w:r><w:pict {Spaces}><v:rect style=\"position:absolute;margin-left:56.7pt;margin-top:3pt;width:28pt;height:14pt\"/></w:pict></w:r>";

        Assert.Equal([["staf"], ["staf"]], Read(["", both, "", ""], ["", old, "", ""]).PrintedSteps.Select(step => step.Acts[0].Lanes.Select(lane => lane.Value)));
    }

    /// <summary>Rows whose Kegiatan and lanes hold what is given.</summary>
    private static ProcedureDefinition Read(params string[][] rows)
    {
        static string Cell(string text, string drawn = "") => $"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r>{drawn}</w:p></w:tc>";
        var grid = $"<w:tblGrid>{string.Concat(Widths.Select(width => $"<w:gridCol w:w=\"{width}\"/>"))}</w:tblGrid>";
        var head = string.Concat(new[] { "No", "Kegiatan", "Kepala", "Staf", "Arsiparis", "Kelengkapan", "Waktu", "Output" }.Select(name => Cell(name)));
        var body = string.Concat(rows.Select((row, at) => $"<w:tr>{Cell($"{at + 1}")}{Cell("Mencatat surat", row[0])}{string.Concat(row[1..].Select(drawn => Cell("", drawn)))}{Cell("Surat")}{Cell("5 menit")}{Cell("Catatan")}</w:tr>"));

        var sop = Assert.Single(SopImport.Read(OfficeFile.Document($"<w:tbl>{grid}<w:tr>{head}</w:tr>{body}</w:tbl>"), "gambar.docx").Sops);

        Assert.Empty(sop.Faults.Select(fault => fault.ToString()));
        return sop.Definition!;
    }

    private static string Drawn(string anchor) => $"<w:r><w:drawing {Spaces}>{anchor}</w:drawing></w:r>";

    private static string Anchored(int left, int width, string inner) => Anchored($"<wp:positionH relativeFrom=\"column\"><wp:posOffset>{left}</wp:posOffset></wp:positionH>", width, inner);

    private static string Anchored(string position, int width, string inner) =>
        $"<wp:anchor simplePos=\"0\" layoutInCell=\"1\"><wp:simplePos x=\"0\" y=\"0\"/>{position}<wp:positionV relativeFrom=\"paragraph\"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx=\"{width}\" cy=\"200000\"/>{Graphic(inner)}</wp:anchor>";

    private static string Graphic(string inner) => $"<a:graphic><a:graphicData>{inner}</a:graphicData></a:graphic>";

    /// <summary>A group of two, its measures inside 200 wide.</summary>
    private static string Group(int left, int width, params string[] shapes) =>
        Anchored(left, width, $"<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"200000\"/><a:chOff x=\"1000\" y=\"0\"/><a:chExt cx=\"200\" cy=\"100\"/></a:xfrm></wpg:grpSpPr>{string.Concat(shapes)}</wpg:wgp>");

    private static string Shape(string kind, int? left = null, int width = 0) =>
        $"<wps:wsp><wps:cNvSpPr/><wps:spPr>{(left is { } at ? $"<a:xfrm><a:off x=\"{1000 + at}\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"100\"/></a:xfrm>" : "")}<a:prstGeom prst=\"{kind}\"/></wps:spPr></wps:wsp>";
}
