using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Tera.Platform.Assets;

/// <summary>Serves <see cref="AssetStore"/> under <c>/aset/</c>, open to everybody: nothing in it is secret.</summary>
public static partial class AssetServices
{
    private const string Forever = "public, max-age=31536000, immutable";
    private const string AskAgain = "no-cache";

    internal static IServiceCollection AddAssets(this IServiceCollection services) =>
        services.AddSingleton(_ => new AssetStore(Path.Combine(AppContext.BaseDirectory, "wwwroot")));

    public static IEndpointRouteBuilder MapTeraAssets(this IEndpointRouteBuilder endpoints)
    {
        var store = endpoints.ServiceProvider.GetRequiredService<AssetStore>();
        if (store.Missing.Count > 0)
        {
            var log = endpoints.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger<AssetStore>();
            AssetsMissing(log, string.Join(", ", store.Missing));
        }

        endpoints.MapMethods(AssetStore.Prefix + "{**path}", ["GET", "HEAD"], Send).AllowAnonymous().ExcludeFromDescription();
        return endpoints;
    }

    private static async Task Send(HttpContext http, string path, AssetStore store)
    {
        if (store.Find(path) is not { } asset)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var (bytes, encoding) = asset.For(http.Request.Headers.AcceptEncoding.ToString());
        var tag = $"\"{asset.Version}{encoding}\"";
        var headers = http.Response.Headers;
        headers.ETag = tag;
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.CacheControl = http.Request.Query["v"] == new StringValues(asset.Version) ? Forever : AskAgain;
        headers.XContentTypeOptions = "nosniff";
        if (http.Request.Headers.IfNoneMatch.Contains(tag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        http.Response.ContentType = asset.ContentType + "; charset=utf-8";
        http.Response.ContentLength = bytes.Length;
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
        }
    }

    [LoggerMessage(EventId = 1101, Level = LogLevel.Warning, Message = "Browser assets are missing: {Paths}. Run npm ci and npm run build in src/Tera.Web")]
    private static partial void AssetsMissing(ILogger logger, string paths);
}
