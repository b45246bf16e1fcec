using Npgsql;

namespace Tera.Platform.CommandLine;

/// <summary>A database that another version of the program has made, met by a verb that changes nothing.</summary>
internal static class OtherSchema
{
    public const string Text = "Susunan basis data ini bukan susunan versi Tera ini. Jalankan dahulu: tera migrate";

    public static bool Is(PostgresException e) =>
        e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.InvalidSchemaName;
}
