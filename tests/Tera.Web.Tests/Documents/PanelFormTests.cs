using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;
using Tera.Platform.Texts;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Documents;

public sealed class PanelFormTests
{
    [Fact]
    public async Task Given_a_refused_return_when_the_form_is_shown_again_then_it_is_open_with_what_was_typed_and_the_fault_at_its_field()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.PreparedAsync();

        var page = await ShownAsync(world, run, DocumentsWorld.Form([("Aksi", "kembalikan"), ("KembaliKe", ""), ("AlasanKembali", "Angka butir 3 keliru")]));

        Assert.NotNull(page.QuerySelector("details[open]"));
        Assert.Equal("Angka butir 3 keliru", (page.QuerySelector("[name=AlasanKembali]") as IHtmlTextAreaElement)?.Value);
        Assert.Equal("true", page.QuerySelector("[name=KembaliKe]")?.GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task Given_somebody_who_may_not_act_when_the_panel_is_shown_then_there_is_the_paper_and_no_field()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.PreparedAsync();

        var page = await ShownAsync(world, run, posted: null, SignedSop.Head);

        Assert.Contains("Isi dokumen uji", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("input, textarea, select, button"));
    }

    [Fact]
    public async Task Given_a_signer_without_a_certificate_when_the_panel_is_shown_then_it_says_whom_to_ask_and_asks_for_no_passphrase()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.PreparedAsync();
        DocumentsWorld.Accept(await world.InitialAsync(run));

        var page = await ShownAsync(world, run);

        Assert.Contains("Anda belum mempunyai sertifikat", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("[name=Frasa]"));
    }

    [Fact]
    public async Task A_refused_passphrase_is_never_sent_back_to_the_browser()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        await world.GiveCertificatesAsync(SignedSop.Head);
        var run = await world.PreparedAsync();
        DocumentsWorld.Accept(await world.InitialAsync(run));

        var page = await ShownAsync(world, run, await world.SignFormAsync(run, "frasa-yang-salah"));

        Assert.DoesNotContain("frasa-yang-salah", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("Frasa sandi salah", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_PDF_in_the_making_when_the_panel_is_shown_then_it_says_so_and_offers_nothing_to_sign()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.PreparedAsync(printed: false);

        var page = await ShownAsync(world, run);

        Assert.Contains("PDF sedang disiapkan", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("textarea, button"));
    }

    [Fact]
    public async Task Every_rejection_code_of_the_module_has_its_sentence_and_every_sentence_formats()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        await using var session = world.Session();
        var sentences = session.Get<Sentences>();

        var known = session.Get<IEnumerable<RejectionTexts>>().Where(texts => texts.Module.StartsWith("documents", StringComparison.Ordinal)).SelectMany(texts => texts.Sentences.Keys).ToHashSet();
        Assert.All(known, code => Assert.NotEmpty(sentences.For(new(code, "satu", "dua", "tiga", "empat"))));
        var used = Platform.Look.Sources.All("*.cs").Where(file => file.Contains("/Documents/", StringComparison.Ordinal))
            .SelectMany(file => System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(file), "Rejection\\w* \\w+\\([^)]*\\) => new\\(\"(documents\\.[a-z.-]+)\""))
            .Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(used);
        Assert.All(used, code => Assert.Contains(code, known));
    }

    [Theory]
    [InlineData(ActKind.Initial)]
    [InlineData(ActKind.Sign)]
    [InlineData(ActKind.Dispatch)]
    [InlineData(ActKind.Archive)]
    [InlineData(ActKind.Upload)]
    public async Task Each_of_these_acts_is_served_by_exactly_one_panel(ActKind kind)
    {
        await using var world = await DocumentsWorld.CreateAsync();
        await using var session = world.Session();
        var act = SignedSop.Definition.Steps.SelectMany(step => step.Acts).First(one => one.Kind == kind);

        Assert.Single(session.Get<IEnumerable<IActPanel>>(), panel => panel.Serves(act, SignedSop.Definition));
    }

    private static async Task<IHtmlDocument> ShownAsync(DocumentsWorld world, RunId run, PanelForm? posted = null, LaneKey? lane = null)
    {
        await using var session = world.Session();
        var context = await world.ContextAsync(session, run, lane);
        var panel = DocumentsWorld.PanelOf(session, context);
        var faults = posted is null ? [] : (await panel.PostAsync(context, posted, default)).Faults;
        var view = new PanelView(context, await panel.LoadAsync(context, default), posted, faults);
        await using var renderer = new HtmlRenderer(session.Get<IServiceProvider>(), session.Get<ILoggerFactory>());
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["View"] = view });
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync(panel.Component, parameters)).ToHtmlString());
        return new HtmlParser().ParseDocument(html);
    }
}
