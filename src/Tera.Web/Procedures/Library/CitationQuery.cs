using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Procedures.Definitions;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Library;

/// <summary>A line of Dasar Hukum on a cover.</summary>
/// <param name="Text">As cited.</param>
/// <param name="Title">Of the SOP.</param>
/// <param name="Where">Whose it is.</param>
/// <param name="Href">Where it is read.</param>
public sealed record Citation(string Text, string Title, string Where, string Href);

/// <summary>Reads what SOPs cite: those of the agencies the user sees, in the version in force, else the newest; and the library.</summary>
public sealed class CitationQuery(TeraDbContext db, CurrentUser current, ProcedureLibrary library)
{
    private const int MostSops = 1_000;

    public async Task<IReadOnlyList<Citation>> ListAsync(CancellationToken ct)
    {
        var rows = await (
            from procedure in db.Set<AdoptedProcedure>().AsNoTracking().TagWith("Procedures: citations").VisibleTo(current.Required, row => row.AgencyId)
            join agency in db.Set<Agency>() on procedure.AgencyId equals agency.Id
            from version in db.Set<ProcedureVersion>().Where(row => row.ProcedureId == procedure.Id)
                .OrderByDescending(row => row.State == VersionState.InForce || row.State == VersionState.InRevision).ThenByDescending(row => row.Number).Take(1)
            orderby agency.Ordinal, agency.Name, procedure.Code, procedure.Id
            select new { procedure.Id, procedure.Title, Agency = agency.Name, version.Content }).Take(MostSops).ToListAsync(ct);
        return
        [
            .. rows.SelectMany(row => DefinitionJson.Read(row.Content).Cover.LegalBases.Select(text => new Citation(text, row.Title, row.Agency, ProceduresLinks.Procedure(row.Id)))),
            .. library.Definitions.SelectMany(sop => sop.Cover.LegalBases.Select(text => new Citation(text, sop.Title, "pustaka", ProceduresLinks.LibraryEntry(sop.Code)))),
        ];
    }
}
