using System.Collections.Immutable;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Builders;

/// <summary>An SOP that states only what a test is about.</summary>
internal sealed class DefinitionBuilder
{
    private readonly List<StepBuilder> _steps = [];
    private readonly Dictionary<LaneKey, LaneNature> _natures = [];
    private Cover _cover = new()
    {
        Agency = ["Pemerintah Provinsi", "Dinas"],
        Number = "1/SOP/2026",
        CreatedOn = "2 Januari 2026",
        EffectiveOn = "5 Januari 2026",
        LegalisedBy = ["Kepala Dinas"],
        LegalBases = ["PermenPANRB 35/2012"],
    };

    public DefinitionBuilder Step(string key, Action<StepBuilder> describe)
    {
        var step = new StepBuilder(key);
        describe(step);
        _steps.Add(step);
        return this;
    }

    public DefinitionBuilder Lane(string key, LaneNature nature)
    {
        _natures[new(key)] = nature;
        return this;
    }

    public DefinitionBuilder WithoutNumber()
    {
        _cover = _cover with { Number = null };
        return this;
    }

    public ProcedureDefinition Build()
    {
        var steps = _steps.Select((step, index) => step.Build(index + 1 < _steps.Count ? _steps[index + 1].Key : null)).ToImmutableArray();
        var lanes = steps.SelectMany(step => step.Acts).SelectMany(act => act.AllLanes).Concat(_natures.Keys).Distinct()
            .Select(lane => new Lane(lane, lane.Value, lane.Value, _natures.GetValueOrDefault(lane, LaneNature.Position)));
        return new(new("contoh"), "Contoh", Periodicity.Quarterly, new("dokumen"), _cover, [.. lanes], [], steps);
    }
}
