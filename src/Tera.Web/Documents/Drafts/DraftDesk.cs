using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Acts;
using Tera.Documents.Tasks;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.Drafts;

/// <summary>A text with its sections and files; of this task, or of an earlier one to begin with.</summary>
public sealed record DraftOfTask(TextDocument Document, IReadOnlyList<TextBody> Sections, IReadOnlyList<Attachment> Attachments)
{
    internal string Body(TextSection section) => Sections.FirstOrDefault(one => one.Key == section.Key)?.Body ?? "";

    /// <summary>The version a form is made from; empty when nothing has been written in the task yet.</summary>
    internal string SeenIn(TaskKey task) => Document.Task == task ? FormattableString.Invariant($"{Document.Version}") : "";
}

/// <summary>Reads and writes texts.</summary>
public sealed class DraftDesk(TeraDbContext db, DraftFiles files)
{
    /// <summary>
    /// What was written in a task; else, for writing, what was last handed over as the same thing: in an earlier round, or by an earlier
    /// step that made it.
    /// </summary>
    internal async Task<DraftOfTask?> OfTaskAsync(RunId run, TaskKey task, Act act, bool forWriting, CancellationToken ct)
    {
        var text = await db.Set<TextDocument>().AsNoTracking().OfTask(run, task).SingleOrDefaultAsync(ct);
        if (text is null && forWriting)
        {
            text = await FormerAsync(run, task, act, ct);
        }

        return text is null
            ? null
            : new(
                text,
                await db.Set<TextBody>().AsNoTracking().Where(row => row.TextDocumentId == text.Id).OrderBy(row => row.Ordinal).ToListAsync(ct),
                await files.OfAsync(run, text.Task, ct));
    }

    /// <summary>Writes what was typed, unless somebody else wrote after the form was shown.</summary>
    internal async Task<Result<TextDocument>> WriteAsync(Writing writing, Performer author, Instant at, CancellationToken ct)
    {
        var (run, task) = (writing.Context.Head.Id, writing.Context.Task.Key);
        var text = await db.Set<TextDocument>().OfTask(run, task).SingleOrDefaultAsync(ct);
        if (writing.Seen != (text is null ? "" : FormattableString.Invariant($"{text.Version}")))
        {
            return CommandRejections.ChangedMeanwhile;
        }

        text ??= db.Add(new TextDocument(run, task, TextTemplate.KindOf(writing.Context.Act))).Entity;
        text.Write(writing.Typed, author.Person, author.Position, at);
        await db.Set<TextBody>().Where(row => row.TextDocumentId == text.Id).ExecuteDeleteAsync(ct);
        db.AddRange(writing.Typed.Sections.Where(section => section.Body.Length > 0).Select((section, ordinal) => new TextBody
        {
            TextDocumentId = text.Id,
            Ordinal = ordinal,
            Key = section.Section.Key,
            Body = section.Body,
        }));
        await files.KeepAsync(new(run, task, author.Person, at), writing.Kept, writing.Added, writing.Typed.Dropped, ct);
        return text;
    }

    /// <summary>
    /// The slot of a text among its kind. What is collected is a thing of its step; any other text of a kind is one thing that later steps
    /// write on.
    /// </summary>
    internal static Slot SlotOf(Act act, TaskKey task) => act.Kind is ActKind.Collect ? TaskRows.PaperSlot(task) : task.Slot;

    /// <summary>Who signs the kind in this SOP; null when nobody does.</summary>
    internal static LaneKey? SignerOf(ProcedureDefinition definition, ArtifactKind kind)
    {
        var signing = definition.Steps.SelectMany(step => step.Acts)
            .Where(act => act.Kind is ActKind.Sign && (act.Produces ?? definition.MainDocument) == kind).ToList();
        return signing is [.., var last] ? last.Primary : null;
    }

    private Task<TextDocument?> FormerAsync(RunId run, TaskKey task, Act act, CancellationToken ct)
    {
        var (kind, slot) = (TextTemplate.KindOf(act).Value, task.Slot.Value);
        var earlier = act.Kind is ActKind.Collect
            ? db.Set<TextDocument>().OfAct(run, task)
            : db.Set<TextDocument>().Where(row => row.RunId == run && row.Slot == slot);
        return earlier.AsNoTracking().Where(row => row.Kind == kind && row.HandedOverAt != null).OrderByDescending(row => row.HandedOverAt).FirstOrDefaultAsync(ct);
    }
}
