using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Contracts;
using Tera.Measurement.Employees;
using Tera.Measurement.Evidences;
using Tera.Measurement.Narratives;
using Tera.Measurement.Plausibility;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Measurement.Snapshots;
using Tera.Measurement.Validation;
using Tera.Organisation;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Measurement.Panels;

/// <summary>What the compiling panel shows.</summary>
/// <param name="Recap">Figures as they stand.</param>
/// <param name="Sheets">Every sheet of the run.</param>
/// <param name="Text">What was said in earlier rounds.</param>
/// <param name="MakesDocument">True when the act itself makes the document, so that conclusions are asked here.</param>
public sealed record ProcessModel(AgencyRecap Recap, IReadOnlyList<CompiledSheet> Sheets, NarrativeText Text, bool MakesDocument)
{
    /// <summary>What stood on each employee's sheet before, the ratings among it: for whoever holds the task, and never of himself.</summary>
    public IReadOnlyDictionary<PersonId, IReadOnlyList<HistoryLine>> Histories { get; init; } = new Dictionary<PersonId, IReadOnlyList<HistoryLine>>();

    /// <summary>Rows whose value is told and that no checker has accepted or noted.</summary>
    public IReadOnlyList<RecapRow> Unjudged { get; } = UnjudgedValues.Among(Recap);

    public IEnumerable<CompiledSheet> StillOpen => Sheets.Where(one => one.Sheet.IsOpen);

    /// <summary>Rows about which a checker has noted something that nobody has answered.</summary>
    public IEnumerable<RecapRow> Noted => Recap.Rows.Where(row => row.ReturnNote is not null);
}

/// <summary>Olah: the figures are brought together and analysed, employees are rated, and all of it is frozen under its hash.</summary>
public sealed class ProcessPanel(
    TeraDbContext db, CompiledSheets compiled, RecapReader recaps, DoubtReader doubts, SnapshotMaking snapshots, EmployeeHistory history, RunGateway gateway, UnjudgedValues unjudged) : IActPanel
{
    public const string SaveAction = "simpan";
    public const string GoOnField = "TanpaMenunggu";

    public static string WorkField(PersonId person) => "hasil." + person;

    public static string ConductField(PersonId person) => "perilaku." + person;

    public bool Serves(Act act, ProcedureDefinition definition) => act.Kind is ActKind.Process && MeasurementArtifacts.Measures(definition);

    public Type Component => typeof(ProcessView);

    public string ButtonLabel(PanelContext context) => "Bekukan rekapitulasi";

    public async Task<object> LoadAsync(PanelContext context, CancellationToken ct)
    {
        var run = context.Head.Id;
        var recap = await doubts.WeighAsync(await recaps.OfAsync(context.Head.Agency, SheetOpening.PeriodOf(context.Head.Subject), ct), ct);
        var sheets = await compiled.OfAsync(context, db.Set<Sheet>().AsNoTracking(), ct);
        var model = new ProcessModel(recap, sheets, await db.NarrativeAsync(run, Slot.Sole, recap, ct), MakesDocument(context));
        return context.Holder is null
            ? model
            : model with
            {
                Recap = await recaps.WithEmployeesAsync(recap, run, context.Definition, ct),
                Histories = await HistoriesAsync(sheets, context.User.PersonId, ct),
            };
    }

    public async Task<PanelOutcome> PostAsync(PanelContext context, PanelForm form, CancellationToken ct)
    {
        var text = NarrativeForm.Read(form);
        if (form.Action == SaveAction)
        {
            return NarrativeForm.IsTooLong(text)
                ? PanelOutcome.Refused([PanelRejections.TooLong(Narrative.LongestText)])
                : await gateway.WithinAsync(
                    context.Call(form.Command), context.Task.Key, "measurement.save-analysis",
                    async (work, stop) =>
                    {
                        if (await db.KeepNarrativeAsync(context.Head.Id, Slot.Sole, text, context.User.PersonId, work.Now, stop) is { } changed)
                        {
                            return changed;
                        }

                        await RateAsync(context, form, work.Now, stop);
                        return null;
                    },
                    ct);
        }

        // Whether something is still out is looked at before only for the note; what counts is looked at again under the run's lock.
        var reason = form[GoOnField];
        var note = reason.Length > 0 ? await NoteAsync(context, reason, ct) : null;
        List<Rejection> faults = [];
        var outcome = await gateway.DecideAsync(
            context.Call(form.Command),
            new RunCommand.Complete(context.Task.Key, Note: note),
            async (moment, stop) =>
            {
                var sheets = await compiled.OfAsync(context, db.Set<Sheet>(), stop);
                var recap = await recaps.WithEmployeesAsync(await snapshots.FiguresAsync(moment, stop), context.Head.Id, context.Definition, stop);
                faults = Faults(new(recap, sheets, text, MakesDocument(context)), context, form, goesOn: note is not null);
                if (faults is [var first, ..])
                {
                    return first;
                }

                if (await db.KeepNarrativeAsync(context.Head.Id, Slot.Sole, text, context.User.PersonId, moment.At, stop) is { } changed)
                {
                    return changed;
                }

                sheets.ForEach(one => one.Sheet.EndUnsubmitted());
                if (recap.Employees.Count > 0)
                {
                    await RateAsync(context, form, moment.At, stop);
                }

                return null;
            },
            ct);
        return faults.Count > 0 ? PanelOutcome.Refused(faults) : outcome;
    }

    private async Task<IReadOnlyDictionary<PersonId, IReadOnlyList<HistoryLine>>> HistoriesAsync(List<CompiledSheet> sheets, PersonId judge, CancellationToken ct)
    {
        var others = sheets.Select(one => one.Sheet).Where(sheet => sheet.PersonId is { } person && person != judge).ToList();
        var lines = await history.OfAsync(others.ConvertAll(sheet => sheet.Id), ct);
        return others.GroupBy(sheet => sheet.PersonId!.Value).ToDictionary(own => own.Key, own => (IReadOnlyList<HistoryLine>)[.. own.SelectMany(sheet => lines[sheet.Id])]);
    }

    /// <summary>What the history keeps of going on; null where nothing is waited for: every sheet is handed in, every note answered, every value accepted.</summary>
    private async Task<string?> NoteAsync(PanelContext context, string reason, CancellationToken ct)
    {
        if (await unjudged.NotedAsync(context, reason, ct) is { } noted)
        {
            return noted;
        }

        return (await compiled.OfAsync(context, db.Set<Sheet>().AsNoTracking(), ct)).Exists(one => one.Sheet.IsOpen)
            || (await recaps.OfAsync(context.Head.Agency, SheetOpening.PeriodOf(context.Head.Subject), ct)).Rows.Any(row => row.ReturnNote is not null)
                ? reason
                : null;
    }

    private static bool MakesDocument(PanelContext context) => context.Act.Produces == MeasurementArtifacts.Document;

    private static List<Rejection> Faults(ProcessModel model, PanelContext context, PanelForm form, bool goesOn)
    {
        List<Rejection> faults = [];
        if (!goesOn)
        {
            faults.AddRange(model.StillOpen.Select(open => PanelRejections.NotHandedIn(open.Whose)));
            faults.AddRange(model.Noted.Select(row => PanelRejections.StillNoted(row.Name, row.UnitName)));
            faults.AddRange(UnjudgedValues.Fault(model.Unjudged) is { } waiting ? [waiting] : []);
        }

        foreach (var employee in model.Recap.Employees.Where(employee => employee.Person != context.User.PersonId))
        {
            if (Rating(form, employee.Person) is null)
            {
                faults.Add(EmployeeRejections.NotRated(employee.Name));
            }
        }

        // Units that have handed in cannot mend what stands between them: whoever brings it together sends it back.
        faults.AddRange(model.Recap.Rows.SelectMany(row => row.Findings).Where(finding => finding is { Severity: RuleSeverity.Refuse, Asks: true })
            .Select(finding => PanelRejections.RuleBroken(finding.Rule, finding.Text, finding.Mend)));
        if (model.Text.Analysis.Length == 0)
        {
            faults.Add(PanelRejections.AnalysisMissing);
        }

        faults.AddRange(model.MakesDocument ? PrepareReportPanel.TextFaults(model.Text) : NarrativeForm.IsTooLong(model.Text) ? [PanelRejections.TooLong(Narrative.LongestText)] : []);
        return faults;
    }

    /// <summary>Keeps the ratings that were chosen; the rater's own result waits for another rater.</summary>
    private async Task RateAsync(PanelContext context, PanelForm form, NodaTime.Instant at, CancellationToken ct)
    {
        var (run, by) = (context.Head.Id, context.User.PersonId);
        var results = await (
            from sheet in db.Set<Sheet>()
            join result in db.Set<EmployeeResult>() on sheet.Id equals result.SheetId
            where sheet.RunId == run
            select new { sheet.PersonId, result }).ToListAsync(ct);
        foreach (var row in results.Where(row => row.PersonId != by))
        {
            if (Rating(form, row.PersonId!.Value) is not { } rating || (row.result.WorkRating, row.result.ConductRating) == (rating.Work, rating.Conduct))
            {
                continue;
            }

            if (!row.result.Rate(row.PersonId.Value, rating.Work, rating.Conduct, by, at).Accepted(out var changes, out var no))
            {
                throw new InvalidOperationException($"A rating that was checked is refused: {no.Code}.");
            }

            await history.WriteAsync(row.result, changes, new(by, form.Command, at), ct);
        }

        await db.SaveChangesAsync(ct);
    }

    private static (Expectation Work, Expectation Conduct)? Rating(PanelForm form, PersonId person) =>
        Enum.TryParse<Expectation>(form[WorkField(person)], out var work) && Enum.IsDefined(work)
        && Enum.TryParse<Expectation>(form[ConductField(person)], out var conduct) && Enum.IsDefined(conduct)
            ? (work, conduct)
            : null;
}
