using Microsoft.EntityFrameworkCore;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Procedures.Versions;

/// <summary>Which SOPs of an agency wait for which, in the versions that are in force or settled for a day to come.</summary>
internal static class AgencyLinks
{
    /// <summary>Why a definition cannot become that of the procedure: it would wait for itself through the others. Null when it does not.</summary>
    public static async Task<Rejection?> CircleAsync(TeraDbContext db, AdoptedProcedure procedure, ProcedureDefinition definition, CancellationToken ct)
    {
        var own = LinkCircle.WaitsFor(definition).ToList();
        if (own.Count == 0)
        {
            return null;
        }

        var others = await (
            from version in db.Set<ProcedureVersion>().AsNoTracking()
            join other in db.Set<AdoptedProcedure>() on version.ProcedureId equals other.Id
            where other.AgencyId == procedure.AgencyId && other.Id != procedure.Id
                && (version.State == VersionState.InForce || version.State == VersionState.InRevision || version.State == VersionState.Legalised)
            select new { other.Code, other.Title, Version = version })
            .TagWith("Procedures: links between the SOPs of an agency").ToListAsync(ct);
        var code = new ProcedureCode(procedure.Code);
        var waits = others.SelectMany(other => LinkCircle.WaitsFor(other.Version.Definition), (other, to) => (From: new ProcedureCode(other.Code), To: to))
            .Concat(own.Select(to => (From: code, To: to))).ToLookup(pair => pair.From, pair => pair.To);
        var ring = LinkCircle.Through(code, waits);
        return ring.IsEmpty
            ? null
            : VersionRejections.LinkCircle(string.Join(" → ", ring.Select(one => one == code ? procedure.Title : others.First(other => other.Code == one.Value).Title)));
    }
}
