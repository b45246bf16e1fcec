using Microsoft.EntityFrameworkCore;
using Tera.Documents.Acts;
using Tera.Documents.Artifacts;
using Tera.Documents.Bsre;
using Tera.Documents.Contracts;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Documents.Signatures;

/// <summary>The wish that a paper that is not signed yet is signed in another name than it prints.</summary>
/// <param name="Revision">Seen by who wishes it.</param>
/// <param name="Seen">Its version then.</param>
/// <param name="InName">In whose name from now on.</param>
public sealed record SettleSignedName(CommandId Command, SignedInUser By, RevisionId Revision, int Seen, SignedInName InName);

/// <inheritdoc cref="SettleSignedName"/>
/// <remarks>The paper is printed again under its number: nobody signs in a name that it does not print.</remarks>
public sealed class SettleSignedNameHandler(TeraDbContext db, ArtifactDesk desk, AttemptBook book, CommandScope commands, AuditTrail audit)
{
    private const string Process = "documents.settle-signed-name";

    public Task<Result<Receipt>> HandleAsync(SettleSignedName wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process, wish.By.PersonId.Value, inner => SettleAsync(wish, inner), ct);

    /// <summary>Whether it is his to say: who drew the paper up, and whom it says to sign.</summary>
    internal static bool May(SignedInUser user, Revision revision) =>
        revision is { Signer: not null, SupersededAt: null, IsSigned: false } && (revision.MadeBy == user.PersonId || revision.SignerId == user.PersonId);

    private async Task<Result<string>> SettleAsync(SettleSignedName wish, CancellationToken ct)
    {
        var former = await db.Set<Revision>().SingleOrDefaultAsync(row => row.Id == wish.Revision, ct);
        var artifact = former is null ? null : await db.Set<Artifact>().AsNoTracking().SingleAsync(row => row.Id == former.ArtifactId, ct);
        if (artifact is null || !wish.By.Sees(artifact.AgencyId))
        {
            return SigningTaskRejections.NotYoursToName();
        }

        if (former!.SupersededAt is not null || former.Version != wish.Seen)
        {
            return CommandRejections.ChangedMeanwhile;
        }

        if (former.IsSigned || await db.Set<Signature>().AnyAsync(mark => mark.RevisionId == former.Id && mark.Kind == SignatureKind.Signature, ct))
        {
            return SigningTaskRejections.ReprintSigned();
        }

        if (!May(wish.By, former))
        {
            return SigningTaskRejections.NotYoursToName();
        }

        if (await book.OpenAsync(former.Id, ct) is not null)
        {
            return BsreDeskRejections.Unsettled();
        }

        if (former.InName == wish.InName)
        {
            return SigningTaskRejections.SameName();
        }

        var again = await desk.ReprintAsync(former, artifact.AgencyId, former.Signer!, wish.InName, ct);
        await audit.WriteAsync(new(wish.Command, Process, "revision", again.Value) { By = wish.By, Before = former.InName.Told, After = wish.InName.Told }, ct);
        return again.ToString();
    }
}
