using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Tera.TestKit;

/// <summary>How the stand-in of e-SAKIP Reviu misbehaves.</summary>
public enum EsrMood
{
    Well,

    /// <summary>Enters the document, then never answers.</summary>
    SilentAfter,

    /// <summary>Never answers and enters nothing.</summary>
    SilentBefore,

    /// <summary>200 with a page instead of an answer.</summary>
    Garbage,

    /// <summary>Says no in its own words.</summary>
    Refuses,
}

/// <summary>
/// Speaks the interface of e-SAKIP Reviu as one client of it does, over real HTTP on this machine, and keeps what it is given. The true one is not
/// published and cannot be tried against.
/// </summary>
public sealed class EsrStandIn : IAsyncDisposable
{
    public const string User = "pemkab-uji", Password = "sandi-esr-uji";

    private const int OwnId = 417;

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<JsonNode> _entered = new();
    private readonly TaskCompletionSource _ended = new();

    private EsrStandIn(WebApplication app) => _app = app;

    /// <summary>For the next entry.</summary>
    public EsrMood Mood { get; set; }

    public string Address => _app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>What was entered, as it was told.</summary>
    public IReadOnlyList<JsonNode> Entered => [.. _entered];

    public static async Task<EsrStandIn> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var service = new EsrStandIn(app);
        app.Run(service.AnswerAsync);
        await app.StartAsync();
        return service;
    }

    public async ValueTask DisposeAsync()
    {
        _ended.TrySetResult();
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var account = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}"));
        if (http.Request.Headers.Authorization != account)
        {
            http.Response.StatusCode = (int)HttpStatusCode.Unauthorized;
            return;
        }

        switch (http.Request.Path.Value)
        {
            case "/get_user_id":
                await SayAsync(http, new JsonArray(Account(12, "provinsi-uji"), Account(OwnId, User)));
                break;
            case "/get_data":
                await SayAsync(http, new JsonArray([.. _entered.Select((entry, place) => Row(entry, place))]));
                break;
            case "/insert_data":
                await EnterAsync(http);
                break;
            default:
                http.Response.StatusCode = (int)HttpStatusCode.NotFound;
                break;
        }
    }

    private async Task EnterAsync(HttpContext http)
    {
        var wish = (await JsonNode.ParseAsync(http.Request.Body))!;
        switch (Mood)
        {
            case EsrMood.Garbage:
                await http.Response.WriteAsync("<html>Pemeliharaan</html>");
                return;
            case EsrMood.Refuses:
                await http.Response.WriteAsync(new JsonObject { ["error"] = "Dokumen periode ini sudah ditutup" }.ToJsonString());
                return;
            case EsrMood.SilentBefore:
                await _ended.Task;
                return;
            default:
                break;
        }

        if (wish["user_id"]?.GetValue<int>() != OwnId)
        {
            await http.Response.WriteAsync(new JsonObject { ["error"] = "user_id salah" }.ToJsonString());
            return;
        }

        _entered.Enqueue(wish);
        if (Mood is EsrMood.SilentAfter)
        {
            await _ended.Task;
            return;
        }

        await SayAsync(http, new JsonArray(new JsonObject { ["upload_id"] = Number(_entered.Count - 1) }));
    }

    private static JsonObject Account(int id, string name) => new() { ["user_id"] = id, ["usr"] = name, ["unit_kerja"] = "Uji" };

    private static JsonObject Row(JsonNode entry, int place) => new()
    {
        ["upload_id"] = Number(place), ["path"] = entry["path"]!.GetValue<string>(), ["status"] = "Menunggu reviu", ["dokumen_id"] = entry["dokumen_id"]!.GetValue<int>(),
    };

    private static string Number(int place) => (88_000 + place).ToString(CultureInfo.InvariantCulture);

    private static Task SayAsync(HttpContext http, JsonArray data)
    {
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(new JsonObject { ["data"] = data }.ToJsonString());
    }
}
