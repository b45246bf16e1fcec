using System.Globalization;
using System.Text.RegularExpressions;
using Tera.Shared;

namespace Tera.Documents;

/// <summary>A name in braces that a sentence of a letter may bear; what it stands for is put in when the letter is frozen.</summary>
/// <param name="Name">Without braces: small letters, words joined by a low line, such as <c>hari_tanggal</c>.</param>
/// <param name="Holds">What it will hold, Indonesian.</param>
public sealed record Placeholder(string Name, string Holds)
{
    /// <summary>As it is typed: <c>{hari_tanggal}</c>.</summary>
    public string Written => "{" + Name + "}";
}

/// <summary>What an agency says at one place of a letter: text with placeholders, 0 to 2 000 characters, over several lines.</summary>
/// <remarks>Text and nothing else: it is printed as it stands, and what is put in for a placeholder is not looked into again.</remarks>
public sealed partial record WordedText
{
    /// <summary>Characters, inclusive.</summary>
    public const int Longest = 2_000;

    private const int LongestQuote = 40;

    private WordedText(string text) => Text = text;

    /// <summary>With its placeholders; lines end with a line feed; empty where nothing is to be printed.</summary>
    public string Text { get; }

    /// <summary>Takes what was typed, or says what is wrong with it and where.</summary>
    /// <param name="typed">White space around it is dropped, a tab is a space.</param>
    /// <param name="known">The placeholders this kind of letter has.</param>
    /// <param name="required">False where nothing may stand.</param>
    public static Result<WordedText> Parse(string? typed, IReadOnlyList<Placeholder> known, bool required)
    {
        var text = (typed ?? "").ReplaceLineEndings("\n").Replace('\t', ' ').Trim();
        if (text.Length == 0 && required)
        {
            return WordingRejections.Missing();
        }

        if (text.Length > Longest)
        {
            return WordingRejections.TooLong(text.Length, Longest);
        }

        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '{' && MarkAt(text, at) is { } mark)
            {
                if (known.All(one => one.Written != mark))
                {
                    return WordingRejections.Unknown(Short(mark), LineOf(text, at), ColumnOf(text, at), Listed(known));
                }

                at += mark.Length - 1;
            }
            else if (text[at] is '{' or '}')
            {
                return WordingRejections.LoneBrace(text[at].ToString(), LineOf(text, at), ColumnOf(text, at), Listed(known));
            }
            else if (!IsPrintable(text[at]))
            {
                return WordingRejections.Unprintable(LineOf(text, at), ColumnOf(text, at));
            }
        }

        return new WordedText(text);
    }

    /// <summary>The text with its placeholders filled, each once.</summary>
    /// <param name="text">Was taken by <see cref="Parse"/> when it was kept.</param>
    /// <param name="valueOf">What a placeholder of that name holds.</param>
    public static string Fill(string text, Func<string, string> valueOf) => Mark().Replace(text, mark => valueOf(mark.Groups["name"].Value));

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>From a brace to the one that closes it on the same line; null when none does.</summary>
    private static string? MarkAt(string text, int at)
    {
        var end = text.IndexOfAny(['{', '}', '\n'], at + 1);
        return end > at && text[end] == '}' ? text[at..(end + 1)] : null;
    }

    /// <summary>No control character, and none that turns the direction of writing or hides.</summary>
    private static bool IsPrintable(char letter) => letter == '\n' || !(char.IsControl(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.Format);

    private static int LineOf(string text, int at) => text.AsSpan(0, at).Count('\n') + 1;

    private static int ColumnOf(string text, int at) => at - text.LastIndexOf('\n', Math.Max(0, at - 1), Math.Max(0, at));

    private static string Short(string mark) => mark.Length <= LongestQuote ? mark : mark[..LongestQuote] + "…";

    private static string Listed(IEnumerable<Placeholder> known) => string.Join(", ", known.Select(one => one.Written));

    [GeneratedRegex(@"\{(?<name>[a-z]+(?:_[a-z]+)*)\}")]
    private static partial Regex Mark();
}

/// <summary>Why the wording of a letter was not taken.</summary>
public static class WordingRejections
{
    /// <summary>Something must stand there.</summary>
    public static Rejection Missing() => new("documents.wording.missing");

    /// <summary>Longer than allowed.</summary>
    public static Rejection TooLong(int length, int longest) => new("documents.wording.too-long", length, longest);

    /// <summary>A name in braces that this kind of letter does not have.</summary>
    /// <param name="mark">As typed, cut when it is long.</param>
    /// <param name="line">From 1.</param>
    /// <param name="column">From 1.</param>
    /// <param name="known">What may be used.</param>
    public static Rejection Unknown(string mark, int line, int column, string known) => new("documents.wording.unknown-placeholder", mark, line, column, known);

    /// <summary>A brace without its fellow on the same line.</summary>
    public static Rejection LoneBrace(string brace, int line, int column, string known) => new("documents.wording.lone-brace", brace, line, column, known);

    /// <summary>A character that cannot be seen.</summary>
    public static Rejection Unprintable(int line, int column) => new("documents.wording.unprintable", line, column);
}
