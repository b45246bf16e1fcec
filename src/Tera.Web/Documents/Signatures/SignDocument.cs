using Tera.Documents.Contracts;
using Tera.Documents.Tasks;
using Tera.Platform.Commands;
using Tera.Platform.Files;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.Signatures;

/// <summary>Signs the frozen PDF of a task with the signer's own certificate and records it.</summary>
public sealed class SignDocument(
    TaskDocuments documents, CertificateOffice certificates, DocumentSigning signing, KeptFiles files, Marks marks, RunGateway gateway, CommandScope commands)
{
    public const string PassphraseField = "Frasa";
    public const string ReadField = "Dibaca";

    public async Task<PanelOutcome> HandleAsync(PanelContext context, PanelForm form, CancellationToken ct)
    {
        if (form.Action == ReturnForm.Action)
        {
            return await ReturnForm.PostAsync(context, form, gateway, ct);
        }

        // Signing is not repeatable: the same form again gets its receipt before any program is started.
        if (await commands.FindAsync(form.Command, context.User.PersonId.Value, ct) is { } before)
        {
            return new PanelOutcome(before, []);
        }

        if (!context.MayAct)
        {
            return PanelOutcome.Refused([SigningTaskRejections.NotYours()]);
        }

        var seen = SeenDocument.Read(form, await documents.FindAsync(context, ct));
        var certificate = await certificates.FindAsync(context.User.PersonId, context.Now, ct);
        if (Faults(form, seen, certificate) is { Count: > 0 } faults)
        {
            return PanelOutcome.Refused(faults);
        }

        seen.Accepted(out var document, out _);
        var order = new SigningOrder(document!.Pdf, certificate!, form.Fields[PassphraseField].ToString(), $"Menandatangani sebagai {context.Holder!.Position}", context.Now);
        return (await signing.SignAsync(order, ct)).Accepted(out var signed, out var refused)
            ? await RecordAsync(context, form, document, certificate!, signed, ct)
            : PanelOutcome.Refused([refused]);
    }

    private async Task<Result<Receipt>> RecordAsync(
        PanelContext context, PanelForm form, SeenDocument document, SigningCertificate certificate, SignedPdf signed, CancellationToken ct) =>
        await gateway.DecideAsync(
            context.Call(form.Command),
            new RunCommand.Complete(context.Task.Key),
            async (moment, stop) =>
            {
                if (await documents.UnchangedAsync(document.Revision, document.Pdf, stop) is not { } revision)
                {
                    return SigningTaskRejections.Superseded();
                }

                var hash = await files.KeepAsync(signed.Content, FileType.Pdf.MediaType, stop);
                await marks.KeepAsync(moment, revision, new(hash, certificate.Serial, signed.Verification), note: "", stop);
                return null;
            },
            ct);

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

        if (form[ReadField] != "true")
        {
            faults.Add(SigningTaskRejections.NotRead());
        }

        if (form.Fields[PassphraseField].ToString().Length == 0)
        {
            faults.Add(SigningTaskRejections.PassphraseMissing());
        }

        return faults;
    }
}
