using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Tera.Procedures.Versions;

/// <summary>An SOP as it goes to the printer: a document of its own, with the style sheets of paper inside it.</summary>
internal static partial class PrintEndpoint
{
    public static IEndpointConventionBuilder MapSopPrint(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/sop/{id:guid}/cetak", PrintAsync);

    private static async Task<IResult> PrintAsync(
        Guid id, int? versi, string? kertas, ProcedureQuery query, HttpContext http, ILoggerFactory loggers)
    {
        if (await query.FindAsync(new(id), versi, http.RequestAborted) is not { } view)
        {
            return Results.NotFound();
        }

        await using var renderer = new HtmlRenderer(http.RequestServices, loggers);
        var parameters = ParameterView.FromDictionary(ProcedurePrint.Of(view, ProcedurePrint.SizeOf(kertas)));
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<ProcedurePrint>(parameters)).ToHtmlString());
        http.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; img-src 'self' data:; style-src {Hashes(html)}; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
        return Results.Content(html, "text/html; charset=utf-8");
    }

    /// <summary>Exactly the style sheets we wrote are let in, nothing else that stands in the page.</summary>
    private static string Hashes(string html) => string.Join(' ', StyleElement().Matches(html)
        .Select(style => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style.Groups[1].Value)))}'"));

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex StyleElement();
}
