using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Tera.Platform.Data;

/// <summary>Names the region to the database at every opening of a connection; Npgsql forgets it again when the connection goes back to the pool.</summary>
internal sealed class RegionInterceptor(RegionScope scope) : DbConnectionInterceptor
{
    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (Command(connection) is { } command)
        {
            await using (command)
            {
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
        }
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection);
        command?.ExecuteNonQuery();
    }

    private NpgsqlCommand? Command(DbConnection connection) => scope.Current is not { } region ? null : new NpgsqlCommand
    {
        Connection = (NpgsqlConnection)connection,
        CommandText = "select set_config('tera.region', $1, false)",
        Parameters = { new NpgsqlParameter { Value = region.ToString() } },
    };
}
