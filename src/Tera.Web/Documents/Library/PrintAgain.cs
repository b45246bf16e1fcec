using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Platform.Data;
using Tera.Platform.Outbox;

namespace Tera.Documents.Library;

/// <summary>Has a revision printed whose printing was given up. Asking twice comes to the same as once.</summary>
public sealed class PrintAgain(TeraDbContext db, IClock clock)
{
    public async Task HandleAsync(RevisionId id, CancellationToken ct)
    {
        var revision = await db.Set<Revision>().SingleAsync(row => row.Id == id, ct);
        if (revision.State is not RevisionState.Failed)
        {
            return;
        }

        revision.PrintAgain();
        db.Add(new OutboxItem(ArtifactDesk.RenderChannel, id.Value.ToString("D"), clock.GetCurrentInstant()));
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
