using System.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Platform.Outbox;

namespace Tera.Documents.Archiving;

/// <summary>Makes the package of a record, after the commit that filed it.</summary>
internal sealed class PackageMaking(TeraDbContext db, RunPackage package, FileRegister register, IClock clock) : IOutboxHandler
{
    internal const string Making = "documents.package";

    public string Channel => Making;

    public async Task HandleAsync(string content, CancellationToken ct)
    {
        // One moment of the run: what is read later must not know of what was read before.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var made = await FindAsync(content, ct);
        if (made.Hash is not null)
        {
            return;
        }

        var run = await db.Set<ArchiveRecord>().Where(row => row.Id == made.RecordId).Select(row => row.RunId).SingleAsync(ct);
        var packed = await package.PackAsync(run, ct);
        var at = clock.GetCurrentInstant();
        await register.NoteAsync(packed.File, RunPackage.MediaType, at, ct);
        made.Made(packed.File, at);
        db.AddRange(packed.Content.Select((file, ordinal) => new ArchiveItem
        {
            RecordId = made.RecordId,
            Ordinal = ordinal,
            Path = file.Path,
            Title = file.Title,
            Size = file.Size,
            Hash = file.Hash,
        }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    public async Task GiveUpAsync(string content, string error, CancellationToken ct)
    {
        (await FindAsync(content, ct)).GivenUp(error);
        await db.SaveChangesAsync(ct);
    }

    internal static OutboxItem Of(ArchiveRecordId record, Instant at) => new(Making, ContentOf(record), at);

    internal static string ContentOf(ArchiveRecordId record) => record.Value.ToString("D");

    private Task<ArchivePackage> FindAsync(string content, CancellationToken ct)
    {
        var id = new ArchiveRecordId(Guid.Parse(content));
        return db.Set<ArchivePackage>().SingleAsync(row => row.RecordId == id, ct);
    }
}
