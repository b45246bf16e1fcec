using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Tera.Platform.Health;

/// <summary>
/// Two questions a supervisor asks: <c>/health/live</c>, does the process answer (else restart it); <c>/health/ready</c>,
/// can it serve (else send nobody there). They tell names and states, never an error's text: anyone may ask.
/// </summary>
public static class HealthModule
{
    /// <summary>On checks without which nothing can be served; what the others find is for people, on <c>/kesehatan</c>.</summary>
    private const string Ready = "ready";

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<DatabaseReachable>("database", tags: [Ready], timeout: DatabaseReachable.Patience);
        return services;
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Text("hidup")).AllowAnonymous();
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready), ResponseWriter = WriteAsync }).AllowAnonymous();
    }

    private static Task WriteAsync(HttpContext http, HealthReport report) =>
        http.Response.WriteAsJsonAsync(
            new
            {
                Status = Word(report.Status),
                Checks = report.Entries.Select(check => new { Name = check.Key, Status = Word(check.Value.Status) }),
            },
            http.RequestAborted
        );

    private static string Word(HealthStatus status) => status == HealthStatus.Healthy ? "ready" : "unavailable";
}
