using Tera.Documents.Library;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;

namespace Tera.Documents.Tasks;

/// <summary>The draft that is judged.</summary>
/// <param name="Paper">Its sheets for the screen; null until printed.</param>
/// <param name="Folded">Its figures are shown beside it already.</param>
public sealed record CheckedModel(TaskDocument Document, string? Paper, bool Folded);

/// <summary>Shows whoever checks what he checks, and nobody who only looks on: it may rate people. Those who initial and sign have it in their own panels.</summary>
public sealed class CheckedDocument(TaskDocuments documents, PaperPreview preview) : IExhibit
{
    private const string Figures = "pengukuran";

    public Type Component => typeof(CheckedDocumentView);

    public async Task<object?> LoadAsync(PanelContext context, CancellationToken ct) =>
        context is { Act.Kind: ActKind.Check, Holder: not null } && await documents.FindAsync(context, ct) is { } document
            ? new CheckedModel(document, await preview.OfAsync(document.Revision, ct), document.Kind.Value == Figures)
            : null;
}
