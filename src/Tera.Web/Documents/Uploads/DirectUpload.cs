using Tera.Documents.Tasks;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.Uploads;

/// <summary>Enters a document into an application outside without anybody typing it there again. No lock is held while the application is asked.</summary>
public sealed class DirectUpload(TeraDbContext db, IEnumerable<ISubmissionGateway> gateways, Publications publications, RunGateway runs)
{
    public const string Action = "kirim-langsung";

    private const int LongestRemark = 200;

    /// <summary>Whether the program can enter documents into the application at all.</summary>
    public bool Serves(string application) => gateways.Any(one => one.Serves(application));

    /// <summary>What somebody types who enters it by hand.</summary>
    internal HandEntry ByHand(TaskDocument document, string application) =>
        new(gateways.Select(one => one.KindThere(application, document.Kind.Value)).FirstOrDefault(kind => kind is not null), FileNameOf(document), RemarkOf(document));

    /// <summary>The number the application gave. Asked twice it answers the same and enters once.</summary>
    internal async Task<Result<string>> EnterAsync(PanelContext context, TaskDocument document, string application, CancellationToken ct)
    {
        if (gateways.FirstOrDefault(one => one.Serves(application)) is not { } gateway)
        {
            return UploadRejections.NotDirect(application);
        }

        if (!context.MayAct)
        {
            return UploadRejections.NotYours();
        }

        Uri? address = null;
        var published = await runs.WithinAsync(
            context.Call(CommandId.New()), context.Task.Key, "documents.publish",
            async (work, stop) =>
            {
                if (RunAuthority.InputMissing(work.Run, context.Task.Key, work.Definition) is { } missing)
                {
                    return missing;
                }

                address = await publications.OfAsync(document.Revision.Id, application, work.Holder.Person, work.Now, stop);
                return null;
            },
            ct);
        if (published.Rejection is { } no)
        {
            return no;
        }

        await using var alone = await OneAtATime.TakeAsync(db, $"documents.upload:{document.Revision.Id.Value:N}:{application}", ct);
        if (alone is null)
        {
            return UploadRejections.UnderWay(application);
        }

        return await gateway.EnterAsync(new(document.Kind.Value, FileNameOf(document), address!, RemarkOf(document)), ct);
    }

    private static string FileNameOf(TaskDocument document) => $"{Contracts.FileNames.Of(document.Revision.Title)}.pdf";

    private static string RemarkOf(TaskDocument document)
    {
        var remark = document.Number is { } number ? $"{document.Revision.Title}, nomor {number}" : document.Revision.Title;
        return remark.Length > LongestRemark ? remark[..LongestRemark] : remark;
    }
}
