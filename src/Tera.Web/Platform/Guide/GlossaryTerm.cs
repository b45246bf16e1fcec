namespace Tera.Platform.Guide;

/// <summary>A word of the office, as the glossary explains it; its name in the program is nobody's business but the program's.</summary>
/// <param name="Word">As on screens and papers: <c>Perjanjian Kinerja (PK)</c>.</param>
/// <param name="Meaning">What it is.</param>
/// <param name="Basis">Regulation or practice; a dash for a word of ours.</param>
public sealed record GlossaryTerm(string Word, string Meaning, string Basis)
{
    /// <summary>Heading of the part that names parts of the program; what follows it is for those who write it.</summary>
    private const string ForProgrammers = "\n## Hanya dalam program";

    /// <summary>Under which it is found.</summary>
    public char Letter => char.ToUpperInvariant(Word[0]);

    public bool Speaks(string asked) =>
        Word.Contains(asked, StringComparison.OrdinalIgnoreCase) || Meaning.Contains(asked, StringComparison.OrdinalIgnoreCase);

    /// <summary>The office's words of a glossary, by alphabet: the rows of its tables without their first cell.</summary>
    internal static IReadOnlyList<GlossaryTerm> Read(string glossary) =>
    [
        .. glossary.Split(ForProgrammers)[0].Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .Where(row => row is [not "Kode", _, _, _])
            .Select(row => new GlossaryTerm(row[1], row[2], row[3]))
            .OrderBy(term => term.Word, StringComparer.OrdinalIgnoreCase),
    ];
}
