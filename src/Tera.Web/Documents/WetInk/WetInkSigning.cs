using Tera.Documents.Signatures;
using Tera.Documents.Tasks;
using Tera.Platform.Files;
using Tera.Platform.Signing;
using Tera.Procedures.Contracts;
using Tera.Shared;

namespace Tera.Documents.WetInk;

/// <summary>Takes the scan of a document that was printed with page codes and signed with a pen, and ends the signing task with it.</summary>
public sealed class WetInkSigning(TaskDocuments documents, UploadedFiles uploads, ScanReading reading, KeptFiles files, SignatureRecording recording)
{
    public const string Action = "unggah-pindaian", FilesField = "Pindaian", DeclaredField = "DitandatanganiPena";

    public async Task<PanelOutcome> SignAsync(PanelContext context, PanelForm form, CancellationToken ct)
    {
        var document = await documents.FindAsync(context, ct);
        var seen = SeenDocument.Read(form, document);
        List<Rejection> faults = [];
        if (seen.Rejection is { } notSeen)
        {
            faults.Add(notSeen);
        }
        else if (document!.Revision.SignedHash is not null)
        {
            faults.Add(WetInkRejections.SignedElectronically());
        }

        if (form[DeclaredField] != "true")
        {
            faults.Add(WetInkRejections.NotDeclared());
        }

        if (faults.Count > 0)
        {
            return PanelOutcome.Refused(faults);
        }

        if (!(await uploads.LookAllAsync(form, FilesField, ct)).Accepted(out var sent, out var notTaken))
        {
            return PanelOutcome.Refused([notTaken]);
        }

        if (sent.Count == 0)
        {
            return PanelOutcome.Refused([WetInkRejections.NoScan()]);
        }

        var (scan, wrong) = await reading.ReadAsync(document!.Revision, await uploads.SaveAllAsync(sent, ct), ct);
        seen.Accepted(out var held, out _);
        return scan is null
            ? PanelOutcome.Refused(wrong)
            : await recording.RecordAsync(
                context,
                form.Command,
                held!,
                async stop => new(SigningKind.WetInk, await files.KeepAsync(scan.Pdf, FileType.Pdf.MediaType, stop), Serial: null, "salinan pindai, semua halaman cocok"),
                ct);
    }
}
