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
/// <param name="Received">Who took or did one of them first, and when; null while nobody has.</param>
public sealed record HandedOver(TaskKey Task, Performer By, Instant At, string? Note, ImmutableArray<TaskKey> Opened, Receiving? Received)
{
    /// <summary>Everything of a run that was passed on, in order.</summary>
    /// <param name="events">Of the run, in order.</param>
    /// <param name="definition">The version it is pinned to.</param>
    public static ImmutableArray<HandedOver> Of(IEnumerable<SealedEvent> events, ProcedureDefinition definition)
    {
        var passed = ImmutableArray.CreateBuilder<HandedOver>();
        foreach (var kept in events)
        {
            var happened = RunEventJson.Read(kept.Content);
            if (Receiver(happened) is var (task, person, position))
            {
                for (var place = 0; place < passed.Count; place++)
                {
                    if (passed[place] is { Received: null } waiting && waiting.Opened.Contains(task))
                    {
                        passed[place] = waiting with { Received = new(person, position, kept.RecordedAt) };
                    }
                }
            }

            if (happened is RunEvent.Completed done && !done.Task.Slot.IsJointActor
                && definition.ActOf(done.Task.Step, done.Task.Act).Kind is ActKind.HandOver or ActKind.Report)
            {
                passed.Add(new(done.Task, done.By, kept.RecordedAt, done.Note, [.. done.Progress.Opened.Select(opened => opened.Key)], Received: null));
            }
        }

        return passed.ToImmutable();
    }

    /// <summary>Whoever takes a task, does it or sends it back has what came with it.</summary>
    private static (TaskKey Task, PersonId Person, string? Position)? Receiver(RunEvent happened) => happened switch
    {
        RunEvent.Claimed claimed => (claimed.Task, claimed.Holder, null),
        RunEvent.Completed done => (done.Task, done.By.Person, done.By.Position),
        RunEvent.Returned returned => (returned.Task, returned.By.Person, returned.By.Position),
        RunEvent.Entrusted entrusted => (entrusted.Task, entrusted.By.Person, entrusted.By.Position),
        _ => null,
    };
}

/// <summary>Who took up what was passed on.</summary>
/// <param name="Person">The natural person.</param>
/// <param name="Position">His title then; null where the event does not tell.</param>
/// <param name="At">When.</param>
public sealed record Receiving(PersonId Person, string? Position, Instant At);
