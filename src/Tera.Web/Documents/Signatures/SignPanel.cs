using NodaTime;
using Tera.Documents.Contracts;
using Tera.Documents.Library;
using Tera.Documents.Tasks;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;

namespace Tera.Documents.Signatures;

/// <summary>What the sign panel shows.</summary>
/// <param name="Document">Null when no step has made one.</param>
/// <param name="Paper">Its sheets for the screen; null until printed.</param>
/// <param name="Ladder">From draft to archive.</param>
/// <param name="CertificateUntil">Until when the user's certificate holds; null when he has none.</param>
public sealed record SignModel(TaskDocument? Document, string? Paper, IReadOnlyList<Rung> Ladder, Instant? CertificateUntil);

/// <summary>Tanda tangan: binds the agency. The program signs with no lock held; recording it checks that nothing changed meanwhile.</summary>
public sealed class SignPanel(
    TaskDocuments documents, PaperPreview preview, DocumentLadder ladder, CertificateOffice certificates, SignDocument sign) : IActPanel
{
    public bool Serves(Act act, ProcedureDefinition definition) => act.Kind is ActKind.Sign;

    public Type Component => typeof(SignForm);

    public string ButtonLabel(PanelContext context) => "Bubuhkan tanda tangan";

    public string? WaitsFor(object model) => ((SignModel)model).Document?.Revision.CurrentPdf is null ? DocumentWords.NotPrinted : null;

    public async Task<object> LoadAsync(PanelContext context, CancellationToken ct)
    {
        var document = await documents.FindAsync(context, ct);
        var certificate = await certificates.FindAsync(context.User.PersonId, context.Now, ct);
        return new SignModel(
            document,
            await preview.OfAsync(document?.Revision, ct),
            await ladder.OfAsync(context.Head.Id, context.Definition, document, context.Calendar.TimeZone, ct),
            certificate?.ValidUntil);
    }

    public Task<PanelOutcome> PostAsync(PanelContext context, PanelForm form, CancellationToken ct) => sign.HandleAsync(context, form, ct);
}
