using System.Text.RegularExpressions;

namespace Tera;

/// <summary>The schema files, read as text: what they promise before any database is there.</summary>
public sealed partial class SchemaTests
{
    private static readonly IReadOnlyList<SourceFile> Steps = Repository.Files("src/Tera.Web/Platform/Data/Schema", ".sql");

    [Fact]
    public void Steps_are_numbered_without_gaps_and_named_by_what_they_do()
    {
        Assert.All(Steps, step => Assert.Matches(@"/\d{4}-[a-z][a-z0-9-]+\.sql$", step.Path));
        Assert.Equal(Enumerable.Range(1, Steps.Count), Steps.Select(step => int.Parse(step.Stem[..4], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Every_table_bears_its_region_and_leads_its_key_with_it()
    {
        var offences =
            from step in Steps
            from Match table in Table().Matches(step.Text)
            where !table.Groups["body"].Value.Contains("region_id", StringComparison.Ordinal)
                || !RegionFirst().IsMatch(table.Groups["body"].Value)
            select table.Groups["name"].Value;
        Law.Unbroken(offences);
    }

    [Fact]
    public void Every_table_is_held_by_the_region_rule()
    {
        var text = string.Concat(Steps.Select(step => step.Text));
        var guarded = Guarded().Matches(text).Select(match => match.Groups[1].Value);
        Law.Unbroken(Table().Matches(text).Select(match => match.Groups["name"].Value).Except(guarded));
    }

    [Fact]
    public void A_module_makes_tables_only_in_its_own_schema()
    {
        var schemas = Steps.SelectMany(step => Table().Matches(step.Text)).Select(match => match.Groups["name"].Value.Split('.')[0]);
        Law.Unbroken(schemas.Distinct().Except(Modules.Order.Select(module => module.ToLowerInvariant())));
    }

    [Fact]
    public void A_function_that_looks_past_the_region_rule_pins_its_search_path_and_is_taken_from_the_public()
    {
        foreach (var step in Steps)
        {
            foreach (Match function in Definer().Matches(step.Text))
            {
                Assert.Contains("set search_path", function.Value, StringComparison.Ordinal);
                Assert.Contains($"revoke all on function {function.Groups["name"].Value}", step.Text, StringComparison.Ordinal);
            }
        }
    }

    /// <summary>All that happens to a run goes through one store, so that rows and events cannot part.</summary>
    [Fact]
    public void Only_the_run_store_writes_the_tables_of_runs() => Law.Unbroken(
        from file in Repository.Files("src", ".cs")
        where RunWrite().IsMatch(file.Text) && !file.Path.StartsWith("src/Tera.Web/Procedures/Runs/RunWriting", StringComparison.Ordinal)
            && !file.Path.StartsWith("src/Tera.Web/Procedures/Runs/RunSql", StringComparison.Ordinal)
        select file);

    [GeneratedRegex(@"^create table (?:if not exists )?(?<name>\w+\.\w+) \((?<body>.*?)^\)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Table();

    [GeneratedRegex(@"primary key \(region_id|region_id\s.*primary key")]
    private static partial Regex RegionFirst();

    [GeneratedRegex(@"platform\.protect\('([\w.]+)'")]
    private static partial Regex Guarded();

    [GeneratedRegex(@"create (?:or replace )?function (?<name>[\w.]+)\([^;]*?security definer[^;]*;", RegexOptions.Singleline)]
    private static partial Regex Definer();

    [GeneratedRegex(@"(insert into|update|delete from) procedures\.(run|run_participant|run_input|task|event)\b", RegexOptions.IgnoreCase)]
    private static partial Regex RunWrite();
}
