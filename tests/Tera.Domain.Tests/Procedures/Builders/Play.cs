using System.Collections.Immutable;
using NodaTime;
using Tera.Organisation;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Procedures.Builders;

/// <summary>One run as it is played: decides, evolves and keeps the sealed events, as the store does.</summary>
internal sealed class Play(ProcedureDefinition definition, Roster roster)
{
    private readonly List<SealedEvent> _events = [];

    public Run Run { get; private set; } = Run.Unstarted(new(DerivedGuid.Of("run")));

    public Instant Now { get; set; } = Instant.FromUtc(2026, 1, 5, 1, 0);

    public Roster Roster { get; set; } = roster;

    public bool AllowOwnWork { get; set; }

    public ImmutableHashSet<ProcedureCode> Resolved { get; init; } = [];

    /// <summary>Holidays that were announced late: every due time is so much later.</summary>
    public Duration Holidays { get; set; } = Duration.Zero;

    /// <summary>The version the run is bound to.</summary>
    public ProcedureDefinition Definition { get; private set; } = definition;

    public IReadOnlyList<SealedEvent> Events => _events;

    /// <summary>Begun by the system.</summary>
    public static Play Started(ProcedureDefinition definition, Roster roster, params string[] resolved)
    {
        Assert.Empty(Soundness.Check(definition));
        var play = new Play(definition, roster) { Resolved = [.. resolved.Select(code => new ProcedureCode(code))] };
        play.Does(null, new RunCommand.Start(null, null));
        return play;
    }

    /// <summary>A calendar without nights: a working minute is a minute, a working day is a day.</summary>
    public Surroundings Around(PersonId? actor)
    {
        var holidays = Holidays;
        return new(
            Definition,
            Roster,
            actor,
            Now,
            (from, standard) => from + LengthOf(standard) + holidays,
            (due, from, until) => due + (until - from),
            Resolved,
            AllowOwnWork);
    }

    public Result<RunEvent> Tries(PersonId? actor, RunCommand command)
    {
        var decided = RunDecision.Decide(Run, command, Around(actor));
        if (decided.Accepted(out var happened, out _))
        {
            var head = _events.Count == 0 ? SealedEvent.NoHash : _events[^1].Hash;
            var kept = SealedEvent.Of(Run.Id, Run.Sequence + 1, CommandId.Derived($"{Run.Sequence}"), actor, Now, happened, head);
            _events.Add(kept);
            Run = Run.Evolve(Run, happened, kept.RecordedAt);
            Definition = (command as RunCommand.MoveToVersion)?.Definition ?? Definition;
        }

        return decided;
    }

    /// <summary>Does it; the test fails when it is refused.</summary>
    public RunEvent Does(string? person, RunCommand command)
    {
        Assert.True(Tries(Actor(person), command).Accepted(out var happened, out var no), $"{command} was refused: {no?.Code}");
        return happened;
    }

    /// <summary>The code with which it is refused; the test fails when it is accepted.</summary>
    public string IsRefused(string? person, RunCommand command)
    {
        Assert.False(Tries(Actor(person), command).Accepted(out _, out var no), $"{command} was accepted");
        return no.Code;
    }

    /// <summary>Completes the only task, or that of a slot.</summary>
    public RunEvent.Completed Completes(string person, Slot slot = default, CheckOutcome? outcome = null, string? note = null) =>
        (RunEvent.Completed)Does(person, new RunCommand.Complete(Task(slot), outcome, Note: note));

    /// <summary>The open task of a slot.</summary>
    public TaskKey Task(Slot slot = default) => Run.Open.Single(task => task.Key.Slot == slot).Key;

    /// <summary>The open tasks, as <c>step/act/round/slot</c> with names instead of ids, sorted.</summary>
    public string Open => string.Join(" ", Run.Open.Select(task => $"{task.Key with { Slot = Slot.Sole }}{Named(task)}").Order(StringComparer.Ordinal));

    private static string Named(RunTask task) => task.Key.Slot == Slot.Sole ? "" : ":" + task.Label;

    private static PersonId? Actor(string? person) => person is null ? null : A.Person(person);

    private static Duration LengthOf(StandardDuration standard) => standard.Unit switch
    {
        DurationUnit.Minutes => Duration.FromMinutes(standard.Amount),
        DurationUnit.Hours => Duration.FromHours(standard.Amount),
        DurationUnit.Days => Duration.FromDays(standard.Amount),
        DurationUnit.Months => Duration.FromDays(30 * standard.Amount),
        _ => Duration.FromDays(7 * standard.Amount),
    };
}
