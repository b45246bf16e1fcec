using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Procedures.Adoption;

/// <summary>Takes an SOP as the agency's own: version 1, a draft with the agency's own cover and holders.</summary>
/// <param name="Command">Made with the form.</param>
/// <param name="Agency">Whose.</param>
/// <param name="Definition">The SOP, with the agency's cover.</param>
/// <param name="Lanes">Who fills which lane from now on.</param>
/// <param name="Actor">Who; null for the system.</param>
public sealed record AdoptProcedure(
    CommandId Command, AgencyId Agency, ProcedureDefinition Definition, IReadOnlyList<LaneHolding> Lanes, PersonId? Actor)
{
    /// <summary>First day on which it is meant to be in force; null while nobody has said.</summary>
    public LocalDate? EffectiveFrom { get; init; }

    /// <summary>Why it is to be in force although its cover lacks data; null where none is given.</summary>
    public string? CoverOverride { get; init; }

    /// <summary>What the office said of the proposals it looked at; kept in the history of the version.</summary>
    public string? Confirmation { get; init; }
}

/// <summary>Who fills a lane: exactly one of the three.</summary>
public sealed record LaneHolding(LaneKey Lane, PositionId? Position = null, TeamId? Team = null, PersonId? Person = null);

/// <summary>Adopts. The receipt's result is the id of the version.</summary>
public sealed class AdoptProcedureHandler(TeraDbContext db, ProcedureAccess access, CommandScope commands, IClock clock)
{
    public Task<Result<Receipt>> HandleAsync(AdoptProcedure command, LocalDate today, CancellationToken ct) =>
        commands.OnceAsync(command.Command, "procedures.adopt", command.Actor?.Value, async _ =>
        {
            if (await access.AdoptionRefusalAsync(command.Actor, command.Agency, ct) is { } notHis)
            {
                return notHis;
            }

            var code = command.Definition.Code.Value;
            if (await db.Set<AdoptedProcedure>().AnyAsync(row => row.AgencyId == command.Agency && row.Code == code, ct))
            {
                return AdoptionRejections.AlreadyAdopted(command.Definition.Title);
            }

            if (await LaneHolderRules.RefusalAsync(db, command.Agency, command.Definition, command.Lanes, ct) is { } no)
            {
                return no;
            }

            var now = clock.GetCurrentInstant();
            var procedure = AdoptedProcedure.Adopt(command.Agency, command.Definition, now);
            var version = ProcedureVersion.Draft(procedure.Id, 1, command.Definition, now);
            version.Intend(command.EffectiveFrom, command.CoverOverride);
            db.AddRange(procedure, version, new VersionChange
            {
                VersionId = version.Id,
                State = version.State,
                PersonId = command.Actor,
                Reason = command.Confirmation,
                RecordedAt = now,
            });
            db.AddRange(command.Lanes.Select(holding => LaneBinding.Of(procedure.Id, holding, today)));
            return version.Id.ToString();
        }, ct);
}
