using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Acts;
using Tera.Documents.Tasks;
using Tera.Organisation;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Procedures.Engine;

namespace Tera.Documents.Drafts;

/// <summary>The files that come with a text.</summary>
public sealed class DraftFiles(TeraDbContext db, FileStore store, FileRegister register)
{
    /// <summary>Most files of one text.</summary>
    public const int Most = 40;

    /// <summary>Every file of the form into the store; what is refused is noted with its name.</summary>
    internal async Task<IReadOnlyList<UploadedFile>> TakeAsync(FormReader reader, CancellationToken ct)
    {
        var taken = new List<UploadedFile>();
        foreach (var sent in reader.Form.Fields.Files.GetFiles(DraftForm.FilesInput.Name).Where(file => file.FileName.Length > 0))
        {
            if (await TakeAsync(reader, sent, ct) is { } file)
            {
                taken.Add(file);
            }
        }

        return taken;
    }

    public async Task<IReadOnlyList<Attachment>> OfAsync(RunId run, TaskKey task, CancellationToken ct)
    {
        var (step, act, round, slot) = (task.Step.Value, task.Act, task.Round, task.Slot.Value);
        return await db.Set<Attachment>().AsNoTracking()
            .Where(row => row.RunId == run && row.Step == step && row.Act == act && row.Round == round && row.Slot == slot)
            .OrderBy(row => row.Id).ToListAsync(ct);
    }

    /// <summary>Notes new files, takes dropped ones off and, in the first writing of a round, carries those of the round before over.</summary>
    internal async Task KeepAsync(KeptBy by, IReadOnlyList<Attachment> present, IReadOnlyList<UploadedFile> added, IReadOnlyList<string> dropped, CancellationToken ct)
    {
        foreach (var old in present)
        {
            var isDropped = dropped.Contains(old.Id.Value.ToString("D"));
            if (OfTask(old, by.Task) && isDropped)
            {
                db.Remove(old);
            }
            else if (!OfTask(old, by.Task) && !isDropped)
            {
                db.Add(Noted(by, old.Name, old.Hash));
            }
        }

        foreach (var file in added)
        {
            await register.NoteAsync(file.File, file.Type.MediaType, by.At, ct);
            db.Add(Noted(by, file.Name, file.File.Hash));
        }
    }

    private static bool OfTask(Attachment one, TaskKey task) =>
        (one.Step, one.Act, one.Round, one.Slot) == (task.Step.Value, task.Act, task.Round, task.Slot.Value);

    private static Attachment Noted(KeptBy by, string name, FileHash hash) => new()
    {
        Id = AttachmentId.New(),
        RunId = by.Run,
        Step = by.Task.Step.Value,
        Act = by.Task.Act,
        Round = by.Task.Round,
        Slot = by.Task.Slot.Value,
        Name = name,
        Hash = hash,
        PersonId = by.Person,
        AttachedAt = by.At,
    };

    private async Task<UploadedFile?> TakeAsync(FormReader reader, IFormFile sent, CancellationToken ct)
    {
        var name = Path.GetFileName(sent.FileName);
        if (sent.Length > UploadedFiles.Limit)
        {
            reader.Fault("documents.draft.file-refused", DraftForm.FilesInput, name);
            reader.Faults.Add(FileRejections.TooLarge(UploadedFiles.Limit));
            return null;
        }

        await using var content = sent.OpenReadStream();
        if (!(await FileTypes.RecogniseAsync(name, content, ct)).Accepted(out var type, out var no)
            || !(await store.SaveAsync(content, UploadedFiles.Limit, ct)).Accepted(out var stored, out no))
        {
            reader.Fault("documents.draft.file-refused", DraftForm.FilesInput, name);
            reader.Faults.Add(no);
            return null;
        }

        const int longest = 200;
        return new(stored, type, name.Length > longest ? name[^longest..] : name);
    }
}

/// <summary>By whom, for which task and when files are kept.</summary>
internal sealed record KeptBy(RunId Run, TaskKey Task, PersonId Person, Instant At);
