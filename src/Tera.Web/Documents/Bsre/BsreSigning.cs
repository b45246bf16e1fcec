using Tera.Documents.Signatures;
using Tera.Platform.Signing;
using Tera.Platform.Signing.Bsre;
using Tera.Procedures.Contracts;
using Tera.Shared;

namespace Tera.Documents.Bsre;

/// <summary>Signs through the region's BSrE service. What was asked is noted before, what came is noted after, and nothing is asked twice.</summary>
public sealed class BsreSigning(BsreDesk desk, AttemptBook book, BsreSigner signer, BsreClient client, AttemptRecording recording)
{
    public const string CodeField = "KodeSekaliPakai";
    public const string CodeAction = "kirim-kode";

    /// <summary>The region signs through it.</summary>
    public Task<bool> ServesAsync(CancellationToken ct) => desk.InUseAsync(ct);

    public async Task<PanelOutcome> SignAsync(PanelContext context, PanelForm form, Result<SeenDocument> seen, CancellationToken ct)
    {
        var standing = await desk.OfAsync(context.User.PersonId, ct);
        if (Faults(form, seen, standing) is { Count: > 0 } faults)
        {
            return PanelOutcome.Refused(faults);
        }

        seen.Accepted(out var document, out _);
        var pdf = await recording.Files.ReadAsync(document!.Pdf, ct);
        if (!(await book.BeginAsync(context, document, ct)).Accepted(out var attempt, out var unsettled))
        {
            return PanelOutcome.Refused([unsettled]);
        }

        // The person may close the browser now: what the service does is waited for and noted all the same.
        var code = form.Fields[CodeField].ToString().Trim();
        using var secret = new Passphrase(code.Length > 0 ? code : form.Fields[SignDocument.PassphraseField].ToString());
        var credential = new SigningCredential.ServiceAccount(standing.Service!, standing.Account!, new BsreSecret(secret, code.Length > 0));
        var request = new SigningRequest(pdf, credential, context.Now)
        {
            Reason = $"Menandatangani sebagai {context.Holder!.Position}",
            Answered = (signed, reference) => recording.AnsweredAsync(attempt, signed, reference),
        };
        if (!(await signer.SignAsync(request, CancellationToken.None)).Accepted(out var outcome, out var refused))
        {
            attempt.Refused(refused.Code, book.Now);
            await book.KeepAsync();
            return PanelOutcome.Refused([refused]);
        }

        return await recording.FinishAsync(context, form.Command, attempt, outcome);
    }

    /// <summary>Has the service send a one-time code to the person's mail.</summary>
    public async Task<PanelOutcome> SendCodeAsync(PanelContext context, PanelForm form, CancellationToken ct)
    {
        var standing = await desk.OfAsync(context.User.PersonId, ct);
        if (standing is not { Service: { Protocol: BsreProtocolVersion.V2 } service, Account: { } account })
        {
            return PanelOutcome.Refused([standing.Service is null ? BsreDeskRejections.Off() : BsreDeskRejections.NoIdentity()]);
        }

        return (await client.SendCodeAsync(service, account, ct)).Rejection is { } no
            ? PanelOutcome.Refused([no])
            : await recording.NoteAsync(context, form.Command, "documents.send-signing-code", ct);
    }

    private static List<Rejection> Faults(PanelForm form, Result<SeenDocument> seen, BsreStanding standing)
    {
        List<Rejection> faults = [];
        if (seen.Rejection is { } document)
        {
            faults.Add(document);
        }

        if (standing.Service is null)
        {
            faults.Add(BsreDeskRejections.Off());
        }
        else if (standing.Account is null)
        {
            faults.Add(BsreDeskRejections.NoIdentity());
        }
        else if (standing is { Service.Protocol: BsreProtocolVersion.V1, Account.IsMail: true })
        {
            faults.Add(BsreDeskRejections.NikOnly());
        }

        if (form[SignDocument.ReadField] != "true")
        {
            faults.Add(SigningTaskRejections.NotRead());
        }

        if (form.Fields[SignDocument.PassphraseField].ToString().Length == 0 && form[CodeField].Length == 0)
        {
            faults.Add(SigningTaskRejections.PassphraseMissing());
        }

        return faults;
    }
}
