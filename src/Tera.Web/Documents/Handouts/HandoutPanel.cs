using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tera.Documents.Acts;
using Tera.Documents.Contracts;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.Handouts;

/// <summary>What the panel of a hand-out shows.</summary>
/// <param name="Done">The note of this task; null until it is written.</param>
/// <param name="To">Who got it.</param>
/// <param name="People">Who may be chosen.</param>
/// <param name="Preset">Ids of those whom the SOP names, or who act later in it.</param>
/// <param name="Papers">What the run has made so far and may be handed out.</param>
public sealed record HandoutModel(
    Handout? Done, IReadOnlyList<HandoutRecipient> To, OfficePeople People, IReadOnlyList<string> Preset, IReadOnlyList<CurrentRevision> Papers)
{
    /// <summary>How many copies of what were noted; empty while nothing is.</summary>
    public IReadOnlyList<HandoutCopy> Copies { get; init; } = [];
}

/// <summary>Sebar of a text: what was made goes to those who work with it. Figures have a distribution of their own.</summary>
public sealed class HandoutPanel(TeraDbContext db, ActPeople people, ArtifactDesk desk, RunGateway gateway) : IActPanel
{
    internal static readonly Input RecipientsInput = new("Penerima", "Disampaikan kepada");
    internal static readonly Input NoteInput = new("Catatan", "Catatan");
    internal const int LongestNote = 2000;
    internal const int MostCopies = 9999;

    /// <summary>How many copies of one paper.</summary>
    internal static Input CopiesOf(RevisionId paper) => new($"Salinan.{paper.Value:N}", "Banyaknya salinan");

    public bool Serves(Act act, ProcedureDefinition definition) => act.Kind is ActKind.Distribute && !FigureWork.Is(act, definition);

    public Type Component => typeof(HandoutForm);

    public string ButtonLabel(PanelContext context) => "Catat penyampaian";

    public async Task<object> LoadAsync(PanelContext context, CancellationToken ct)
    {
        var done = await db.Set<Handout>().AsNoTracking().OfTask(context.Head.Id, context.Task.Key).SingleOrDefaultAsync(ct);
        var office = await people.OfAsync(context, ct);
        return new HandoutModel(
            done,
            done is null ? [] : await db.Set<HandoutRecipient>().AsNoTracking().Where(row => row.HandoutId == done.Id).OrderBy(row => row.Ordinal).ToListAsync(ct),
            office,
            [.. office.Of(LanesOf(context)).Select(person => person.Choice.Value)],
            await desk.AllOfAsync(context.Head.Id, ct))
        {
            Copies = done is null ? [] : await db.Set<HandoutCopy>().AsNoTracking().Where(row => row.HandoutId == done.Id).OrderBy(row => row.Title).ThenBy(row => row.RevisionId).ToListAsync(ct),
        };
    }

    public async Task<PanelOutcome> PostAsync(PanelContext context, PanelForm form, CancellationToken ct)
    {
        var reader = new FormReader(form);
        var note = reader.Optional(NoteInput, LongestNote);
        var recipients = (await people.OfAsync(context, ct)).Chosen(form.All(RecipientsInput.Name));
        if (recipients.Count == 0)
        {
            reader.Fault("documents.handout.recipient-missing", RecipientsInput);
        }

        var copies = Copies(reader, await desk.AllOfAsync(context.Head.Id, ct));
        return reader.Faults.Count > 0
            ? PanelOutcome.Refused(reader.Faults)
            : await gateway.DecideAsync(
                context.Call(form.Command),
                new RunCommand.Complete(context.Task.Key, Note: note),
                (moment, _) => Task.FromResult(Noted(context, moment, note, recipients, copies)),
                ct);
    }

    private Rejection? Noted(PanelContext context, RunMoment moment, string? note, IReadOnlyList<OfficePerson> recipients, IReadOnlyList<(CurrentRevision Paper, int Number)> copies)
    {
        var issuer = moment.After.Find(context.Task.Key)!.By!;
        var handout = new Handout(moment.Head.Id, context.Task.Key) { Note = note, IssuerId = issuer.Person, IssuerPost = issuer.Position, IssuedAt = moment.At };
        db.Add(handout);
        db.AddRange(recipients.Select((person, ordinal) => new HandoutRecipient
        {
            HandoutId = handout.Id,
            Ordinal = ordinal,
            PersonId = person.Person,
            Name = person.Name,
            Post = person.Post,
        }));
        db.AddRange(copies.Select(one => new HandoutCopy { HandoutId = handout.Id, RevisionId = one.Paper.Id, Title = one.Paper.Title, Copies = one.Number }));
        return null;
    }

    /// <summary>Of each paper as many as were typed; none where nothing was.</summary>
    private static List<(CurrentRevision Paper, int Number)> Copies(FormReader reader, IReadOnlyList<CurrentRevision> papers)
    {
        List<(CurrentRevision Paper, int Number)> copies = [];
        foreach (var paper in papers)
        {
            var typed = reader.Form[CopiesOf(paper.Id).Name];
            if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MostCopies)
            {
                copies.Add((paper, number));
            }
            else if (typed.Length > 0)
            {
                reader.Fault("documents.handout.copies", CopiesOf(paper.Id), paper.Title, MostCopies);
            }
        }

        return copies;
    }

    /// <summary>Those the row names; where it names none, those who act in the next row.</summary>
    private static IEnumerable<LaneKey> LanesOf(PanelContext context) => context.Act.Recipients.Length > 0
        ? context.Act.Recipients
        : context.Definition.Steps.Skip(context.Definition.IndexOf(context.Step.Key) + 1).Take(1).SelectMany(step => step.Lanes);
}
