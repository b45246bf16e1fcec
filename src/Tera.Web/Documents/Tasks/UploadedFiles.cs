using NodaTime;
using Tera.Platform.Files;
using Tera.Procedures.Contracts;
using Tera.Shared;

namespace Tera.Documents.Tasks;

/// <summary>A file that came with a panel's form: in the store already, not yet noted by any row.</summary>
/// <param name="File">Its bytes.</param>
/// <param name="Type">What the bytes say it is.</param>
/// <param name="Name">As the browser sent it, without a path.</param>
public sealed record UploadedFile(StoredFile File, FileType Type, string Name);

/// <summary>Takes files of panel forms into the store.</summary>
public sealed class UploadedFiles(FileStore store, FileRegister register)
{
    /// <summary>Largest file taken, in bytes: 25 MB.</summary>
    public const long Limit = 25L * 1024 * 1024;

    private const int LongestName = 200;

    /// <summary>The file of a field; null when none was chosen.</summary>
    public async Task<Result<UploadedFile?>> TakeAsync(PanelForm form, string field, CancellationToken ct)
    {
        if (form.Fields.Files.GetFile(field) is not { } sent || (sent.Length == 0 && sent.FileName.Length == 0))
        {
            return (UploadedFile?)null;
        }

        if (sent.Length > Limit)
        {
            return FileRejections.TooLarge(Limit);
        }

        await using var content = sent.OpenReadStream();
        if (!(await FileTypes.RecogniseAsync(sent.FileName, content, ct)).Accepted(out var type, out var notTaken))
        {
            return notTaken;
        }

        if (!(await store.SaveAsync(content, Limit, ct)).Accepted(out var stored, out var notStored))
        {
            return notStored;
        }

        var name = Path.GetFileName(sent.FileName);
        return new UploadedFile(stored, type, name.Length > LongestName ? name[^LongestName..] : name);
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
}
