using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Platform.Data;

namespace Tera.Platform.Files;

/// <summary>Notes in the database that a region has a file, so that other rows may point at it. The bytes are in the store already.</summary>
public sealed class FileRegister(TeraDbContext db)
{
    /// <summary>Notes it once, in the transaction of the caller, at once: rows that point at it may follow.</summary>
    public Task NoteAsync(StoredFile file, string mediaType, Instant at, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
         insert into platform.file (hash, size, media_type, stored_at)
         values ({file.Hash.ToBytes()}, {file.Size}, {mediaType}, {at.ToDateTimeUtc()})
         on conflict do nothing
         """,
        ct);

    /// <summary>Whether the region has the file: a hash alone opens nothing.</summary>
    public async Task<bool> HasAsync(FileHash hash, CancellationToken ct) =>
        (await db.Database.SqlQuery<bool>($"""select exists (select from platform.file f where f.hash = {hash.ToBytes()}) as "Value" """).ToListAsync(ct))[0];
}
