using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.Tasks;

/// <summary>What an SOP asks for and nobody here has made is attached with its files, among the other attachments of the run.</summary>
internal sealed class AttachedInputs(UploadedFiles uploads) : IInputFiles
{
    public async Task<Result<Func<RunMoment, CancellationToken, Task>>> TakeAsync(RunId run, TaskKey task, PanelForm form, CancellationToken ct)
    {
        if (!(await uploads.LookAllAsync(form, IInputFiles.Field, ct)).Accepted(out var sent, out var no))
        {
            return no;
        }

        var files = await uploads.SaveAllAsync(sent, ct);
        return (Func<RunMoment, CancellationToken, Task>)((moment, stop) => uploads.AttachAsync(run, task, files, moment, stop));
    }
}
