using System.Collections.Immutable;
using NodaTime;
using Tera.Organisation;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Engine;

/// <summary>Something that was passed on or reported, by the events: from whom, and who took it up.</summary>
/// <param name="Task">The task by which it was.</param>
/// <param name="By">Who passed it on.</param>
/// <param name="At">When.</param>
/// <param name="Note">What he wrote with it; null for nothing.</param>
/// <param name="Opened">The tasks that it opened; empty where the run ended with it.</param>
/// <param name="Received">Which of its recipients took or did a task first, and when; null while none has.</param>
public sealed record HandedOver(TaskKey Task, Performer By, Instant At, string? Note, ImmutableArray<TaskKey> Opened, Receiving? Received)
{
    /// <summary>Everything of a run that was passed on, in order.</summary>
    /// <param name="events">Of the run, in order.</param>
    /// <param name="definition">The version it is pinned to.</param>
    public static ImmutableArray<HandedOver> Of(IEnumerable<SealedEvent> events, ProcedureDefinition definition)
    {
        var passed = ImmutableArray.CreateBuilder<HandedOver>();
        var lanes = new Dictionary<TaskKey, LaneKey>();
        foreach (var kept in events)
        {
            var happened = RunEventJson.Read(kept.Content);
            if (Receiver(happened) is var (task, person, position) && !task.Slot.IsJointActor)
            {
                for (var place = 0; place < passed.Count; place++)
                {
                    if (passed[place] is { Received: null } waiting && waiting.IsFor(task, lanes[task], person, definition)
                        && !passed.Skip(place + 1).Any(later => later.Task with { Round = 0 } == waiting.Task with { Round = 0 }))
                    {
                        passed[place] = waiting with { Received = new(person, position, kept.RecordedAt) };
                    }
                }
            }

            var opened = Run.ProgressOf(happened).Opened;
            foreach (var begun in opened)
            {
                lanes[begun.Key] = begun.Lane;
            }

            if (happened is RunEvent.Completed done && !done.Task.Slot.IsJointActor
                && definition.ActOf(done.Task.Step, done.Task.Act).Kind is ActKind.HandOver or ActKind.Report)
            {
                passed.Add(new(done.Task, done.By, kept.RecordedAt, done.Note, [.. opened.Select(begun => begun.Key)], Received: null));
            }
        }

        return passed.ToImmutable();
    }

    /// <summary>
    /// Where the SOP names who receives it, only they do, and by any task of theirs: others may have to act before them. Where it names
    /// nobody, whoever has what it opened does. Nobody receives what he passed on himself.
    /// </summary>
    private bool IsFor(TaskKey task, LaneKey lane, PersonId person, ProcedureDefinition definition)
    {
        var recipients = definition.ActOf(Task.Step, Task.Act).Recipients;
        return person != By.Person && (recipients.IsEmpty ? Opened.Contains(task) : recipients.Contains(lane));
    }

    /// <summary>Whoever takes a task, does it or sends it back has what came with it.</summary>
    private static (TaskKey Task, PersonId Person, string? Position)? Receiver(RunEvent happened) => happened switch
    {
        RunEvent.Claimed claimed => (claimed.Task, claimed.Holder, null),
        RunEvent.Completed done => (done.Task, done.By.Person, done.By.Position),
        RunEvent.Returned returned => (returned.Task, returned.By.Person, returned.By.Position),
        RunEvent.HandedBack back => (back.Task, back.By.Person, back.By.Position),
        RunEvent.Entrusted entrusted => (entrusted.Task, entrusted.By.Person, entrusted.By.Position),
        _ => null,
    };
}

/// <summary>Who took up what was passed on.</summary>
/// <param name="Person">The natural person.</param>
/// <param name="Position">His title then; null where the event does not tell.</param>
/// <param name="At">When.</param>
public sealed record Receiving(PersonId Person, string? Position, Instant At);
