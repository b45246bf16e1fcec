using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Tera.Procedures.Reading;

/// <summary>The heads of Mutu Baku in plain text, from the line of the first to the line of the last; places from 0.</summary>
internal readonly record struct PlainHead(int First, int Last);

/// <summary>One SOP in plain text.</summary>
/// <param name="From">Place where its cover begins, or its head where it has none.</param>
/// <param name="Lanes">The columns of Pelaksana; empty where no head names a post.</param>
/// <param name="Pages">The lines of its rows, the end exclusive: one run for each time the head is printed.</param>
internal sealed record PlainPart(int From, ImmutableArray<SourceLane> Lanes, ImmutableArray<(int From, int End)> Pages)
{
    public required FoundCover Cover { get; init; }

    /// <summary>Its name as printed; null where nothing names it.</summary>
    public string? Title { get; init; }
}

/// <summary>Parts plain text into its SOPs. A head that is printed again at the head of a page goes on with the SOP before it.</summary>
internal static partial class PlainParts
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Lines over which the three heads of Mutu Baku may be broken.</summary>
    private const int Deepest = 3;

    /// <summary>Lines above the heads of Mutu Baku in which the rest of the head is sought.</summary>
    private const int HighestHead = 12;

    /// <summary>Lines above the first label of a cover in which its title is sought.</summary>
    private const int HighestTitle = 8;

    public static IReadOnlyList<PlainPart> Of(IReadOnlyList<string> lines)
    {
        List<PlainPart> parts = [];
        var heads = Heads(lines);
        var number = 0;
        foreach (var (at, head) in heads.Index())
        {
            var behind = (From: head.Last + 1, End: at + 1 < heads.Count ? heads[at + 1].First : lines.Count);
            if (at == 0)
            {
                parts.Add(Part(lines, 0, head, behind));
                continue;
            }

            var above = heads[at - 1].Last + 1;
            var top = Top(lines, above, head);
            var cover = Cover(lines, above, top);
            var (before, page) = (parts[^1], Part(lines, cover?.At ?? top, head, behind));
            number = PlainRows.LastNumber(lines, (above, page.From), number);
            var goesOn = GoesOn(lines, before, page, number);
            // A remark may read like a title: where the numbers go on, the row above keeps it.
            var end = goesOn && cover is { HasLabels: false } && page.Title != before.Title ? top : page.From;
            var pages = before.Pages.SetItem(before.Pages.Length - 1, (above, end));
            parts[^1] = before with { Pages = goesOn ? pages.Add(behind) : pages };
            if (!goesOn)
            {
                parts.Add(page);
                number = 0;
            }
        }

        return parts;
    }

    private static PlainPart Part(IReadOnlyList<string> lines, int from, PlainHead head, (int From, int End) rows)
    {
        var lanes = PlainLanes.Read(lines, from, head);
        var cover = PlainCover.Read(lines, from, PlainLanes.ApartTop(lines, from, head) ?? (lanes.IsEmpty ? head.First : lanes[0].Line - 1));
        return new(from, lanes, [rows]) { Cover = cover, Title = cover.Title ?? Title(lines, from, head.First) };
    }

    private static bool GoesOn(IReadOnlyList<string> lines, PlainPart before, PlainPart page, int number) =>
        number > 0 && PlainRows.FirstNumber(lines, page.Pages[0], number) > 1
        && (page.Lanes.IsEmpty || page.Lanes.Select(lane => lane.Printed).SequenceEqual(before.Lanes.Select(lane => lane.Printed), StringComparer.OrdinalIgnoreCase))
        && (page.Cover.Title is null || page.Cover.Title == before.Title);

    /// <summary>Every head of Mutu Baku, from the top.</summary>
    public static IReadOnlyList<PlainHead> Heads(IReadOnlyList<string> lines)
    {
        List<PlainHead> heads = [];
        for (var at = 0; at < lines.Count; at++)
        {
            if (LastOfHead(lines, at) is { } last)
            {
                heads.Add(new(at, last));
                at = last;
            }
        }

        return heads;
    }

    /// <summary>The line in which heads that begin in a line end; null where none begin there.</summary>
    private static int? LastOfHead(IReadOnlyList<string> lines, int first)
    {
        if (!Inputs().IsMatch(lines[first]))
        {
            return null;
        }

        var (words, seen) = ("", 0);
        for (var at = first; at < lines.Count && seen < Deepest; at++)
        {
            if (lines[at].Trim().Length == 0)
            {
                continue;
            }

            if (PlainRows.IsOfRow(lines[at]))
            {
                return null;
            }

            if (IsWhole(lines[at]))
            {
                return at == first ? at : null;
            }

            (words, seen) = ($"{words}{lines[at]}\n", seen + 1);
            if (HeadWords.Qualities().IsMatch(words))
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>The three heads in one line: beside one another, or the usual words in their order, each sought once behind the other, for one pattern over all three walks a long line again and again.</summary>
    private static bool IsWhole(string line) =>
        HeadWords.Qualities().IsMatch(line)
        || (Kelengkapan().Match(line) is { Success: true } inputs
            && Waktu().Match(line, inputs.Index + inputs.Length) is { Success: true } time
            && Keluaran().IsMatch(line, time.Index + time.Length));

    /// <summary>Place of the first line of the cover or the head that belong to such a head.</summary>
    /// <param name="lines">The file.</param>
    /// <param name="from">The first place at which it may begin.</param>
    /// <param name="head">The heads of Mutu Baku.</param>
    public static int Begin(IReadOnlyList<string> lines, int from, PlainHead head) => Top(lines, from, head) is var top && Cover(lines, from, top) is { } cover ? cover.At : top;

    /// <summary>Place of the first line of a head: that of No, Kegiatan or Pelaksana above it, or of lanes alone.</summary>
    public static int Top(IReadOnlyList<string> lines, int from, PlainHead head)
    {
        var (top, lanes) = (head.First, true);
        for (var (at, seen) = (head.First - 1, 0); at >= from && seen < HighestHead; at--)
        {
            var line = lines[at].Trim();
            if (line.Length == 0)
            {
                continue;
            }

            seen++;
            if (PlainRows.IsOfRow(line) || CoverLabels.In(line).Count > 0)
            {
                break;
            }

            if (PlainLanes.IsTop(line))
            {
                (top, lanes) = (at, false);
            }
            else if (lanes && PlainLanes.IsNamed(line))
            {
                top = at;
            }
            else if (!lanes)
            {
                break;
            }
        }

        return top;
    }

    /// <summary>Where the cover or the title above a head begins; null for a head that is printed without one.</summary>
    private static (int At, bool HasLabels)? Cover(IReadOnlyList<string> lines, int from, int top)
    {
        var labels = Enumerable.Range(from, top - from).SelectMany(at => CoverLabels.In(lines[at]).Select(label => (At: at, label.Key, label.IsList))).ToList();
        // A row may end in a word that heads a list of the cover: one alone is no cover.
        if (labels.Exists(label => !label.IsList) || labels.DistinctBy(label => label.Key).Count() > 1)
        {
            var first = labels.OrderBy(label => label.IsList).First().At;
            return (Above(lines, Math.Max(from, first - HighestTitle), first, StandardTitle()) ?? first, true);
        }

        return Above(lines, from, top, HeadWords.Title()) is { } title ? (title, false) : null;
    }

    /// <summary>The nearest such line, or the head of the cover above it; nothing is sought beyond a row.</summary>
    private static int? Above(IReadOnlyList<string> lines, int from, int below, Regex title)
    {
        int? found = null;
        for (var at = below - 1; at >= from && !PlainRows.IsOfRow(lines[at].Trim()); at--)
        {
            var line = lines[at].Trim();
            if ((found is null ? title : StandardTitle()).IsMatch(line))
            {
                found = at;
            }
        }

        return found;
    }

    private static string? Title(IReadOnlyList<string> lines, int from, int head)
    {
        for (var at = from; at < head; at++)
        {
            var line = lines[at].Trim();
            if (SopTitle().Match(line) is { Success: true } match)
            {
                return match.Groups["title"].Value;
            }

            if (FullTitle().Match(line) is { Success: true } full)
            {
                var below = lines.Take(head).Skip(at + 1).Select(one => one.Trim()).FirstOrDefault(one => one.Length > 0) ?? "";
                if ((full.Groups["title"] is { Success: true } title ? title.Value : Name().IsMatch(below) && !PlainLanes.IsTop(below) && CoverLabels.In(below).Count == 0 ? below : null) is { } named)
                {
                    return named;
                }
            }
        }

        return null;
    }

    [GeneratedRegex(@"\bkelengkapan\b", Options)]
    private static partial Regex Kelengkapan();

    [GeneratedRegex(@"\bwaktu\b", Options)]
    private static partial Regex Waktu();

    [GeneratedRegex(@"\b(?:output|keluaran)\b", Options)]
    private static partial Regex Keluaran();

    [GeneratedRegex(@"\b(?:" + HeadWords.InputNames + @")\b", Options)]
    private static partial Regex Inputs();

    [GeneratedRegex(@"^SOP\s+(?<title>\p{L}[\p{L} ]{2,80})$")]
    private static partial Regex SopTitle();

    /// <summary>What a cover begins with above the name of its SOP.</summary>
    [GeneratedRegex(@"^(?:pemerintah\s+(?:kabupaten|kota|provinsi|daerah)\b|(?:standar|standard)\s+oper\p{L}+\s+pro\p{L}+)", Options)]
    private static partial Regex StandardTitle();

    [GeneratedRegex(@"^(?:standar|standard)\s+oper\p{L}+\s+pro\p{L}+(?:\s*\(sop\))?\s*[:\-–]?(?:\s+(?<title>\p{L}.{2,200}))?$", Options)]
    private static partial Regex FullTitle();

    /// <summary>A line that names an SOP, and no office.</summary>
    [GeneratedRegex(@"^(?!(?:pemerintah|dinas|badan|kantor|kecamatan|kelurahan|sekretariat|inspektorat|kabupaten|kota|provinsi|sop)\b)\p{L}[\p{L} /,()-]{2,120}$", Options)]
    private static partial Regex Name();
}
