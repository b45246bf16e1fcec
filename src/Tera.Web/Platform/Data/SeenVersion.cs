using Microsoft.EntityFrameworkCore;

namespace Tera.Platform.Data;

/// <summary>Optimistic locking against what the user saw, not against what was just loaded.</summary>
public static class SeenVersion
{
    /// <summary>Raises the version; the save fails with <see cref="DbUpdateConcurrencyException"/> when the row is no longer as seen.</summary>
    /// <param name="db">Where the entity is tracked.</param>
    /// <param name="entity">An entity with a version.</param>
    /// <param name="seen">The version the form was made from; null for a command without a form, which takes what is there.</param>
    public static void Expect(this DbContext db, object entity, int? seen)
    {
        var version = db.Entry(entity).Property("Version");
        if (seen is { } known)
        {
            version.OriginalValue = known;
        }

        version.CurrentValue = (int)version.OriginalValue! + 1;
    }
}
