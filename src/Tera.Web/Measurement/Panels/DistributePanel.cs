using System.Collections.Immutable;
using Tera.Measurement.Contracts;
using Tera.Platform.Components;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Measurement.Panels;

/// <summary>What the distribution panel shows.</summary>
/// <param name="Candidates">Who could fill, by slot and name.</param>
/// <param name="Usual">Slots that take part unless this is changed.</param>
/// <param name="Employees">True when employees fill.</param>
public sealed record DistributeModel(IReadOnlyList<Choice> Candidates, IReadOnlySet<string> Usual, bool Employees);

/// <summary>Sebar: to whom the form goes. The usual list may be changed, with a reason that stays in the history.</summary>
public sealed class DistributePanel(RunGateway gateway) : IActPanel
{
    public const string WhoField = "Pengisi";
    public const string ReasonField = "AlasanPengisi";

    public bool Serves(Act act, ProcedureDefinition definition) => act.Kind is ActKind.Distribute && MeasurementArtifacts.Measures(definition);

    public Type Component => typeof(DistributeView);

    public string ButtonLabel(PanelContext context) => "Sebarkan formulir";

    public Task<object> LoadAsync(PanelContext context, CancellationToken ct) => Task.FromResult<object>(ModelOf(context));

    private static DistributeModel ModelOf(PanelContext context)
    {
        var employees = MeasurementArtifacts.MeasuresEmployees(context.Definition);
        bool Fills(Participant who) => who.Slot.Employee is not null == employees;
        var usual = context.Run.Participants.Where(Fills).ToList();
        return new(
            [.. usual.Concat(context.Candidates.Where(Fills)).DistinctBy(who => who.Slot).Select(who => new Choice(who.Slot.Value, who.Name))],
            usual.Select(who => who.Slot.Value).ToHashSet(),
            employees);
    }

    public async Task<PanelOutcome> PostAsync(PanelContext context, PanelForm form, CancellationToken ct)
    {
        var model = ModelOf(context);
        var chosen = form.All(WhoField).Distinct().ToList();
        var changed = !model.Usual.SetEquals(chosen);
        List<Rejection> faults = [];
        if (chosen.Count == 0)
        {
            faults.Add(PanelRejections.Nobody);
        }

        if (changed && form[ReasonField].Length == 0)
        {
            faults.Add(PanelRejections.ChangeReasonMissing);
        }

        if (faults.Count > 0)
        {
            return PanelOutcome.Refused(faults);
        }

        ImmutableArray<Slot>? participants = changed ? [.. chosen.Select(slot => new Slot(slot))] : null;
        return await gateway.DecideAsync(
            context.Call(form.Command),
            new RunCommand.Complete(context.Task.Key, Note: changed ? form[ReasonField] : null, Participants: participants), beside: null, ct);
    }
}
