using System.Diagnostics;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Diagnostics;
using Npgsql;
using Tera.Platform.Layout;

namespace Tera.Platform.Errors;

/// <summary>Answers a request that failed: a page for people, problem details for programs.</summary>
/// <remarks>
/// Rendered here and now, outside router and middleware. Running the pipeline again, as the framework offers, would ask the database
/// that may be the cause, and would take a POST for a form that nobody handles.
/// </remarks>
internal sealed partial class ErrorPages(ILogger<ErrorPages> log, IServiceScopeFactory scopes, ILoggerFactory loggers)
{
    internal Task AnswerStatusAsync(HttpContext http) => AnswerAsync(http, Failure.Of(http.Response.StatusCode), null);

    internal Task AnswerExceptionAsync(HttpContext http)
    {
        if (http.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has gone, as when a line breaks in the middle of a form; there is nobody to answer.
            return Task.CompletedTask;
        }

        var exception = http.Features.Get<IExceptionHandlerFeature>()!.Error;
        var failure = exception switch
        {
            BadHttpRequestException bad => Failure.Of(bad.StatusCode),
            // A sign no text can hold, such as the byte zero in an address: nobody types it.
            { } wrong when HoldsNoText(wrong) => Failure.Of(StatusCodes.Status400BadRequest),
            _ when DatabaseTrouble.IsIn(exception) => Failure.DatabaseDown,
            _ => Failure.Broken,
        };
        var number = failure.Status >= 500 ? NewNumber() : null;
        if (number is not null)
        {
            RequestFailed(log, exception, number, http.Request.Method, http.Request.Path);
        }

        return AnswerAsync(http, failure, number);
    }

    /// <summary>Eight digits of the trace id, in two groups, to be read out on the telephone.</summary>
    private static bool HoldsNoText(Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire } || (exception.InnerException is { } inner && HoldsNoText(inner));

    private static string NewNumber()
    {
        var trace = Activity.Current?.TraceId.ToHexString() ?? Guid.CreateVersion7().ToString("N");
        var tail = trace[^8..].ToUpperInvariant();
        return $"{tail[..4]}-{tail[4..]}";
    }

    private async Task AnswerAsync(HttpContext http, Failure failure, string? number)
    {
        http.Response.StatusCode = failure.Status;
        http.Response.Headers.CacheControl = "no-store";
        if (failure.Status == StatusCodes.Status503ServiceUnavailable)
        {
            http.Response.Headers.RetryAfter = "60";
        }

        if (http.Request.Path.StartsWithSegments("/api"))
        {
            await Results.Problem(failure.Text, statusCode: failure.Status, title: failure.Title, extensions: Numbered(number)).ExecuteAsync(http);
            return;
        }

        http.Response.ContentType = "text/html; charset=utf-8";
        var typed = await TypedAsync(http);
        var page = new Dictionary<string, object?>
        {
            [nameof(ErrorDocument.Failure)] = failure,
            [nameof(ErrorDocument.Shell)] = http.Features.Get<ShellView>(),
            [nameof(ErrorDocument.Number)] = number,
            [nameof(ErrorDocument.Typed)] = typed,
            [nameof(ErrorDocument.Again)] = failure.MayPass ? SentForm.Of(http.Request, typed) : null,
        };
        await http.Response.WriteAsync(await HtmlAsync(page), http.RequestAborted);
    }

    /// <summary>A form that came too late for its page, or without its token: what was typed into it is given back.</summary>
    private static async Task<IFormCollection?> TypedAsync(HttpContext http)
    {
        // It is only read back to the one who sent it, so that its token does not matter any more.
        http.Features.Set<IAntiforgeryValidationFeature>(null);
        try
        {
            return http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or InvalidDataException)
        {
            return null;
        }
    }

    private async Task<string> HtmlAsync(Dictionary<string, object?> page)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        return await renderer.Dispatcher.InvokeAsync(
            async () => (await renderer.RenderComponentAsync<ErrorDocument>(ParameterView.FromDictionary(page))).ToHtmlString());
    }

    private static Dictionary<string, object?>? Numbered(string? number) => number is null ? null : new() { ["number"] = number };

    [LoggerMessage(EventId = 1102, Level = LogLevel.Error, Message = "Request failed, number {Number}: {Method} {Path}")]
    private static partial void RequestFailed(ILogger logger, Exception exception, string number, string method, PathString path);
}
