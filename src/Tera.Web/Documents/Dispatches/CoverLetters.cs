using Microsoft.EntityFrameworkCore;
using Tera.Documents.Artifacts;
using Tera.Platform.Data;
using Tera.Procedures.Engine;

namespace Tera.Documents.Dispatches;

/// <summary>Finds the cover letter of a task.</summary>
public sealed class CoverLetters(TeraDbContext db)
{
    /// <summary>The latest letter written in a task; null for none.</summary>
    internal Task<Dispatch?> FindAsync(RunId run, TaskKey task, bool tracked, CancellationToken ct)
    {
        var (step, act, round, slot) = (task.Step.Value, task.Act, task.Round, task.Slot.Value);
        var rows = tracked ? db.Set<Dispatch>() : db.Set<Dispatch>().AsNoTracking();
        return rows.Where(row => row.RunId == run && row.Step == step && row.Act == act && row.Round == round && row.Slot == slot)
            .OrderByDescending(row => row.DraftedAt).ThenByDescending(row => row.Id).FirstOrDefaultAsync(ct);
    }

    internal Task<bool> IsSignedAsync(Dispatch cover, CancellationToken ct) => db.Set<Revision>()
        .AnyAsync(row => row.SourceId == cover.Id.Value && row.SupersededAt == null && (row.SignedHash != null || row.ScanHash != null), ct);

    /// <summary>Whom it goes to, in the order of the letter.</summary>
    internal Task<List<DispatchRecipient>> RecipientsAsync(DispatchId cover, bool tracked, CancellationToken ct) =>
        (tracked ? db.Set<DispatchRecipient>() : db.Set<DispatchRecipient>().AsNoTracking()).Where(row => row.DispatchId == cover).OrderBy(row => row.Ordinal).ToListAsync(ct);
}
