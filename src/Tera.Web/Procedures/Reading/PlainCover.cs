using System.Text.RegularExpressions;
using Tera.Procedures.Library;

namespace Tera.Procedures.Reading;

/// <summary>Bagian Identitas in plain text. Two labels that stood side by side share the lines below them: lists are told apart by their numbers, texts by where a cell ends.</summary>
internal static partial class PlainCover
{
    public static FoundCover Read(IReadOnlyList<string> lines, int from, int end)
    {
        var (values, left) = ValuesOf(lines, from, end);
        var tree = new TreeBuilder();
        if (left.Where(line => CoverLabels.IsOffice(line.Words)).Select(line => line.Words).Distinct().ToList() is { Count: > 0 } offices)
        {
            tree.Add("instansi", offices);
        }

        foreach (var (key, _, isList) in CoverLabels.Fields.Where(field => field.Key != "nama" && values.ContainsKey(field.Key)))
        {
            CoverLabels.Add(tree, key, values[key], isList);
        }

        return new FoundCover(values.GetValueOrDefault("nama") is { Length: > 0 } title ? CoverLabels.OneLine(title) : null, tree)
        {
            Left = [.. left.Where(line => IsWords(line.Words))],
        };
    }

    /// <summary>What stands behind or below each label, and the lines that belong to none.</summary>
    private static (Dictionary<string, string> Values, List<(int Line, string Words)> Left) ValuesOf(IReadOnlyList<string> lines, int from, int end)
    {
        Dictionary<string, string> values = [];
        List<(string Key, bool IsList)> waiting = [];
        // Labels of one value each that stand alone on their lines, one below the other: their values may come below them.
        List<string> alone = [];
        List<(int Line, string Words)> left = [];
        List<string> below = [];
        var isApart = false;
        for (var at = from; at < end; at++)
        {
            var labels = CoverLabels.In(lines[at]);
            if (labels.Count == 0)
            {
                isApart |= lines[at].Trim().Length == 0;
                if (lines[at].Trim().Length > 0 && Below(lines, at, end, alone, values) is > 0 and var taken)
                {
                    (at, alone) = (at + taken - 1, []);
                    continue;
                }

                alone = lines[at].Trim().Length > 0 ? [] : alone;
                below.Add(lines[at]);
                if (waiting.Count == 0)
                {
                    left.Add((at + 1, CoverLabels.Unmarked(lines[at])));
                }

                continue;
            }

            // Labels without a line between them wait together.
            if (below.Exists(line => line.Trim().Length > 0))
            {
                Give(values, waiting, below);
                waiting = [];
            }

            (alone, isApart, below) = (isApart || labels.Any(label => label.IsList) ? [] : alone, false, []);
            Take(labels, values, waiting, alone);
        }

        Give(values, waiting, below);
        return (values, left);
    }

    private static void Take(IReadOnlyList<(string Key, string Behind, bool IsList)> labels, Dictionary<string, string> values, List<(string Key, bool IsList)> waiting, List<string> alone)
    {
        foreach (var (key, behind, isList) in labels)
        {
            if (isList && (behind.Length == 0 || labels.Count > 1))
            {
                waiting.Add((key, isList));
            }
            else if (values.TryAdd(key, behind) && behind.Length == 0 && labels.Count == 1)
            {
                alone.Add(key);
            }
        }
    }

    /// <summary>How many lines are the values of the labels above them, one each; none where they do not look like it.</summary>
    private static int Below(IReadOnlyList<string> lines, int at, int end, List<string> alone, Dictionary<string, string> values)
    {
        var cell = lines.Skip(at).Take(Math.Min(end - at, alone.Count)).TakeWhile(line => line.Trim().Length > 0 && CoverLabels.In(line).Count == 0).ToList();
        if (cell.Count < alone.Count || !cell.Zip(alone).All(pair => Fits(pair.Second, pair.First.Trim())))
        {
            return 0;
        }

        foreach (var (value, key) in cell.Zip(alone))
        {
            values[key] = value.Trim();
        }

        return cell.Count;
    }

    /// <summary>Whether a line says something that is read nowhere else.</summary>
    private static bool IsWords(string line) =>
        line.Count(char.IsLetterOrDigit) > 1 && !CoverLabels.IsOffice(line) && !CoverLabels.IsHeading(line) && !PlainRows.IsPageNumber(line) && !PlainLanes.IsTop(line) && !Said().IsMatch(line);

    /// <summary>Whether words may be the value of a field: a date and a number have a figure, a dash stands for none.</summary>
    private static bool Fits(string key, string value) => key == "nama" ? value.Any(char.IsLetter) && !PlainLanes.IsTop(value) : value.Any(char.IsDigit) || value is "-" or "–";

    private static void Give(Dictionary<string, string> values, List<(string Key, bool IsList)> waiting, List<string> below)
    {
        if (waiting.Count == 0 || !below.Exists(line => line.Trim().Length > 0))
        {
            return;
        }

        var parts = waiting.Count == 1 ? [Cell(below)] : Parted(below);
        foreach (var ((key, _), part) in waiting.Zip(parts))
        {
            values.TryAdd(key, part);
        }
    }

    private static List<string> Parted(List<string> below)
    {
        var beside = below.Where(line => Beside().IsMatch(line)).ToList();
        if (beside.Count > 0 && Numbered().IsMatch(Beside().Match(beside[0]).Groups["right"].Value))
        {
            return BesideEachOther(below);
        }

        var restart = below.FindIndex(1, line => FirstItem().IsMatch(line.Trim()) && below.Take(below.IndexOf(line)).Any(above => Numbered().IsMatch(above.Trim())));
        if (restart > 0)
        {
            return [Cell(below[..restart]), Cell(below[restart..])];
        }

        return below.Exists(line => line.EndsWith(' ')) ? ByEnd(below, line => line.Trim().Length > 0 && !line.EndsWith(' ')) : ByEnd(below, line => line.Trim().Length == 0);
    }

    /// <summary>The left list and the right one share a line; the right begins at the number inside it.</summary>
    private static List<string> BesideEachOther(List<string> below)
    {
        List<string> left = [], right = [];
        var leftIsNumbered = Numbered().IsMatch(below.First(line => line.Trim().Length > 0).Trim());
        foreach (var line in below.Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            var match = Beside().Match(line);
            if (!leftIsNumbered && Numbered().IsMatch(line))
            {
                right.Add(line);
            }
            else if (match.Success)
            {
                left.Add(match.Groups["left"].Value);
                right.Add(match.Groups["right"].Value);
            }
            else
            {
                left.Add(line);
            }
        }

        return [Cell(left), Cell(right)];
    }

    private static List<string> ByEnd(List<string> below, Func<string, bool> ends)
    {
        List<string> parts = [];
        var from = below.FindIndex(line => line.Trim().Length > 0);
        for (var at = Math.Max(0, from); from >= 0 && at < below.Count; at++)
        {
            if (ends(below[at]) && Cell(below[from..(at + 1)]).Length > 0)
            {
                parts.Add(Cell(below[from..(at + 1)]));
                from = at + 1;
            }
        }

        return from >= 0 && from < below.Count && Cell(below[from..]) is { Length: > 0 } rest ? [.. parts, rest] : parts;
    }

    private static string Cell(IEnumerable<string> lines) =>
        string.Join(' ', lines.SelectMany(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>A title, which is read by itself.</summary>
    [GeneratedRegex(@"^SOP\s+\p{L}")]
    private static partial Regex Said();

    [GeneratedRegex(@"^(?<left>\S.*?)\s(?<right>\d{1,2}[.)]\s*\S.*)$")]
    private static partial Regex Beside();

    [GeneratedRegex(@"^\d{1,2}[.)]")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^1[.)]")]
    private static partial Regex FirstItem();
}
