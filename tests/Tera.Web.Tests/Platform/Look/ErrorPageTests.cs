using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Tera.Platform.Assets;
using Tera.Platform.Errors;
using Tera.Platform.Layout;

namespace Tera.Platform.Look;

public sealed class ErrorPageTests : IAsyncLifetime
{
    private readonly LogLines _log = new();
    private WebApplication _app = null!;
    private HttpClient _browser = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().AddProvider(_log);
        builder.Services.AddLayout().AddAntiforgery().AddRazorComponents();
        _app = builder.Build();
        _app.UseTeraErrorPages();
        _app.UseRouting();
        _app.UseAntiforgery();
        _app.MapTeraAssets();
        _app.MapGet("/terlarang", (HttpContext http) => { http.Response.StatusCode = StatusCodes.Status403Forbidden; });
        _app.MapMethods("/rusak", ["GET", "POST"], Broken);
        _app.MapGet("/api/rusak", Broken);
        _app.MapGet("/basis-data", AskDeadDatabase);
        _app.MapRazorComponents<App>();
        await _app.StartAsync();
        _browser = _app.GetTestClient();
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("/tidak-pernah-ada", 404, "Halaman ini tidak ada.")]
    [InlineData("/terlarang", 403, "Anda tidak berwenang membuka halaman ini.")]
    public async Task A_status_without_a_page_becomes_one_that_says_what_to_do(string path, int status, string title)
    {
        var (answer, html) = await Get(path);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(title, html.QuerySelector("h1")!.TextContent);
        Assert.NotEmpty(html.QuerySelectorAll("ol li"));
        Assert.Equal("id", html.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Given_a_form_whose_token_has_expired_when_posted_then_the_page_says_that_nothing_was_saved()
    {
        using var answer = await _browser.PostAsync("/tidak-ditemukan", new FormUrlEncodedContent([]));
        var html = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("Kiriman ini tidak dapat dibaca.", html.QuerySelector("h1")!.TextContent);
        Assert.Contains("Tidak ada yang disimpan", html.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task Given_a_fault_of_ours_then_the_page_shows_the_number_that_stands_in_the_log_and_nothing_of_the_cause(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/rusak");
        using var answer = await _browser.SendAsync(request);
        var html = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var number = html.QuerySelector(".t-code")!.TextContent;
        Assert.Matches("^[0-9A-F]{4}-[0-9A-F]{4}$", number);
        Assert.Contains(_log.Lines, line => line.Contains(number, StringComparison.Ordinal));
        Assert.DoesNotContain("rahasia", html.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Contains("tidak disimpan setengah", html.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_database_that_is_down_then_the_page_says_so_and_when_to_come_back()
    {
        var (answer, html) = await Get("/basis-data");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal("Basis data sedang tidak dapat dihubungi.", html.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Given_a_form_that_a_fault_kept_from_being_taken_then_the_page_can_send_all_of_it_again()
    {
        (string Name, string Value)[] sent = [("Perintah", "7f3k"), ("Sifat", "segera"), ("Penerima", "kasubbag"), ("Penerima", "sekretaris"), ("Catatan", "Siapkan formulir\r\nsebelum Jumat")];
        using var answer = await _browser.PostAsync("/rusak?langkah=2", new FormUrlEncodedContent(sent.Select(field => KeyValuePair.Create(field.Name, field.Value))));
        var html = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

        var form = html.QuerySelector("form[method=post]")!;
        Assert.Equal("/rusak?langkah=2", form.GetAttribute("action"));
        Assert.Equal(sent, form.QuerySelectorAll("input[type=hidden]").Select(field => (field.GetAttribute("name")!, field.GetAttribute("value")!)));
        Assert.Equal("Coba kirim lagi", html.QuerySelector(".btn-primary")!.TextContent);
        Assert.Contains("Jangan tutup halaman ini", html.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Frasa", "rahasia sekali")]
    [InlineData("Form.Password", "rahasia sekali")]
    public async Task A_form_with_a_secret_is_not_written_into_a_page(string name, string value)
    {
        using var answer = await _browser.PostAsync("/rusak", new FormUrlEncodedContent([KeyValuePair.Create(name, value), KeyValuePair.Create("Catatan", "Sudah diperiksa semua")]));
        var html = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

        Assert.Null(html.QuerySelector("form[method=post]"));
        Assert.DoesNotContain(value, html.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("Sudah diperiksa semua", html.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_gets_problem_details()
    {
        using var answer = await _browser.GetAsync("/api/rusak");

        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("\"number\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shell_of_the_router_is_a_whole_Indonesian_page()
    {
        var (answer, html) = await Get("/tidak-ditemukan");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Tidak ditemukan – Tera", html.Title);
        Assert.Equal(2, html.QuerySelectorAll("link[rel=stylesheet]").Length);
    }

    [Fact]
    public async Task An_asset_asked_for_by_its_version_may_be_kept_for_ever_and_otherwise_is_asked_for_again()
    {
        var (_, html) = await Get("/tidak-ditemukan");
        var address = html.QuerySelectorAll("link[rel=stylesheet]")[1].GetAttribute("href")!;

        using var versioned = await _browser.GetAsync(address);
        using var plain = await _browser.GetAsync(address.Split('?')[0]);
        using var unknown = await _browser.GetAsync(AssetStore.Prefix + "../appsettings.json");

        Assert.Contains("immutable", versioned.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.True(plain.Headers.CacheControl!.NoCache);
        Assert.Equal("text/css", versioned.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);

        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(versioned.Headers.ETag!);
        using var same = await _browser.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
    }

    private static void Broken() => throw new InvalidOperationException("rahasia");

    private static async Task AskDeadDatabase()
    {
        await using var connection = new NpgsqlConnection("Host=127.0.0.1;Port=1;Username=tera;Database=tera;Timeout=2");
        await connection.OpenAsync();
    }

    private async Task<(HttpResponseMessage Answer, AngleSharp.Html.Dom.IHtmlDocument Html)> Get(string path)
    {
        var answer = await _browser.GetAsync(path);
        return (answer, new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()));
    }

    private sealed class LogLines : ILoggerProvider, ILogger
    {
        internal List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
