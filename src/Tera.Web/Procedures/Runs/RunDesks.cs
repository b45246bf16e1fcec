using NodaTime;
using Tera.Organisation.Contracts;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Procedures.Runs.Show;
using Tera.Shared;

namespace Tera.Procedures.Runs;

/// <summary>A run and the task in focus, without what only the page shows of them.</summary>
/// <param name="Head">Which run.</param>
/// <param name="User">Who acts.</param>
/// <param name="Focus">The task; null when there is none to look at.</param>
/// <param name="Panel">Does its act; null while it waits for a linked SOP.</param>
/// <param name="Refusal">Why the user may not do it now; null when he may.</param>
public sealed record RunDesk(RunHead Head, SignedInUser User, PanelContext? Focus, IActPanel? Panel, Rejection? Refusal);

/// <summary>Reads what a posted form needs: one round trip where the page asks a dozen.</summary>
public sealed class RunDesks(RunStore store, FocusQuery focus, IClock clock)
{
    /// <summary>Null when there is no such run or it is not the user's to see.</summary>
    public async Task<RunDesk?> ReadAsync(RunId id, TaskKey? task, SignedInUser user, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        if (await store.LookAsync(id, user.PersonId, now, ct) is not { } loaded || !user.Sees(loaded.Head.Agency))
        {
            return null;
        }

        var context = FocusQuery.ContextOf(loaded, task, user, now);
        return context is null
            ? new(loaded.Head, user, null, null, null)
            : new(loaded.Head, user, context, focus.PanelOf(context), FocusQuery.RefusalOf(loaded, context.Task));
    }
}
