using Npgsql;

namespace Tera.Platform.Cluster;

/// <summary>The database and the two roles every connection of the program uses; the superuser is used here and nowhere else.</summary>
internal static class ClusterRoles
{
    internal const string Database = "tera";
    internal const string Owner = "tera_owner";
    internal const string Application = "tera_app";

    private const string Roles = $"""
        DO $$
        BEGIN
            IF to_regrole('{Owner}') IS NULL THEN CREATE ROLE {Owner}; END IF;
            IF to_regrole('{Application}') IS NULL THEN CREATE ROLE {Application}; END IF;
        END $$;
        ALTER ROLE {Owner} LOGIN CREATEDB NOSUPERUSER NOCREATEROLE NOREPLICATION NOBYPASSRLS;
        ALTER ROLE {Application} LOGIN NOCREATEDB NOSUPERUSER NOCREATEROLE NOREPLICATION NOBYPASSRLS;
        """;

    /// <summary>Restores what is missing, at every start: a first start may have been cut off in between.</summary>
    internal static async Task EnsureAsync(string superuser, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(superuser);
        await connection.OpenAsync(ct);
        await using var roles = new NpgsqlCommand(Roles, connection);
        await roles.ExecuteNonQueryAsync(ct);

        await using var exists = new NpgsqlCommand($"SELECT EXISTS (SELECT FROM pg_database WHERE datname = '{Database}')", connection);
        if (!(bool)(await exists.ExecuteScalarAsync(ct))!)
        {
            await using var create = new NpgsqlCommand($"CREATE DATABASE {Database} OWNER {Owner}", connection);
            await create.ExecuteNonQueryAsync(ct);
        }
    }
}
