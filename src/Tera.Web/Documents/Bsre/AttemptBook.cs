using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using Tera.Documents.Contracts;
using Tera.Documents.Signatures;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Shared;

namespace Tera.Documents.Bsre;

/// <summary>Keeps attempts, each change committed by itself: what was asked of the service stays known whatever happens to us.</summary>
public sealed class AttemptBook(TeraDbContext db, IClock clock)
{
    private const string OneOpen = "signing_attempt_open";

    /// <summary>The attempt under a revision that nobody has settled; null for none.</summary>
    public Task<SigningAttempt?> OpenAsync(RevisionId revision, CancellationToken ct) => db.Set<SigningAttempt>().SingleOrDefaultAsync(
        row => row.RevisionId == revision
            && (row.State == SigningAttemptState.Sent || row.State == SigningAttemptState.Unknown || row.State == SigningAttemptState.Signed),
        ct);

    /// <summary>Begins one, or is refused while another is not settled: two windows at once, too.</summary>
    public async Task<Result<SigningAttempt>> BeginAsync(PanelContext context, SeenDocument document, CancellationToken ct)
    {
        var attempt = new SigningAttempt
        {
            Id = SigningAttemptId.New(),
            RevisionId = document.Revision,
            RunId = context.Head.Id,
            Step = context.Task.Key.Step.Value,
            Act = context.Task.Key.Act,
            Round = context.Task.Key.Round,
            Slot = context.Task.Key.Slot.Value,
            PersonId = context.User.PersonId,
            DocumentHash = document.Pdf,
            SentAt = clock.GetCurrentInstant(),
        };
        db.Add(attempt);
        try
        {
            await db.SaveChangesAsync(ct);
            return attempt;
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { ConstraintName: OneOpen })
        {
            db.Entry(attempt).State = EntityState.Detached;
            return BsreDeskRejections.Unsettled();
        }
    }

    /// <summary>Keeps what came of it; nothing cancels that.</summary>
    public Task KeepAsync() => db.SaveChangesAsync(CancellationToken.None);

    public Instant Now => clock.GetCurrentInstant();
}
