using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Procedures.Versions;

/// <summary>Opens a draft beside the version in force and, where given, writes another cover on it.</summary>
/// <param name="Command">Made with the form.</param>
/// <param name="Procedure">Which SOP.</param>
/// <param name="Cover">The new cover; null leaves it as it is.</param>
/// <param name="Reason">Why; kept in the history.</param>
/// <param name="Seen">Version of the procedure the user saw; null for a command without a form.</param>
/// <param name="Actor">Who; null for the system.</param>
public sealed record ReviseProcedure(CommandId Command, ProcedureId Procedure, Cover? Cover, string Reason, int? Seen, PersonId? Actor)
{
    /// <summary>Row of the draft whose cover the user saw, see <see cref="SeenRow"/>; null for a command without such a form.</summary>
    public int? SeenDraft { get; init; }
}

/// <inheritdoc cref="ReviseProcedure"/>
public sealed class ReviseProcedureHandler(TeraDbContext db, ProcedureAccess access, CommandScope commands, IClock clock)
{
    /// <returns>A receipt whose result is the id of the draft.</returns>
    public Task<Result<Receipt>> HandleAsync(ReviseProcedure wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, "procedures.revise", wish.Actor?.Value, inner => ReviseAsync(wish, inner), ct);

    private async Task<Result<string>> ReviseAsync(ReviseProcedure wish, CancellationToken ct)
    {
        if (await db.Set<AdoptedProcedure>().SingleOrDefaultAsync(row => row.Id == wish.Procedure, ct) is not { } procedure)
        {
            return AdoptionRejections.NoSuchVersion();
        }

        if (await access.ChangeRefusalAsync(wish.Actor, procedure.Id, ct) is { } notHis)
        {
            return notHis;
        }

        var now = clock.GetCurrentInstant();
        if (!(await WorkingDraft.OfAsync(db, wish.Procedure, wish.Actor, wish.Reason, now, ct)).Accepted(out var draft, out var no))
        {
            return no;
        }

        if (wish.Cover is { } cover)
        {
            if (draft.Rewrite(draft.Definition with { Cover = cover }) is { } stays)
            {
                return stays;
            }

            if (db.ExpectDraft(draft, wish.SeenDraft) is { } stale)
            {
                return stale;
            }

            db.Add(WorkingDraft.Change(draft, wish.Actor, wish.Reason, now));
        }

        db.Expect(procedure, wish.Seen);
        return draft.Id.ToString();
    }
}
