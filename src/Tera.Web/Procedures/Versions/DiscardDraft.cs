using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Procedures.Editing;
using Tera.Procedures.Exchange;
using Tera.Procedures.Trials;
using Tera.Shared;

namespace Tera.Procedures.Versions;

/// <summary>Throws away a draft that was never legalised, with what hangs on it; an SOP that has no other version goes with it.</summary>
/// <param name="Command">Made with the form.</param>
/// <param name="Version">The draft.</param>
/// <param name="Reason">Why; kept in the audit, and in the history of the version in force.</param>
/// <param name="Seen">Row version the user saw; null for a command without a form.</param>
/// <param name="By">Who; null for the system.</param>
public sealed record DiscardDraft(CommandId Command, VersionId Version, string? Reason, int? Seen, SignedInUser? By);

/// <inheritdoc cref="DiscardDraft"/>
public sealed class DiscardDraftHandler(TeraDbContext db, ProcedureAccess access, CommandScope commands, AuditTrail audit, RegionClock days)
{
    private const string Process = "procedures.discard-draft";

    /// <returns>A receipt whose result is the id of the SOP while it has other versions; empty when it is gone.</returns>
    public Task<Result<Receipt>> HandleAsync(DiscardDraft wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process, wish.By?.PersonId.Value, inner => DiscardAsync(wish, inner), ct);

    private async Task<Result<string>> DiscardAsync(DiscardDraft wish, CancellationToken ct)
    {
        if (await DraftLock.TakeAsync(db, wish.Version, ct) is not { } draft)
        {
            return AdoptionRejections.NoSuchVersion();
        }

        if (await access.ChangeRefusalAsync(wish.By?.PersonId, draft.ProcedureId, ct) is { } notHis)
        {
            return notHis;
        }

        if (Refusal(draft, await DraftBelongings.OfAsync(db, draft, ct), wish.Reason) is { } no)
        {
            return no;
        }

        var procedure = await db.Set<AdoptedProcedure>().SingleAsync(row => row.Id == draft.ProcedureId, ct);
        var others = await db.Set<ProcedureVersion>().Where(row => row.ProcedureId == procedure.Id && row.Id != draft.Id).ToListAsync(ct);
        await audit.WriteAsync(
            new(wish.Command, Process, "procedure", procedure.Id.Value)
            {
                By = wish.By,
                Before = $"{procedure.Title}, versi {draft.Number}, {VersionWords.Of(draft.State)}, sidik jari {Convert.ToHexStringLower(draft.Fingerprint)}",
                Reason = wish.Reason!.Trim(),
            },
            ct);
        db.ExpectRow(draft, wish.Seen);
        await ThrowAwayAsync(draft, ct);
        if (others.Count == 0)
        {
            await db.Set<LaneBinding>().Where(row => row.ProcedureId == procedure.Id).ExecuteDeleteAsync(ct);
            db.Remove(procedure);
            return "";
        }

        // Nothing is being revised any more.
        if (others.Find(version => version.State is VersionState.InRevision) is { } current && current.MoveTo(VersionState.InForce) is null)
        {
            db.Add(WorkingDraft.Change(current, wish.By?.PersonId, $"Draf versi {draft.Number} dibuang: {wish.Reason!.Trim()}", days.Now));
        }

        return procedure.Id.ToString();
    }

    private static Rejection? Refusal(ProcedureVersion draft, DraftBelongings belongings, string? reason) => draft.State switch
    {
        VersionState.AwaitingLegalisation => VersionRejections.WithLegaliser(draft.Number),
        var state when !state.MayBeWritten() || belongings.WasLegalised => DiscardRejections.Legalised(draft.Number),
        _ => string.IsNullOrWhiteSpace(reason) ? DiscardRejections.ReasonMissing() : null,
    };

    private async Task ThrowAwayAsync(ProcedureVersion draft, CancellationToken ct)
    {
        await db.Set<DraftEdit>().Where(row => row.VersionId == draft.Id).ExecuteDeleteAsync(ct);
        await db.Set<SopTrialMove>().Where(row => db.Set<SopTrial>().Any(trial => trial.Id == row.TrialId && trial.VersionId == draft.Id)).ExecuteDeleteAsync(ct);
        await db.Set<SopTrial>().Where(row => row.VersionId == draft.Id).ExecuteDeleteAsync(ct);
        await db.Set<SourceLines>().Where(row => row.ProcedureId == draft.ProcedureId && row.ImportedAt >= draft.CreatedAt).ExecuteDeleteAsync(ct);
        await db.Set<VersionChange>().Where(row => row.VersionId == draft.Id).ExecuteDeleteAsync(ct);
        db.Remove(draft);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>What goes with a draft that is thrown away.</summary>
/// <param name="Edits">Changes written on it that can be undone.</param>
/// <param name="Trials">Trials at the table.</param>
/// <param name="Files">Names of the files it was read from.</param>
/// <param name="Holders">Lanes with a holder, where the SOP goes with it; 0 where it has other versions.</param>
/// <param name="IsOnly">Whether the SOP has no other version.</param>
/// <param name="WasLegalised">Whether it was legalised once, and taken back.</param>
public sealed record DraftBelongings(int Edits, int Trials, IReadOnlyList<string> Files, int Holders, bool IsOnly, bool WasLegalised)
{
    /// <summary>Titles of other SOPs of the agency that name the SOP, where it goes with the draft.</summary>
    public IReadOnlyList<string> NamedBy { get; init; } = [];

    internal static async Task<DraftBelongings> OfAsync(TeraDbContext db, ProcedureVersion draft, CancellationToken ct)
    {
        var only = !await db.Set<ProcedureVersion>().AnyAsync(row => row.ProcedureId == draft.ProcedureId && row.Id != draft.Id, ct);
        return new(
            await db.Set<DraftEdit>().CountAsync(row => row.VersionId == draft.Id && row.UndoneAt == null, ct),
            await db.Set<SopTrial>().CountAsync(row => row.VersionId == draft.Id, ct),
            await db.Set<SourceLines>().Where(row => row.ProcedureId == draft.ProcedureId && row.ImportedAt >= draft.CreatedAt).OrderBy(row => row.ImportedAt).Select(row => row.FileName).ToListAsync(ct),
            only ? await db.Set<LaneBinding>().Where(row => row.ProcedureId == draft.ProcedureId).Select(row => row.Lane).Distinct().CountAsync(ct) : 0,
            only,
            await db.Set<VersionChange>().AnyAsync(row => row.VersionId == draft.Id && !(row.State == VersionState.Draft || row.State == VersionState.Trial || row.State == VersionState.AwaitingLegalisation), ct))
        {
            NamedBy = only ? await NamedByAsync(db, draft.ProcedureId, ct) : [],
        };
    }

    private static async Task<IReadOnlyList<string>> NamedByAsync(TeraDbContext db, ProcedureId procedure, CancellationToken ct) => await db.Database.SqlQuery<string>(
        $"""
         select distinct p.title as "Value" from procedures.procedure own
         join procedures.procedure p on p.region_id = own.region_id and p.agency_id = own.agency_id and p.id <> own.id
         join procedures.version v on v.procedure_id = p.id and v.state not in ('Superseded', 'Revoked') and position('"code":"' || own.code || '"' in v.content) > 0
         where own.id = {procedure.Value} order by 1 limit 20
         """).TagWith("Procedures: SOPs that name another").ToListAsync(ct);
}

/// <summary>Why a draft is not thrown away.</summary>
public static class DiscardRejections
{
    /// <summary>The version is, or once was, legalised.</summary>
    public static Rejection Legalised(int number) => new("procedures.discard.legalised", number);

    /// <summary>Nobody said why.</summary>
    public static Rejection ReasonMissing() => new("procedures.discard.reason-missing");
}
