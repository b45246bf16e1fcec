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
public sealed class DraftFiles(TeraDbContext db, UploadedFiles uploads)
{
    /// <summary>Most files of one text.</summary>
    public const int Most = 40;

    /// <summary>Every file of the form that may be kept; what is refused is noted with its name.</summary>
    internal async Task<IReadOnlyList<SentFile>> LookAsync(FormReader reader, CancellationToken ct)
    {
        var taken = new List<SentFile>();
        foreach (var sent in reader.Form.Fields.Files.GetFiles(DraftForm.FilesInput.Name).Where(file => file.FileName.Length > 0))
        {
            if ((await uploads.LookAsync(sent, ct)).Accepted(out var file, out var no))
            {
                taken.Add(file);
                continue;
            }

            reader.Fault("documents.draft.file-refused", DraftForm.FilesInput, Path.GetFileName(sent.FileName));
            reader.Faults.Add(no);
        }

        return taken;
    }

    /// <summary>Into the store, when the whole form is well.</summary>
    internal async Task<IReadOnlyList<UploadedFile>> SaveAsync(IReadOnlyList<SentFile> sent, CancellationToken ct)
    {
        var saved = new List<UploadedFile>();
        foreach (var file in sent)
        {
            saved.Add((await uploads.SaveAsync(file, ct))!);
        }

        return saved;
    }

    public async Task<IReadOnlyList<Attachment>> OfAsync(RunId run, TaskKey task, CancellationToken ct) =>
        await db.Set<Attachment>().AsNoTracking().OfTask(run, task).ToListAsync(ct);

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
            await uploads.NoteAsync(file, by.At, ct);
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
}

/// <summary>By whom, for which task and when files are kept.</summary>
internal sealed record KeptBy(RunId Run, TaskKey Task, PersonId Person, Instant At);
