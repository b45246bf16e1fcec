using Tera.Documents.Acts;
using Tera.Documents.Collections;
using Tera.Documents.Contracts;
using Tera.Documents.Letters;
using Tera.Documents.Tasks;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.Drafts;

/// <summary>What the panel of a text shows.</summary>
/// <param name="Template">Its sections.</param>
/// <param name="Draft">What has been written, here or before; null while nothing is.</param>
/// <param name="Material">What the run has made so far, to write from.</param>
/// <param name="Paper">The text as paper, once it was handed over.</param>
public sealed record DraftModel(DraftTemplateView Template, DraftOfTask? Draft, IReadOnlyList<CurrentRevision> Material, CurrentRevision? Paper)
{
    /// <summary>The post of who will sign it; null where nobody does.</summary>
    public string? Signer { get; init; }

    /// <summary>The paper as it would be issued, where that was asked for; null where it was not.</summary>
    public string? Preview { get; init; }

    /// <summary>The code of matters its letter may bear; null where it bears no number.</summary>
    public CodeChoice? Code { get; init; }

    /// <summary>In whose name, to begin with: as the paper that came back says it, else as it was last written.</summary>
    public SignedInName InName { get; init; } = SignedInName.Own;
}

/// <summary>Susun, kumpul and olah of texts: sections and files, saved as often as wanted, handed over once in each round.</summary>
public sealed class DraftPanel(DraftDesk drafts, DraftFiles files, CollectionRecord collected, LaneHolders holders, LetterCodes codes, LetterPreview preview, ArtifactDesk desk, RunGateway gateway) : IActPanel
{
    internal const string SaveAction = "simpan";
    internal const string SeenField = "VersiNaskah";

    public bool Serves(Act act, ProcedureDefinition definition) =>
        act.Kind is ActKind.Prepare or ActKind.Collect or ActKind.Process && !FigureWork.Is(act, definition);

    public Type Component => typeof(DraftFormView);

    public string ButtonLabel(PanelContext context) => context.Act.Kind is ActKind.Collect ? "Serahkan data" : "Serahkan naskah";

    public async Task<object> LoadAsync(PanelContext context, CancellationToken ct)
    {
        var papers = await desk.AllOfAsync(context.Head.Id, ct);
        var kind = TextTemplate.KindOf(context.Act).Value;
        var draft = await drafts.OfTaskAsync(context.Head.Id, Decider(context), context.Act, context.MayAct, ct);
        var paper = papers.FirstOrDefault(one => one.Kind == kind && one.Slot == DraftDesk.SlotOf(context.Act, Decider(context)).Value);
        return new DraftModel(new(TextTemplate.Of(context.Act)), draft, [.. papers.Where(one => one.Kind != kind)], paper)
        {
            Preview = preview.Sheets,
            Signer = await SignerAsync(context, ct),
            Code = DraftDesk.SignerOf(context.Definition, new(kind)) is null ? null : await CodeAsync(context, kind, draft, paper, ct),
            InName = draft?.Document is { HandedOverAt: null } ? draft.Document.InName : paper?.InName ?? SignedInName.Own,
        };
    }

    private async Task<CodeChoice> CodeAsync(PanelContext context, string kind, DraftOfTask? draft, CurrentRevision? paper, CancellationToken ct)
    {
        var code = await codes.OfAsync(context, LetterKinds.Of(TextTemplatePaper.TemplateName, kind), paper?.Id, ct);
        return draft?.Document is { HandedOverAt: null, Classification: { } kept } ? code with { Former = kept } : code;
    }

    /// <summary>The post of who will sign what is written; null where nobody does.</summary>
    private async Task<string?> SignerAsync(PanelContext context, CancellationToken ct) =>
        DraftDesk.SignerOf(context.Definition, TextTemplate.KindOf(context.Act)) is not { } lane ? null
        : await holders.OfAsync(context.Head.Id, lane, context.Now, ct) is [var holder, ..] ? holder.Position
        : context.Definition.Lane(lane).Role;

    public async Task<PanelOutcome> PostAsync(PanelContext context, PanelForm form, CancellationToken ct)
    {
        var handingOver = form.Action != SaveAction;
        var reader = new FormReader(form);
        var typed = DraftForm.Read(reader, TextTemplate.Of(context.Act), await SignerAsync(context, ct), handingOver);
        var code = await CodeAsync(reader, context, ct);
        var sent = await files.LookAsync(reader, ct);
        var before = await drafts.OfTaskAsync(context.Head.Id, context.Task.Key, context.Act, forWriting: true, ct);
        var kept = before?.Attachments ?? [];
        if (handingOver && context.Act.Kind is ActKind.Collect && typed?.IsEmpty(kept, sent.Count) is true)
        {
            reader.Fault("documents.draft.nothing-collected", DraftForm.FilesInput);
        }

        if (kept.Count + sent.Count > DraftFiles.Most)
        {
            reader.Fault("documents.draft.too-many-files", DraftForm.FilesInput, DraftFiles.Most);
        }

        if (typed is null || reader.Faults.Count > 0)
        {
            return PanelOutcome.Refused(reader.Faults);
        }

        var writing = new Writing(context, typed with { Classification = code }, await files.SaveAsync(sent, ct), kept, form[SeenField]);
        return handingOver
            ? preview.Ended(await gateway.DecideAsync(
                context.Call(form.Command), new RunCommand.Complete(context.Task.Key),
                async (moment, stop) => await preview.AfterAsync(form, await HandOverAsync(writing, moment, stop), stop), ct))
            : await gateway.WithinAsync(
                context.Call(form.Command), context.Task.Key, "documents.write-draft",
                async (work, stop) => (await drafts.WriteAsync(writing, new(work.Holder.Person, work.Holder.Position, null), work.Now, stop)).Rejection, ct);
    }

    private async Task<Rejection?> HandOverAsync(Writing writing, RunMoment moment, CancellationToken ct)
    {
        var context = writing.Context;
        var author = moment.After.Find(context.Task.Key)!.By!;
        if (!(await drafts.WriteAsync(writing, author, moment.At, ct)).Accepted(out var text, out var no))
        {
            return no;
        }

        var kind = TextTemplate.KindOf(context.Act);
        if (await codes.ClashAsync(context, LetterKinds.Of(TextTemplatePaper.TemplateName, kind.Value), text.Classification, moment.At, ct) is { } taken)
        {
            return taken;
        }

        text.HandOver(DraftDesk.SignerOf(context.Definition, kind), moment.At);
        await collected.KeepAsync(text, ct);
        await desk.IssueAsync(
            new(
                moment.Head, context.Task.Key, kind, DraftDesk.SlotOf(context.Act, context.Task.Key), TextTemplatePaper.TemplateName,
                text.Title, text.Id.Value, [], Numbered: DraftDesk.SignerOf(context.Definition, kind) is not null, author.Person) { InName = text.InName, Classification = text.Classification },
            ct);
        return null;
    }

    private async Task<string?> CodeAsync(FormReader reader, PanelContext context, CancellationToken ct)
    {
        var kind = TextTemplate.KindOf(context.Act);
        return DraftDesk.SignerOf(context.Definition, kind) is null ? null : await codes.ReadAsync(reader, context, LetterKinds.Of(TextTemplatePaper.TemplateName, kind.Value), ct);
    }

    private static TaskKey Decider(PanelContext context) => context.Task.Key.Slot.IsJointActor ? context.Task.Key with { Slot = Slot.Sole } : context.Task.Key;
}

/// <summary>What is to be written.</summary>
/// <param name="Context">Where.</param>
/// <param name="Typed">What was typed.</param>
/// <param name="Added">Files that came with it.</param>
/// <param name="Kept">Files that were there, of this round or the one before.</param>
/// <param name="Seen">The version the form was made from; empty when nothing had been written in this task.</param>
internal sealed record Writing(PanelContext Context, DraftForm Typed, IReadOnlyList<UploadedFile> Added, IReadOnlyList<Attachment> Kept, string Seen);

/// <summary>The sections of a text, for its component.</summary>
public sealed class DraftTemplateView
{
    internal DraftTemplateView(TextTemplate template) => Template = template;

    internal TextTemplate Template { get; }
}
