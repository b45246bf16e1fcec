using System.Text.Json;
using System.Text.RegularExpressions;
using Tera.Platform.Assets;

namespace Tera.Platform.Look;

public sealed partial class AssetTests
{
    /// <summary>Screens only: papers carry their own sheet with literal colours, because the print engine knows no variables.</summary>
    private static IEnumerable<string> StyleSheets => Sources.All("*.css").Where(OfScreens);

    private static IEnumerable<string> Markup => Sources.All("*.razor").Where(OfScreens);

    private static bool OfScreens(string file) => !file.Contains("Paper", StringComparison.Ordinal) && !file.Contains("Print", StringComparison.Ordinal);

    [Fact]
    public void Colours_stand_in_the_tokens_alone() => Assert.All(
        StyleSheets.Where(file => Path.GetFileName(file) != "tokens.css"),
        file => Assert.DoesNotMatch(Colour(), File.ReadAllText(file)));

    [Fact]
    public void A_style_sheet_is_short_enough_to_read() => Assert.All(StyleSheets, file => Assert.InRange(File.ReadLines(file).Count(), 1, 300));

    [Fact]
    public void Every_token_used_is_defined()
    {
        var defined = StyleSheets.SelectMany(file => TokenDefined().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).ToHashSet();

        Assert.All(StyleSheets, file => Assert.Empty(TokenUsed().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value).Except(defined)));
    }

    [Fact]
    public void Markup_carries_no_style_and_no_script() => Assert.All(
        Markup, file => Assert.DoesNotMatch(Inline(), File.ReadAllText(file)));

    /// <summary>Their sheets lie on pages, too, where the content policy drops such styles. Three carry the style sheet of what is only printed, or read outside.</summary>
    [Fact]
    public void Papers_carry_no_style_of_their_own() => Assert.All(
        Sources.All("*.razor").Where(file => !OfScreens(file) && Path.GetFileName(file) is not ("PaperDocument.razor" or "ProcedurePrint.razor" or "PackPaper.razor")),
        file => Assert.DoesNotMatch(Inline(), File.ReadAllText(file)));

    [Fact]
    public void Every_class_of_ours_that_markup_uses_has_a_rule()
    {
        var rules = StyleSheets.SelectMany(file => ClassInRule().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).ToHashSet();
        var used = Markup.SelectMany(file => ClassUsed().Matches(File.ReadAllText(file))).Select(match => match.Value).Distinct();

        Assert.Empty(used.Where(name => !name.EndsWith('-')).Except(rules).Except(Unstyled));
    }

    [Fact]
    public void Every_icon_named_in_markup_is_in_the_sprite()
    {
        var sprite = JsonSerializer.Deserialize<string[]>(File.ReadAllText(Path.Combine(Sources.Web, "assets", "icons.json")))!;
        var named = Markup.SelectMany(file => IconNamed().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value)
            .Concat(Components.WorkState.All.Select(state => state.Icon))
            .Concat(Enum.GetValues<Components.TimeState>().Select(state => Components.TimeStates.Icon(state)));

        Assert.Empty(named.Distinct().Except(sprite));
    }

    [Fact]
    public void The_lock_file_names_no_address() =>
        Assert.DoesNotContain("http", File.ReadAllText(Path.Combine(Sources.Web, "package-lock.json")), StringComparison.Ordinal);

    [Fact]
    public void An_asset_has_another_address_when_its_content_is_another()
    {
        var root = Directory.CreateTempSubdirectory("tera-aset-").FullName;
        try
        {
            Write(root, "tokens.css", ":root{--a:1}");
            var before = new AssetStore(root);
            Write(root, "lists.css", "a{}");
            var after = new AssetStore(root);

            Assert.Equal(new AssetStore(root).Url(AssetStore.StyleSheet), after.Url(AssetStore.StyleSheet));
            Assert.NotEqual(before.Url(AssetStore.StyleSheet), after.Url(AssetStore.StyleSheet));
            Assert.Equal([AssetStore.Tabler, AssetStore.Sprite], after.Missing);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public void The_one_style_sheet_begins_with_the_tokens_and_ends_with_paper()
    {
        var text = System.Text.Encoding.UTF8.GetString(new AssetStore(Path.Combine(Sources.Web, "wwwroot")).Find(AssetStore.StyleSheet)!.Plain);

        Assert.StartsWith("/* The only place with colours", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("@page", StringComparison.Ordinal) > text.IndexOf(".t-table", StringComparison.Ordinal));
    }

    [Fact]
    public void A_style_sheet_that_goes_on_from_another_comes_after_it()
    {
        var root = Directory.CreateTempSubdirectory("tera-aset-").FullName;
        Write(root, "matrix.css", "wide{}");
        Write(root, "matrix-narrow.css", "narrow{}");

        var text = System.Text.Encoding.UTF8.GetString(new AssetStore(root).Find(AssetStore.StyleSheet)!.Plain);

        Assert.True(text.IndexOf("narrow{}", StringComparison.Ordinal) > text.IndexOf("wide{}", StringComparison.Ordinal));
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public void A_browser_gets_the_smallest_form_it_can_read()
    {
        var asset = new Asset("text/css", [.. Enumerable.Repeat((byte)'a', 5000)]);

        Assert.Equal("br", asset.For("gzip, deflate, br").Encoding);
        Assert.Equal("gzip", asset.For("gzip, deflate").Encoding);
        Assert.Null(asset.For("").Encoding);
        Assert.True(asset.For("br").Bytes.Length < 100);
    }

    /// <summary>Hooks for tests and scripts, and the parts of a whole that look like what surrounds them.</summary>
    private static readonly string[] Unstyled = ["t-bar", "t-menu", "t-mx-text", "t-mx-need", "t-mx-c-activity", "t-mx-h-activity", "t-strip-only"];

    private static void Write(string root, string name, string text)
    {
        Directory.CreateDirectory(Path.Combine(root, "css"));
        File.WriteAllText(Path.Combine(root, "css", name), text);
    }

    [GeneratedRegex(@"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|oklch|color-mix|light-dark)\(")]
    private static partial Regex Colour();

    [GeneratedRegex(@"(?<=[\s{;])(--t-[\w-]+):", RegexOptions.Multiline)]
    private static partial Regex TokenDefined();

    [GeneratedRegex(@"var\((--t-[\w-]+)")]
    private static partial Regex TokenUsed();

    /// <summary>A script of ours has an address; none stands in a page.</summary>
    [GeneratedRegex(@"\sstyle=|<script(?! type=""module"" src=""@)|<style|\son(?:click|change|submit|input|load)=")]
    private static partial Regex Inline();

    [GeneratedRegex(@"\.(t-[\w-]+)")]
    private static partial Regex ClassInRule();

    [GeneratedRegex(@"(?<=[""\s])t-[a-z][\w-]*(?=[""\s])")]
    private static partial Regex ClassUsed();

    [GeneratedRegex(@"<Icon Name=""([a-z][\w-]*)""")]
    private static partial Regex IconNamed();
}
