using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Organisation.Regions;
using Tera.Platform.Data;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Adoption;

/// <summary>What lies on the table when an SOP is taken from the library.</summary>
public sealed class AdoptionDesk(TeraDbContext db, ProcedureLibrary library, ProcedureAccess access, HolderQuery holders, RegionClock days)
{
    public ProcedureLibrary Library => library;

    public ProcedureAccess Access => access;

    public HolderQuery Holders => holders;

    public RegionClock Days => days;

    /// <summary>The procedure of a code that an agency has adopted; null when it has none.</summary>
    public async Task<ProcedureId?> AdoptedAsync(AgencyId agency, ProcedureCode code, CancellationToken ct)
    {
        var found = await db.Set<AdoptedProcedure>().AsNoTracking().Where(row => row.AgencyId == agency && row.Code == code.Value).Select(row => row.Id).ToListAsync(ct);
        return found is [var only] ? only : null;
    }

    public Task<bool> ExistsAsync(AgencyId agency, CancellationToken ct) => db.Set<Agency>().AnyAsync(row => row.Id == agency, ct);

    /// <summary>The library's cover with what belongs to the agency that adopts: its name and its head. Number and dates are its own to give.</summary>
    internal async Task<CoverDraft> OwnCoverAsync(AgencyId agency, Cover source, HolderDirectory directory, CancellationToken ct)
    {
        var own = await db.Set<Agency>().AsNoTracking().SingleAsync(row => row.Id == agency, ct);
        var region = await db.Set<Region>().AsNoTracking().Select(row => row.Name).SingleAsync(ct);
        string?[] names = ["PEMERINTAH " + region.ToUpperInvariant(), own.ParentName?.ToUpperInvariant(), own.Name.ToUpperInvariant()];
        var head = directory.Head is { } position ? directory.Describe(new(new("kepala"), Position: position.Id)) : null;
        return CoverDraft.From(source) with
        {
            Agency = string.Join('\n', names.OfType<string>()),
            Number = "",
            CreatedOn = "",
            RevisedOn = "-",
            EffectiveOn = "",
            LegalisedBy = head is null ? "" : string.Join('\n', head.People.Prepend(head.Title + ",")),
        };
    }
}
