using Tera.Procedures.Definitions;

namespace Tera.Procedures.Builders;

/// <summary>One row; what follows <see cref="Act"/> describes the act named last.</summary>
internal sealed class StepBuilder(string key)
{
    private readonly List<Act> _acts = [];
    private readonly List<RequiredInput> _inputs = [];
    private StandardDuration? _duration;
    private Onward? _onward;
    private ProcedureLink? _link;
    private Branch? _refusal;

    public StepKey Key { get; } = new(key);

    public StepBuilder Act(ActKind kind, params string[] lanes)
    {
        _acts.Add(new(kind, [.. lanes.Select(lane => new LaneKey(lane))], Participation.One, null, [], null, null, Provenance.Printed));
        return this;
    }

    public StepBuilder Joint() => Last(act => act with { Participation = Participation.Joint });

    public StepBuilder EachUnit() => Last(act => act with { Participation = Participation.EachUnit });

    public StepBuilder EachEmployee() => Last(act => act with { Participation = Participation.EachEmployee });

    public StepBuilder Makes(string artifact) => Last(act => act with { Produces = new(artifact) });

    public StepBuilder To(params string[] lanes) => Last(act => act with { Recipients = [.. lanes.Select(lane => new LaneKey(lane))] });

    public StepBuilder CoordinatedBy(string lane) => Last(act => act with { Coordinator = new(lane) });

    public StepBuilder Needs(string printed, string? artifact = null)
    {
        _inputs.Add(new(printed, artifact is null ? null : new ArtifactKind(artifact)));
        return this;
    }

    public StepBuilder Lasts(int minutes)
    {
        _duration = A.Minutes(minutes);
        return this;
    }

    public StepBuilder Leads(string to) => Onwards(new Onward.Next(new(to)));

    public StepBuilder Ends() => Onwards(new Onward.Finish());

    /// <summary>A decision; no target at all ends the run.</summary>
    public StepBuilder Decides(string? yes, string[] no, bool unitsMayBeChosen = false) => Onwards(new Onward.Decision(
        new("Ya", yes is null ? [] : [new(yes)], Provenance.Printed, UnitsMayBeChosen: false),
        new("Tidak", [.. no.Select(target => new StepKey(target))], Provenance.Printed, unitsMayBeChosen)));

    public StepBuilder Onwards(Onward onward)
    {
        _onward = onward;
        return this;
    }

    public StepBuilder RefusedTo(string target)
    {
        _refusal = new("Ditolak", [new(target)], new(Origin.Proposed, 0.5m, "Pejabat dapat menolak."), UnitsMayBeChosen: false);
        return this;
    }

    public StepBuilder Names(string code, LinkMode mode = LinkMode.Waits, bool itself = false)
    {
        _link = new("SOP " + code, new ProcedureCode(code), mode, itself);
        return this;
    }

    public Step Build(StepKey? following)
    {
        var onward = _onward ?? (following is { } next ? new Onward.Next(next) : new Onward.Finish());
        return new(
            Key, StepNature.Printed, null, Key.Value, null, [.. _acts], new([.. _inputs], _duration, []), onward, null, _link, _refusal);
    }

    private StepBuilder Last(Func<Act, Act> change)
    {
        _acts[^1] = change(_acts[^1]);
        return this;
    }
}
