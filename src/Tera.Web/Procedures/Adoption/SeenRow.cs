using Microsoft.EntityFrameworkCore;

namespace Tera.Procedures.Adoption;

/// <summary>Optimistic locking of versions, whose number <c>version</c> is something else than their row's.</summary>
internal static class SeenRow
{
    /// <summary>The save fails when the row is no longer as seen; a command without a form takes what is there.</summary>
    public static void ExpectRow(this DbContext db, ProcedureVersion version, int? seen)
    {
        if (seen is { } known)
        {
            db.Entry(version).Property(row => row.RowVersion).OriginalValue = known;
        }
    }
}
