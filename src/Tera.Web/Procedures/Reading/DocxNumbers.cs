using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Tera.Procedures.Reading;

/// <summary>Counts the paragraphs that the word processor numbers by itself: what is printed stands nowhere in the text of the document.</summary>
/// <param name="numbering">The part with the lists; null in a document without any.</param>
internal sealed partial class DocxNumbers(XDocument? numbering)
{
    private const int MostLevels = 9;

    private static readonly XNamespace Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly (int Value, string Sign)[] Romans = [(50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];

    private readonly Dictionary<string, int[]> _counted = [];
    private Dictionary<string, Dictionary<int, Level>>? _lists;

    private Dictionary<string, Dictionary<int, Level>> Lists => _lists ??= Read();

    /// <summary>The number printed before a paragraph; null where there is none, or only a sign. Asked of every paragraph, in their order.</summary>
    public string? Next(XElement paragraph)
    {
        var numbered = paragraph.Element(Word + "pPr")?.Element(Word + "numPr");
        var at = Whole(numbered?.Element(Word + "ilvl"), 0);
        if (Value(numbered?.Element(Word + "numId")) is not { } list || !Lists.TryGetValue(list, out var levels) || at is < 0 or >= MostLevels || !levels.TryGetValue(at, out var level))
        {
            return null;
        }

        if (!_counted.TryGetValue(list, out var counts))
        {
            _counted[list] = counts = [.. Enumerable.Range(0, MostLevels).Select(one => levels.TryGetValue(one, out var below) ? below.Start - 1 : 0)];
        }

        counts[at]++;
        for (var below = at + 1; below < MostLevels; below++)
        {
            counts[below] = levels.TryGetValue(below, out var again) ? again.Start - 1 : 0;
        }

        string?[] written = [.. Enumerable.Range(0, at + 1).Select(one => levels.TryGetValue(one, out var above) ? Written(above.Format, Math.Max(counts[one], above.Start)) : null)];
        return written[at] is null ? null : Place().Replace(level.Text, place => written.ElementAtOrDefault(int.Parse(place.Groups["level"].Value, CultureInfo.InvariantCulture) - 1) ?? "").Trim();
    }

    private Dictionary<string, Dictionary<int, Level>> Read()
    {
        var root = numbering?.Root;
        var kinds = (root?.Elements(Word + "abstractNum") ?? []).Where(kind => kind.Attribute(Word + "abstractNumId") is not null)
            .GroupBy(kind => kind.Attribute(Word + "abstractNumId")!.Value).ToDictionary(same => same.Key, same => Levels(same.First()));
        return (root?.Elements(Word + "num") ?? []).Where(list => list.Attribute(Word + "numId") is not null).GroupBy(list => list.Attribute(Word + "numId")!.Value)
            .ToDictionary(same => same.Key, same => Value(same.First().Element(Word + "abstractNumId")) is { } kind && kinds.TryGetValue(kind, out var levels) ? levels : new Dictionary<int, Level>());
    }

    private static Dictionary<int, Level> Levels(XElement kind) => kind.Elements(Word + "lvl")
        .GroupBy(level => int.TryParse(level.Attribute(Word + "ilvl")?.Value, CultureInfo.InvariantCulture, out var at) ? at : -1)
        .ToDictionary(same => same.Key, same => new Level(
            Math.Clamp(Whole(same.First().Element(Word + "start"), 1), 0, 1_000), Value(same.First().Element(Word + "numFmt")) ?? "decimal", Value(same.First().Element(Word + "lvlText")) ?? ""));

    /// <summary>Null for a sign, and for a way of counting that SOPs do not know.</summary>
    private static string? Written(string format, int number) => (format, number) switch
    {
        ("decimal", _) => number.ToString(CultureInfo.InvariantCulture),
        ("decimalZero", _) => number.ToString("00", CultureInfo.InvariantCulture),
        ("lowerLetter", >= 1 and <= 26) => ((char)('a' + number - 1)).ToString(),
        ("upperLetter", >= 1 and <= 26) => ((char)('A' + number - 1)).ToString(),
        ("lowerRoman", >= 1 and < 90) => Roman(number),
        ("upperRoman", >= 1 and < 90) => Roman(number).ToUpperInvariant(),
        _ => null,
    };

    private static string Roman(int number)
    {
        var text = "";
        foreach (var (value, sign) in Romans)
        {
            for (; number >= value; number -= value)
            {
                text += sign;
            }
        }

        return text;
    }

    private static string? Value(XElement? element) => element?.Attribute(Word + "val")?.Value;

    private static int Whole(XElement? element, int otherwise) => int.TryParse(Value(element), CultureInfo.InvariantCulture, out var whole) ? whole : otherwise;

    /// <summary>Where the number of a level stands in what is printed: <c>%1.</c></summary>
    [GeneratedRegex("%(?<level>[1-9])")]
    private static partial Regex Place();

    /// <param name="Start">The first number.</param>
    /// <param name="Format">How it is written.</param>
    /// <param name="Text">What is printed around it.</param>
    private sealed record Level(int Start, string Format, string Text);
}
