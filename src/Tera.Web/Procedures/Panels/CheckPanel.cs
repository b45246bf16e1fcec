using System.Collections.Immutable;
using Tera.Platform.Components;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Library;
using Tera.Shared;

namespace Tera.Procedures.Panels;

/// <summary>Periksa: Ya or Tidak, where a Tidak leads and for whom, and why. What is judged lies above, as exhibits.</summary>
public sealed class CheckPanel(RunGateway gateway) : IActPanel
{
    public const string OutcomeField = "Keputusan";
    public const string TargetField = "Ke";
    public const string UnitField = "Unit";
    public const string ReasonField = "Alasan";

    public Type Component => typeof(CheckForm);

    public bool Serves(Act act, ProcedureDefinition definition) => act.Kind is ActKind.Check;

    public string ButtonLabel(PanelContext context) => "Simpan keputusan";

    public Task<object> LoadAsync(PanelContext context, CancellationToken ct)
    {
        var decision = (Onward.Decision)context.Step.Onward;
        var targets = decision.No.Targets.Select(key => context.Definition[key]).ToList();
        var perUnit = decision.No.UnitsMayBeChosen
            ? context.Run.Participants.Where(who => targets.Any(step => step.Acts.Any(act => act.FansOut && act.Participation is Participation.EachUnit == (who.Slot.Unit is not null))))
            : [];
        return Task.FromResult<object>(new CheckModel(
            decision.Yes,
            decision.No,
            [.. targets.Select(step => new Choice(step.Key.Value, StepWords.Name(step), step.Text))],
            [.. perUnit.Select(who => new Choice(who.Slot.Value, who.Name))]));
    }

    public async Task<PanelOutcome> PostAsync(PanelContext context, PanelForm form, CancellationToken ct)
    {
        CheckOutcome? outcome = form[OutcomeField] switch { "ya" => CheckOutcome.Yes, "tidak" => CheckOutcome.No, _ => null };
        var faults = new List<Rejection>();
        if (outcome is null)
        {
            faults.Add(RunRejections.OutcomeMissing());
        }

        if (outcome is CheckOutcome.No && form[ReasonField].Length == 0)
        {
            faults.Add(RunRejections.ReasonMissing());
        }

        if (faults.Count > 0)
        {
            return PanelOutcome.Refused(faults);
        }

        var back = outcome is CheckOutcome.No;
        var complete = new RunCommand.Complete(
            context.Task.Key,
            outcome,
            back && form[TargetField].Length > 0 ? new StepKey(form[TargetField]) : null,
            back ? [.. form.All(UnitField).Select(value => new Slot(value))] : ImmutableArray<Slot>.Empty,
            form[ReasonField].Length > 0 ? form[ReasonField] : null);
        return await gateway.DecideAsync(context.Call(form.Command), complete, beside: null, ct);
    }
}

/// <summary>What the check's form offers.</summary>
public sealed record CheckModel(Branch Yes, Branch No, IReadOnlyList<Choice> Targets, IReadOnlyList<Choice> Units);
