using NodaTime;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Shared;

namespace Tera.Procedures.Trials;

/// <summary>Takes back the last row that was gone through, whoever went through it.</summary>
/// <param name="Command">Made with the form.</param>
/// <param name="At">The trial as the form showed it, and who takes the row back.</param>
public sealed record TakeBackTrialMove(CommandId Command, SeenTrial At);

/// <inheritdoc cref="TakeBackTrialMove"/>
public sealed class TakeBackTrialMoveHandler(TeraDbContext db, ProcedureAccess access, CommandScope commands, IClock clock)
{
    public Task<Result<Receipt>> HandleAsync(TakeBackTrialMove wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, "procedures.take-back-trial-move", wish.At.Actor?.Value, inner => TakeBackAsync(wish, inner), ct);

    private async Task<Result<string>> TakeBackAsync(TakeBackTrialMove wish, CancellationToken ct)
    {
        if (!(await OpenTrial.TakeAsync(db, access, wish.At, ct)).Accepted(out var open, out var no))
        {
            return no;
        }

        if (open.Played.Moves is not [.., { Row: var last }])
        {
            return TrialRejections.NothingToTakeBack;
        }

        last.TakeBack(wish.At.Actor, clock.GetCurrentInstant());
        return open.Played.Trial.Id.ToString();
    }
}
