using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Platform.Data;

namespace Tera.Measurement.Demonstration;

/// <summary>Who writes the figures of a unit of the demonstration.</summary>
internal static class UnitHeads
{
    /// <summary>Its head; where it has none, who has been there longest.</summary>
    public static async Task<PersonId> HeadOfUnitAsync(this TeraDbContext db, UnitId unit, CancellationToken ct) => new((await db.Database.SqlQuery<Guid>(
        $"""
         select h.person_id as "Value" from organisation.office_holder h where h.unit_id = {unit.Value} order by h.is_head desc, h.valid_from, h.person_id limit 1
         """).ToListAsync(ct)).Single());
}
