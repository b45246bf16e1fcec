namespace Tera.Documents.Wordings;

/// <summary>The words of versions.</summary>
internal static class WordingWords
{
    public static string Of(WordingLine? line) => line switch
    {
        null => "Kalimat program",
        { OfProgram: true } => $"Kalimat program (versi {line.Number})",
        _ => $"Versi {line.Number}",
    };
}
