using NodaTime;
using Tera.Procedures.Builders;
using Tera.Procedures.Engine;
using Tera.Procedures.Simulations;
using Tera.Shared;

namespace Tera.Procedures;

/// <summary>Promise P3 and P6: the state is the fold of the events, and the events are sealed.</summary>
public sealed class StateLaws
{
    [Fact]
    public void The_fold_of_the_events_read_back_from_their_text_is_the_state_after_every_step() => Law.OfRuns(80, run =>
    {
        var folded = Run.Unstarted(run.Play.Run.Id);
        foreach (var (moment, kept) in run.Accepted.Zip(run.Play.Events))
        {
            var read = RunEventJson.Read(kept.Content);
            folded = Run.Evolve(folded, read, kept.RecordedAt);

            Assert.Equal(kept.Content, RunEventJson.Write(read));
            Assert.Equal(RunText.Of(moment.After), RunText.Of(folded));
        }
    });

    [Fact]
    public void Events_are_numbered_without_gaps_and_refusals_leave_no_trace() => Law.OfRuns(80, run =>
    {
        Assert.Equal(Enumerable.Range(1, run.Accepted.Count()), run.Play.Events.Select(kept => kept.Sequence));
        foreach (var moment in run.Moments)
        {
            Assert.Equal(moment.Before.Sequence + (moment.Happened is null ? 0 : 1), moment.After.Sequence);
            Assert.True(moment.Happened is not null || ReferenceEquals(moment.Before, moment.After));
        }
    });

    [Fact]
    public void The_moment_of_an_event_survives_a_database_that_keeps_microseconds() => Law.OfRuns(20, run => Assert.All(
        run.Play.Events, kept => Assert.Equal(0, (kept.RecordedAt - Instant.FromUnixTimeTicks(0)).BclCompatibleTicks % 10)));

    [Fact]
    public void The_chain_of_a_run_holds() =>
        Law.OfRuns(40, run => Assert.Null(SealedEvent.FirstBreak(run.Play.Run.Id, run.Play.Events)));

    [Fact]
    public void Any_change_to_any_kept_event_breaks_the_chain_there() => Law.OfDraws(60, 900, draw =>
    {
        var (id, events) = Kept(draw);
        var index = draw.Below(events.Count);
        var kept = events[index];
        events[index] = draw.Below(7) switch
        {
            0 => kept with { Content = Changed(kept.Content, draw.Below(kept.Content.Length)) },
            1 => kept with { Hash = Changed(kept.Hash.ToArray(), draw.Below(32)) },
            2 => kept with { PreviousHash = Changed(kept.PreviousHash.ToArray(), draw.Below(32)) },
            3 => kept with { RecordedAt = kept.RecordedAt + Duration.FromTicks(10) },
            4 => kept with { Actor = A.Person("Penyusup") },
            5 => kept with { Command = CommandId.Derived("lain") },
            _ => kept with { Run = new(DerivedGuid.Of("lain")) },
        };

        Assert.Equal(kept.Sequence, SealedEvent.FirstBreak(id, events));
    });

    [Fact]
    public void A_dropped_doubled_or_misplaced_event_breaks_the_chain_there() => Law.OfDraws(60, 900, draw =>
    {
        var (id, events) = Kept(draw);
        var index = draw.Below(events.Count - 1);
        var kept = events[index];
        switch (draw.Below(3))
        {
            case 0:
                events.RemoveAt(index);
                Assert.Equal(kept.Sequence, SealedEvent.FirstBreak(id, events));
                break;
            case 1:
                events.Insert(index, kept);
                Assert.Equal(kept.Sequence + 1, SealedEvent.FirstBreak(id, events));
                break;
            default:
                (events[index], events[index + 1]) = (events[index + 1], events[index]);
                Assert.Equal(kept.Sequence, SealedEvent.FirstBreak(id, events));
                break;
        }
    });

    [Fact]
    public void Given_an_event_about_a_task_the_run_never_had_then_evolving_stops_instead_of_going_on_without_it()
    {
        var stray = new RunEvent.Released(new(new("langkah-1"), 1, 1, Slot.Sole));

        Assert.Throws<InvalidOperationException>(() => Run.Evolve(Run.Unstarted(new(Guid.Empty)), stray, Instant.MinValue));
    }

    /// <summary>At least two events, whatever the draw was shrunk to.</summary>
    private static (RunId Run, List<SealedEvent> Events) Kept(Draw draw)
    {
        var play = Simulation.From(draw).Play;
        if (play.Events.Count < 2)
        {
            play = A.Play(A.Definition().Step("lapor", step => step.Act(Definitions.ActKind.Report, "staf")), A.Roster().Holds("staf", "Ani"));
            play.Completes("Ani");
        }

        return (play.Run.Id, [.. play.Events]);
    }

    private static string Changed(string text, int at) => text[..at] + (char)(text[at] ^ 1) + text[(at + 1)..];

    private static byte[] Changed(byte[] bytes, int at)
    {
        bytes[at] ^= 1;
        return bytes;
    }
}
