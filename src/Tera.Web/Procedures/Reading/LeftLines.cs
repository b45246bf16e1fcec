using Tera.Procedures.Library;

namespace Tera.Procedures.Reading;

/// <summary>Lines below a table that are read as no part of it, in a sentence for the note of the source.</summary>
internal static class LeftLines
{
    private const int MostTold = 12;

    /// <param name="lines">With their numbers.</param>
    /// <returns>Null where nothing is left out.</returns>
    public static string? Told(IEnumerable<(int Number, string Words)> lines) => Told("Tulisan di bawah tabel yang tidak menjadi langkah", lines);

    /// <summary>Words of a table that are read as no cell of it.</summary>
    public static string? Unplaced(IEnumerable<(int Number, string Words)> lines) => Told("Tulisan dalam tabel yang tidak jelas selnya dan tidak dibaca", lines);

    private static string? Told(string what, IEnumerable<(int Number, string Words)> lines)
    {
        var left = lines.Select(line => (line.Number, Words: CoverLabels.Unmarked(string.Join(' ', line.Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))))
            .Where(line => line.Words.Count(char.IsLetterOrDigit) > 1 && !PlainRows.IsPageNumber(line.Words)).ToList();
        return left.Count == 0 ? null : $"{what}: {string.Join("; ", left.Take(MostTold).Select(line => $"baris {line.Number} “{YamlTree.Shortened(line.Words)}”"))}{(left.Count > MostTold ? $"; dan {left.Count - MostTold} baris lagi" : "")}.";
    }
}
