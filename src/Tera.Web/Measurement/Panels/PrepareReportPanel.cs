using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Contracts;
using Tera.Measurement.Narratives;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Measurement.Snapshots;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Measurement.Panels;

/// <summary>What the report panel shows.</summary>
/// <param name="Recap">The figures: of one unit where units write.</param>
/// <param name="Sheet">The unit's sheet; null where one writes for all.</param>
/// <param name="Text">What was said in earlier rounds, and in the compilation.</param>
public sealed record ReportModel(AgencyRecap Recap, Sheet? Sheet, NarrativeText Text)
{
    /// <summary>Rows whose value no checker has accepted or noted, where this very act freezes them; else empty.</summary>
    public IReadOnlyList<RecapRow> Unjudged { get; init; } = [];
}

/// <summary>Susun dokumen pengukuran: analysis, conclusions, follow-up; the figures themselves come from the sheets. When all have written, the paper is frozen.</summary>
public sealed class PrepareReportPanel(TeraDbContext db, RecapReader recaps, SnapshotMaking snapshots, RunGateway gateway, UnjudgedValues unjudged) : IActPanel
{
    public const string SaveAction = "simpan";

    public bool Serves(Act act, ProcedureDefinition definition) =>
        act.Kind is ActKind.Prepare && act.Produces == MeasurementArtifacts.Document && MeasurementArtifacts.Measures(definition);

    public Type Component => typeof(ReportView);

    public string ButtonLabel(PanelContext context) => context.Act.FansOut ? "Serahkan naskah unit" : "Susun dokumen";

    public async Task<object> LoadAsync(PanelContext context, CancellationToken ct)
    {
        var (run, slot) = (context.Head.Id, context.Task.Key.Slot);
        var recap = await recaps.OfAsync(context.Head.Agency, SheetOpening.PeriodOf(context.Head.Subject), ct);
        if (context.Holder is not null && !context.Act.FansOut)
        {
            recap = await recaps.WithEmployeesAsync(recap, run, context.Definition, ct);
        }

        if (!context.Task.IsOpen && await snapshots.LatestAsync(run, ct) is { } frozen)
        {
            recap = frozen.Read().Recap with { Employees = recap.Employees };
        }

        var shown = slot.Unit is { } unit ? recap with { Rows = [.. recap.Rows.Where(row => row.Unit == unit)], Objectives = [] } : recap;
        return new ReportModel(shown, await SheetAsync(context, ct), await db.NarrativeAsync(run, slot, shown, ct))
        {
            Unjudged = context.Task.IsOpen && await FreezesAsync(context, ct) ? UnjudgedValues.Among(recap) : [],
        };
    }

    public async Task<PanelOutcome> PostAsync(PanelContext context, PanelForm form, CancellationToken ct)
    {
        var text = NarrativeForm.Read(form);
        var slot = context.Task.Key.Slot;
        if (form.Action == SaveAction)
        {
            return NarrativeForm.IsTooLong(text)
                ? PanelOutcome.Refused([PanelRejections.TooLong(Narrative.LongestText)])
                : await gateway.WithinAsync(
                    context.Call(form.Command), context.Task.Key, "measurement.save-report",
                    (work, stop) => db.KeepNarrativeAsync(context.Head.Id, slot, text, context.User.PersonId, work.Now, stop),
                    ct);
        }

        List<Rejection> faults = [];
        if (await SheetAsync(context, ct) is { IsOpen: true })
        {
            faults.Add(PanelRejections.NotHandedIn(context.Task.Label ?? "Unit"));
        }

        if (text.Analysis.Length == 0)
        {
            faults.Add(PanelRejections.AnalysisMissing);
        }

        faults.AddRange(TextFaults(text));
        var reason = form[ProcessPanel.GoOnField];
        var freezes = await FreezesAsync(context, ct);
        var note = freezes && reason.Length > 0 ? await unjudged.NotedAsync(context, reason, ct) : null;
        var outcome = await gateway.DecideAsync(
            context.Call(form.Command),
            new RunCommand.Complete(context.Task.Key, Note: note),
            async (moment, stop) =>
            {
                if (freezes && note is null && UnjudgedValues.Fault(UnjudgedValues.Among(await snapshots.FiguresAsync(moment, stop))) is { } waiting)
                {
                    faults.Add(waiting);
                }

                return faults is [var first, ..] ? first : await db.KeepNarrativeAsync(context.Head.Id, slot, text, context.User.PersonId, moment.At, stop);
            },
            ct);
        return faults.Count > 0 ? PanelOutcome.Refused(faults) : outcome;
    }

    /// <summary>Figures that were brought together before were asked about there; a unit's own text freezes nothing by itself.</summary>
    private async Task<bool> FreezesAsync(PanelContext context, CancellationToken ct) =>
        !context.Act.FansOut && await snapshots.LatestAsync(context.Head.Id, ct) is null;

    private Task<Sheet?> SheetAsync(PanelContext context, CancellationToken ct)
    {
        var (run, slot) = (context.Head.Id, context.Task.Key.Slot.Value);
        return db.Set<Sheet>().AsNoTracking().SingleOrDefaultAsync(sheet => sheet.RunId == run && sheet.Slot == slot && sheet.Slot != "", ct);
    }

    /// <summary>What is missing of the part that is printed as conclusions.</summary>
    internal static IReadOnlyList<Rejection> TextFaults(NarrativeText text)
    {
        List<Rejection> faults = [];
        if (string.IsNullOrEmpty(text.Conclusion))
        {
            faults.Add(PanelRejections.ConclusionMissing);
        }

        if (string.IsNullOrEmpty(text.FollowUp))
        {
            faults.Add(PanelRejections.FollowUpMissing);
        }

        if (NarrativeForm.IsTooLong(text))
        {
            faults.Add(PanelRejections.TooLong(Narrative.LongestText));
        }

        return faults;
    }
}
