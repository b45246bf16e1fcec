using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Tera.Organisation;

public sealed partial class OrganisationTextsTests
{
    [Fact]
    public void Every_rejection_of_the_module_has_a_sentence_and_every_sentence_a_rejection()
    {
        var source = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../../src"));
        var codes = new[] { "Tera.Domain", "Tera.Web" }
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(source, project, "Organisation"), "*.cs", SearchOption.AllDirectories))
            .Where(path => !path.EndsWith("OrganisationTexts.cs", StringComparison.Ordinal))
            .SelectMany(path => Code().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value)).ToHashSet();
        Assert.Equal(codes.Order(), OrganisationTexts.Sentences.Keys.Order());
    }

    private static string Here([CallerFilePath] string path = "") => path;

    [GeneratedRegex("\"(organisation\\.[a-z-]+\\.[a-z-]+)\"")]
    private static partial Regex Code();
}
