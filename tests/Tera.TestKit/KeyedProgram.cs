using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Tera.TestKit;

/// <summary>A program of the office: no cookies, no pages, only a key.</summary>
public sealed class KeyedProgram : IDisposable
{
    private readonly HttpClient _http;

    /// <param name="address">Of the site.</param>
    /// <param name="key">Null to come without one.</param>
    public KeyedProgram(Uri address, string? key)
    {
        _http = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };
        _http.DefaultRequestHeaders.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>With a key that somebody who is signed in has made for it.</summary>
    public static async Task<KeyedProgram> OfAsync(TestSite site, TestBrowser owner) => new(site.Address, await MakeKeyAsync(owner));

    /// <summary>A key as the page shows it, once.</summary>
    public static async Task<string> MakeKeyAsync(TestBrowser owner, params (string Name, string Value)[] typed)
    {
        var page = await owner.GetAsync("/akun/kunci");
        var made = await owner.SendAsync(page, "buat-kunci", [("Form.Name", "Aplikasi data Bidang"), .. typed]);
        return made.Html.QuerySelector(".t-notice .t-code")?.TextContent ?? throw new InvalidOperationException($"No key was made: {made.Text}");
    }

    public async Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(string path)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative));
        return (answer.StatusCode, await BodyAsync(answer));
    }

    public Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string path, object body) => PostAsync(path, JsonSerializer.Serialize(body), "application/json");

    public async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string path, string body, string type)
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var answer = await _http.PostAsync(new Uri(path, UriKind.Relative), content);
        return (answer.StatusCode, await BodyAsync(answer));
    }

    public void Dispose() => _http.Dispose();

    private static async Task<JsonElement> BodyAsync(HttpResponseMessage answer) =>
        answer.Content.Headers.ContentType?.MediaType is "application/json" or "application/problem+json"
            ? JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement
            : default;
}
