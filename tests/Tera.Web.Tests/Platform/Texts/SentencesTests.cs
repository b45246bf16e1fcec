using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tera.Platform.Cluster;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Platform.Texts;

/// <summary>A rule that says no must be able to say why, and no sentence outlives its rule.</summary>
public sealed partial class SentencesTests : IAsyncDisposable
{
    private const string Nowhere = "Host=127.0.0.1;Port=1;Username=nobody;Database=nothing";

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("tera-sentences-");
    private readonly WebApplication _app;

    public SentencesTests() =>
        _app = TeraApplication.Build(["--Logging:LogLevel:Default=Error"], new ClusterConnections(Nowhere, Nowhere), DataDirectory.At(_data.FullName));

    private Sentences Sentences => _app.Services.GetRequiredService<Sentences>();

    /// <summary>Codes of a module that has no screens yet reach nobody; its sentences come with its first screen.</summary>
    [Fact]
    public void Every_code_a_rule_can_answer_with_has_a_sentence()
    {
        var silent = Modules("Tera.Domain").Except([.. Modules("Tera.Web"), "Shared"]).Select(module => module.ToLowerInvariant() + ".").ToList();
        Assert.Empty(CodesInSource().Where(code => !silent.Any(code.StartsWith)).Except(Sentences.Codes).Order());
    }

    [Fact]
    public void Every_sentence_belongs_to_a_code_that_some_rule_answers_with() =>
        Assert.Empty(Sentences.Codes.Except(CodesInSource()).Order());

    [Fact]
    public void A_code_has_one_sentence()
    {
        var texts = _app.Services.GetServices<RejectionTexts>().SelectMany(module => module.Sentences.Keys);
        Assert.Empty(texts.GroupBy(code => code).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Fact]
    public void A_sentence_is_one_a_person_can_read() => Assert.All(_app.Services.GetServices<RejectionTexts>().SelectMany(module => module.Sentences), text =>
    {
        Assert.Matches(@"^[“\p{Lu}{].*[.?]$", text.Value);
        Assert.DoesNotContain("  ", text.Value, StringComparison.Ordinal);
    });

    [Fact]
    public void Arguments_are_told_in_Indonesian_notation() => Assert.Equal(
        "“1.5” memakai titik sebagai tanda desimal. Maksud Anda 1,5? Tulis dengan koma.",
        Sentences.For(NumberRejections.DecimalPoint("1.5", "1,5")));

    [Fact]
    public void What_is_enumerated_is_told_in_words_and_never_by_its_name_in_the_program() => Assert.Equal(
        "Versi yang berstatus “Digantikan” tidak dapat menjadi “Diuji coba”. Muat ulang halaman untuk melihat keadaannya sekarang.",
        Sentences.For(new Rejection("procedures.version.wrong-state", VersionState.Superseded, VersionState.Trial)));

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _data.Delete(recursive: true);
    }

    /// <summary>Every literal that looks like a code, outside the lists of sentences: rejections are made of literals only.</summary>
    private static HashSet<string> CodesInSource() =>
        [.. new[] { "Tera.Domain", "Tera.Web" }
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Source(), project), "*.cs", SearchOption.AllDirectories))
            .Where(path => !path.EndsWith("Texts.cs", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(path => Code().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value))];

    private static IEnumerable<string> Modules(string project) =>
        Directory.EnumerateDirectories(Path.Combine(Source(), project)).Select(folder => Path.GetFileName(folder)!);

    private static string Source([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../../src"));

    [GeneratedRegex("\"((?:shared|platform|organisation|procedures|documents|planning|measurement|evaluation|reporting)\\.[a-z-]+\\.[a-z-]+|platform\\.[a-z]+-meanwhile)\"")]
    private static partial Regex Code();
}
