using System.Net.Sockets;
using Npgsql;

namespace Tera.Platform.Errors;

/// <summary>Tells a database that cannot be reached from a fault of ours.</summary>
internal static class DatabaseTrouble
{
    /// <summary>True when PostgreSQL is down, starting, stopping, or has no connection left; asking again later may help.</summary>
    internal static bool IsIn(Exception exception) => Chain(exception).Any(link => link switch
    {
        PostgresException refused => MeansAway(refused.SqlState),
        NpgsqlException lost => lost.InnerException is SocketException or IOException or TimeoutException,
        _ => false,
    });

    private static bool MeansAway(string state) =>
        state.StartsWith("08", StringComparison.Ordinal) || state is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
            or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections;

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }
}
