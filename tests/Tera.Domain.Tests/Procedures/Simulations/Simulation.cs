using System.Text;
using NodaTime;
using Tera.Procedures.Builders;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Procedures.Simulations;

/// <summary>One command of a simulated run.</summary>
/// <param name="Before">The run before.</param>
/// <param name="Command">What was asked.</param>
/// <param name="Around">By whom, when, with whom.</param>
/// <param name="Happened">What happened; null when it was refused.</param>
/// <param name="Refused">Why not; null when it happened.</param>
/// <param name="After">The run after.</param>
internal sealed record Moment(Run Before, RunCommand Command, Surroundings Around, RunEvent? Happened, Rejection? Refused, Run After);

/// <summary>A random run of a random sound SOP in a random agency, command by command.</summary>
internal sealed class Simulation
{
    private const int Commands = 120;
    private const int CommandsAfterTheEnd = 3;

    private Simulation(Play play) => Play = play;

    public Play Play { get; }

    public List<Moment> Moments { get; } = [];

    public IEnumerable<Moment> Accepted => Moments.Where(moment => moment.Happened is not null);

    public ProcedureDefinition Definition => Play.Definition;

    /// <summary>What was asked and what came of it, line by line.</summary>
    public string Story
    {
        get
        {
            var story = new StringBuilder();
            foreach (var step in Definition.Steps)
            {
                var acts = step.Acts.Select(act => $"{act.Kind} {act.Participation} [{string.Join(",", act.Lanes)}]");
                story.Append(step.Key).Append(": ").AppendJoin("; ", acts).Append(" -> ").Append(step.Onward).AppendLine();
            }

            foreach (var moment in Moments)
            {
                var outcome = moment.Happened is { } happened ? RunEventJson.Write(happened) : "refused " + moment.Refused?.Code;
                story.Append(moment.Around.Actor).Append(' ').Append(moment.Command).Append(" => ").AppendLine(outcome);
            }

            return story.ToString();
        }
    }

    public static Simulation From(Draw draw)
    {
        var definition = RandomDefinitions.Sound(draw);
        var play = new Play(definition, RandomRosters.For(definition, draw))
        {
            AllowOwnWork = draw.OneIn(2),
            Resolved = [new("sop-tertaut")],
        };
        var simulation = new Simulation(play);
        for (var (count, after) = (0, 0); count < Commands && after < CommandsAfterTheEnd && draw.HasMore; count++)
        {
            simulation.Ask(draw);
            after += play.Run.Status is RunStatus.Finished or RunStatus.Cancelled ? 1 : 0;
        }

        return simulation;
    }

    private void Ask(Draw draw)
    {
        Play.Now += Pace(draw);
        if (draw.OneIn(20))
        {
            Play.Holidays += Duration.FromDays(draw.Below(3));
        }

        if (draw.OneIn(15))
        {
            Play.Roster = RandomRosters.WithoutOne(Play.Roster, draw);
        }

        var (actor, command) = RandomCommands.Next(Play, draw);
        var (before, around) = (Play.Run, Play.Around(actor));
        var decided = Play.Tries(actor, command);
        decided.Accepted(out var happened, out var refused);
        Moments.Add(new(before, command, around, happened, refused, Play.Run));
    }

    /// <summary>Mostly minutes, sometimes days, and once in a while a machine whose clock is behind.</summary>
    private static Duration Pace(Draw draw) => draw.Below(10) switch
    {
        9 => Duration.FromSeconds(-draw.Below(90)),
        8 => Duration.FromDays(draw.Below(5)),
        7 => Duration.Zero,
        _ => Duration.FromNanoseconds(1234567L * draw.Below(1000000)),
    };
}
