using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Procedures.Definitions;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Adoption;

/// <summary>Who may write on the SOPs of an agency: administrators, its head, its secretary, and whoever begins the SOP; legalising, revoking and naming who holds a lane is for the first three: nobody gives himself a row to sign. Reading is for whoever sees the agency.</summary>
public sealed class ProcedureAccess(TeraDbContext db, CurrentUser current, RegionClock days)
{
    /// <summary>Agencies for which the user may adopt SOPs, in their order.</summary>
    public async Task<IReadOnlyList<AgencyChoice>> AdoptableForAsync(CancellationToken ct)
    {
        var user = current.Required;
        var heads = HeadUnits(user);
        return await db.Set<Agency>().AsNoTracking().TagWith("Procedures: agencies that may adopt")
            .Where(agency => user.Role == AccountRole.Administrator
                || db.Set<Unit>().Any(unit => unit.AgencyId == agency.Id && heads.Contains(unit.Id)
                    && (unit.Kind == UnitKind.Leadership || unit.Kind == UnitKind.Secretariat)))
            .OrderBy(agency => agency.Ordinal).ThenBy(agency => agency.Name).ThenBy(agency => agency.Id)
            .Select(agency => new AgencyChoice(agency.Id, agency.Name)).ToListAsync(ct);
    }

    /// <summary>Whether the user may adopt SOPs for an agency, and with it legalise and revoke them and name who holds their lanes: the head and the secretary, not whoever begins one.</summary>
    public async Task<bool> MayAdoptAsync(AgencyId agency, CancellationToken ct) => (await AdoptableForAsync(ct)).Any(choice => choice.Id == agency);

    /// <summary>Whether the user may write on an adopted SOP.</summary>
    public async Task<bool> MayChangeAsync(AdoptedProcedure procedure, ProcedureDefinition definition, CancellationToken ct) =>
        await MayAdoptAsync(procedure.AgencyId, ct) || await BeginsAsync(procedure.Id, definition.Start, ct);

    /// <summary>Whether the user holds a lane of the first step today.</summary>
    private async Task<bool> BeginsAsync(ProcedureId procedure, Step start, CancellationToken ct)
    {
        var user = current.Required;
        var today = await days.TodayAsync(ct);
        var lanes = start.Lanes.Select(lane => lane.Value).ToList();
        var bindings = await db.Set<LaneBinding>().AsNoTracking()
            .Where(row => row.ProcedureId == procedure && lanes.Contains(row.Lane) && row.ValidFrom <= today && (row.ValidUntil == null || row.ValidUntil >= today))
            .ToListAsync(ct);
        return bindings.Exists(row => (row.PositionId is { } position && user.Holds(position))
            || (row.TeamId is { } team && user.Teams.Any(seat => seat.TeamId == team))
            || row.PersonId == user.PersonId);
    }

    private static List<UnitId> HeadUnits(SignedInUser user) => [.. user.Positions.Where(held => held.IsHead).Select(held => held.UnitId)];
}

/// <summary>An agency to choose.</summary>
public sealed record AgencyChoice(AgencyId Id, string Name);
