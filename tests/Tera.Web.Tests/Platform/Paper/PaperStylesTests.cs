using System.Text.RegularExpressions;

namespace Tera.Platform.Paper;

public sealed class PaperStylesTests
{
    [Fact]
    public void The_screen_has_every_rule_of_the_paper_with_lengths_scaled_to_the_sheet()
    {
        Assert.Contains(".paper .letterhead .arms svg { display: block; width: calc(var(--mm) * 19); height: calc(var(--mm) * 22) }", PaperStyles.Screen, StringComparison.Ordinal);
        Assert.Contains("font-size: calc(var(--mm) * 3.5278)", PaperStyles.Screen, StringComparison.Ordinal);
        Assert.DoesNotContain("@page", PaperStyles.Screen, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\d(mm|pt)\b", PaperStyles.Screen);
        Assert.Contains("@property --mm { syntax: \"<length>\"; inherits: true;", PaperStyles.Screen, StringComparison.Ordinal);
        Assert.Equal(PaperStyles.Screen.Count(c => c == '{'), PaperStyles.Screen.Count(c => c == '}'));
    }

    [Fact]
    public void Every_rule_of_the_screen_is_confined_to_documents()
    {
        var css = Regex.Replace(PaperStyles.Screen, @"/\*.*?\*/", "", RegexOptions.Singleline);

        // The unit of all lengths is registered for the whole page; its name is ours alone.
        var selectors = Regex.Matches(css.Replace("@property --mm {", "", StringComparison.Ordinal), @"([^{}]+)\{").SelectMany(rule => rule.Groups[1].Value.Split(','));

        Assert.All(selectors, selector => Assert.StartsWith(".paper", selector.Trim(), StringComparison.Ordinal));
    }

    [Fact]
    public void The_paper_uses_nothing_the_printing_program_ignores() =>
        Assert.DoesNotMatch(@"calc\(|var\(|display:\s*grid|url\(", Regex.Replace(PaperStyles.Print, @"/\*.*?\*/", "", RegexOptions.Singleline));
}
