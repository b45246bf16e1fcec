using System.Text.RegularExpressions;

namespace Tera;

/// <summary>What a reader may rely on in every file.</summary>
public sealed partial class SourceTests
{
    private const int LongestFile = 400;

    private static readonly IReadOnlyList<SourceFile> Code =
        [.. Repository.Files("src", ".cs", ".razor", ".sql", ".css"), .. Repository.Files("tests", ".cs", ".razor"), .. Repository.Files("bench", ".cs")];

    [Fact]
    public void No_file_is_longer_than_400_lines() =>
        Assert.All(Code, file => Assert.True(Lines(file).Length <= LongestFile, file.Path));

    [Fact]
    public void A_file_bears_the_name_of_its_type_or_of_the_family_in_it() => Law.Unbroken(
        from file in Repository.Files("src", ".cs")
        where file.Module is not null && !IsNamedRightly(file)
        select $"{file}: {string.Join(", ", TypesOf(file))}");

    [Fact]
    public void Nothing_is_left_for_later() =>
        Assert.All(Code, file => Assert.False(file.Stem != nameof(SourceTests) && Unfinished().IsMatch(file.Text), file.Path));

    [Fact]
    public void No_code_is_commented_out() => Law.Unbroken(
        from file in Code
        from line in Lines(file)
        where (file.Path.EndsWith(".sql", StringComparison.Ordinal) ? CommentedOutSql() : CommentedOut()).IsMatch(line)
        select $"{file}: {line.Trim()}");

    /// <summary>A number or an id there would answer a cut address with a fault of the program.</summary>
    [Fact]
    public void What_an_address_asks_is_taken_as_text() => Law.Unbroken(
        from file in Repository.Files("src", ".cs", ".razor")
        from Match asked in AskedOfAddress().Matches(file.Text)
        where asked.Groups[1].Value is not ("string" or "string?" or "string[]" or "string[]?")
        select $"{file}: {asked.Groups[1].Value} {asked.Groups[2].Value}");

    /// <summary>An operator who looks for a number finds one message.</summary>
    [Fact]
    public void No_two_messages_of_the_log_bear_one_number() => Law.Unbroken(
        from line in
            from file in Repository.Files("src", ".cs")
            from Match number in LoggedAs().Matches(file.Text)
            select (file, Number: number.Groups[1].Value)
        group line.file by line.Number into same
        where same.Count() > 1
        select $"{same.Key}: {string.Join(", ", same)}");

    /// <summary>Words that say nothing of what a type is for.</summary>
    [Fact]
    public void No_type_is_called_by_a_word_that_fits_everything() => Law.Unbroken(
        from file in Repository.Files("src", ".cs")
        from type in TypesOf(file)
        where EmptyWord().IsMatch(type) && !KnownToTheFramework.Contains(type)
        select $"{file}: {type}");

    /// <summary>Names that follow a type of the framework they stand in for.</summary>
    private static readonly string[] KnownToTheFramework = ["AccountManager"];

    private static string[] Lines(SourceFile file) => file.Text.TrimEnd('\n').Split('\n');

    private static List<string> TypesOf(SourceFile file) => [.. TopLevelType().Matches(file.Text).Select(match => match.Groups[1].Value)];

    /// <summary>Ids.cs holds PersonId and UnitId; PaperExceptions.cs the exceptions of paper; SignIn.cs the command and its SignInHandler.</summary>
    private static bool IsNamedRightly(SourceFile file)
    {
        var (types, family) = (TypesOf(file), LastWord().Match(file.Stem).Value.TrimEnd('s'));
        return types.Contains(file.Stem) || types.Contains(file.Stem + "Handler")
            || (types.Count > 1 && types.Exists(type => type.Contains(family, StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"EventId = (\d+)")]
    private static partial Regex LoggedAs();

    [GeneratedRegex(@"^(?:public |internal |file )?(?:static |sealed |abstract |readonly |partial )*(?:record struct|record class|record|class|struct|enum|interface) (\w+)", RegexOptions.Multiline)]
    private static partial Regex TopLevelType();

    [GeneratedRegex("[A-Z][a-z]+$")]
    private static partial Regex LastWord();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException|#region")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"^\s*//(?!/).*([;{}]|=>)\s*$")]
    private static partial Regex CommentedOut();

    [GeneratedRegex(@"^\s*--.*;\s*$")]
    private static partial Regex CommentedOutSql();

    [GeneratedRegex(@"\[SupplyParameterFromQuery[^\]]*\]\s*(?:\[[^\]]*\]\s*)*(?:public|private|protected|internal) (?:required )?(\S+) (\w+)")]
    private static partial Regex AskedOfAddress();

    [GeneratedRegex("(Manager|Helper|Helpers|Util|Utils|Info|Base|Impl)$")]
    private static partial Regex EmptyWord();
}
