using Tera.Documents.Bsre;
using Tera.Documents.Tasks;
using Tera.Documents.WetInk;
using Tera.Platform.Commands;
using Tera.Procedures.Contracts;

namespace Tera.Documents.Signatures;

/// <summary>Answers the form of a signing task: each way of signing, what settles a doubtful one, sending back.</summary>
/// <remarks>Where the region uses BSrE, its own certificates sign no more: the foot of its papers says whose certificate it is.</remarks>
public sealed class SignDocument(TaskDocuments documents, SigningRoads roads, AttemptBook book, AttemptSettling settling, SigningDoors doors)
{
    public const string PassphraseField = "Frasa";
    public const string ReadField = "Dibaca";

    public async Task<PanelOutcome> HandleAsync(PanelContext context, PanelForm form, CancellationToken ct)
    {
        if (form.Action == ReturnForm.Action)
        {
            return await ReturnForm.PostAsync(context, form, doors.Gateway, ct);
        }

        // Signing is not repeatable: the same form again gets its receipt before any program is started.
        if (await doors.Commands.FindAsync(form.Command, context.User.PersonId.Value, ct) is { } before)
        {
            return new PanelOutcome(before, []);
        }

        if (!context.MayAct)
        {
            return PanelOutcome.Refused([SigningTaskRejections.NotYours()]);
        }

        if (AttemptSettling.Serves(form.Action))
        {
            return await settling.HandleAsync(context, form, ct);
        }

        var document = await documents.FindAsync(context, ct);
        if (form.Action == ReprintForSigner.Action)
        {
            return await roads.Reprint.HandleAsync(context, form, ct);
        }

        if (document?.InsteadOf(context.Act.Primary, context.Holder) is { } other)
        {
            return PanelOutcome.Refused([SigningTaskRejections.SignerDiffers(other.Post, context.Holder!.Position)]);
        }

        var seen = SeenDocument.Read(form, document);
        if (form.Action == WetInkSigning.Action)
        {
            return document is not null && await book.OpenAsync(document.Revision.Id, ct) is not null
                ? PanelOutcome.Refused([BsreDeskRejections.Unsettled()])
                : await roads.WetInk.SignAsync(context, form, ct);
        }

        if (document?.Revision.ScanHash is not null)
        {
            return PanelOutcome.Refused([SigningTaskRejections.SignedWithPen()]);
        }

        if (form.Action == BsreSigning.CodeAction)
        {
            return await roads.Bsre.SendCodeAsync(context, form, ct);
        }

        return await roads.Bsre.ServesAsync(ct)
            ? await roads.Bsre.SignAsync(context, form, seen, ct)
            : await roads.Local.SignAsync(context, form, seen, ct);
    }
}

/// <summary>The ways of signing, and the one to a paper that can be signed.</summary>
public sealed record SigningRoads(LocalSigning Local, BsreSigning Bsre, WetInkSigning WetInk, ReprintForSigner Reprint);

/// <summary>The two doors commands go through.</summary>
public sealed record SigningDoors(RunGateway Gateway, CommandScope Commands);
