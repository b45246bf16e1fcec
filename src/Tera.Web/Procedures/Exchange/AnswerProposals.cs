using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Exchange;

/// <summary>The office answers what was read between the lines; written on the draft, never on what is in force.</summary>
/// <param name="Command">Made with the form.</param>
/// <param name="Procedure">Which SOP.</param>
/// <param name="Answers">What it says, one for each proposal.</param>
/// <param name="By">Who says so and when, as the reason of the statement keeps it.</param>
/// <param name="Seen">Row of the draft the user saw, see <see cref="SeenRow"/>; null for a command without a form.</param>
/// <param name="Actor">Who; null for the system.</param>
public sealed record AnswerProposals(CommandId Command, ProcedureId Procedure, ImmutableArray<ProposalAnswer> Answers, string By, int? Seen, PersonId? Actor);

/// <inheritdoc cref="AnswerProposals"/>
public sealed class AnswerProposalsHandler(TeraDbContext db, ProcedureAccess access, CommandScope commands, IClock clock)
{
    public Task<Result<Receipt>> HandleAsync(AnswerProposals wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, "procedures.answer-proposals", wish.Actor?.Value, inner => AnswerAsync(wish, inner), ct);

    private async Task<Result<string>> AnswerAsync(AnswerProposals wish, CancellationToken ct)
    {
        if (await db.Set<AdoptedProcedure>().SingleOrDefaultAsync(row => row.Id == wish.Procedure, ct) is not { } procedure)
        {
            return AdoptionRejections.NoSuchVersion();
        }

        if (await access.ChangeRefusalAsync(wish.Actor, procedure.Id, ct) is { } notHis)
        {
            return notHis;
        }

        var (now, reason) = (clock.GetCurrentInstant(), wish.Answers.Length == 1 ? wish.Answers[0].ToString() : $"{wish.Answers.Length} simpulan dan usulan dibenarkan.");
        if (!(await WorkingDraft.OfAsync(db, wish.Procedure, wish.Actor, reason, now, ct)).Accepted(out var draft, out var no))
        {
            return no;
        }

        var before = draft.Definition;
        var after = ProposalAnswers.ApplyAll(before, wish.Answers, wish.By);
        if (after == before)
        {
            return ImportRejections.NothingAsked;
        }

        if (draft.Rewrite(after) is { } stays)
        {
            return stays;
        }

        db.Add(WorkingDraft.Change(draft, wish.Actor, reason, now));
        if (db.ExpectDraft(draft, wish.Seen) is { } stale)
        {
            return stale;
        }

        db.Expect(procedure, seen: null);
        return draft.Id.ToString();
    }
}
