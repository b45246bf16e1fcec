using Tera.Documents.Archiving;
using Tera.Documents.Contracts;
using Tera.Documents.Library;
using Tera.Documents.Tasks;
using Tera.Platform.Files;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.Signatures;

/// <summary>What the initial panel shows.</summary>
/// <param name="Document">Null when no step has made one.</param>
/// <param name="Paper">Its sheets for the screen; null until printed.</param>
/// <param name="Ladder">From draft to archive.</param>
public sealed record InitialModel(TaskDocument? Document, string? Paper, IReadOnlyList<Rung> Ladder);

/// <summary>Paraf: the official has read the draft and agrees.</summary>
public sealed class InitialPanel(TaskDocuments documents, PaperPreview preview, DocumentLadder ladder, ArchiveAccess archive, Marks marks, RunGateway gateway) : IActPanel
{
    public const string NoteField = "Catatan";

    public bool Serves(Act act, ProcedureDefinition definition) => act.Kind is ActKind.Initial;

    public Type Component => typeof(InitialForm);

    public string ButtonLabel(PanelContext context) => "Bubuhkan paraf";

    public bool SendsBack => true;

    public string? WaitsFor(object model) => ((InitialModel)model).Document?.Revision.CurrentPdf is null ? DocumentWords.NotPrinted : null;

    public async Task<object> LoadAsync(PanelContext context, CancellationToken ct)
    {
        var document = await documents.FindAsync(context, ct);
        return new InitialModel(
            document,
            await archive.OpensAsync(context.Head.Id, context.User, ct) ? await preview.OfAsync(document?.Revision, ct) : null,
            await ladder.OfAsync(context.Head.Id, context.Definition, document, context.Calendar.TimeZone, ct));
    }

    public async Task<PanelOutcome> PostAsync(PanelContext context, PanelForm form, CancellationToken ct)
    {
        if (form.Action == ReturnForm.Action)
        {
            return await ReturnForm.PostAsync(context, form, gateway, ct);
        }

        if (!SeenDocument.Read(form, await documents.FindAsync(context, ct)).Accepted(out var seen, out var no))
        {
            return PanelOutcome.Refused([no]);
        }

        return await gateway.DecideAsync(
            context.Call(form.Command),
            new RunCommand.Complete(context.Task.Key, Note: form[NoteField] is { Length: > 0 } note ? note : null),
            async (moment, stop) =>
            {
                if (await documents.UnchangedAsync(seen.Revision, seen.Pdf, stop) is not { } revision)
                {
                    return SigningTaskRejections.Superseded();
                }

                await marks.KeepAsync(moment, revision, electronic: null, form[NoteField], stop);
                return null;
            },
            ct);
    }
}

/// <summary>The bytes that lay before the person, as the form carries them.</summary>
public sealed record SeenDocument(RevisionId Revision, FileHash Pdf)
{
    public const string RevisionField = "Revisi";
    public const string PdfField = "Sidik";

    /// <summary>What was seen, if it is still the document of the task and printed.</summary>
    public static Result<SeenDocument> Read(PanelForm form, TaskDocument? document) => document?.Revision switch
    {
        null => SigningTaskRejections.NoDocument(),
        { State: RevisionState.Failed } => SigningTaskRejections.PrintingFailed(),
        { CurrentPdf: null } => SigningTaskRejections.NotReady(),
        { CurrentPdf: { } pdf } revision when form[RevisionField] == revision.Id.Value.ToString("D") && form[PdfField] == pdf.ToString() =>
            new SeenDocument(revision.Id, pdf),
        _ => SigningTaskRejections.Superseded(),
    };
}
