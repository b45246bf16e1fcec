using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Tera.Platform.Components;

/// <summary>Text whose long codes, numbers of letters and names of accounts, break after their own marks when a line ends, and nowhere else.</summary>
/// <remarks>
/// Browsers break <c>000.8.6.3/412/BMCKTR/2026</c> in the middle of the year, because a stroke before a digit might be a fraction. Amounts of money and
/// short titles (<c>M.Si.</c>) are left whole.
/// </remarks>
public sealed class BreakableText : WholeComponent
{
    private const int ShortestCode = 12;

    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var (at, word) in Text.Split(' ').Index())
        {
            if (at > 0)
            {
                builder.AddContent(0, " ");
            }

            foreach (var (part, piece) in Pieces(word).Index())
            {
                if (part > 0)
                {
                    builder.AddMarkupContent(1, "<wbr>");
                }

                builder.AddContent(2, piece);
            }
        }
    }

    internal static IEnumerable<string> Pieces(string word)
    {
        var start = 0;
        for (var at = 0; IsCode(word) && at < word.Length - 1; at++)
        {
            if (word[at] is '/' or '.')
            {
                yield return word[start..(at + 1)];
                start = at + 1;
            }
        }

        yield return word[start..];
    }

    private static bool IsCode(string word) => word.Length >= ShortestCode && word.Any(char.IsLetter) && !word.StartsWith("Rp", StringComparison.Ordinal);
}
