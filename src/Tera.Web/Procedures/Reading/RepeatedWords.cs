namespace Tera.Procedures.Reading;

/// <summary>Finds words of one line again in another, each line walked once, however long it is.</summary>
internal static class RepeatedWords
{
    /// <summary>The longest beginning of what is wanted that stands in a line in one piece; the first of equals. Length 0 for none.</summary>
    public static (int At, int Length) Beginning(IReadOnlyList<string> line, IReadOnlyList<string> wanted)
    {
        // What is longer than the line cannot stand in it.
        var most = Math.Min(line.Count, wanted.Count);
        var (borders, best, length) = (Borders(wanted, most), (At: 0, Length: 0), 0);
        for (var at = 0; at < line.Count && best.Length < most; at++)
        {
            while (length > 0 && !Same(line[at], wanted[length]))
            {
                length = borders[length - 1];
            }

            if (Same(line[at], wanted[length]))
            {
                length++;
            }

            if (length > best.Length)
            {
                best = (at - length + 1, length);
            }
        }

        return best;
    }

    /// <summary>How many words at the end of a line stand in one piece in another.</summary>
    public static int Ending(IReadOnlyList<string> line, IReadOnlyList<string> other) => Beginning([.. other.Reverse()], [.. line.Reverse()]).Length;

    public static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>For each beginning of the words: how many of its first words are its last ones too (Knuth, Morris, Pratt).</summary>
    private static int[] Borders(IReadOnlyList<string> words, int count)
    {
        var borders = new int[count];
        for (int at = 1, length = 0; at < count; at++)
        {
            while (length > 0 && !Same(words[at], words[length]))
            {
                length = borders[length - 1];
            }

            borders[at] = Same(words[at], words[length]) ? ++length : length;
        }

        return borders;
    }
}
