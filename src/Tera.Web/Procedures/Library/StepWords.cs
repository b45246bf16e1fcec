using Tera.Procedures.Definitions;

namespace Tera.Procedures.Library;

/// <summary>How rows are named outside the matrix.</summary>
internal static class StepWords
{
    private const int ShortText = 48;

    /// <summary><c>Langkah 4</c>; a row without a number by its text; a service step by its name.</summary>
    public static string Name(Step step) => step switch
    {
        { Nature: StepNature.Attestation } => "Pengesahan",
        { Nature: StepNature.Archiving } => "Arsip",
        { PrintedNumber: { Length: > 0 } number } => "Langkah " + number,
        _ => $"“{Short(step.Text)}”",
    };

    private static string Short(string text)
    {
        if (text.Length <= ShortText)
        {
            return text;
        }

        var space = text.LastIndexOf(' ', ShortText - 1);
        return text[..(space > 0 ? space : ShortText)] + "…";
    }
}
