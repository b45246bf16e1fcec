using System.Text.RegularExpressions;

namespace Tera.Documents.Acts;

public sealed partial class TextTests
{
    [Fact]
    public void Every_code_of_the_office_acts_has_a_sentence_and_every_sentence_a_code()
    {
        var folder = Sources();
        var codes = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith("Texts.cs", StringComparison.Ordinal))
            .SelectMany(file => Code().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).ToHashSet();

        Assert.Equal(OfficeActTexts.All.Keys.Order(), codes.Order());
    }

    [GeneratedRegex("\"(documents\\.(?:form|disposition|team-order|invitation|meeting|minutes|attendance|draft|handout)\\.[a-z-]+)\"")]
    private static partial Regex Code();

    private static string Sources()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Tera.slnx")))
            {
                return Path.Combine(at.FullName, "src", "Tera.Web", "Documents");
            }
        }

        throw new InvalidOperationException("The sources are not above the tests.");
    }
}
