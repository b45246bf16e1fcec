using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Tera.Procedures.Reading;

/// <summary>The head of a table in text that kept its columns by blanks, what is broken over lines put together.</summary>
/// <param name="Line">The head in one line of cells.</param>
/// <param name="Below">Place of the first line below it.</param>
/// <param name="Names">Its columns from the left: what heads each and where that stands.</param>
internal sealed partial record LayoutHead(GridLine Line, int Below, ImmutableArray<LayoutPiece> Names)
{
    private const int MostColumns = 64;

    /// <summary>Lines below Mutu Baku in which the names of lanes may go on.</summary>
    private const int MostMore = 3;

    public int Number => At(HeadWords.Ordinal());

    public int Text => At(HeadWords.Activity());

    public int Time => At(HeadWords.Time());

    /// <summary>Whether a column is one of Pelaksana.</summary>
    public bool IsLane(int column) => column > Text && column < new[] { At(HeadWords.Input()), Time, At(HeadWords.Output()) }.Where(other => other >= 0).Min();

    /// <summary>Null where the gaps of the head do not part it into the columns of an SOP.</summary>
    /// <param name="lines">The file.</param>
    /// <param name="top">Place of its first line.</param>
    /// <param name="last">Place of the line of Mutu Baku's heads.</param>
    public static LayoutHead? Find(IReadOnlyList<string> lines, int top, int last)
    {
        if (Of(lines, top, last) is not { } head)
        {
            return null;
        }

        var below = last + 1;
        while (below < lines.Count && below <= last + MostMore && head.GoesOn(lines[below]))
        {
            below++;
        }

        return below == last + 1 ? head : Of(lines, top, below - 1);
    }

    private static LayoutHead? Of(IReadOnlyList<string> lines, int top, int last)
    {
        List<LayoutPiece> names = [], groups = [];
        for (var at = last; at >= top && names.Count <= MostColumns; at--)
        {
            foreach (var piece in LayoutPiece.Of(lines[at]).SelectMany(Parted))
            {
                Add(names, groups, piece);
            }
        }

        names.Sort((one, other) => one.Start.CompareTo(other.Start));
        if (names.Count > MostColumns || names.Zip(names.Skip(1)).Any(pair => pair.First.Overlaps(pair.Second)))
        {
            return null;
        }

        var head = Of([.. names], last);
        if (head.Number < 0 || head.Text <= head.Number || head.Time <= head.Text || (head.At(HeadWords.Input()) < 0 && head.At(HeadWords.Output()) < 0))
        {
            return null;
        }

        // One column of Pelaksana that names who acts has no more than this word over it.
        return names.Index().Any(name => head.IsLane(name.Index)) || groups.Find(group => group.Start > names[head.Text].End) is not { Text: not null } who
            ? head
            : Of([.. names.Append(who).OrderBy(name => name.Start)], last);
    }

    private static LayoutHead Of(ImmutableArray<LayoutPiece> names, int last) => new(new(last + 1, [.. names.Select(name => new GridCell(name.Text))]), last + 1, names);

    /// <summary>From below: words above a name belong to it, words above several are a group and name none of them.</summary>
    private static void Add(List<LayoutPiece> names, List<LayoutPiece> groups, LayoutPiece piece)
    {
        if (HeadWords.Group().IsMatch(piece.Text) || HeadWords.Standard().IsMatch(piece.Text))
        {
            if (HeadWords.Group().IsMatch(piece.Text))
            {
                groups.Add(piece);
            }

            return;
        }

        var under = names.FindAll(piece.Overlaps);
        if (under is [var name])
        {
            names[names.IndexOf(name)] = new(Math.Min(name.Start, piece.Start), Math.Max(name.End, piece.End), piece.Text.EndsWith('/') ? piece.Text + name.Text : $"{piece.Text} {name.Text}");
        }
        else if (under.Count == 0)
        {
            names.Add(piece);
        }
    }

    /// <summary>Narrow columns may lie one blank beside the next: then the words part them.</summary>
    private static IEnumerable<LayoutPiece> Parted(LayoutPiece piece)
    {
        var start = 0;
        var words = piece.Text.Split(' ');
        for (var (word, at) = (1, words[0].Length + 1); word < words.Length; at += words[word].Length + 1, word++)
        {
            if (IsNext(words[word], words[word - 1], piece.Text[start..(at - 1)]))
            {
                yield return new(piece.Start + start, piece.Start + at - 1, piece.Text[start..(at - 1)]);
                start = at;
            }
        }

        yield return new(piece.Start + start, piece.End, piece.Text[start..]);
    }

    private static bool IsNext(string word, string before, string name) =>
        HeadWords.Ordinal().IsMatch(name) ? HeadWords.Activity().IsMatch(word)
        : !HeadWords.Activity().IsMatch(name) && !before.EndsWith('/') && !TimePrefix().IsMatch(before)
            && (Quality().IsMatch(word) || HeadWords.Remarks().IsMatch(word) || (PlainLanes.Begins(word, before) && !Quality().IsMatch(name)));

    private bool GoesOn(string line) =>
        !line.Any(char.IsDigit) && LayoutPiece.Of(line).ToList() is { Count: > 0 } pieces
        && pieces.TrueForAll(piece => Names.Index().Any(name => name.Item.Overlaps(piece) && (IsLane(name.Index) || name.Item.Text.EndsWith('/'))));

    private int At(Regex word) => Names.Index().Where(name => word.IsMatch(name.Item.Text)).Select(name => name.Index).FirstOrDefault(-1);

    [GeneratedRegex("^(?:" + HeadWords.InputNames + "|" + HeadWords.TimeNames + "|" + HeadWords.OutputNames + ")$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Quality();

    [GeneratedRegex("^(?:jangka|norma|standar|out)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TimePrefix();
}
