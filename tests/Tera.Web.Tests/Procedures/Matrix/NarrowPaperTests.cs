using Tera.Platform.Paper;
using Tera.Procedures.Definitions;
using Tera.Procedures.Drawing;
using Tera.Procedures.Library;

namespace Tera.Procedures.Matrix;

/// <summary>Sheets on which the flow needs more room than there is.</summary>
public sealed class NarrowPaperTests
{
    [Theory]
    [InlineData(4, PaperSize.F4Landscape)]
    [InlineData(14, PaperSize.F4Landscape)]
    [InlineData(14, PaperSize.A4Landscape)]
    [InlineData(25, PaperSize.F4Landscape)]
    [InlineData(25, PaperSize.A4Landscape)]
    public void However_many_lanes_kegiatan_keeps_thirty_millimetres_and_the_columns_fit_on_the_sheet(int lanes, PaperSize paper)
    {
        var layout = Layout(lanes);

        var columns = PaperColumns.For(layout, paper);

        Assert.False(columns.IsTooWide);
        Assert.True(columns.Text >= 30, $"{columns.Text}");
        var sum = 8 + columns.Text + layout.Gutters * columns.Gutter + layout.Definition.Lanes.Length * columns.Lane + columns.Need + columns.Time + columns.Output + columns.Remark;
        Assert.Equal(paper is PaperSize.F4Landscape ? 302 : 269, sum, 3);
    }

    [Fact]
    public void Where_nothing_can_give_way_any_more_it_is_said() => Assert.True(PaperColumns.For(Layout(60), PaperSize.A4Landscape).IsTooWide);

    [Fact]
    public void No_two_connectors_of_an_SOP_bear_the_same_mark()
    {
        Assert.Equal(["A", "B", "Z", "A2", "Z2", "A3"], new[] { 0, 1, 25, 26, 51, 52 }.Select(MatrixPages.Mark));
        Assert.Equal(200, Enumerable.Range(0, 200).Select(MatrixPages.Mark).Distinct().Count());
    }

    [Fact]
    public void A_row_without_a_number_is_named_even_when_its_first_word_is_longer_than_a_name() =>
        Assert.Equal($"“{new string('x', 39)}…”", MatrixWords.Name(Shipped.Sop("bmcktr").Steps[0] with { PrintedNumber = null, Text = new string('x', 60) }));

    private static FlowLayout Layout(int lanes)
    {
        var sop = Shipped.Sop("bmcktr");
        return FlowLayout.Of(sop with { Lanes = [.. sop.Lanes, .. Enumerable.Range(0, Math.Max(0, lanes - sop.Lanes.Length)).Select(at => new Lane(new($"lajur-{at}"), $"Lajur {at}", $"Lajur {at}", LaneNature.Position))] }, FlowExtent.AsPrinted);
    }
}
