using Tera.Documents.Acts;
using Tera.Documents.Contracts;
using Tera.Documents.Letters;
using Tera.Documents.Memos;
using Tera.Documents.Tasks;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.HandOvers;

/// <summary>What the panel of a hand-over or report shows.</summary>
/// <param name="Recipients">Who receives it, as roles; empty where the text names none.</param>
/// <param name="Done">How it was passed on and who took it up; null until it was.</param>
public sealed record HandOverModel(IReadOnlyList<string> Recipients, HandedOverModel? Done)
{
    /// <summary>The same as posts a letter is addressed to; the role itself where nobody or many hold it.</summary>
    public IReadOnlyList<string> Addressees { get; init; } = Recipients;

    /// <summary>The paper that goes with it; null where the run has none yet.</summary>
    public TaskDocument? Document { get; init; }

    /// <summary>The paper as it would be issued, where that was asked for; null where it was not.</summary>
    public string? Preview { get; init; }

    /// <summary>The code of matters a nota dinas may bear; null for who writes nothing.</summary>
    public CodeChoice? Code { get; init; }
}

/// <summary>Teruskan and lapor: the thing changes hands with a note and files; what it is lies above, as exhibits.</summary>
public sealed class HandOverPanel(TeraDbContext db, HandedOverReader handed, ActPeople people, TaskDocuments documents, UploadedFiles uploads, ArtifactDesk desk, LetterCodes codes, LetterPreview preview, RunGateway gateway) : IActPanel
{
    /// <summary>The nota dinas that goes with it; one that an SOP has written and signed is a <c>nota-dinas</c>.</summary>
    internal static readonly ArtifactKind MemoKind = new("nota-dinas-pengantar");

    /// <summary>Each round passes on anew: its memo is a letter of its own, with its own number.</summary>
    internal static Slot MemoSlot(TaskKey task) => new(FormattableString.Invariant($"{TaskRows.PaperSlot(task).Value}#{task.Round}"));

    internal static readonly Input NoteInput = new("Catatan", "Catatan");
    internal static readonly Input FilesInput = new("Lampiran", "Lampiran");
    internal const int LongestNote = 2000;

    public Type Component => typeof(HandOverForm);

    public bool Serves(Act act, ProcedureDefinition definition) => act.Kind is ActKind.HandOver or ActKind.Report;

    public string ButtonLabel(PanelContext context) => context.Act.Kind is ActKind.Report ? "Kirim laporan" : "Serahkan";

    public async Task<object> LoadAsync(PanelContext context, CancellationToken ct)
    {
        var (lanes, roles) = (context.Act.Recipients, context.Act.Recipients.Select(lane => context.Definition.Lane(lane).Role).ToList());
        if (!context.Task.IsOpen)
        {
            return new HandOverModel(roles, await handed.LastAsync(context.Head.Id, context.Definition, context.Calendar.TimeZone, line => line.Task == context.Task.Key, ct));
        }

        var office = lanes.IsEmpty ? null : await people.OfAsync(context, ct);
        return new HandOverModel(roles, Done: null)
        {
            Addressees = [.. lanes.Zip(roles, (lane, role) => office!.Of([lane]) is [var one] ? one.Post : role).Distinct()],
            Document = await documents.FindAsync(context, ct),
            Preview = preview.Sheets,
            Code = context.MayAct ? await codes.OfAsync(context, MemoTemplate.TemplateName, former: null, ct) : null,
        };
    }

    public async Task<PanelOutcome> PostAsync(PanelContext context, PanelForm form, CancellationToken ct)
    {
        var reader = new FormReader(form);
        var note = reader.Optional(NoteInput, LongestNote);
        if (!(await uploads.LookAllAsync(form, FilesInput.Name, ct)).Accepted(out var sent, out var badFile))
        {
            reader.Faults.Add(badFile);
        }

        var memo = MemoForm.IsWanted(reader) ? MemoForm.Read(reader, context) : null;
        var code = memo is null ? null : await codes.ReadAsync(reader, context, MemoTemplate.TemplateName, ct);
        if (reader.Faults.Count > 0)
        {
            return PanelOutcome.Refused(reader.Faults);
        }

        var files = await uploads.SaveAllAsync(sent!, ct);
        if (memo is null && form.Action == LetterPreview.Action)
        {
            reader.Fault("documents.form.missing", MemoForm.SubjectInput, MemoForm.SubjectInput.Label);
            return PanelOutcome.Refused(reader.Faults);
        }

        return preview.Ended(await gateway.DecideAsync(
            context.Call(form.Command),
            new RunCommand.Complete(context.Task.Key, Note: note),
            async (moment, stop) =>
            {
                await uploads.AttachAsync(context.Head.Id, context.Task.Key, files, moment, stop);
                await DeliverAsync(context, moment, stop);
                return memo is null ? null : await preview.AfterAsync(form, await IssueAsync(context, moment, memo, code, files.Count, stop), stop);
            },
            ct));
    }

    /// <summary>Nobody hands over to himself.</summary>
    private async Task DeliverAsync(PanelContext context, RunMoment moment, CancellationToken ct)
    {
        if (context.Act.Recipients.IsEmpty)
        {
            return;
        }

        var office = await people.OfAsync(context, ct);
        var to = context.Act.Recipients.SelectMany(lane => office.Of([lane]), (lane, person) => (lane, person)).DistinctBy(one => one.person.Person);
        db.AddRange(to.Where(one => one.person.Person != moment.Actor).Select(one => new Delivery(context.Head.Id, context.Task.Key, one.lane, one.person, moment.At)));
    }

    /// <summary>Its number is used at once: passing on is what issues it.</summary>
    private async Task<Rejection?> IssueAsync(PanelContext context, RunMoment moment, MemoForm typed, string? code, int annexes, CancellationToken ct)
    {
        if (await codes.ClashAsync(context, MemoTemplate.TemplateName, code, moment.At, ct) is { } no)
        {
            return no;
        }

        var issuer = moment.After.Find(context.Task.Key)!.By!;
        var memo = new OfficialMemo(moment.Head.Id, context.Task.Key)
        {
            Recipients = [.. typed.Recipients],
            Copies = [.. typed.Copies],
            Urgency = typed.Nature.Urgency,
            Security = typed.Nature.Security,
            Annexes = annexes,
            Subject = typed.Subject,
            Body = typed.Body,
            IssuerId = issuer.Person,
            IssuerPost = issuer.Position,
            OnBehalfOf = typed.InName.OnBehalfOf,
            PassedOnBy = typed.InName.PassedOnBy,
            IssuedAt = moment.At,
        };
        db.Add(memo);
        await desk.IssueAsync(
            new(
                moment.Head, context.Task.Key, MemoKind, MemoSlot(context.Task.Key), MemoTemplate.TemplateName,
                $"Nota Dinas: {typed.Subject}", memo.Id.Value, [], Numbered: true, issuer.Person) { IssuedAtOnce = true, Classification = code },
            ct);
        return null;
    }
}
