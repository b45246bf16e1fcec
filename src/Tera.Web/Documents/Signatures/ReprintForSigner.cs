using Microsoft.EntityFrameworkCore;
using Tera.Documents.Artifacts;
using Tera.Documents.Bsre;
using Tera.Documents.Contracts;
using Tera.Documents.Tasks;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;

namespace Tera.Documents.Signatures;

/// <summary>Has a document printed again with the name of who is to sign it now: nobody signs a paper that says another does.</summary>
public sealed class ReprintForSigner(TeraDbContext db, TaskDocuments documents, ArtifactDesk desk, AttemptBook book, RunGateway gateway)
{
    public const string Action = "cetak-untuk-penanda-tangan";

    public async Task<PanelOutcome> HandleAsync(PanelContext context, PanelForm form, CancellationToken ct) => await gateway.WithinAsync(
        context.Call(form.Command),
        context.Task.Key,
        "documents.reprint-for-signer",
        async (work, stop) =>
        {
            var document = await documents.FindAsync(context, stop);
            if (document?.InsteadOf(context.Act.Primary, work.Holder) is null)
            {
                return SigningTaskRejections.Superseded();
            }

            if (document.IsSigned)
            {
                return SigningTaskRejections.ReprintSigned();
            }

            if (await book.OpenAsync(document.Revision.Id, stop) is not null)
            {
                return BsreDeskRejections.Unsettled();
            }

            var former = await db.Set<Revision>().SingleAsync(row => row.Id == document.Revision.Id, stop);
            await desk.ReprintAsync(former, work.Head.Agency, new(context.Act.Primary, work.Holder.Person, work.Holder.Position), former.InName, stop);
            return null;
        },
        ct);
}
