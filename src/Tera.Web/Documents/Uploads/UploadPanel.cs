using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Contracts;
using Tera.Documents.Tasks;
using Tera.Platform.Components;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.Uploads;

/// <summary>One thing to look at before entering the document outside.</summary>
public sealed record UploadCheck(string Text, bool Fulfilled);

/// <summary>What the upload panel shows.</summary>
/// <param name="Application">As the SOP prints it.</param>
/// <param name="Address">Where it is: from the SOP, else as it was noted the last time; null when nobody has said so.</param>
/// <param name="Document">What is uploaded; null when there is none.</param>
/// <param name="Checks">What should be true before.</param>
/// <param name="Made">The entry of this task; null until recorded.</param>
/// <param name="Now">Proposed time, at the agency's seat.</param>
/// <param name="IsPersonal">The run's pack holds personal data, and thus does not go outside.</param>
/// <param name="IsDirect">The program can enter it there itself.</param>
public sealed record UploadModel(
    string Application,
    string? Address,
    TaskDocument? Document,
    IReadOnlyList<UploadCheck> Checks,
    Submission? Made,
    LocalDateTime Now,
    bool IsPersonal,
    bool IsDirect)
{
    /// <summary>The SOP gives a name only, so that its address is asked for.</summary>
    public bool AsksAddress { get; init; }

    /// <summary>What is typed there; null while there is no document.</summary>
    public HandEntry? ByHand { get; init; }

    /// <summary>The figures of the run as files; empty where there are none, or where the application takes the document alone.</summary>
    public IReadOnlyList<ExportItem> Figures { get; init; } = [];
}

/// <summary>Unggah: entry into an application outside. Nothing counts without proof.</summary>
public sealed class UploadPanel(
    TeraDbContext db, TaskDocuments documents, LimitedPapers limited, UploadedFiles uploads, RunGateway gateway, DirectUpload direct, IEnumerable<IFigureFiles> figures) : IActPanel
{
    private const string Unnamed = "aplikasi luar";

    public bool Serves(Act act, ProcedureDefinition definition) => act.Kind is ActKind.Upload;

    public Type Component => typeof(UploadFormView);

    public string ButtonLabel(PanelContext context) => "Catat unggahan";

    public async Task<object> LoadAsync(PanelContext context, CancellationToken ct)
    {
        var (run, step, act, round) = (context.Head.Id, context.Task.Key.Step.Value, context.Task.Key.Act, context.Task.Key.Round);
        var document = await documents.FindAsync(context, ct);
        var application = context.Act.Application ?? Unnamed;
        var byHand = document is null ? null : direct.ByHand(document, application);
        return new UploadModel(
            application,
            AddressOf(application) ?? await NotedAsync(application, ct),
            document,
            Checks(context, document),
            await db.Set<Submission>().AsNoTracking().FirstOrDefaultAsync(
                row => row.RunId == run && row.Step == step && row.Act == act && row.Round == round, ct),
            context.Now.InZone(context.Calendar.TimeZone.Zone).LocalDateTime,
            await limited.IsPersonalAsync(run, ct),
            direct.Serves(application))
        {
            AsksAddress = AddressOf(application) is null,
            ByHand = byHand,
            Figures = byHand is { Kind: null } ? await FiguresAsync(run, ct) : [],
        };
    }

    /// <summary>An application of which nothing is known may ask for every figure.</summary>
    private async Task<IReadOnlyList<ExportItem>> FiguresAsync(RunId run, CancellationToken ct)
    {
        List<ExportItem> files = [];
        foreach (var source in figures)
        {
            files.AddRange(await source.OfRunAsync(run, ct));
        }

        return files;
    }

    public Task<PanelOutcome> PostAsync(PanelContext context, PanelForm form, CancellationToken ct) =>
        form.Action == DirectUpload.Action ? EnterAsync(context, form, ct) : RecordAsync(context, form, ct);

    /// <summary>Through the application's own interface; the number it answers is the proof.</summary>
    private async Task<PanelOutcome> EnterAsync(PanelContext context, PanelForm form, CancellationToken ct)
    {
        var document = await documents.FindAsync(context, ct);
        if (Checks(context, document).FirstOrDefault(check => !check.Fulfilled) is { } lacking)
        {
            return PanelOutcome.Refused([UploadRejections.NotReady(lacking.Text)]);
        }

        if (await limited.IsPersonalAsync(context.Head.Id, ct))
        {
            return PanelOutcome.Refused([UploadRejections.Personal()]);
        }

        return (await direct.EnterAsync(context, document!, context.Act.Application ?? Unnamed, ct)).Accepted(out var uploadId, out var no)
            ? await KeepAsync(context, form, document, new(context.Now, uploadId, "Dikirim Tera lewat antarmuka aplikasinya."), proof: null, ct)
            : PanelOutcome.Refused([no]);
    }

    private async Task<PanelOutcome> RecordAsync(PanelContext context, PanelForm form, CancellationToken ct)
    {
        List<Rejection> faults = [];
        if (!(await uploads.LookAsync(form, UploadForm.ProofField, ct)).Accepted(out var sent, out var badFile) && badFile is not null)
        {
            faults.Add(badFile);
        }

        var document = await documents.FindAsync(context, ct);
        if (UploadForm.Read(form, sent, context.Calendar.TimeZone, (MadeAt(document), context.Now), faults) is not { } typed)
        {
            return PanelOutcome.Refused(faults);
        }

        return await KeepAsync(context, form, document, typed, await uploads.SaveAsync(sent, ct), ct);
    }

    private async Task<PanelOutcome> KeepAsync(
        PanelContext context, PanelForm form, TaskDocument? document, UploadForm typed, UploadedFile? proof, CancellationToken ct) => await gateway.DecideAsync(
        context.Call(form.Command),
        new RunCommand.Complete(context.Task.Key, Note: typed.Note),
        async (moment, stop) =>
        {
            db.Add(new Submission
            {
                Id = SubmissionId.New(),
                RunId = context.Head.Id,
                Step = context.Task.Key.Step.Value,
                Act = context.Task.Key.Act,
                Round = context.Task.Key.Round,
                Application = context.Act.Application ?? Unnamed,
                Address = typed.Address,
                RevisionId = document?.Revision.Id,
                DocumentHash = document?.Revision.OutgoingPdf,
                OperatorId = moment.Actor!.Value,
                SubmittedAt = typed.SubmittedAt,
                UploadId = typed.UploadId,
                ProofHash = await uploads.NoteAsync(proof, moment.At, stop),
                Note = typed.Note,
                RecordedAt = moment.At,
            });
            return null;
        },
        ct);

    /// <summary>When it got its last signature, else when it was frozen.</summary>
    private static Instant? MadeAt(TaskDocument? document) => document is null ? null
        : document.Marks.Where(mark => mark.Kind is SignatureKind.Signature).Select(mark => (Instant?)mark.SignedAt).Max() ?? document.Revision.FrozenAt;

    /// <summary>An SOP prints either an address (<c>esr.menpan.go.id</c>) or a name (<c>e-SAKIP Gowa</c>).</summary>
    private static string? AddressOf(string application) =>
        !application.Contains(' ', StringComparison.Ordinal) && application.Contains('.', StringComparison.Ordinal)
            && Uri.TryCreate("https://" + application, UriKind.Absolute, out var address)
            ? address.ToString()
            : null;

    private Task<string?> NotedAsync(string application, CancellationToken ct) => db.Set<Submission>().TagWith("Documents: where an application is")
        .Where(row => row.Application == application && row.Address != null).OrderByDescending(row => row.RecordedAt).Select(row => row.Address).FirstOrDefaultAsync(ct);

    private static List<UploadCheck> Checks(PanelContext context, TaskDocument? document)
    {
        List<UploadCheck> checks = [new("Dokumen sudah ada dan PDF-nya sudah dicetak", document?.Revision.PdfHash is not null)];
        if (context.Definition.Steps.Any(step => step.Acts.Any(act => act.Kind is ActKind.Sign)))
        {
            checks.Add(new("Dokumen sudah ditandatangani", document?.IsSigned is true));
        }

        if (document?.Number is { } number)
        {
            checks.Add(new($"Dokumen bernomor {number}", true));
        }

        return checks;
    }
}
