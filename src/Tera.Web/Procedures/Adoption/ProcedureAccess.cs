using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Adoption;

/// <summary>Who may write on the SOPs of an agency: administrators, its head, its secretary, and whoever begins the SOP; legalising, revoking and naming who holds a lane is for the first three: nobody gives himself a row to sign. Reading is for whoever sees the agency.</summary>
/// <remarks>Pages ask whether the user may, commands why whoever sends them may not: the answer is one.</remarks>
public sealed class ProcedureAccess(TeraDbContext db, CurrentUser current, RegionClock days)
{
    /// <summary>Agencies for which the user may adopt SOPs, in their order.</summary>
    public async Task<IReadOnlyList<AgencyChoice>> AdoptableForAsync(CancellationToken ct) =>
        await Adoptable().OrderBy(agency => agency.Ordinal).ThenBy(agency => agency.Name).ThenBy(agency => agency.Id)
            .Select(agency => new AgencyChoice(agency.Id, agency.Name)).ToListAsync(ct);

    /// <summary>Whether the user may adopt SOPs for an agency, and with it legalise and revoke them and name who holds their lanes: the head and the secretary, not whoever begins one.</summary>
    public Task<bool> MayAdoptAsync(AgencyId agency, CancellationToken ct) => Adoptable().AnyAsync(one => one.Id == agency, ct);

    /// <summary>Whether the user may write on an adopted SOP.</summary>
    public async Task<bool> MayChangeAsync(ProcedureId procedure, CancellationToken ct) =>
        await MayLegaliseAsync(procedure, ct) || await BeginsAsync(procedure, ct);

    /// <summary>Why a command that brings or judges SOPs of an agency is refused; null when its actor may send it.</summary>
    /// <param name="actor">Whom the command names; null for the system, which may.</param>
    /// <param name="agency">Whose SOPs.</param>
    /// <param name="ct">Ends waiting.</param>
    public async Task<Rejection?> AdoptionRefusalAsync(PersonId? actor, AgencyId agency, CancellationToken ct) =>
        current.IsSystem(actor) || await MayAdoptAsync(agency, ct) ? null : ProcedureAccessRejections.NotAdopter;

    /// <summary>The same of a command that legalises or revokes an adopted SOP, names who holds its lanes, or moves its runs.</summary>
    public async Task<Rejection?> LegalisationRefusalAsync(PersonId? actor, ProcedureId procedure, CancellationToken ct) =>
        current.IsSystem(actor) || await MayLegaliseAsync(procedure, ct) ? null : ProcedureAccessRejections.NotLegaliser;

    /// <summary>The same of a command that writes on an adopted SOP.</summary>
    public async Task<Rejection?> ChangeRefusalAsync(PersonId? actor, ProcedureId procedure, CancellationToken ct) =>
        current.IsSystem(actor) || await MayChangeAsync(procedure, ct) ? null : ProcedureAccessRejections.NotWriter;

    /// <summary>The same of a command that holds for all SOPs of the region: whoever may adopt for one agency.</summary>
    public async Task<Rejection?> RegionRefusalAsync(PersonId? actor, Rejection no, CancellationToken ct) =>
        current.IsSystem(actor) || await Adoptable().AnyAsync(ct) ? null : no;

    private Task<bool> MayLegaliseAsync(ProcedureId procedure, CancellationToken ct) =>
        Adoptable().AnyAsync(agency => db.Set<AdoptedProcedure>().Any(row => row.Id == procedure && row.AgencyId == agency.Id), ct);

    private IQueryable<Agency> Adoptable()
    {
        var user = current.Required;
        List<UnitId> heads = [.. user.Positions.Where(held => held.IsHead).Select(held => held.UnitId)];
        return db.Set<Agency>().AsNoTracking().TagWith("Procedures: agencies that may adopt").Where(agency => user.Role == AccountRole.Administrator
            || db.Set<Unit>().Any(unit => unit.AgencyId == agency.Id && heads.Contains(unit.Id)
                && (unit.Kind == UnitKind.Leadership || unit.Kind == UnitKind.Secretariat)));
    }

    /// <summary>Whether the user holds a lane of the first step today: of the version in force, so that writing on the next one neither gives the right nor takes it; of the newest while none is.</summary>
    private async Task<bool> BeginsAsync(ProcedureId procedure, CancellationToken ct)
    {
        var user = current.Required;
        var today = await days.TodayAsync(ct);
        var bindings = await db.Set<LaneBinding>().AsNoTracking()
            .Where(row => row.ProcedureId == procedure && row.ValidFrom <= today && (row.ValidUntil == null || row.ValidUntil >= today)).ToListAsync(ct);
        var own = bindings.Where(row => (row.PositionId is { } position && user.Holds(position))
            || (row.TeamId is { } team && user.Teams.Any(seat => seat.TeamId == team))
            || row.PersonId == user.PersonId).Select(row => row.Lane).ToHashSet();
        if (own.Count == 0)
        {
            return false;
        }

        var version = await db.Set<ProcedureVersion>().AsNoTracking().TagWith("Procedures: who begins").Where(row => row.ProcedureId == procedure)
            .OrderByDescending(row => row.State == VersionState.InForce || row.State == VersionState.InRevision).ThenByDescending(row => row.Number).FirstOrDefaultAsync(ct);
        return version?.Definition.Start.Lanes.Any(lane => own.Contains(lane.Value)) is true;
    }
}

/// <summary>An agency to choose.</summary>
public sealed record AgencyChoice(AgencyId Id, string Name);

/// <summary>Why a command on SOPs was refused to whoever sent it.</summary>
public static class ProcedureAccessRejections
{
    /// <summary>SOPs of an agency are brought and judged by its head, its secretary or an administrator.</summary>
    public static Rejection NotAdopter { get; } = new("procedures.access.not-adopter");

    /// <summary>They are legalised and revoked, and their holders named, by the same.</summary>
    public static Rejection NotLegaliser { get; } = new("procedures.access.not-legaliser");

    /// <summary>They are written on by the same, and by whoever begins them.</summary>
    public static Rejection NotWriter { get; } = new("procedures.access.not-writer");
}
