namespace Tera.Platform.Errors;

/// <summary>Puts the pages for faults around the pipeline.</summary>
public static class ErrorServices
{
    /// <summary>Call it first: what stands before it answers its faults with the server's own empty page.</summary>
    public static IApplicationBuilder UseTeraErrorPages(this IApplicationBuilder app)
    {
        var pages = app.ApplicationServices.GetRequiredService<ErrorPages>();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = pages.AnswerExceptionAsync,
            AllowStatusCode404Response = true,
            SuppressDiagnosticsCallback = _ => true,
        });
        return app.Use(async (http, next) =>
        {
            await next(http);
            if (IsBare(http.Response))
            {
                await pages.AnswerStatusAsync(http);
            }
        });
    }

    /// <remarks>
    /// The framework's own status code pages skip an answer that has a content type; pages set theirs before they refuse a POST whose
    /// antiforgery token has expired, and the user would see nothing at all.
    /// </remarks>
    private static bool IsBare(HttpResponse response) =>
        response is { StatusCode: >= StatusCodes.Status400BadRequest, HasStarted: false, ContentLength: null or 0 };
}
