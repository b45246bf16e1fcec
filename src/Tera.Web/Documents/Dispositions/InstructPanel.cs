using Microsoft.EntityFrameworkCore;
using Tera.Documents.Acts;
using Tera.Documents.Contracts;
using Tera.Documents.HandOvers;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.Dispositions;

/// <summary>What the panel of an order shows.</summary>
/// <param name="Issued">The disposition of this task; null until it is issued.</param>
/// <param name="To">Its recipients.</param>
/// <param name="People">Who may be chosen.</param>
/// <param name="Preset">Ids of those whom the SOP names.</param>
/// <param name="Subject">What it is about unless the user says otherwise.</param>
/// <param name="Paper">Its paper.</param>
public sealed record InstructModel(
    Disposition? Issued,
    IReadOnlyList<DispositionRecipient> To,
    OfficePeople People,
    IReadOnlyList<string> Preset,
    string Subject,
    CurrentRevision? Paper);

/// <summary>Perintah: a disposition to persons, who find it among what was ordered of them.</summary>
public sealed class InstructPanel(TeraDbContext db, ActPeople people, ArtifactDesk desk, RunGateway gateway) : IActPanel
{
    private static readonly ArtifactKind Kind = new("disposisi");

    public bool Serves(Act act, ProcedureDefinition definition) => act.Kind is ActKind.Instruct;

    public Type Component => typeof(InstructForm);

    public string ButtonLabel(PanelContext context) => "Terbitkan disposisi";

    public async Task<object> LoadAsync(PanelContext context, CancellationToken ct)
    {
        var issued = await db.Set<Disposition>().AsNoTracking().OfTask(context.Head.Id, context.Task.Key).SingleOrDefaultAsync(ct);
        var office = await people.OfAsync(context, ct);
        return new InstructModel(
            issued,
            issued is null ? [] : await db.Set<DispositionRecipient>().AsNoTracking().Where(row => row.DispositionId == issued.Id).OrderBy(row => row.Ordinal).ToListAsync(ct),
            office,
            [.. office.Of(context.Act.Recipients).Select(person => person.Choice.Value)],
            context.Head.Title,
            await desk.CurrentAsync(context.Head.Id, KindOf(context.Act), TaskRows.PaperSlot(context.Task.Key), ct));
    }

    public async Task<PanelOutcome> PostAsync(PanelContext context, PanelForm form, CancellationToken ct)
    {
        var reader = new FormReader(form);
        var office = await people.OfAsync(context, ct);
        if (DispositionForm.Read(reader, office, context.Calendar.TimeZone.DateOf(context.Now)) is not { } typed)
        {
            return PanelOutcome.Refused(reader.Faults);
        }

        return await gateway.DecideAsync(
            context.Call(form.Command), new RunCommand.Complete(context.Task.Key, Note: typed.Nature.IsClosed ? null : typed.Note),
            (moment, stop) => IssueAsync(context, moment, typed, office, stop), ct);
    }

    private async Task<Rejection?> IssueAsync(PanelContext context, RunMoment moment, DispositionForm typed, OfficePeople office, CancellationToken ct)
    {
        var issuer = moment.After.Find(context.Task.Key)!.By!;
        var disposition = Made(context, moment, typed, issuer);
        db.Add(disposition);
        db.AddRange(typed.Recipients.Select((person, ordinal) => new DispositionRecipient
        {
            DispositionId = disposition.Id,
            Ordinal = ordinal,
            PersonId = person.Person,
            Name = person.Name,
            Post = person.Post,
        }));
        // Who has no task after it finds it on his Beranda; nobody orders himself.
        db.AddRange(typed.Recipients.Where(person => person.Person != moment.Actor)
            .Select(person => new Delivery(context.Head.Id, context.Task.Key, LaneOf(context, office, person), person, moment.At)));
        await desk.IssueAsync(
            new(
                moment.Head, context.Task.Key, KindOf(context.Act), TaskRows.PaperSlot(context.Task.Key), DispositionTemplate.TemplateName,
                TitleOf(typed), disposition.Id.Value, [], Numbered: false, issuer.Person),
            ct);
        return null;
    }

    /// <summary>An SOP gives several; they are told apart by whom they go to.</summary>
    private static string TitleOf(DispositionForm typed) => typed.Recipients switch
    {
        [var only] => $"Disposisi kepada {only.Post}: {typed.Subject}",
        [var first, ..] => $"Disposisi kepada {first.Post} dan {typed.Recipients.Count - 1} lainnya: {typed.Subject}",
        _ => $"Disposisi: {typed.Subject}",
    };

    /// <summary>As which of the lanes it reaches him, those the SOP names first; none of the procedure's for somebody it does not know.</summary>
    private static LaneKey? LaneOf(PanelContext context, OfficePeople office, OfficePerson person) => context.Act.Recipients.Concat(context.Definition.Lanes.Select(lane => lane.Key))
        .Where(lane => office.Lanes.TryGetValue(lane, out var holders) && holders.Contains(person.Person)).Select(lane => (LaneKey?)lane).FirstOrDefault();

    private static Disposition Made(PanelContext context, RunMoment moment, DispositionForm typed, Performer issuer) =>
        new(moment.Head.Id, context.Task.Key)
        {
            Subject = typed.Subject,
            Urgency = typed.Nature.Urgency,
            Security = typed.Nature.Security,
            Wishes = [.. typed.Wishes.Select(wish => wish.ToString())],
            Note = typed.Note,
            DueOn = typed.DueOn,
            LetterFrom = typed.Origin.From,
            LetterNumber = typed.Origin.Number,
            LetterDate = typed.Origin.Date,
            ReceivedOn = typed.Origin.Received,
            AgendaNumber = typed.Origin.Agenda,
            IssuerId = issuer.Person,
            IssuerName = context.User.FullName,
            IssuerPost = issuer.Position,
            IssuedAt = moment.At,
        };

    internal static ArtifactKind KindOf(Act act) => act.Produces ?? Kind;
}
