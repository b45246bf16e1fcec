using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Adoption;

/// <summary>Puts a version in force from a day; the one before is superseded.</summary>
/// <param name="Command">Made with the form.</param>
/// <param name="Version">Which.</param>
/// <param name="From">First day, inclusive.</param>
/// <param name="CoverOverride">Why, although the cover lacks data; kept with the version and with every run of it.</param>
/// <param name="Actor">Who; null for the system.</param>
public sealed record PutInForce(CommandId Command, VersionId Version, LocalDate From, string? CoverOverride, PersonId? Actor)
{
    /// <summary>Row version the user saw; null for a command without a form.</summary>
    public int? Seen { get; init; }
}

/// <summary>Puts versions in force.</summary>
public sealed class PutInForceHandler(TeraDbContext db, CommandScope commands, IClock clock)
{
    public Task<Result<Receipt>> HandleAsync(PutInForce command, CancellationToken ct) =>
        commands.OnceAsync(command.Command, "procedures.put-in-force", command.Actor?.Value, async _ =>
        {
            if (await db.Set<ProcedureVersion>().SingleOrDefaultAsync(row => row.Id == command.Version, ct) is not { } version)
            {
                return AdoptionRejections.NoSuchVersion();
            }

            if (await UnboundLaneAsync(version, command.From, ct) is { } unbound)
            {
                return AdoptionRejections.LaneUnbound(unbound);
            }

            if (await db.Set<ProcedureVersion>().SingleOrDefaultAsync(row => row.ProcedureId == version.ProcedureId
                    && (row.State == VersionState.InForce || row.State == VersionState.InRevision), ct) is { } earlier)
            {
                if (earlier.MoveTo(VersionState.Superseded) is { } stays)
                {
                    return stays;
                }

                db.Add(Change(earlier, command));
                await db.SaveChangesAsync(ct);
            }

            if (version.PutInForce(command.From, command.CoverOverride) is { } no)
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
        Reason = command.CoverOverride,
        RecordedAt = clock.GetCurrentInstant(),
    };
}
