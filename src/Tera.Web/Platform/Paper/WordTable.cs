using System.Xml.Linq;
using static Tera.Platform.Paper.WordFile;

namespace Tera.Platform.Paper;

/// <summary>A table of a printed page in a text document. The style sheet's widths are not read: columns are as wide as what stands in them asks for.</summary>
internal static class WordTable
{
    private const int Narrowest = 3, Widest = 40, LetterWidth = 105, Margins = 240, Label = 1_900, WideLabel = 2_400, Colon = 260, ClosingLeft = 45;

    public static XElement Of(XElement table, int width)
    {
        var rows = table.Descendants("tr").Where(row => row.Ancestors("table").First() == table).ToList();
        var places = Places(rows);
        if (places.All(row => row.Count == 0))
        {
            return Paragraph("");
        }

        var columns = places.Max(row => row.Select(place => place.Column + place.Span).DefaultIfEmpty(1).Max());
        var isRuled = table.Is("grid") || table.Is("slip");
        var widths = isRuled ? Asked(places, columns, width) : Facts(table, columns, width);
        return Table(widths, rows.Select((row, at) => Row(places[at].Select(place => Cell(place, widths)), row.Parent!.Name.LocalName == "thead")), isRuled);
    }

    /// <summary>What stands side by side without rules: code at the left, signature at the right; two who sign.</summary>
    public static XElement Beside(IReadOnlyList<XElement> parts, int width)
    {
        var widths = parts.Count == 2 ? [width * ClosingLeft / 100, width - width * ClosingLeft / 100] : Enumerable.Repeat(width / parts.Count, parts.Count).ToList();
        return Table(widths, [Row(parts.Select((part, at) => WordFile.Cell(widths[at], WordPaper.Inside(part, widths[at], isHead: false))))], isRuled: false);
    }

    private static XElement Cell(Place place, IReadOnlyList<int> widths)
    {
        var width = widths.Skip(place.Column).Take(place.Span).Sum();
        return WordFile.Cell(
            width,
            place.Cell is { } cell ? WordPaper.Inside(cell, width, cell.Name.LocalName == "th" && cell.Parent!.Parent!.Name.LocalName == "thead") : [Paragraph("")],
            place.Span, place.Merge);
    }

    /// <summary>Every row with all its columns, also those a cell above reaches down into.</summary>
    private static List<List<Place>> Places(List<XElement> rows)
    {
        Dictionary<int, (int Left, int Span)> reaching = [];
        List<List<Place>> all = [];
        foreach (var row in rows)
        {
            List<Place> places = [];
            var column = 0;
            foreach (var cell in row.Elements())
            {
                column = Reached(places, reaching, column);
                var (span, down) = (cell.Spans("colspan"), cell.Spans("rowspan"));
                places.Add(new(column, span, down > 1 ? "restart" : null, cell));
                if (down > 1)
                {
                    reaching[column] = (down, span);
                }

                column += span;
            }

            Reached(places, reaching, column);
            foreach (var (at, (left, span)) in reaching.ToList())
            {
                reaching[at] = (left - 1, span);
            }

            all.Add(places);
        }

        return all;
    }

    /// <summary>Adds what reaches down from above at this column, and tells the next free one.</summary>
    private static int Reached(List<Place> places, Dictionary<int, (int Left, int Span)> reaching, int column)
    {
        while (reaching.TryGetValue(column, out var above) && above.Left > 0 && places.All(place => place.Column != column))
        {
            places.Add(new(column, above.Span, "continue", null));
            column += above.Span;
        }

        return column;
    }

    /// <summary>No word and no figure is torn where there is room for all; what is over goes to the columns with the most to say.</summary>
    private static List<int> Asked(List<List<Place>> places, int columns, int width)
    {
        var cells = Enumerable.Range(0, columns)
            .Select(column => places.SelectMany(row => row).Where(place => place.Column == column && place.Span == 1).Select(place => place.Cell?.Value.Trim() ?? "").ToList()).ToList();
        var needed = cells.Select(texts => (long)Room(texts.SelectMany(text => text.Split((char[]?)null)).Select(word => word.Length).DefaultIfEmpty(0).Max())).ToList();
        var over = cells.Select((texts, column) => Math.Max(1, Room(Math.Min(Widest, texts.Select(text => text.Length).DefaultIfEmpty(0).Max())) - needed[column])).ToList();
        var (need, rest) = (needed.Sum(), width - needed.Sum());
        return [.. needed.Select((one, column) => (int)(rest >= 0 ? one + rest * over[column] / over.Sum() : width * one / need))];
    }

    private static int Room(int letters) => Math.Max(Narrowest, letters) * LetterWidth + Margins;

    /// <summary>Label, colon, value; any other is divided evenly.</summary>
    private static List<int> Facts(XElement table, int columns, int width)
    {
        var label = table.Descendants("td").Any(cell => cell.Is("wide")) ? WideLabel : Label;
        return columns switch
        {
            3 => [label, Colon, width - label - Colon],
            2 => [label / 2, width - label / 2],
            _ => [.. Enumerable.Repeat(width / columns, columns)],
        };
    }

    /// <param name="Column">The first, from 0.</param>
    /// <param name="Span">Columns.</param>
    /// <param name="Merge">As the format calls it; null for a cell of one row.</param>
    /// <param name="Cell">Null for the rest of a cell above.</param>
    private sealed record Place(int Column, int Span, string? Merge, XElement? Cell);
}
