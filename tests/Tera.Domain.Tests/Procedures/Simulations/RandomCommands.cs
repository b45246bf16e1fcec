using System.Collections.Immutable;
using Tera.Organisation;
using Tera.Procedures.Builders;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Simulations;

/// <summary>What people and the system ask of a run: mostly sensible, sometimes nonsense.</summary>
internal static class RandomCommands
{
    private static readonly string?[] Reasons = ["Data kurang", "Bukti tidak sesuai", "Revisi \"angka\" \u2192 \U0001F4C4\n", "", null];

    /// <summary>Who asks, and what.</summary>
    public static (PersonId? Actor, RunCommand Command) Next(Play play, Draw draw)
    {
        if (play.Run.Status is RunStatus.New)
        {
            return (draw.OneIn(5) ? Anyone(draw) : null, new RunCommand.Start(draw.OneIn(5) ? new(new(Guid.Empty), default) : null, null));
        }

        if (draw.OneIn(6))
        {
            return (draw.OneIn(4) ? null : Anyone(draw), Nonsense(draw));
        }

        if (play.Run.Status is RunStatus.Paused && draw.OneIn(3) && play.Run.Open.FirstOrDefault() is { Status: RunTaskStatus.WaitingForLink } link)
        {
            return (null, new RunCommand.LinkFinished(link.Key, new(Guid.Empty)));
        }

        if (draw.OneIn(8) || !play.Run.Open.Any() || play.Run.Status is RunStatus.Paused)
        {
            return (draw.OneIn(3) ? Anyone(draw) : null, Steering(play, draw));
        }

        if (draw.OneIn(10) && Coordinating(play, draw) is { } coordinating)
        {
            return coordinating;
        }

        var task = draw.Of<RunTask>(draw.OneIn(15) ? play.Run.Tasks : [.. play.Run.Open]);
        if (task.Status is RunTaskStatus.WaitingForLink && !draw.OneIn(5))
        {
            return (null, draw.OneIn(3) ? new RunCommand.LinkCancelled(task.Key, new(Guid.Empty), "Salah periode") : new RunCommand.LinkFinished(task.Key, new(Guid.Empty)));
        }

        var holders = play.Roster.HoldersOf(task.Lane, task.Key.Slot).Select(holder => holder.Person).ToList();
        var actor = task.Holder ?? (holders.Count == 0 ? Anyone(draw) : draw.Of(holders));
        return (draw.OneIn(8) ? Anyone(draw) : actor, OnTask(play, draw, task));
    }

    /// <summary>What the coordinator of the open collection does; null where none is open.</summary>
    private static (PersonId? Actor, RunCommand Command)? Coordinating(Play play, Draw draw)
    {
        var open = play.Run.Open.First().Key;
        if (open.Act == 0 || play.Definition.ActOf(open.Step, open.Act) is not { Coordinator: { } lane })
        {
            return null;
        }

        var handedIn = play.Run.Tasks.Where(task => task.Status is RunTaskStatus.Done && (task.Key.Step, task.Key.Act) == (open.Step, open.Act)).ToList();
        var actor = draw.Of([.. play.Roster.HoldersOf(lane, Slot.Sole)]).Person;
        return handedIn.Count > 0 && !draw.OneIn(3) ? (actor, new RunCommand.ReturnSubmission(draw.Of(handedIn).Key, "Bukti kurang"))
            : draw.OneIn(3) ? (actor, new RunCommand.Return(open, draw.Of(play.Run.Way), Units(play, draw), "Format keliru"))
            : (actor, new RunCommand.CloseCollection(open.Step, "Batas waktu lewat"));
    }

    private static RunCommand OnTask(Play play, Draw draw, RunTask task)
    {
        var step = play.Definition[task.Key.Step];
        switch (draw.Below(20))
        {
            case 16:
                return new RunCommand.Entrust(task.Key, Anyone(draw), "Ketua rapat");
            case 17 or 19:
                return new RunCommand.GiveBack(task.Key, draw.Of(Reasons)!);
            case 18:
                return new RunCommand.HandBack(task.Key);
            case 10:
                return new RunCommand.Claim(task.Key);
            case 11:
                return new RunCommand.Release(task.Key);
            case 12:
                return new RunCommand.Reassign(task.Key, Anyone(draw), draw.Of(Reasons)!);
            case 13:
                return new RunCommand.Return(task.Key, draw.OneIn(3) ? draw.Of(play.Definition.Steps).Key : draw.Of(play.Run.Way), Units(play, draw), draw.Of(Reasons)!);
            case 14:
                return new RunCommand.ReturnSubmission(draw.Of([.. play.Run.Tasks]).Key, draw.Of(Reasons)!);
            case 15 or 9 or 8 when step.Standard.Inputs is [{ Artifact: { } artifact }, ..]:
                return new RunCommand.ProvideInput(step.Key, artifact, draw.Of(Reasons)!);
            default:
                return Complete(play, draw, task, step);
        }
    }

    private static RunCommand.Complete Complete(Play play, Draw draw, RunTask task, Step step)
    {
        var act = step.Acts.ElementAtOrDefault(task.Key.Act - 1);
        if (act?.Kind is ActKind.Distribute && draw.OneIn(2))
        {
            var taking = draw.OneIn(2) ? play.Roster.Units : play.Roster.Employees;
            return new(task.Key, Participants: [.. draw.Some(taking, 3).Select(who => who.Slot)]);
        }

        if (act?.Kind is not ActKind.Check || task.Key.Slot.IsJointActor)
        {
            return new(task.Key, Note: draw.OneIn(3) ? draw.Of(Reasons) : null);
        }

        if (!draw.OneIn(2))
        {
            return new(task.Key, CheckOutcome.Yes);
        }

        var targets = ((Onward.Decision)step.Onward).No.Targets;
        StepKey? to = targets.IsEmpty || draw.OneIn(3) ? null : draw.Of<StepKey>(draw.OneIn(6) ? [step.Key] : targets);
        return new(task.Key, CheckOutcome.No, to, Units(play, draw), draw.Of(Reasons));
    }

    private static ImmutableArray<Slot> Units(Play play, Draw draw) => draw.Below(4) switch
    {
        0 => [],
        1 => default,
        2 when !play.Run.Participants.IsEmpty => [draw.Of(play.Run.Participants).Slot],
        _ => [.. draw.Some(play.Roster.Units, 2).Select(unit => unit.Slot)],
    };

    private static RunCommand Steering(Play play, Draw draw) => draw.Below(14) switch
    {
        0 or 1 or 2 => new RunCommand.Resume(),
        3 or 4 or 5 => new RunCommand.NoteOverdue(),
        6 or 7 or 8 => new RunCommand.Reschedule(),
        9 or 10 => new RunCommand.Pause(draw.Of(Reasons)!),
        11 or 12 => new RunCommand.MoveToVersion(Guid.Empty, 1, 2, Retimed(play.Definition), draw.Of(Reasons)!),
        _ => draw.OneIn(2) ? new RunCommand.Cancel(draw.Of(Reasons)!) : new RunCommand.Resume(),
    };

    /// <summary>The next version: another time for every row that has one.</summary>
    private static ProcedureDefinition Retimed(ProcedureDefinition definition) => definition with
    {
        Title = definition.Title + "+",
        Steps = [.. definition.Steps.Select(step => step.Standard.Duration is { } duration ? step with { Standard = step.Standard with { Duration = A.Minutes(duration.Amount % 9_000 + 1) } } : step)],
    };

    /// <summary>Keys that name nothing, values nobody filled in.</summary>
    private static RunCommand Nonsense(Draw draw)
    {
        var step = draw.Of<StepKey>([default, new("tidak-ada"), new("langkah-1"), new("langkah-2")]);
        var slot = draw.Of<Slot>([default, new("unit:bukan-id"), new("person:"), new("lane:staf"), new("\0"), A.Unit("Bidang 1")]);
        var task = draw.OneIn(3) ? default : new TaskKey(step, draw.Below(4) - 1, draw.Below(4) - 1, slot);
        var units = draw.Of<ImmutableArray<Slot>>([default, [], [slot], [slot, default]]);
        var reason = draw.Of(Reasons)!;
        return draw.Below(17) switch
        {
            0 => new RunCommand.Start(null, null),
            13 => new RunCommand.Entrust(task, default, reason),
            14 => new RunCommand.GiveBack(task, reason),
            15 => new RunCommand.HandBack(task),
            1 => new RunCommand.Claim(task),
            2 => new RunCommand.Release(task),
            3 => new RunCommand.Reassign(task, default, reason),
            4 or 5 => new RunCommand.Complete(task, (CheckOutcome)(draw.Below(4) - 1), step, units, reason, draw.OneIn(2) ? units : null),
            6 => new RunCommand.Return(task, step, units, reason),
            7 => new RunCommand.ReturnSubmission(task, reason),
            8 => new RunCommand.CloseCollection(step, reason),
            9 => new RunCommand.ProvideInput(step, default, reason),
            10 => new RunCommand.LinkFinished(task, default),
            11 => new RunCommand.Pause(reason),
            12 => new RunCommand.Cancel(null!),
            _ => new RunCommand.Resume(),
        };
    }

    private static PersonId Anyone(Draw draw) => A.Person(draw.Of(RandomRosters.People));
}
