using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Platform.Data;

namespace Tera.Documents.Archiving;

/// <summary>Has a package made that was given up. Asking twice comes to the same as once.</summary>
public sealed class PackAgain(TeraDbContext db, IClock clock)
{
    public async Task HandleAsync(ArchiveRecordId id, CancellationToken ct)
    {
        var package = await db.Set<ArchivePackage>().SingleAsync(row => row.RecordId == id, ct);
        if (package.Failure is null)
        {
            return;
        }

        package.Again();
        db.Add(PackageMaking.Of(id, clock.GetCurrentInstant()));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else has just asked for the same.
            db.ChangeTracker.Clear();
        }
    }
}
