using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Documents.Letters;
using Tera.Documents.Retention;
using Tera.Documents.Verification;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.Archiving;

/// <summary>What the archive panel shows.</summary>
/// <param name="Documents">What the package will hold, as it stands.</param>
/// <param name="Filed">The record of this task; null until filed.</param>
/// <param name="Earlier">The agency's latest record, whose retention and place are proposed again; null for the first.</param>
/// <param name="Classification">Proposed: as its letters bear it.</param>
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

    /// <summary>The strictest sifat among its papers: it is filed under no lower class.</summary>
    public AccessClass Strictest { get; init; }
}

/// <summary>Arsip: files the whole run; its package is made after.</summary>
public sealed class ArchivePanel(
    TeraDbContext db, ArtifactDesk desk, LimitedPapers limited, RunGateway gateway, RetentionReader retention, SecretPapers secrets, IOptions<LetterOptions> letters) : IActPanel
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
            await CodeAsync(context, ct),
            context.Calendar.TimeZone.DateOf(context.Now),
            await limited.IsPersonalAsync(run, ct),
            await retention.ScheduleAsync(ct))
        {
            Codes = await retention.CodesAsync(ct),
            Strictest = await secrets.StrictestOfAsync(run, ct),
            HasPaper = await db.Set<Revision>().AnyAsync(
                row => row.SupersededAt == null && row.ScanHash != null && db.Set<Artifact>().Any(artifact => artifact.Id == row.ArtifactId && artifact.RunId == run), ct),
        };
    }

    /// <summary>That of the letter of what the SOP exists for, else of its latest; else what an agency's first register has.</summary>
    private async Task<string> CodeAsync(PanelContext context, CancellationToken ct)
    {
        var (run, main) = (context.Head.Id, context.Definition.MainDocument.Value);
        return await (
            from revision in db.Set<Revision>()
            join artifact in db.Set<Artifact>() on revision.ArtifactId equals artifact.Id
            join letter in db.Set<Letter>() on revision.LetterId equals (LetterId?)letter.Id
            where artifact.RunId == run && revision.SupersededAt == null
            orderby artifact.Kind == main descending, revision.FrozenAt descending
            select letter.Classification).FirstOrDefaultAsync(ct) ?? letters.Value.Classification;
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
        if (ArchiveForm.Read(form, row, days, await secrets.StrictestOfAsync(context.Head.Id, ct), faults) is not { } typed)
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

    /// <summary>A record is corrected by who filed it and who keeps the agency's letters.</summary>
    public static Rejection NotYours() => new("documents.archive.not-yours");

    /// <summary>What it is about was destroyed or handed over.</summary>
    public static Rejection Disposed() => new("documents.archive.disposed");

    /// <summary>It says that already.</summary>
    public static Rejection NothingCorrected() => new("documents.archive.nothing-corrected");
}
