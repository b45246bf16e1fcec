using Microsoft.EntityFrameworkCore;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.Bsre;

/// <summary>What may have been signed is settled before the paper is taken back: otherwise nobody could settle it any more.</summary>
internal sealed class UnsettledSignature(TeraDbContext db) : IGiveBackGuard
{
    public async Task<Rejection?> RefusalAsync(RunId run, TaskKey task, CancellationToken ct)
    {
        var (step, act, round) = (task.Step.Value, task.Act, task.Round);
        return await db.Set<SigningAttempt>().AnyAsync(
            row => row.RunId == run && row.Step == step && row.Act == act && row.Round == round
                && (row.State == SigningAttemptState.Sent || row.State == SigningAttemptState.Unknown || row.State == SigningAttemptState.Signed),
            ct)
            ? BsreDeskRejections.Unsettled()
            : null;
    }
}
