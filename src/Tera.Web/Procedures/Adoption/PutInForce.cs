using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Adoption;

/// <summary>Puts a version in force from a day; on that day the one before is superseded.</summary>
/// <param name="Command">Made with the form.</param>
/// <param name="Version">Which.</param>
/// <param name="From">First day, inclusive.</param>
/// <param name="CoverOverride">Why, although the cover lacks data; kept with the version and with every run of it.</param>
/// <param name="Actor">Who; null for the system.</param>
public sealed record PutInForce(CommandId Command, VersionId Version, LocalDate From, string? CoverOverride, PersonId? Actor)
{
    /// <summary>What the office said of the proposals of an imported SOP; kept in the history of the version.</summary>
    public string? Confirmation { get; init; }

    /// <summary>Row version the user saw; null for a command without a form.</summary>
    public int? Seen { get; init; }
}

/// <summary>Puts versions in force.</summary>
public sealed class PutInForceHandler(TeraDbContext db, ProcedureAccess access, CommandScope commands, RegionClock days)
{
    public Task<Result<Receipt>> HandleAsync(PutInForce command, CancellationToken ct) =>
        commands.OnceAsync(command.Command, "procedures.put-in-force", command.Actor?.Value, async _ =>
        {
            if (await db.Set<ProcedureVersion>().SingleOrDefaultAsync(row => row.Id == command.Version, ct) is not { } version)
            {
                return AdoptionRejections.NoSuchVersion();
            }

            if (await access.LegalisationRefusalAsync(command.Actor, version.ProcedureId, ct) is { } notHis)
            {
                return notHis;
            }

            if (command.Confirmation is null && await ImportedProposals.CountAsync(db, version, ct) is > 0 and var asked)
            {
                return CoverRejections.ProposalsUnread(asked);
            }

            if (await UnboundLaneAsync(version, command.From, ct) is { } unbound)
            {
                return AdoptionRejections.LaneUnbound(unbound);
            }

            var procedure = await db.Set<AdoptedProcedure>().AsNoTracking().SingleAsync(row => row.Id == version.ProcedureId, ct);
            if (await AgencyLinks.CircleAsync(db, procedure, version.Definition, ct) is { } circle)
            {
                return circle;
            }

            var today = await days.TodayAsync(ct);
            if (command.From <= today && await ComingInForce.SupersedeAsync(db, version, command.Actor, command.CoverOverride, days.Now, ct) is { } stays)
            {
                return stays;
            }

            if (version.PutInForce(command.From, today, command.CoverOverride) is { } no)
            {
                return no;
            }

            db.ExpectRow(version, command.Seen);
            db.Add(Change(version, command));
            return version.Id.ToString();
        }, ct);

    /// <summary>The first lane that must have a holder on the day it comes in force and has none.</summary>
    private async Task<string?> UnboundLaneAsync(ProcedureVersion version, LocalDate from, CancellationToken ct)
    {
        var definition = version.Definition;
        var bound = await db.Set<LaneBinding>()
            .Where(row => row.ProcedureId == version.ProcedureId && row.ValidFrom <= from && (row.ValidUntil == null || row.ValidUntil >= from))
            .Select(row => row.Lane).ToListAsync(ct);
        return LaneHolderRules.Needed(definition).FirstOrDefault(lane => !bound.Contains(lane.Key.Value))?.Role;
    }

    private VersionChange Change(ProcedureVersion version, PutInForce command) => new()
    {
        VersionId = version.Id,
        State = version.State,
        PersonId = command.Actor,
        Reason = command.Confirmation is null ? command.CoverOverride : $"{command.Confirmation} {command.CoverOverride}".Trim(),
        RecordedAt = days.Now,
    };
}
