using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Shared;

namespace Tera.Procedures.Monitoring;

/// <summary>Keeps what is said of the SOPs of an agency for half a year.</summary>
/// <param name="Command">Made with the form.</param>
/// <param name="Agency">Whose SOPs.</param>
/// <param name="Half">When.</param>
/// <param name="Judgements">SOPs that are judged; the others stay as they are.</param>
/// <param name="Actor">Who judges.</param>
public sealed record JudgeSops(CommandId Command, AgencyId Agency, HalfYear Half, ImmutableArray<MonitoringJudgement> Judgements, PersonId Actor);

/// <inheritdoc cref="JudgeSops"/>
public sealed class JudgeSopsHandler(TeraDbContext db, ProcedureAccess access, CommandScope commands, IClock clock)
{
    public Task<Result<Receipt>> HandleAsync(JudgeSops wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, "procedures.judge-sops", wish.Actor.Value, inner => JudgeAsync(wish, inner), ct);

    private async Task<Result<string>> JudgeAsync(JudgeSops wish, CancellationToken ct)
    {
        if (await access.AdoptionRefusalAsync(wish.Actor, wish.Agency, ct) is { } notHis)
        {
            return notHis;
        }

        var own = await db.Set<AdoptedProcedure>().Where(row => row.AgencyId == wish.Agency).Select(row => row.Id).ToListAsync(ct);
        var judged = wish.Judgements.Where(judgement => own.Contains(judgement.Procedure)).ToList();
        if (judged.Count == 0)
        {
            return MonitoringRejections.NothingJudged;
        }

        var notes = await db.Set<MonitoringNote>().Where(row => own.Contains(row.ProcedureId) && row.FiscalYear == wish.Half.Year && row.Half == wish.Half.Half).ToDictionaryAsync(row => row.ProcedureId, ct);
        foreach (var judgement in judged)
        {
            if (judgement.Note.Length > MonitoringRejections.Longest || judgement.Action.Length > MonitoringRejections.Longest)
            {
                return MonitoringRejections.TooLong(judgement.Title);
            }

            if (!judgement.RunsWell && judgement.Action.Length == 0)
            {
                return MonitoringRejections.ActionMissing(judgement.Title);
            }

            if (notes.GetValueOrDefault(judgement.Procedure) is not { } note)
            {
                db.Add(note = MonitoringNote.Begin(judgement.Procedure, wish.Half));
            }
            else if (note.Says(judgement))
            {
                continue;
            }
            else if (judgement.Seen != note.Version)
            {
                return CommandRejections.ChangedMeanwhile;
            }

            note.Write(judgement, wish.Actor, clock.GetCurrentInstant());
        }

        return "";
    }
}
