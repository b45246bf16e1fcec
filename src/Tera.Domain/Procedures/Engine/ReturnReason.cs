using NodaTime;

namespace Tera.Procedures.Engine;

/// <summary>Why a task lies before its people: the work came back to it, or a linked SOP it waited for was called off.</summary>
/// <param name="By">Who sent it back; null for the system.</param>
/// <param name="Reason">In his words.</param>
/// <param name="At">When.</param>
public sealed record ReturnReason(Performer? By, string Reason, Instant At)
{
    /// <summary>
    /// The return that opened the task; where the work came on to it from a step that was done again, the last return before that, one for
    /// other units only left out. Null where nothing came back to it.
    /// </summary>
    /// <param name="events">Of the run, in order.</param>
    /// <param name="task">The task.</param>
    public static ReturnReason? Of(IEnumerable<SealedEvent> events, TaskKey task)
    {
        ReturnReason? before = null;
        foreach (var kept in events)
        {
            var happened = RunEventJson.Read(kept.Content);
            var opened = Run.ProgressOf(happened).Opened;
            var told = Told(happened, kept.RecordedAt);
            if (opened.Any(one => one.Key == task))
            {
                return told ?? (task.Round > 1 ? before : null);
            }

            var forOthers = task.Slot.IsOneOfMany && opened.Any(one => one.Key.Slot.IsOneOfMany) && opened.All(one => one.Key.Slot != task.Slot);
            before = forOthers || happened is RunEvent.LinkCancelled ? before : told ?? before;
        }

        return null;
    }

    private static ReturnReason? Told(RunEvent happened, Instant at) => happened switch
    {
        RunEvent.Returned returned => new(returned.By, returned.Reason, at),
        RunEvent.SubmissionReturned returned => new(returned.By, returned.Reason, at),
        RunEvent.Completed { Outcome: CheckOutcome.No, Note: { } note } no => new(no.By, note, at),
        RunEvent.LinkCancelled link => new(By: null, link.Reason, at),
        _ => null,
    };
}
