using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Tera.Procedures.Drawing;

namespace Tera.Procedures.Matrix;

/// <summary>The picture of a flow as a whole: what a reader who has nothing else would see.</summary>
public sealed partial class MatrixSvgTests
{
    /// <summary>Half of what a box takes of a narrow lane, and half the height of a box and of a diamond.</summary>
    private const double HalfWidth = 19, HalfBox = 13, HalfDiamond = 22;

    [Fact]
    public void A_hundred_rows_of_twelve_lanes_each_stand_in_their_place_with_words_and_symbols_and_no_line_beside_its_levels()
    {
        var layout = FlowLayout.Of(SampleSops.HundredSteps(), FlowExtent.AsPrinted);

        var picture = new Picture(MatrixSvg.Draw(layout.Definition));

        Assert.Equal(100, picture.Rows.Count);
        Assert.All(picture.Rows.Zip(picture.Rows.Skip(1)), pair => Assert.Equal(pair.First.Bottom, pair.Second.Top, 3));
        Assert.All(layout.Rows, row => Assert.Contains(row.Step.PrintedNumber + Solid(row.Step.Text), picture.WordsIn(picture.Rows[row.Index]), StringComparison.Ordinal));
        Assert.Equal(layout.Rows.SelectMany(row => row.Cells).Count(cell => cell.Symbol is not null), picture.Symbols.Count);
        Assert.All(layout.Rows, row => Assert.Equal(
            row.Cells.Index().Where(cell => cell.Item.Symbol is not null).Select(cell => picture.LeftOf(cell.Index - layout.Gutters)),
            picture.Symbols.Where(symbol => symbol.In(picture.Rows[row.Index])).Select(symbol => symbol.Left)));
        Assert.NotEmpty(picture.Lines);
        Assert.All(picture.Lines, line =>
        {
            Assert.True(line.IsUpright || line.IsLevel, $"{line} is aslant");
            Assert.Contains(picture.Rows, row => line.In(row));
            Assert.DoesNotContain(picture.Symbols, symbol => symbol.IsCutBy(line));
        });
    }

    [Fact]
    public void A_time_that_is_printed_but_is_no_duration_is_in_the_picture_and_its_row_is_high_enough_for_it()
    {
        const string Time = "2 x 24 jam sejak surat diterima dan dicatat oleh Sekretariat";
        var sop = SampleSops.Bmcktr();
        sop = sop with { Steps = sop.Steps.SetItem(0, sop.Steps[0] with { Standard = sop.Steps[0].Standard with { Duration = null, PrintedTime = Time } }) };

        var picture = new Picture(MatrixSvg.Draw(sop));

        Assert.Contains(Solid(Time), picture.WordsIn(picture.Rows[0]), StringComparison.Ordinal);
        Assert.Contains("2Jam", picture.WordsIn(picture.Rows[1]), StringComparison.Ordinal);
    }

    private static string Solid(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    private readonly record struct Band(double Top, double Bottom);

    private readonly record struct Line(double X1, double Y1, double X2, double Y2)
    {
        public bool IsUpright => Math.Abs(X1 - X2) < 0.02;

        public bool IsLevel => Math.Abs(Y1 - Y2) < 0.02;

        public bool In(Band row) => Math.Min(Y1, Y2) >= row.Top - 0.02 && Math.Max(Y1, Y2) <= row.Bottom + 0.02;
    }

    /// <param name="Left">Of its drawing, which is as wide as its lane.</param>
    /// <param name="Top">The same.</param>
    private readonly record struct Symbol(double Left, double Top, double Height, bool IsDiamond)
    {
        private double X => Left + SymbolSize.Narrow.Width / 2d;

        private double Y => Top + Height / 2;

        public bool In(Band row) => Top >= row.Top && Top + Height <= row.Bottom;

        /// <summary>Its own lines come to its middle, or fall from its lower left face; whatever else meets it cuts it.</summary>
        public bool IsCutBy(Line line)
        {
            var own = line.IsUpright ? Math.Abs(line.X1 - X) < 0.1 || Math.Abs(line.X1 - (Left + SymbolSize.Narrow.Width / 4d)) < 0.1 : Math.Abs(line.Y1 - Y) < 0.1;
            var high = IsDiamond ? HalfDiamond : HalfBox;
            return !own && Math.Max(line.X1, line.X2) > X - HalfWidth && Math.Min(line.X1, line.X2) < X + HalfWidth && Math.Max(line.Y1, line.Y2) > Y - high && Math.Min(line.Y1, line.Y2) < Y + high;
        }
    }

    /// <summary>What stands where in a picture.</summary>
    private sealed partial class Picture
    {
        private const double FirstOfFlow = 34 + 250;

        private readonly List<(double Y, string Text)> _words;
        private readonly List<double> _lefts;

        public Picture(string svg)
        {
            var root = XDocument.Parse(svg).Root!;
            var frames = root.Elements().Where(one => one.Name.LocalName == "rect" && one.Attribute("fill")!.Value == "none").ToList();
            Rows = [.. frames.Where(frame => Number(frame, "x") == 0).Select(frame => new Band(Number(frame, "y"), Number(frame, "y") + Number(frame, "height")))];
            _lefts = [.. frames.Select(frame => Number(frame, "x")).Distinct().Order()];
            _words = [.. root.Elements().Where(one => one.Name.LocalName == "text" && one.Attribute("y") is not null).Select(one => (Number(one, "y"), one.Value))];
            Symbols = [.. root.Elements().Where(one => one.Name.LocalName == "g").Select(SymbolOf)];
            Lines = [.. root.Elements().Where(one => one.Name.LocalName == "path").SelectMany(path => Segments().Matches(path.Attribute("d")!.Value)).Select(LineOf)];
        }

        public IReadOnlyList<Band> Rows { get; }

        public IReadOnlyList<Symbol> Symbols { get; }

        public IReadOnlyList<Line> Lines { get; }

        /// <summary>Behind No and Kegiatan, and behind the gutters, which have one frame together.</summary>
        public double LeftOf(int lane) => _lefts.Where(left => left > FirstOfFlow).ElementAt(lane);

        public string WordsIn(Band row) => Solid(string.Concat(_words.Where(word => word.Y - 8 >= row.Top && word.Y <= row.Bottom).Select(word => word.Text)));

        private static Symbol SymbolOf(XElement group)
        {
            var at = Place().Match(group.Attribute("transform")!.Value);
            var isDiamond = group.Elements().First().Name.LocalName == "path";
            var isTall = isDiamond || group.Elements().Any(one => one.Name.LocalName == "text");
            return new(Parsed(at.Groups[1].Value), Parsed(at.Groups[2].Value), isTall ? 78 : 52, isDiamond);
        }

        private static Line LineOf(Match match) => new(Parsed(match.Groups[1].Value), Parsed(match.Groups[2].Value), Parsed(match.Groups[3].Value), Parsed(match.Groups[4].Value));

        private static double Number(XElement element, string name) => Parsed(element.Attribute(name)!.Value);

        private static double Parsed(string text) => double.Parse(text, CultureInfo.InvariantCulture);

        [GeneratedRegex(@"M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)")]
        private static partial Regex Segments();

        [GeneratedRegex(@"translate\(([\d.]+) ([\d.]+)\)")]
        private static partial Regex Place();
    }
}
