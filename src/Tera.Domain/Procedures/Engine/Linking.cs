using Tera.Shared;

namespace Tera.Procedures.Engine;

/// <summary>
/// What comes back from a linked SOP. It is taken while the clock stands still too: whoever does the last step of the linked SOP cannot
/// know of a pause elsewhere, and what it opens here waits for the clock like everything else.
/// </summary>
internal static class Linking
{
    public static Result<RunEvent> Finished(Run run, RunCommand.LinkFinished finished, Surroundings around) =>
        Waiting(run, finished.Task).Accepted(out var waiting, out var no)
            ? new RunEvent.LinkFinished(waiting.Key, finished.Child, Router.After(run, around, waiting.Key, []))
            : no;

    /// <summary>The row goes on by hand: its lane does it without the linked SOP, sends the work back, or has the row wait once more.</summary>
    public static Result<RunEvent> Cancelled(Run run, RunCommand.LinkCancelled cancelled, Surroundings around)
    {
        if (!Waiting(run, cancelled.Task).Accepted(out var waiting, out var no))
        {
            return no;
        }

        return string.IsNullOrWhiteSpace(cancelled.Reason)
            ? RunRejections.ReasonMissing()
            : new RunEvent.LinkCancelled(waiting.Key, cancelled.Child, cancelled.Reason, Router.After(run, around, waiting.Key, []));
    }

    private static Result<RunTask> Waiting(Run run, TaskKey key) => run.Find(key) switch
    {
        null or { Key.Act: not 0 } => RunRejections.NoSuchTask(key),
        { IsOpen: false } ended => RunRejections.TaskEnded(ended),
        var waiting => waiting,
    };
}
