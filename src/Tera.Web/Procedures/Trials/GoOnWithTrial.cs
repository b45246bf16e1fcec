using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Procedures.Engine;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Trials;

/// <summary>Goes through the row whose turn it is.</summary>
/// <param name="Command">Made with the form.</param>
/// <param name="At">The trial as the form showed it, and who goes on with it.</param>
/// <param name="Answer">What is said of the row.</param>
/// <param name="Remark">What is written down beside it.</param>
public sealed record GoOnWithTrial(CommandId Command, SeenTrial At, TrialAnswer Answer, TrialRemark Remark);

/// <inheritdoc cref="GoOnWithTrial"/>
public sealed class GoOnWithTrialHandler(TeraDbContext db, ProcedureAccess access, CommandScope commands, TrialSurroundings surroundings, IClock clock)
{
    public Task<Result<Receipt>> HandleAsync(GoOnWithTrial wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, "procedures.go-on-with-trial", wish.At.Actor?.Value, inner => GoOnAsync(wish, inner), ct);

    private async Task<Result<string>> GoOnAsync(GoOnWithTrial wish, CancellationToken ct)
    {
        if (!(await OpenTrial.TakeAsync(db, access, wish.At, ct)).Accepted(out var open, out var no))
        {
            return no;
        }

        if (open.Version.State is not VersionState.Trial)
        {
            return TrialRejections.NotOnTrial(open.Version.State);
        }

        if (wish.Remark.Note?.Length > TrialRejections.LongestNote)
        {
            return TrialRejections.TooLong(TrialRejections.LongestNote);
        }

        var (played, now) = (open.Played, SealedEvent.Moment(clock.GetCurrentInstant()));
        var agency = await db.Set<AdoptedProcedure>().Where(row => row.Id == open.Version.ProcedureId).Select(row => row.AgencyId).SingleAsync(ct);
        var around = await surroundings.ReadAsync(open.Version.ProcedureId, agency, played.Definition, now, ct);
        if (!TrialTable.GoOn(played.Run, wish.Answer, around.Around).Accepted(out var done, out var refused))
        {
            return refused;
        }

        var last = await db.Set<SopTrialMove>().Where(row => row.TrialId == played.Trial.Id).MaxAsync(row => (int?)row.Number, ct);
        db.Add(SopTrialMove.Of(played.Trial, (last ?? 0) + 1, (played.Run.CurrentStep!.Value, done), wish.Remark, (wish.At.Actor, now)));
        return played.Trial.Id.ToString();
    }
}
