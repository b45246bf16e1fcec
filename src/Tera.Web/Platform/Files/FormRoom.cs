using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Tera.Platform.Files;

/// <summary>
/// Lets a form that brings files arrive whole, although one of them is larger than may be kept: only then can its page say so at the
/// field and give back what was typed. A server that stops reading answers with an empty page, or with a broken line.
/// </summary>
/// <remarks>The framework lays what arrives on the disk, not into memory, and takes it away with the request.</remarks>
internal static class FormRoom
{
    /// <summary>After routing, before anybody reads the form. Pages that strangers may open keep the server's own bound.</summary>
    public static IApplicationBuilder UseRoomForFiles(this IApplicationBuilder app)
    {
        var patience = app.ApplicationServices.GetRequiredService<IOptions<FilesOptions>>().Value.Patience;
        return app.Use((http, next) =>
        {
            if (BringsFiles(http) && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            {
                size.MaxRequestBodySize = patience;
            }

            return next(http);
        });
    }

    /// <summary>What one part of a form may weigh; the whole is bounded by what is read at all.</summary>
    public static void Widen(FormOptions form, IOptions<FilesOptions> files) => form.MultipartBodyLengthLimit = files.Value.Patience;

    private static bool BringsFiles(HttpContext http) =>
        HttpMethods.IsPost(http.Request.Method)
        && http.Request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) is true
        && http.GetEndpoint()?.Metadata is { } page && page.GetMetadata<ComponentTypeMetadata>() is not null && page.GetMetadata<IAllowAnonymous>() is null;
}
