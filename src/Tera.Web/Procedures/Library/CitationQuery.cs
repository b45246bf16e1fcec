using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Library;

/// <summary>A line of Dasar Hukum on a cover.</summary>
/// <param name="Text">As cited.</param>
/// <param name="Title">Of the SOP.</param>
/// <param name="Where">Whose it is.</param>
/// <param name="Href">Where it is read.</param>
public sealed record Citation(string Text, string Title, string Where, string Href);

/// <summary>What SOPs cite.</summary>
/// <param name="Lines">Line by line.</param>
/// <param name="SopsLeftOut">SOPs the user sees for which there was no room.</param>
public sealed record CitationList(IReadOnlyList<Citation> Lines, int SopsLeftOut);

/// <summary>Reads what SOPs cite: those of the agencies the user sees, in the version in force, else the newest; and the library.</summary>
public sealed class CitationQuery(TeraDbContext db, CurrentUser current, ProcedureLibrary library)
{
    /// <summary>SOPs there is room for.</summary>
    internal const int MostSops = 2_000;

    /// <param name="most">SOPs of agencies that are looked at.</param>
    /// <param name="ct">Ends reading.</param>
    public async Task<CitationList> ListAsync(int most, CancellationToken ct)
    {
        var visible = db.Set<AdoptedProcedure>().AsNoTracking().TagWith("Procedures: citations").VisibleTo(current.Required, row => row.AgencyId);
        var sops = await (
            from procedure in visible
            join agency in db.Set<Agency>() on procedure.AgencyId equals agency.Id
            from version in db.Set<ProcedureVersion>().Where(row => row.ProcedureId == procedure.Id)
                .OrderByDescending(row => row.State == VersionState.InForce || row.State == VersionState.InRevision).ThenByDescending(row => row.Number).Take(1)
            orderby agency.Ordinal, agency.Name, procedure.Code, procedure.Id
            select new { procedure.Id, procedure.Title, Agency = agency.Name, Version = version.Id }).Take(most).ToListAsync(ct);
        var versions = sops.Select(sop => sop.Version.Value).ToArray();
        var cited = (await db.Database.SqlQuery<CitedRow>(
            $"""
             select v.id as "Version", line.text as "Text"
             from procedures.version v cross join lateral jsonb_array_elements_text(v.content::jsonb #> array['cover', 'legalBases']) with ordinality as line (text, place)
             where v.id = any ({versions}) order by v.id, line.place
             """).ToListAsync(ct)).ToLookup(row => row.Version, row => row.Text);
        return new(
            [
                .. sops.SelectMany(sop => cited[sop.Version.Value].Select(text => new Citation(text, sop.Title, sop.Agency, ProceduresLinks.Procedure(sop.Id)))),
                .. library.Definitions.SelectMany(sop => sop.Cover.LegalBases.Select(text => new Citation(text, sop.Title, "pustaka", ProceduresLinks.LibraryEntry(sop.Code)))),
            ],
            sops.Count < most ? 0 : await visible.CountAsync(ct) - sops.Count);
    }

    private sealed record CitedRow(Guid Version, string Text);
}
