using Microsoft.EntityFrameworkCore;
using Tera.Documents.Letters;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;

namespace Tera.Documents.Artifacts;

/// <summary>Numbers that a cancelled run took and never used stay in the register as void, with its reason.</summary>
internal sealed class CancelledRuns(TeraDbContext db) : IRunListener
{
    public async Task HappenedAsync(RunMoment moment, CancellationToken ct)
    {
        if (moment.Event is not RunEvent.Cancelled cancelled)
        {
            return;
        }

        var run = moment.Head.Id;
        foreach (var letter in await db.Set<Letter>().Where(row => row.RunId == run && row.State == LetterState.Reserved).ToListAsync(ct))
        {
            letter.Void($"Pelaksanaan dibatalkan: {cancelled.Reason}");
        }
    }
}
