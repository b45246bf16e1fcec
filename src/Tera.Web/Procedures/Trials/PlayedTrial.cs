using System.Collections.Immutable;
using NodaTime;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Library;

namespace Tera.Procedures.Trials;

/// <summary>A trial with its moves played again: the state is the fold of the events, as it is of a run.</summary>
public sealed class PlayedTrial
{
    private PlayedTrial(SopTrial trial, IReadOnlyList<SopTrialMove> moves)
    {
        (Trial, Definition) = (trial, DefinitionJson.Read(trial.Content));
        var started = RunEventJson.Read(trial.Started);
        var findings = new List<TrialFinding>(TrialFinding.Of(started, Run.Unstarted(new(trial.Id.Value)), Definition));
        var run = Run.Evolve(Run.Unstarted(new(trial.Id.Value)), started, trial.BegunAt);
        var played = new List<PlayedMove>();
        foreach (var move in moves.Where(move => move.UndoneAt is null).OrderBy(move => move.Number))
        {
            var found = new List<TrialFinding>();
            var ways = new List<TrialWay>();
            foreach (var happened in move.Events.Select(RunEventJson.Read))
            {
                found.AddRange(TrialFinding.Of(happened, run, Definition));
                ways.AddRange(TrialWay.TakenBy(happened, Definition) is { } way ? [way] : (TrialWay[])[]);
                run = Run.Evolve(run, happened, move.RecordedAt);
            }

            played.Add(new(move, Definition[new(move.Step)], [.. found.Distinct()], [.. ways]));
            findings.AddRange(found);
        }

        (Run, Moves, Findings) = (run, played, [.. findings.Distinct()]);
    }

    public SopTrial Trial { get; }

    /// <summary>What lay on the table.</summary>
    public ProcedureDefinition Definition { get; }

    public Run Run { get; }

    /// <summary>Those that stand, in order.</summary>
    public IReadOnlyList<PlayedMove> Moves { get; }

    public ImmutableArray<TrialFinding> Findings { get; }

    /// <summary>True when the SOP was gone through to its end.</summary>
    public bool ReachedEnd => Run.Status is RunStatus.Finished;

    public IEnumerable<PlayedMove> Noted => Moves.Where(move => move.IsNoted);

    public int RowsPassed => Moves.Where(move => move.Step.IsPrinted).Select(move => move.Step.Key).Distinct().Count();

    public int Rows => Definition.PrintedSteps.Count();

    /// <summary>Ways out of decisions that were tried, each once.</summary>
    public ImmutableHashSet<TrialWay> Tried => [.. Moves.SelectMany(move => move.Ways)];

    public IReadOnlyList<TrialWay> Ways => TrialWay.AllOf(Definition);

    /// <param name="trial">The trial.</param>
    /// <param name="moves">All of its moves.</param>
    public static PlayedTrial Of(SopTrial trial, IReadOnlyList<SopTrialMove> moves) => new(trial, moves);

    /// <summary>When the rows gone through would have ended one after the other.</summary>
    /// <param name="from">When the first begins.</param>
    /// <param name="due">The end of a time from a moment, on the working calendar.</param>
    /// <param name="saidFirst">True to take what those who do a row said of it before its standard time.</param>
    public Instant EndOf(Instant from, Func<Instant, StandardDuration, Instant> due, bool saidFirst) =>
        Moves.Select(move => (saidFirst ? move.Time : null) ?? move.Step.Standard.Duration).OfType<StandardDuration>().Aggregate(from, due);
}

/// <summary>One row gone through.</summary>
/// <param name="Row">As it was written down.</param>
/// <param name="Step">The row of the SOP.</param>
/// <param name="Findings">What the table took as given.</param>
/// <param name="Ways">Ways out of decisions that it took.</param>
public sealed record PlayedMove(SopTrialMove Row, Step Step, ImmutableArray<TrialFinding> Findings, ImmutableArray<TrialWay> Ways)
{
    /// <summary>How long it takes by those who do it; null for nothing said.</summary>
    public StandardDuration? Time => Row.SaidTime is { } said ? WrittenDuration.Read(said) : null;

    /// <summary>Whether those at the table had something to say of it.</summary>
    public bool IsNoted => Row is not { Note: null, SaidTime: null };

    /// <summary>Whether there is something to tell of it besides that it was gone through.</summary>
    public bool IsTold => IsNoted || !Findings.IsEmpty;
}
