using NodaTime;
using Tera.Documents.Archiving;
using Tera.Documents.Bsre;
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
/// <param name="Ways">How the user can sign it.</param>
public sealed record SignModel(TaskDocument? Document, string? Paper, IReadOnlyList<Rung> Ladder, SigningWays Ways);

/// <summary>How a person can sign a document now.</summary>
/// <param name="CertificateUntil">Until when his certificate of the region holds; null when he has none.</param>
/// <param name="Bsre">What region and person have of BSrE.</param>
/// <param name="Attempt">A signature that was asked for and is not settled; nothing else is signed before.</param>
public sealed record SigningWays(Instant? CertificateUntil, BsreStanding Bsre, SigningAttempt? Attempt)
{
    /// <summary>Whom the document says to sign in his stead; null where it names him, or nobody.</summary>
    public PrintedSigner? Instead { get; init; }
}

/// <summary>Tanda tangan: binds the agency. The program signs with no lock held; recording it checks that nothing changed meanwhile.</summary>
public sealed class SignPanel(SignatureDesk desk) : IActPanel
{
    internal const string Label = "Bubuhkan tanda tangan";

    public bool Serves(Act act, ProcedureDefinition definition) => act.Kind is ActKind.Sign;

    public Type Component => typeof(SignForm);

    public string ButtonLabel(PanelContext context) => Label;

    public bool SendsBack => true;

    public string? WaitsFor(object model) => WaitsFor((SignModel)model);

    public async Task<object> LoadAsync(PanelContext context, CancellationToken ct) => await desk.LoadAsync(context, ct);

    public Task<PanelOutcome> PostAsync(PanelContext context, PanelForm form, CancellationToken ct) => desk.PostAsync(context, form, ct);

    /// <summary>Why it cannot be signed yet; null when it can, or is not asked for.</summary>
    internal static string? WaitsFor(SignModel? model) => model switch
    {
        { Document.Revision.CurrentPdf: null } or { Document: null } => DocumentWords.NotPrinted,
        { Document.IsSigned: true, Ways: { Attempt: null, Instead: not null } } => "Kembalikan ke langkah yang menyusunnya.",
        { Ways: { Attempt: null, Instead: not null } } => "Cetak ulang dahulu dengan nama Anda.",
        { Document.Revision.ScanHash: not null } => "Tanda tangani kertas yang sama, lalu unggah pindaiannya di atas.",
        { Ways.Attempt: not null } => "Pastikan dahulu apakah permintaan tanda tangan sebelumnya berhasil.",
        _ => null,
    };
}

/// <summary>What every act that ends with a signature shares: reading the document and how the user can sign it, and signing.</summary>
public sealed class SignatureDesk(
    TaskDocuments documents, PaperPreview preview, DocumentLadder ladder, SigningWaysOf ways, ArchiveAccess archive, SignDocument sign)
{
    public async Task<SignModel> LoadAsync(PanelContext context, CancellationToken ct)
    {
        var document = await documents.FindAsync(context, ct);
        return new(
            document,
            await archive.OpensAsync(context.Head.Id, context.User, ct) ? await preview.OfAsync(document?.Revision, ct) : null,
            await ladder.OfAsync(context.Head.Id, context.Definition, document, context.Calendar.TimeZone, ct),
            await ways.OfAsync(context, document, ct));
    }

    public Task<PanelOutcome> PostAsync(PanelContext context, PanelForm form, CancellationToken ct) => sign.HandleAsync(context, form, ct);
}

/// <summary>Reads how the user can sign.</summary>
public sealed class SigningWaysOf(CertificateOffice certificates, BsreDesk desk, AttemptBook book)
{
    public async Task<SigningWays> OfAsync(PanelContext context, TaskDocument? document, CancellationToken ct) => new(
        (await certificates.FindAsync(context.User.PersonId, context.Now, ct))?.ValidUntil,
        await desk.OfAsync(context.User.PersonId, ct),
        document is null ? null : await book.OpenAsync(document.Revision.Id, ct))
    {
        Instead = document?.InsteadOf(context.Act.Primary, context.Holder),
    };
}
