using Tera.Documents.Contracts;
using Tera.Platform.Files;
using Tera.Platform.Signing;
using Tera.Procedures.Contracts;
using Tera.Shared;

namespace Tera.Documents.Signatures;

/// <summary>Signs with the person's own certificate.</summary>
public sealed class LocalSigning(CertificateOffice certificates, DocumentSigning signing, KeptFiles files, SignatureRecording recording)
{
    public async Task<PanelOutcome> SignAsync(PanelContext context, PanelForm form, Result<SeenDocument> seen, CancellationToken ct)
    {
        var certificate = await certificates.FindAsync(context.User.PersonId, context.Now, ct);
        if (Faults(form, seen, certificate) is { Count: > 0 } faults)
        {
            return PanelOutcome.Refused(faults);
        }

        seen.Accepted(out var document, out _);
        var order = new SigningOrder(
            document!.Pdf, certificate!, form.Fields[SignDocument.PassphraseField].ToString(), $"Menandatangani sebagai {context.Holder!.Position}", context.Now);
        return (await signing.SignAsync(order, ct)).Accepted(out var signed, out var refused)
            ? await recording.RecordAsync(
                context,
                form.Command,
                document,
                async stop => new(SigningKind.LocalCertificate, await files.KeepAsync(signed.Content, FileType.Pdf.MediaType, stop), certificate!.Serial, signed.Verification),
                ct)
            : PanelOutcome.Refused([refused]);
    }

    private static List<Rejection> Faults(PanelForm form, Result<SeenDocument> seen, SigningCertificate? certificate)
    {
        List<Rejection> faults = [];
        if (seen.Rejection is { } document)
        {
            faults.Add(document);
        }

        if (certificate is null)
        {
            faults.Add(SigningTaskRejections.NoCertificate());
        }

        if (form[SignDocument.ReadField] != "true")
        {
            faults.Add(SigningTaskRejections.NotRead());
        }

        if (form.Fields[SignDocument.PassphraseField].ToString().Length == 0)
        {
            faults.Add(SigningTaskRejections.PassphraseMissing());
        }

        return faults;
    }
}
