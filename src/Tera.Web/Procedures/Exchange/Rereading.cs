using System.Collections.Immutable;
using Tera.Procedures.Definitions;
using Tera.Procedures.Reading;

namespace Tera.Procedures.Exchange;

/// <summary>Makes open proposals anew that rest on a row whose actor an office has answered otherwise: who received there goes on here, and who is sent back to works there.</summary>
/// <remarks>Only what the rules themselves proposed is made again; what a person reasoned or confirmed stays.</remarks>
internal sealed class Rereading
{
    private readonly ProcedureDefinition _definition;
    private readonly LaneNames _names;
    private readonly ActorReader _reader;
    private readonly ImmutableArray<Step> _rows;

    private Rereading(ProcedureDefinition definition)
    {
        _definition = definition;
        _names = new LaneNames(definition.Lanes.Select(lane => lane.Printed));
        _reader = new ActorReader(_names);
        _rows = [.. definition.PrintedSteps];
    }

    /// <summary>The answered SOP with its open proposals as the rules give them now.</summary>
    public static ProcedureDefinition Of(ProcedureDefinition before, ProcedureDefinition answered)
    {
        var (asked, now) = (new Rereading(before), new Rereading(answered));
        if (!asked._rows.Select(row => (row.Key, row.Text)).SequenceEqual(now._rows.Select(row => (row.Key, row.Text))) || !before.Lanes.Select(lane => lane.Key).SequenceEqual(answered.Lanes.Select(lane => lane.Key)))
        {
            return answered;
        }

        var (old, ruled) = asked.Read();
        var read = now.Read(ruled);
        ImmutableArray<ReadExits> oldWays = asked.WaysOf(old), ways = now.WaysOf(read);
        var rows = now._rows.Index().ToDictionary(row => row.Item.Key, row => row.Index);
        return answered with { Steps = [.. answered.Steps.Select(step => rows.TryGetValue(step.Key, out var at) ? now.Again(step, asked._rows[at], ruled[at] ? read[at] : null, oldWays[at], ways[at]) : step)] };
    }

    /// <summary>The rows as the rules read them, and which of them still say what the rules said.</summary>
    private (ImmutableArray<RowReading> Rows, ImmutableArray<bool> AreRuled) Read()
    {
        List<RowReading> read = [];
        var ruled = ImmutableArray.CreateBuilder<bool>();
        foreach (var step in _rows)
        {
            var guess = _reader.Read(RowOf(step, known: null), read);
            ruled.Add(step.Acts.All(act => act.Actor.IsProposal && act.Primary == Key(guess.Actor)) && step.Acts.Any(act => act.Actor == guess.Reading));
            read.Add(ruled[^1] ? guess : _reader.Read(RowOf(step, step.Acts[0].Primary), read));
        }

        return ([.. read], ruled.ToImmutable());
    }

    private ImmutableArray<RowReading> Read(ImmutableArray<bool> ruled)
    {
        List<RowReading> read = [];
        foreach (var (at, step) in _rows.Index())
        {
            var known = ruled[at] ? step.Acts.FirstOrDefault(act => !act.Actor.IsProposal)?.Primary : step.Acts[0].Primary;
            read.Add(_reader.Read(RowOf(step, known), read));
        }

        return [.. read];
    }

    private ImmutableArray<ReadExits> WaysOf(ImmutableArray<RowReading> rows)
    {
        var branches = new BranchReader(_names, rows);
        return [.. rows.Select((_, at) => branches.Of(at))];
    }

    private Step Again(Step step, Step asked, RowReading? read, ReadExits oldWays, ReadExits ways)
    {
        var acts = read is null ? step.Acts : [.. step.Acts.Select((act, at) => act.Actor.IsProposal && asked.Acts[at].Actor == act.Actor ? Again(act, read) : act)];
        var onward = step.Onward is Onward.Decision decision ? decision with { No = Again(decision.No, oldWays.No, ways.No) } : step.Onward;
        return step with { Acts = acts, Onward = onward };
    }

    private Act Again(Act act, RowReading read)
    {
        var reading = read.Reading.Origin is Origin.Printed ? new(Origin.Inferred, 0.6m, $"Tindakan lain pada baris ini dijawab dikerjakan {_names.Printed[read.Actor]}.") : read.Reading;
        var lane = Key(read.Actor);
        return act with
        {
            Actor = act.Actor.Origin is Origin.Proposed ? act.Actor : reading,
            Lanes = act.Primary == lane ? act.Lanes : act.Participation is Participation.Joint ? [lane, .. act.Lanes.Where(other => other != lane)] : [lane],
            Recipients = act.Kind is ActKind.Instruct or ActKind.HandOver or ActKind.Report or ActKind.Distribute ? [.. read.Recipients.Select(Key)] : act.Recipients,
        };
    }

    private Branch Again(Branch branch, ReadBranch? old, ReadBranch? now)
    {
        if (!branch.Provenance.IsProposal || old is null || now is null || old.Targets.SequenceEqual(now.Targets) || !branch.Targets.SequenceEqual(old.Targets.Select(RowKey)))
        {
            return branch;
        }

        // What was answered is no print: that the row is his is known from the office.
        var reading = now.Reading.Origin is Origin.Printed ? new(Origin.Inferred, 0.85m, $"Teks menyebut {_names.Printed[Lane(_rows[now.Targets[0]].Acts[0].Primary)]}, yang mengerjakan langkah itu.") : now.Reading;
        return branch with { Targets = [.. now.Targets.Select(RowKey)], Provenance = reading };
    }

    /// <summary>A row as a file would give it; whom it is known of bears its mark.</summary>
    private SourceRow RowOf(Step step, LaneKey? known) => new(step.SourceLine ?? 0, step.PrintedNumber, step.Text)
    {
        Marks = known is { } lane ? [Lane(lane)] : [],
        IsDecision = step.Onward is Onward.Decision,
        IsEach = step.Acts.Any(act => act.FansOut),
        Inputs = [.. step.Standard.Inputs.Select(input => input.Printed)],
        Outputs = [.. step.Standard.Outputs.Select(output => output.Printed)],
        Remark = step.Remark,
        Exits = step.Onward is Onward.Decision ? null : new(_rows.IndexOf(step) + 1, []),
    };

    private LaneKey Key(int lane) => _definition.Lanes[lane].Key;

    private int Lane(LaneKey key) => _definition.Lanes.Select(lane => lane.Key).ToImmutableArray().IndexOf(key);

    private StepKey RowKey(int row) => _rows[Math.Min(row, _rows.Length - 1)].Key;
}
