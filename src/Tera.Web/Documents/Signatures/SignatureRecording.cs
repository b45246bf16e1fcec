using Tera.Documents.Tasks;
using Tera.Platform.Commands;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.Signatures;

/// <summary>Ends a signing task with its signature: the run moves and the mark is kept, or neither.</summary>
public sealed class SignatureRecording(TaskDocuments documents, Marks marks, RunGateway gateway)
{
    /// <param name="context">The task.</param>
    /// <param name="command">The command of the form.</param>
    /// <param name="document">What lay before the signer.</param>
    /// <param name="mark">Makes the signature known to the store, within the transaction.</param>
    /// <param name="ct">Ends waiting.</param>
    public async Task<Result<Receipt>> RecordAsync(
        PanelContext context, CommandId command, SeenDocument document, Func<CancellationToken, Task<ElectronicMark>> mark, CancellationToken ct) =>
        await gateway.DecideAsync(
            context.Call(command),
            Ending(context),
            async (moment, stop) =>
            {
                if (await documents.UnchangedAsync(document.Revision, document.Pdf, stop) is not { } revision)
                {
                    return SigningTaskRejections.Superseded();
                }

                await marks.KeepAsync(moment, revision, await mark(stop), note: "", stop);
                return null;
            },
            ct);

    /// <summary>A signature ends its act, but that of a cover letter: it has still to leave.</summary>
    private static RunCommand Ending(PanelContext context) =>
        context is { Act.Kind: ActKind.Dispatch } ? new RunCommand.HandBack(context.Task.Key) : new RunCommand.Complete(context.Task.Key);
}
