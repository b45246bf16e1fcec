using Tera.Measurement.Contracts;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Measurement.Snapshots;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Measurement.Panels;

/// <summary>What the form panel shows.</summary>
/// <param name="Recap">What is to be measured, without figures yet.</param>
/// <param name="ByUnit">False where employees are measured, who have no indicators of their own.</param>
/// <param name="WithoutIndicator">Units that will fill and have nothing to fill.</param>
public sealed record FormModel(AgencyRecap Recap, bool ByUnit, IReadOnlyList<string> WithoutIndicator);

/// <summary>Susun formulir: the form follows from agreement and action plan; the drafter looks it over and hands it on.</summary>
public sealed class PrepareFormPanel(RecapReader recaps, SnapshotMaking snapshots, RunGateway gateway) : IActPanel
{
    public const string NoteField = "Catatan";

    public bool Serves(Act act, ProcedureDefinition definition) =>
        act.Kind is ActKind.Prepare && act.Produces == MeasurementArtifacts.Form && MeasurementArtifacts.Measures(definition);

    public Type Component => typeof(FormPanelView);

    public string ButtonLabel(PanelContext context) => "Terbitkan formulir";

    public async Task<object> LoadAsync(PanelContext context, CancellationToken ct)
    {
        var recap = await recaps.OfAsync(context.Head.Agency, SheetOpening.PeriodOf(context.Head.Subject), ct);
        var byUnit = IsByUnit(context);
        var filled = recap.Rows.Select(row => Slot.Of(row.Unit)).ToHashSet();
        return new FormModel(
            recap, byUnit,
            [.. context.Run.Participants.Where(who => byUnit && who.Slot.Unit is not null && !filled.Contains(who.Slot)).Select(who => who.Name)]);
    }

    public async Task<PanelOutcome> PostAsync(PanelContext context, PanelForm form, CancellationToken ct)
    {
        var note = form[NoteField];
        return note.Length > Narratives.Narrative.LongestText
            ? PanelOutcome.Refused([PanelRejections.TooLong(Narratives.Narrative.LongestText)])
            : await gateway.DecideAsync(
                context.Call(form.Command), new RunCommand.Complete(context.Task.Key, Note: note.Length > 0 ? note : null),
                async (moment, stop) => IsByUnit(context) && await snapshots.FiguresAsync(moment, stop) is { Agreement: null } figures
                    ? PanelRejections.NoAgreement(figures.FiscalYear)
                    : null,
                ct);
    }

    private static bool IsByUnit(PanelContext context) => !MeasurementArtifacts.MeasuresEmployees(context.Definition);
}
