using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Contracts;
using Tera.Measurement.Employees;
using Tera.Measurement.Narratives;
using Tera.Measurement.Plausibility;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Measurement.Validation;
using Tera.Organisation.Agencies;
using Tera.Organisation;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Measurement.Panels;

/// <summary>A sheet as the compiler sees it.</summary>
public sealed record CompiledSheet(Sheet Sheet, string Whose);

/// <summary>What the compiling panel shows.</summary>
/// <param name="Recap">Figures as they stand.</param>
/// <param name="Sheets">Every sheet of the run.</param>
/// <param name="Text">What was said in earlier rounds.</param>
/// <param name="MakesDocument">True when the act itself makes the document, so that conclusions are asked here.</param>
public sealed record ProcessModel(AgencyRecap Recap, IReadOnlyList<CompiledSheet> Sheets, NarrativeText Text, bool MakesDocument)
{
    public IEnumerable<CompiledSheet> StillOpen => Sheets.Where(one => one.Sheet.IsOpen);
}

/// <summary>Olah: the figures are brought together and analysed, employees are rated, and all of it is frozen under its hash.</summary>
public sealed class ProcessPanel(TeraDbContext db, RecapReader recaps, DoubtReader doubts, RunGateway gateway) : IActPanel
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
        if (context.Holder is not null)
        {
            recap = await recaps.WithEmployeesAsync(recap, run, ct);
        }

        var sheets = await db.Set<Sheet>().AsNoTracking().Where(sheet => sheet.RunId == run).ToListAsync(ct);
        var units = await db.Set<Unit>().Where(unit => unit.AgencyId == context.Head.Agency).ToDictionaryAsync(unit => unit.Id, unit => unit.Name, ct);
        var names = context.Run.Participants.ToDictionary(who => who.Slot.Value, who => who.Name);
        return new ProcessModel(
            recap,
            [.. sheets.Select(sheet => new CompiledSheet(
                sheet, sheet.UnitId is { } unit ? units[unit] : names.GetValueOrDefault(sheet.Slot, "Pegawai"))).OrderBy(one => one.Whose, StringComparer.Ordinal)],
            await db.NarrativeAsync(run, Slot.Sole, ct),
            context.Act.Produces == MeasurementArtifacts.Document);
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
                        await db.KeepNarrativeAsync(context.Head.Id, Slot.Sole, text, context.User.PersonId, work.Now, stop);
                        await RateAsync(context, form, work.Now, stop);
                        return null;
                    },
                    ct);
        }

        var model = (ProcessModel)await LoadAsync(context, ct);
        if (Faults(model, context, form, text) is { Count: > 0 } faults)
        {
            return PanelOutcome.Refused(faults);
        }

        var reason = form[GoOnField];
        return await gateway.DecideAsync(
            context.Call(form.Command),
            new RunCommand.Complete(context.Task.Key, Note: reason.Length > 0 && model.StillOpen.Any() ? reason : null),
            async (moment, stop) =>
            {
                foreach (var sheet in await db.Set<Sheet>().Where(sheet => sheet.RunId == context.Head.Id).ToListAsync(stop))
                {
                    sheet.EndUnsubmitted();
                }

                await RateAsync(context, form, moment.At, stop);
                await db.KeepNarrativeAsync(context.Head.Id, Slot.Sole, text, context.User.PersonId, moment.At, stop);
                return null;
            },
            ct);
    }

    private static List<Rejection> Faults(ProcessModel model, PanelContext context, PanelForm form, NarrativeText text)
    {
        List<Rejection> faults = [];
        if (form[GoOnField].Length == 0)
        {
            faults.AddRange(model.StillOpen.Select(open => PanelRejections.NotHandedIn(open.Whose)));
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
        if (text.Analysis.Length == 0)
        {
            faults.Add(PanelRejections.AnalysisMissing);
        }

        faults.AddRange(model.MakesDocument ? PrepareReportPanel.TextFaults(text) : NarrativeForm.IsTooLong(text) ? [PanelRejections.TooLong(Narrative.LongestText)] : []);
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
            if (Rating(form, row.PersonId!.Value) is { } rating
                && (row.result.WorkRating, row.result.ConductRating) != (rating.Work, rating.Conduct)
                && !row.result.Rate(row.PersonId.Value, rating.Work, rating.Conduct, by, at).Accepted(out _, out var no))
            {
                throw new InvalidOperationException($"A rating that was checked is refused: {no.Code}.");
            }
        }

        await db.SaveChangesAsync(ct);
    }

    private static (Expectation Work, Expectation Conduct)? Rating(PanelForm form, PersonId person) =>
        Enum.TryParse<Expectation>(form[WorkField(person)], out var work) && Enum.IsDefined(work)
        && Enum.TryParse<Expectation>(form[ConductField(person)], out var conduct) && Enum.IsDefined(conduct)
            ? (work, conduct)
            : null;
}
