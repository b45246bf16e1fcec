using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Documents.Letters;
using Tera.Documents.Retention;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.Archiving;

/// <summary>What the archive panel shows.</summary>
/// <param name="Documents">What the package will hold, as it stands.</param>
/// <param name="Filed">The record of this task; null until filed.</param>
/// <param name="Earlier">The agency's latest record, whose classification and retention are proposed again; null for the first.</param>
/// <param name="Classification">Proposed when there is no earlier record.</param>
/// <param name="Today">At the agency's seat.</param>
/// <param name="IsPersonal">The pack will hold personal data.</param>
/// <param name="Schedule">The region's schedule; empty when it has entered none.</param>
public sealed record ArchiveModel(
    IReadOnlyList<CurrentRevision> Documents, ArchiveRecord? Filed, ArchiveRecord? Earlier, string Classification, LocalDate Today, bool IsPersonal,
    IReadOnlyList<RetentionRow> Schedule)
{
    /// <summary>The region's codes of matters; empty when it has entered none.</summary>
    public IReadOnlyList<Classification> Codes { get; init; } = [];

    /// <summary>A document of it was signed with a pen: the original is paper, what lies in the package its copy.</summary>
    public bool HasPaper { get; init; }
}

/// <summary>Arsip: files the whole run; its package is made after.</summary>
public sealed class ArchivePanel(
    TeraDbContext db, ArtifactDesk desk, LimitedPapers limited, RunGateway gateway, RetentionReader retention, IOptions<LetterOptions> letters) : IActPanel
{
    public bool Serves(Act act, ProcedureDefinition definition) => act.Kind is ActKind.Archive;

    public Type Component => typeof(ArchiveFormView);

    public string ButtonLabel(PanelContext context) => "Arsipkan berkas";

    public async Task<object> LoadAsync(PanelContext context, CancellationToken ct)
    {
        var (run, step, act, round) = (context.Head.Id, context.Task.Key.Step.Value, context.Task.Key.Act, context.Task.Key.Round);
        var agency = context.Head.Agency;
        var records = db.Set<ArchiveRecord>().AsNoTracking();
        return new ArchiveModel(
            await desk.AllOfAsync(run, ct),
            await records.FirstOrDefaultAsync(row => row.RunId == run && row.Step == step && row.Act == act && row.Round == round, ct),
            await records.Where(row => row.AgencyId == agency).OrderByDescending(row => row.FiledAt).FirstOrDefaultAsync(ct),
            letters.Value.Classification,
            context.Calendar.TimeZone.DateOf(context.Now),
            await limited.IsPersonalAsync(run, ct),
            await retention.ScheduleAsync(ct))
        {
            Codes = await retention.CodesAsync(ct),
            HasPaper = await db.Set<Revision>().AnyAsync(
                row => row.SupersededAt == null && row.ScanHash != null && db.Set<Artifact>().Any(artifact => artifact.Id == row.ArtifactId && artifact.RunId == run), ct),
        };
    }

    public async Task<PanelOutcome> PostAsync(PanelContext context, PanelForm form, CancellationToken ct)
    {
        List<Rejection> faults = [];
        var documents = await desk.AllOfAsync(context.Head.Id, ct);
        var unprinted = documents.Where(row => row.State is not RevisionState.Ready).ToList();
        if (unprinted.Count > 0)
        {
            faults.Add(ArchiveRejections.NotPrinted(string.Join("; ", unprinted.Select(row => row.Title))));
        }

        RetentionRow? row = null;
        if (form[ArchiveForm.RowField] is { Length: > 0 } chosen)
        {
            row = (await retention.ScheduleAsync(ct)).FirstOrDefault(one => one.Id.ToString("D") == chosen);
            if (row is null)
            {
                faults.Add(ArchiveRejections.RowUnknown());
            }
        }

        var days = new FilingDays(documents.Select(one => (LocalDate?)context.Calendar.TimeZone.DateOf(one.FrozenAt)).Max(), context.Calendar.TimeZone.DateOf(context.Now));
        if (ArchiveForm.Read(form, row, days, faults) is not { } typed)
        {
            return PanelOutcome.Refused(faults);
        }

        return await gateway.DecideAsync(
            context.Call(form.Command),
            new RunCommand.Complete(context.Task.Key),
            (moment, _) =>
            {
                var record = RecordOf(moment, context.Task.Key, typed);
                db.AddRange(record, new ArchivePackage { RecordId = record.Id }, PackageMaking.Of(record.Id, moment.At));
                return Task.FromResult<Rejection?>(null);
            },
            ct);
    }

    private static ArchiveRecord RecordOf(RunMoment moment, TaskKey task, ArchiveForm typed) => new()
    {
        Id = ArchiveRecordId.New(),
        RunId = moment.Head.Id,
        AgencyId = moment.Head.Agency,
        FiscalYear = moment.Head.Subject.FiscalYear,
        Step = task.Step.Value,
        Act = task.Act,
        Round = task.Round,
        Classification = typed.Classification,
        Description = typed.Description,
        DatedOn = typed.DatedOn,
        CopyLevel = typed.CopyLevel,
        Medium = typed.Medium,
        Quantity = typed.Quantity,
        Place = typed.Place,
        ActiveYears = typed.ActiveYears,
        InactiveYears = typed.InactiveYears,
        FinalFate = typed.Fate,
        RetentionBasis = typed.Basis,
        AccessClass = typed.Access,
        FiledBy = moment.Actor ?? throw new InvalidOperationException("Nobody filed."),
        FiledAt = moment.At,
    };
}

/// <summary>Why a run was not archived, beside what <see cref="ArchiveForm"/> says of its fields.</summary>
public static class ArchiveRejections
{
    /// <summary>Documents whose PDF is not there.</summary>
    public static Rejection NotPrinted(string titles) => new("documents.archive.not-printed", titles);

    /// <summary>The row of the schedule that was chosen is not there.</summary>
    public static Rejection RowUnknown() => new("documents.archive.row-unknown");
}
