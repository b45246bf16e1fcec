using System.Text;
using System.Text.RegularExpressions;

namespace Tera.Procedures.Reading;

/// <summary>Makes codes out of words: <c>Kasubbag Perencanaan, Evaluasi</c> becomes <c>kasubbag-perencanaan-evaluasi</c>.</summary>
internal static partial class Slug
{
    private const int Longest = 40;

    /// <summary>A code that no other of the set bears; it joins the set.</summary>
    public static string Unique(string text, string fallback, ISet<string> taken)
    {
        var stem = Of(text, fallback);
        var slug = stem;
        for (var number = 2; !taken.Add(slug); number++)
        {
            slug = $"{stem}-{number}";
        }

        return slug;
    }

    private static string Of(string text, string fallback)
    {
        var plain = string.Concat(text.Where(letter => !char.IsSurrogate(letter) && letter is not ('\uFFFE' or '\uFFFF'))).Normalize(NormalizationForm.FormD).ToLowerInvariant();
        var slug = new StringBuilder();
        foreach (var word in NotLetters().Split(plain).Where(word => word.Length > 0))
        {
            if (slug.Length + word.Length > Longest)
            {
                break;
            }

            slug.Append(slug.Length > 0 ? "-" : "").Append(word);
        }

        var made = slug.ToString();
        return made.Length < 2 || !char.IsAsciiLetterLower(made[0]) ? fallback : made;
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotLetters();
}
