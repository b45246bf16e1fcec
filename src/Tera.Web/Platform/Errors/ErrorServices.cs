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
        return app.UseStatusCodePages(context => pages.AnswerStatusAsync(context.HttpContext));
    }
}
