using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Contracts;
using Tera.Organisation.Agencies;
using Tera.Platform.Components;
using Tera.Platform.Data;
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
public sealed class DistributePanel(TeraDbContext db, RunGateway gateway) : IActPanel
{
    public const string WhoField = "Pengisi";
    public const string ReasonField = "AlasanPengisi";

    public bool Serves(Act act, ProcedureDefinition definition) => act.Kind is ActKind.Distribute && MeasurementArtifacts.Measures(definition);

    public Type Component => typeof(DistributeView);

    public string ButtonLabel(PanelContext context) => "Sebarkan formulir";

    public async Task<object> LoadAsync(PanelContext context, CancellationToken ct)
    {
        var employees = context.Definition.Steps.Any(step => step.Acts.Any(act => act is { Kind: ActKind.Collect, Participation: Participation.EachEmployee }));
        var usual = context.Run.Participants.Where(who => who.Slot.Employee is not null == employees).ToList();
        var candidates = usual.ConvertAll(who => new Choice(who.Slot.Value, who.Name));
        if (!employees)
        {
            var agency = context.Head.Agency;
            var units = await db.Set<Unit>().Where(unit => unit.AgencyId == agency && unit.Reports && unit.ClosedOn == null).OrderBy(unit => unit.Ordinal)
                .Select(unit => new { unit.Id, unit.Name }).ToListAsync(ct);
            candidates.AddRange(units.Select(unit => new Choice(Slot.Of(unit.Id).Value, unit.Name))
                .Where(unit => usual.TrueForAll(who => who.Slot.Value != unit.Value)));
        }

        return new DistributeModel(candidates, usual.Select(who => who.Slot.Value).ToHashSet(), employees);
    }

    public async Task<PanelOutcome> PostAsync(PanelContext context, PanelForm form, CancellationToken ct)
    {
        var model = (DistributeModel)await LoadAsync(context, ct);
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
