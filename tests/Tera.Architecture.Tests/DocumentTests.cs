using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera;

/// <summary>The papers of the project say what the code says.</summary>
public sealed partial class DocumentTests
{
    /// <summary>
    /// Exempt are types that name no thing of the office: nested cases (their family has the row), the lists of refusals, and
    /// exceptions, which are faults of the machine.
    /// </summary>
    [Fact]
    public void Every_public_type_of_the_domain_has_a_row_in_the_glossary()
    {
        var types = typeof(Rejection).Assembly.GetExportedTypes().Where(type => !type.IsNested && !type.IsAssignableTo(typeof(Exception)))
            .Select(type => type.Name.Split('`')[0]).Where(name => !name.EndsWith("Rejections", StringComparison.Ordinal));
        Law.Unbroken(types.Except(Glossary().Select(row => row[0])).Order());
    }

    [Fact]
    public void A_word_of_the_glossary_stands_there_once_and_is_explained()
    {
        Assert.All(Glossary(), row => Assert.True(row is [_, { Length: > 1 }, { Length: > 1 }, _], string.Join(" | ", row)));
        Law.Unbroken(Glossary().Where(row => row[0] != NoType).GroupBy(row => row[0]).Where(group => group.Count() > 1).Select(group => group.Key));
        Law.Unbroken(Glossary().Where(row => row[0] == NoType).GroupBy(row => row[1]).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    /// <summary>The words of the field, as the domain's report lists them; one row may explain two that belong together.</summary>
    [Fact]
    public void Every_word_of_the_field_is_explained()
    {
        var explained = Glossary().Select(row => row[1]).ToList();
        var words =
            from line in Repository.Read("tests/Tera.Architecture.Tests/office-words.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            from word in Aside().Replace(line, "").Split(['/', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            select word;
        Law.Unbroken(words.Where(word => !explained.Exists(text => text.Contains(word, StringComparison.OrdinalIgnoreCase))));
    }

    /// <summary>A name that no type bears any more is a word nobody has mended; words of the office that the code has no name for say so.</summary>
    [Fact]
    public void Every_row_of_the_glossary_names_a_type()
    {
        var types = typeof(Rejection).Assembly.GetExportedTypes().Select(NameOf);
        Law.Unbroken(Glossary().Select(row => row[0]).Except(types).Except([NoType]).Order());
    }

    [Fact]
    public void Every_source_named_in_the_domain_has_a_row_in_the_registry_of_regulations()
    {
        var known = Regulations();
        var sources =
            from member in XDocument.Load(Path.ChangeExtension(typeof(Rejection).Assembly.Location, ".xml")).Descendants("member")
            from Match source in Source().Matches(member.Value)
            select (Member: member.Attribute("name")!.Value, Text: source.Groups[1].Value);
        Assert.All(sources, source => Assert.True(known.Any(id => source.Text.Contains(id, StringComparison.Ordinal)), $"{source.Member}: {source.Text}"));
    }

    [Fact]
    public void Every_regulation_that_the_code_or_a_paper_cites_has_a_row_in_the_registry()
    {
        var cited =
            from file in Repository.Files("src", ".cs", ".razor", ".csv", ".sql").Append(new SourceFile("docs/glossary.md", Repository.Read("docs/glossary.md")))
            from Match citation in Citation().Matches(file.Text)
            select citation.Value;
        Law.Unbroken(cited.Distinct().Except(Regulations()).Order());
    }

    [Fact]
    public void A_regulation_stands_in_the_registry_once() =>
        Law.Unbroken(Regulations().GroupBy(id => id).Where(group => group.Count() > 1).Select(group => group.Key));

    /// <summary>Whoever builds fetches from where he is told to; an address in the lock would bind him to ours.</summary>
    [Fact]
    public void Locks_of_script_packages_hold_no_addresses()
    {
        SourceFile[] locks =
        [
            .. Repository.Files("src", ".json").Concat(Repository.Files("tests", ".json"))
                .Where(file => Path.GetFileName(file.Path) == "package-lock.json"),
        ];
        Assert.NotEmpty(locks);
        Law.Unbroken(
            from file in locks
            from line in file.Text.Split('\n')
            where line.Contains("://", StringComparison.Ordinal) || line.Contains("\"resolved\"", StringComparison.Ordinal)
            select $"{file.Path}: {line.Trim()}");
    }

    [Fact]
    public void Every_event_of_a_run_is_in_the_list_of_events()
    {
        var kinds = typeof(RunEvent).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(one => (string)one.TypeDiscriminator!);
        Law.Unbroken(kinds.Except(Rows("docs/events.md").Select(row => row[0].Trim('`'))));
    }

    /// <summary>Names of the same form that seal something and leave no receipt.</summary>
    private static readonly string[] Purposes = ["measurement.upload-notes"];

    /// <summary>A process is the dotted name under which a command leaves its receipt and its audit row.</summary>
    [Fact]
    public void Every_process_that_leaves_a_receipt_is_in_the_list_of_events()
    {
        var processes = Repository.Files("src/Tera.Web", ".cs").SelectMany(file => Process().Matches(file.Text)).Select(match => match.Groups[1].Value);
        Law.Unbroken(processes.Except(Purposes).Except(Rows("docs/events.md").Select(row => row[0].Trim('`'))).Order());
    }

    [Fact]
    public void Every_package_has_a_line_that_says_what_it_is_for()
    {
        var packages = XDocument.Parse(Repository.Read("Directory.Packages.props")).Descendants("PackageVersion").Select(one => one.Attribute("Include")!.Value);
        Law.Unbroken(packages.Except(Rows("docs/dependencies.md").Select(row => row[0])));
    }

    [Fact]
    public void Every_mistake_seen_in_the_field_has_its_test_and_every_such_test_its_row()
    {
        var tests = MistakeTest().Matches(Repository.Read("tests/Tera.Web.Tests/Measurement/MistakesSeenInTheFieldTests.cs")).Select(match => match.Groups[1].Value);
        Assert.Equal(Rows("docs/mistakes-in-the-field.md").Select(row => row[0]), tests);
    }

    [Fact]
    public void Decisions_are_numbered_without_gaps_and_have_their_four_parts()
    {
        var decisions = Repository.Files("docs/adr", ".md");
        Assert.Equal(Enumerable.Range(1, decisions.Count), decisions.Select(one => int.Parse(one.Stem[..4], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(decisions, one => Assert.All(
            (string[])["## Context", "## Decision", "## Consequences", "## What we gave up"],
            part => Assert.Contains(part, one.Text, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_link_between_the_papers_leads_somewhere()
    {
        var papers = Repository.Files("docs", ".md").Concat(((string[])["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]).Select(path => new SourceFile(path, Repository.Read(path))));
        var offences =
            from paper in papers
            from Match link in Link().Matches(paper.Text)
            let target = Path.Combine(Repository.Root, Path.GetDirectoryName(paper.Path)!, link.Groups[1].Value)
            where !File.Exists(target) && !Directory.Exists(target)
            select $"{paper}: {link.Groups[1].Value}";
        Law.Unbroken(offences);
    }

    [Fact]
    public void What_newcomers_read_is_short()
    {
        Assert.InRange(Repository.Read("CONTRIBUTING.md").Split('\n').Length, 1, 101);
        Assert.InRange(Repository.Read("docs/architecture.md").Split('\n').Length, 1, 251);
    }

    /// <summary>Stands where the code has no type of its own for a word.</summary>
    private const string NoType = "–";

    private static List<string[]> Glossary() => Rows("docs/glossary.md");

    private static List<string> Regulations() => [.. Rows("docs/regulations.md").Select(row => row[0])];

    /// <summary>A nested case by its family: ZeroAnswer.AtCap.</summary>
    private static string NameOf(Type type) => (type.DeclaringType is { } family ? NameOf(family) + "." : "") + type.Name.Split('`')[0];

    /// <summary>The rows of every table in a paper, without the heads.</summary>
    private static List<string[]> Rows(string path) =>
        [.. Repository.Read(path).Split('\n').Where(line => line.StartsWith('|') && !line.StartsWith("|-", StringComparison.Ordinal))
            .Select(line => line.Trim().Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())
            .Where(row => row[0] is not ("Kode" or "Event" or "Process" or "Package" or "Id"))];

    [GeneratedRegex(@"\s*\([^)]*\)")]
    private static partial Regex Aside();

    [GeneratedRegex(@" Row_(\d\d)_")]
    private static partial Regex MistakeTest();

    [GeneratedRegex(@"Source:\s*(\S.{0,160})", RegexOptions.Singleline)]
    private static partial Regex Source();

    [GeneratedRegex(@"\b(?:UU|PP|Perpres|Keppres|PermenPANRB|Permendagri|PMK|SE BKN) \d[\dA-Z/]*(?<![/])")]
    private static partial Regex Citation();

    [GeneratedRegex("\"((?:organisation|procedures|documents|planning|measurement|evaluation|reporting)\\.[a-z]+(?:-[a-z]+)*)\"")]
    private static partial Regex Process();

    [GeneratedRegex(@"\]\((?!https?:|#|mailto:)([^)#\s]+)")]
    private static partial Regex Link();
}
