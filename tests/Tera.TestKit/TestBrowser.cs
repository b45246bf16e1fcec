using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Tera.TestKit;

/// <summary>Reads pages and sends their forms as a browser without scripts does; keeps cookies and follows redirects.</summary>
public sealed class TestBrowser : IDisposable
{
    private readonly HttpClient _http;
    private readonly HttpClient _still;

    public TestBrowser(Uri address)
    {
        var cookies = new CookieContainer();
        _http = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = address };
        _still = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = address };
    }

    public async Task<TestPage> GetAsync(string path)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative));
        return await TestPage.ReadAsync(answer);
    }

    /// <summary>Fills in a form of a page and sends it.</summary>
    /// <param name="page">Where the form stands.</param>
    /// <param name="form">Its name: the value of the hidden <c>_handler</c>.</param>
    /// <param name="typed">Values that replace or join those of the form.</param>
    public Task<TestPage> SendAsync(TestPage page, string form, params (string Name, string Value)[] typed) =>
        SendAsync(page, page.Form(form), typed);

    public async Task<TestPage> SendAsync(TestPage page, IHtmlFormElement form, params (string Name, string Value)[] typed)
    {
        using var content = new FormUrlEncodedContent(Fields(form, typed));
        return await PostAsync(page, form, content);
    }

    /// <summary>Fills in a form and sends it, and goes no further than the answer.</summary>
    public async Task<TestPage> PostAsync(TestPage page, IHtmlFormElement form, params (string Name, string Value)[] typed)
    {
        using var content = new FormUrlEncodedContent(Fields(form, typed));
        using var answer = await _still.PostAsync(TargetOf(page, form), content);
        return await TestPage.ReadAsync(answer);
    }

    /// <summary>Fills in a form that takes a file, and sends it in the order of its fields, the file last.</summary>
    public async Task<TestPage> SendFileAsync(TestPage page, IHtmlFormElement form, string field, string name, byte[] content) =>
        await SendFileAsync(page, form, field, name, new MemoryStream(content));

    /// <summary>The same with a file too big to hold.</summary>
    public Task<TestPage> SendFileAsync(TestPage page, IHtmlFormElement form, string field, string name, Stream content) =>
        SendFilesAsync(page, form, field, (name, content));

    /// <summary>The same with several files in one field.</summary>
    public Task<TestPage> SendFilesAsync(TestPage page, IHtmlFormElement form, string field, params (string Name, Stream Content)[] files) =>
        SendAsync(page, form, field, files, []);

    /// <summary>Fills in a form that takes a file beside what is typed, and sends it.</summary>
    public Task<TestPage> SendAsync(TestPage page, IHtmlFormElement form, string field, (string Name, byte[] Content) file, params (string Name, string Value)[] typed) =>
        SendAsync(page, form, field, [(file.Name, new MemoryStream(file.Content))], typed);

    private async Task<TestPage> SendAsync(
        TestPage page, IHtmlFormElement form, string field, IEnumerable<(string Name, Stream Content)> files, (string Name, string Value)[] typed)
    {
        using var parts = new MultipartFormDataContent();
        foreach (var (key, value) in Fields(form, typed).Where(one => one.Key != field))
        {
            parts.Add(new StringContent(value), key);
        }

        foreach (var (name, content) in files)
        {
            parts.Add(new StreamContent(content) { Headers = { ContentType = new("application/octet-stream") } }, field, name);
        }

        return await PostAsync(page, form, parts);
    }

    /// <summary>The bytes at an address; null when there is nothing for this reader.</summary>
    public async Task<byte[]?> DownloadAsync(string path)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative));
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsByteArrayAsync() : null;
    }

    public void Dispose()
    {
        _http.Dispose();
        _still.Dispose();
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form, (string Name, string Value)[] typed) =>
        TestPage.FieldsOf(form).Where(field => !typed.Any(one => one.Name == field.Key)).Concat(typed.Select(one => KeyValuePair.Create(one.Name, one.Value)));

    private async Task<TestPage> PostAsync(TestPage page, IHtmlFormElement form, HttpContent content)
    {
        using var answer = await _http.PostAsync(TargetOf(page, form), content);
        return await TestPage.ReadAsync(answer);
    }

    private static Uri TargetOf(TestPage page, IHtmlFormElement form) =>
        new(form.GetAttribute("action") is { Length: > 0 } action ? action : page.PathAndQuery, UriKind.Relative);
}

/// <summary>A page as it arrived.</summary>
public sealed class TestPage
{
    private TestPage(HttpStatusCode status, Uri address, IHtmlDocument html, HttpResponseMessage answer)
    {
        (Status, PathAndQuery, Path, Html) = (status, address.PathAndQuery, address.AbsolutePath, html);
        Headers = answer.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value));
    }

    public HttpStatusCode Status { get; }

    public string Path { get; }

    public string PathAndQuery { get; }

    public IHtmlDocument Html { get; }

    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>What a reader reads, spaces joined.</summary>
    public string Text => string.Join(' ', (Html.Body?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public IHtmlFormElement Form(string name) => Html.QuerySelectorAll("form").OfType<IHtmlFormElement>()
        .First(form => form.QuerySelector("input[name=_handler]")?.GetAttribute("value") == name);

    public bool HasForm(string name) => Html.QuerySelector($"input[name=_handler][value='{name}']") is not null;

    /// <summary>What stands in an input; null when there is none or it is empty.</summary>
    public string? ValueOf(string name) => Html.QuerySelector($"[name='{name}']") is { } field && Sent(field) is { Length: > 0 } value ? value : null;

    internal static IEnumerable<KeyValuePair<string, string>> FieldsOf(IHtmlFormElement form) =>
        form.QuerySelectorAll("[name]").Where(field => Sent(field) is not null)
            .Select(field => KeyValuePair.Create(field.GetAttribute("name")!, Sent(field)!));

    /// <summary>What a browser would send; null for a box that is not ticked and for a button.</summary>
    private static string? Sent(IElement field) => field switch
    {
        IHtmlSelectElement choice => choice.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? box.Value : null,
        IHtmlInputElement input => input.Value,
        _ => null,
    };

    internal static async Task<TestPage> ReadAsync(HttpResponseMessage answer)
    {
        var html = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        return new(answer.StatusCode, answer.RequestMessage!.RequestUri!, html, answer);
    }
}
