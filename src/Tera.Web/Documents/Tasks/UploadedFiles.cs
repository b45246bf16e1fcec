using Microsoft.Extensions.Options;
using NodaTime;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.Tasks;

/// <summary>A file that came with a panel's form and may be kept; not kept yet.</summary>
/// <param name="Content">Where its bytes are until the end of the request.</param>
/// <param name="Type">What the bytes say it is.</param>
/// <param name="Name">As the browser sent it, without a path.</param>
public sealed record SentFile(IFormFile Content, FileType Type, string Name);

/// <summary>The same in the store, not yet noted by any row.</summary>
/// <param name="File">Its bytes.</param>
/// <param name="Type">What the bytes say it is.</param>
/// <param name="Name">As the browser sent it, without a path.</param>
public sealed record UploadedFile(StoredFile File, FileType Type, string Name);

/// <summary>Takes files of panel forms into the store: looked at first, kept only when the whole form is well.</summary>
public sealed class UploadedFiles(TeraDbContext db, FileStore store, FileRegister register, IOptions<FilesOptions> options)
{
    private const int LongestName = 200;

    /// <summary>Files taken with one form at most.</summary>
    private const int MostAtOnce = 100;

    /// <summary>Every file of a field, in the order of the form; refused when one of them is.</summary>
    public async Task<Result<IReadOnlyList<SentFile>>> LookAllAsync(PanelForm form, string field, CancellationToken ct)
    {
        List<SentFile> taken = [];
        foreach (var sent in form.Fields.Files.GetFiles(field).Where(IsChosen).Take(MostAtOnce))
        {
            if (!(await LookAsync(sent, ct)).Accepted(out var file, out var no))
            {
                return no;
            }

            taken.Add(file);
        }

        return taken;
    }

    /// <summary>The file of a field; null when none was chosen.</summary>
    public async Task<Result<SentFile?>> LookAsync(PanelForm form, string field, CancellationToken ct)
    {
        if (form.Fields.Files.GetFile(field) is not { } sent || !IsChosen(sent))
        {
            return (SentFile?)null;
        }

        return (await LookAsync(sent, ct)).Accepted(out var file, out var no) ? file : no;
    }

    public async Task<Result<SentFile>> LookAsync(IFormFile sent, CancellationToken ct)
    {
        if (sent.Length > options.Value.Limit)
        {
            return FileRejections.TooLarge(options.Value.Limit);
        }

        var name = Path.GetFileName(sent.FileName);
        await using var content = sent.OpenReadStream();
        return (await FileTypes.RecogniseAsync(name, content, ct)).Accepted(out var type, out var notTaken)
            ? new SentFile(sent, type, name.Length > LongestName ? name[^LongestName..] : name)
            : notTaken;
    }

    /// <summary>Into the store: before the command, so that nobody waits for the disk while the run is locked. Null for none.</summary>
    public async Task<UploadedFile?> SaveAsync(SentFile? file, CancellationToken ct)
    {
        if (file is null)
        {
            return null;
        }

        await using var content = file.Content.OpenReadStream();
        return (await store.SaveAsync(content, options.Value.Limit, ct)).Accepted(out var stored, out var no)
            ? new UploadedFile(stored, file.Type, file.Name)
            : throw new InvalidOperationException($"A file that had been looked at was not kept: {no.Code}.");
    }

    /// <summary>All of them into the store.</summary>
    public async Task<IReadOnlyList<UploadedFile>> SaveAllAsync(IReadOnlyList<SentFile> sent, CancellationToken ct)
    {
        List<UploadedFile> saved = [];
        foreach (var file in sent)
        {
            saved.Add((await SaveAsync(file, ct))!);
        }

        return saved;
    }

    /// <summary>Notes it in the transaction of the caller; rows may then point at it.</summary>
    public async Task<FileHash?> NoteAsync(UploadedFile? file, Instant at, CancellationToken ct)
    {
        if (file is null)
        {
            return null;
        }

        await register.NoteAsync(file.File, file.Type.MediaType, at, ct);
        return file.File.Hash;
    }

    /// <summary>Notes files that go with a task, in the transaction of what they go with.</summary>
    public async Task AttachAsync(RunId run, TaskKey task, IReadOnlyList<UploadedFile> files, RunMoment moment, CancellationToken ct)
    {
        foreach (var file in files)
        {
            await NoteAsync(file, moment.At, ct);
            db.Add(Attachment.Of(run, task, file, moment.Actor!.Value, moment.At));
        }
    }

    /// <summary>Browsers send a nameless empty file where none was chosen.</summary>
    private static bool IsChosen(IFormFile sent) => sent.Length > 0 || sent.FileName.Length > 0;
}
