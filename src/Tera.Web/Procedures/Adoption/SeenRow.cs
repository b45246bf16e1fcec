using Microsoft.EntityFrameworkCore;
using Tera.Platform.Commands;
using Tera.Shared;

namespace Tera.Procedures.Adoption;

/// <summary>Optimistic locking of versions, whose number <c>version</c> is something else than their row's.</summary>
internal static class SeenRow
{
    /// <summary>What a form carries where no draft is open yet: a draft made by opening it says what is in force, so writing on it takes nothing away.</summary>
    public const int NoDraft = 0;

    /// <summary>The save fails when the row is no longer as seen; a command without a form takes what is there.</summary>
    public static void ExpectRow(this DbContext db, ProcedureVersion version, int? seen)
    {
        if (seen is { } known)
        {
            db.Entry(version).Property(row => row.RowVersion).OriginalValue = known;
        }
    }

    /// <summary>The same for a draft that may have been opened by this very command; refuses when the form was made from another that had been written on.</summary>
    public static Rejection? ExpectDraft(this DbContext db, ProcedureVersion draft, int? seen)
    {
        if (db.Entry(draft).State is EntityState.Added)
        {
            return seen is null or NoDraft ? null : CommandRejections.ChangedMeanwhile;
        }

        db.ExpectRow(draft, seen);
        return null;
    }
}
