using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Tera.Platform.Health;

/// <summary>Ready means that a page could be served now: the application's own role gets an answer from the database.</summary>
internal sealed class DatabaseReachable(NpgsqlDataSource source) : IHealthCheck
{
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = source.CreateCommand("select 1");
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy(exception: e);
        }
    }
}
