using System.Globalization;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Drawing;

/// <summary>Builds SOPs for tests of the drawing: rows in order, each by its lanes and its exits; what is not said is ordinary.</summary>
internal sealed class Sop(string title, params string[] lanes)
{
    private static readonly Provenance Guessed = new(Origin.Inferred, 0.65m, "Arah tidak tertulis pada SOP.");
    private readonly List<Step> _steps = [];

    /// <summary>A row; lanes by place from 0, the first one decides.</summary>
    public Sop Row(string key, string text, params int[] actors) =>
        Add(new Step(
            new StepKey(key), StepNature.Printed, Number(), text, null,
            [Act(ActKind.HandOver, actors)], new QualityStandard([], null, []), new Onward.Finish(), null, null, null));

    public Sop Standard(int amount, DurationUnit unit, string printed) =>
        Last(step => step with { Standard = step.Standard with { Duration = new StandardDuration(amount, unit, printed) } });

    public Sop Needs(params string[] inputs) =>
        Last(step => step with { Standard = step.Standard with { Inputs = [.. inputs.Select(input => new RequiredInput(input, null))] } });

    public Sop Gives(params string[] outputs) =>
        Last(step => step with { Standard = step.Standard with { Outputs = [.. outputs.Select(output => new StepOutput(output, null))] } });

    public Sop Remark(string remark) => Last(step => step with { Remark = remark });

    public Sop Kind(ActKind kind) => Last(step => step with { Acts = [step.Acts[0] with { Kind = kind }, .. step.Acts[1..]] });

    public Sop EachUnit() => Last(step => step with { Acts = [step.Acts[0] with { Participation = Participation.EachUnit }] });

    public Sop GuessedActor(string reason) =>
        Last(step => step with { Acts = [step.Acts[0] with { Actor = new Provenance(Origin.Inferred, 0.6m, reason) }] });

    public Sop Then(ActKind kind, params int[] actors) => Last(step => step with { Acts = step.Acts.Add(Act(kind, actors)) });

    public Sop Unnumbered() => Last(step => step with { PrintedNumber = null });

    public Sop Service(StepNature nature) => Last(step => step with { Nature = nature, PrintedNumber = null });

    public Sop GoTo(string key) => Last(step => step with { Onward = new Onward.Next(new StepKey(key)) });

    /// <summary>The row decides. No target ends the run there; several are chosen among.</summary>
    public Sop Decides(string? yes, string[] no, bool printed = true) => Kind(ActKind.Check).Last(step => step with
    {
        Onward = new Onward.Decision(Branch("Ya", yes is null ? [] : [yes], printed: true), Branch("Tidak", no, printed)),
    });

    public Sop Refuses(params string[] to) => Last(step => step with { Refusal = Branch("Tidak", to, printed: false) });

    /// <summary>The definition; rows without an exit of their own lead to the next one.</summary>
    public ProcedureDefinition Build()
    {
        for (var index = 0; index < _steps.Count - 1; index++)
        {
            if (_steps[index].Onward is Onward.Finish)
            {
                _steps[index] = _steps[index] with { Onward = new Onward.Next(_steps[index + 1].Key) };
            }
        }

        return new ProcedureDefinition(
            new ProcedureCode("contoh"), title, Periodicity.Quarterly, new ArtifactKind("dokumen"), new Cover { Agency = ["Dinas Contoh"] },
            [.. lanes.Select((lane, index) => new Lane(LaneKey(index), lane.Split('|')[0], lane.Split('|')[^1], LaneNature.Position))],
            [], [.. _steps]);
    }

    public static LaneKey LaneKey(int index) => new("lajur-" + (index + 1).ToString(CultureInfo.InvariantCulture));

    private string Number() => (_steps.Count(step => step.IsPrinted) + 1).ToString(CultureInfo.InvariantCulture);

    private static Act Act(ActKind kind, int[] actors) => new(
        kind, [.. actors.Select(LaneKey)], actors.Length > 1 ? Participation.Joint : Participation.One, null, [], null, null, Provenance.Printed);

    private static Branch Branch(string label, string[] to, bool printed) =>
        new(label, [.. to.Select(key => new StepKey(key))], printed ? Provenance.Printed : Guessed, UnitsMayBeChosen: false);

    private Sop Add(Step step)
    {
        _steps.Add(step);
        return this;
    }

    private Sop Last(Func<Step, Step> change)
    {
        _steps[^1] = change(_steps[^1]);
        return this;
    }
}
