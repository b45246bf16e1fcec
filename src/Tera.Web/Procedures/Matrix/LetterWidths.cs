namespace Tera.Procedures.Matrix;

/// <summary>How wide words are in a sans serif face, near enough to break lines where nothing measures them.</summary>
internal static class LetterWidths
{
    /// <summary>The text in lines that are no wider than asked, in hundredths of the size of the letters; a longer word stands alone.</summary>
    public static IReadOnlyList<string> Lines(string text, double width, double size)
    {
        List<string> lines = [];
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && Of(longer, size) > width)
            {
                lines.Add(line);
                longer = word;
            }

            line = longer;
        }

        return line.Length > 0 ? [.. lines, line] : lines;
    }

    public static double Of(string text, double size) => text.Sum(Em) * size;

    private static double Em(char letter) => letter switch
    {
        'i' or 'j' or 'l' or '.' or ',' or ':' or ';' or '|' or '\'' => 0.25,
        'f' or 't' or 'r' or ' ' or '(' or ')' or '/' or '-' or 'I' => 0.32,
        'm' or 'w' or 'M' or 'W' => 0.85,
        >= 'A' and <= 'Z' => 0.69,
        _ => 0.56,
    };
}
