using Microsoft.EntityFrameworkCore;

namespace Tera.Platform.Data;

/// <summary>
/// Keeps two requests, on whatever node, from doing the same thing outside at the same time, where no transaction can be held open for as long as it
/// takes. Ends with its connection at the latest.
/// </summary>
public sealed class OneAtATime : IAsyncDisposable
{
    private readonly TeraDbContext _db;
    private readonly string _what;

    private OneAtATime(TeraDbContext db, string what) => (_db, _what) = (db, what);

    /// <summary>Null while another does it.</summary>
    /// <param name="db">Whose connection stays open until then.</param>
    /// <param name="what">Names what is done; the same words mean the same thing.</param>
    /// <param name="ct">Ends waiting for the database; the other is not waited for.</param>
    public static async Task<OneAtATime?> TakeAsync(TeraDbContext db, string what, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        if (await db.Database.SqlQuery<bool>($"""select pg_try_advisory_lock(hashtextextended({what}, 0)) as "Value" """).SingleAsync(ct))
        {
            return new(db, what);
        }

        await db.Database.CloseConnectionAsync();
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await _db.Database.SqlQuery<bool>($"""select pg_advisory_unlock(hashtextextended({_what}, 0)) as "Value" """).SingleAsync();
        await _db.Database.CloseConnectionAsync();
    }
}
