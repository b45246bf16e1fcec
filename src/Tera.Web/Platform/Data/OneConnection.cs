using Microsoft.EntityFrameworkCore;

namespace Tera.Platform.Data;

/// <summary>Several questions in a row on one connection: each opening costs a round trip, which names the region to the database.</summary>
internal static class OneConnection
{
    /// <summary>Gives the connection back when the work is done; what follows may take its time.</summary>
    public static async Task<T> OnOneConnectionAsync<T>(this TeraDbContext db, Func<Task<T>> work, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            return await work();
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
