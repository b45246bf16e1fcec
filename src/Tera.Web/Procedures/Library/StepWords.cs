using Tera.Procedures.Definitions;
using Tera.Shared;

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
        { Number: { Length: > 0 } number } => "Langkah " + number,
        _ => $"“{Short(step.Text)}”",
    };

    /// <summary>The same within a sentence: <c>langkah 4</c>, <c>pengesahan</c>.</summary>
    public static string Within(Step step) => IndonesianText.Uncapital(Name(step));

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
