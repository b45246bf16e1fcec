using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Trials;

/// <summary>Lays a version that is on trial on the table.</summary>
/// <param name="Command">Made with the form.</param>
/// <param name="Version">Which.</param>
/// <param name="Seen">Row version the user saw; null for a command without a form.</param>
/// <param name="Actor">Who; null for the system.</param>
public sealed record BeginTrial(CommandId Command, VersionId Version, int? Seen, PersonId? Actor);

/// <inheritdoc cref="BeginTrial"/>
public sealed class BeginTrialHandler(TeraDbContext db, ProcedureAccess access, CommandScope commands, TrialSurroundings surroundings, IClock clock)
{
    /// <returns>A receipt whose result is the id of the trial.</returns>
    public Task<Result<Receipt>> HandleAsync(BeginTrial wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, "procedures.begin-trial", wish.Actor?.Value, inner => BeginAsync(wish, inner), ct);

    private async Task<Result<string>> BeginAsync(BeginTrial wish, CancellationToken ct)
    {
        if (await db.Set<ProcedureVersion>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == wish.Version, ct) is not { } version)
        {
            return AdoptionRejections.NoSuchVersion();
        }

        if (await access.ChangeRefusalAsync(wish.Actor, version.ProcedureId, ct) is { } notHis)
        {
            return notHis;
        }

        if (version.State is not VersionState.Trial)
        {
            return TrialRejections.NotOnTrial(version.State);
        }

        if (wish.Seen is { } seen && seen != version.RowVersion)
        {
            return CommandRejections.ChangedMeanwhile;
        }

        var definition = version.Definition;
        if (Soundness.Check(definition) is [var flaw, ..])
        {
            return flaw;
        }

        var (id, now) = (TrialId.New(), SealedEvent.Moment(clock.GetCurrentInstant()));
        var agency = await db.Set<AdoptedProcedure>().Where(row => row.Id == version.ProcedureId).Select(row => row.AgencyId).SingleAsync(ct);
        var around = await surroundings.ReadAsync(version.ProcedureId, agency, definition, now, ct);
        if (!TrialTable.Begin(Run.Unstarted(new(id.Value)), around.Around).Accepted(out var started, out var no))
        {
            return no;
        }

        var last = await db.Set<SopTrial>().Where(row => row.VersionId == version.Id).MaxAsync(row => (int?)row.Number, ct);
        db.Add(SopTrial.Begin(id, version, (last ?? 0) + 1, started, (wish.Actor, now)));
        return id.ToString();
    }
}
