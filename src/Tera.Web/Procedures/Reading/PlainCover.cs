using System.Text.RegularExpressions;
using Tera.Procedures.Library;

namespace Tera.Procedures.Reading;

/// <summary>Bagian Identitas in plain text. Two labels that stood side by side share the lines below them: lists are told apart by their numbers, texts by where a cell ends.</summary>
internal static partial class PlainCover
{
    public static FoundCover Read(IReadOnlyList<string> lines, int from, int end)
    {
        Dictionary<string, string> values = [];
        List<(string Key, bool IsList)> waiting = [];
        List<string> below = [];
        for (var at = from; at < end; at++)
        {
            var labels = CoverLabels.In(lines[at]);
            if (labels.Count == 0)
            {
                below.Add(lines[at]);
                continue;
            }

            // Labels without a line between them wait together.
            if (below.Exists(line => line.Trim().Length > 0))
            {
                Give(values, waiting, below);
                waiting = [];
            }

            below = [];
            foreach (var (key, behind, isList) in labels)
            {
                if (!isList || behind.Length > 0 && labels.Count == 1)
                {
                    values.TryAdd(key, behind);
                }
                else
                {
                    waiting.Add((key, isList));
                }
            }
        }

        Give(values, waiting, below);
        var tree = new TreeBuilder();
        foreach (var (key, _, isList) in CoverLabels.Fields.Where(field => field.Key != "nama" && values.ContainsKey(field.Key)))
        {
            CoverLabels.Add(tree, key, values[key], isList);
        }

        return new FoundCover(values.GetValueOrDefault("nama") is { Length: > 0 } title ? CoverLabels.OneLine(title) : null, tree);
    }

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

    [GeneratedRegex(@"^(?<left>\S.*?)\s(?<right>\d{1,2}[.)]\s*\S.*)$")]
    private static partial Regex Beside();

    [GeneratedRegex(@"^\d{1,2}[.)]")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^1[.)]")]
    private static partial Regex FirstItem();
}
