using Microsoft.EntityFrameworkCore;
using Tera.Documents.Acts;
using Tera.Documents.Agendas;
using Tera.Documents.Contracts;
using Tera.Platform.Data;
using Tera.Platform.Mail;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.Invitations;

/// <summary>What the panel of an invitation shows.</summary>
/// <param name="Issued">The invitation of this task; null until it is issued.</param>
/// <param name="Invitees">Whom it invites.</param>
/// <param name="People">Who may be chosen.</param>
/// <param name="Preset">Ids of those who take part in the meeting that follows.</param>
/// <param name="Subject">What it is about unless the user says otherwise: the step that meets.</param>
/// <param name="Paper">The letter as paper.</param>
/// <param name="Agenda">What there is to talk about.</param>
public sealed record InviteModel(
    Invitation? Issued, IReadOnlyList<Invitee> Invitees, OfficePeople People, IReadOnlyList<string> Preset, string Subject, CurrentRevision? Paper,
    IReadOnlyList<AgendaPoint> Agenda);

/// <summary>Undang: a numbered invitation to the meeting that follows in the SOP.</summary>
public sealed class InvitePanel(TeraDbContext db, ActPeople people, ArtifactDesk desk, AgendaProposal agenda, IMailSender mail, RunGateway gateway) : IActPanel
{
    private static readonly ArtifactKind Kind = new("undangan");

    public bool Serves(Act act, ProcedureDefinition definition) => act.Kind is ActKind.Invite;

    public Type Component => typeof(InviteForm);

    public string ButtonLabel(PanelContext context) => "Terbitkan undangan";

    public async Task<object> LoadAsync(PanelContext context, CancellationToken ct)
    {
        var issued = await db.Set<Invitation>().AsNoTracking().OfTask(context.Head.Id, context.Task.Key).SingleOrDefaultAsync(ct);
        var office = await people.OfAsync(context, ct);
        var meeting = NextMeeting(context);
        return new InviteModel(
            issued,
            issued is null ? [] : await db.Set<Invitee>().AsNoTracking().Where(row => row.InvitationId == issued.Id).OrderBy(row => row.Ordinal).ToListAsync(ct),
            office,
            [.. office.Of(meeting?.Act.Lanes ?? context.Act.Recipients).Select(person => person.Choice.Value)],
            $"Rapat {IndonesianText.Spoken(context.Definition.Title)}",
            await desk.CurrentAsync(context.Head.Id, KindOf(context.Act), TaskRows.PaperSlot(context.Task.Key), ct),
            issued is null ? await agenda.OfAsync(context.Head, context.Calendar.TimeZone.DateOf(context.Now), ct) : []);
    }

    public async Task<PanelOutcome> PostAsync(PanelContext context, PanelForm form, CancellationToken ct)
    {
        var reader = new FormReader(form);
        if (InvitationForm.Read(reader, await people.OfAsync(context, ct), context) is not { } typed)
        {
            return PanelOutcome.Refused(reader.Faults);
        }

        return await gateway.DecideAsync(
            context.Call(form.Command), new RunCommand.Complete(context.Task.Key), (moment, stop) => IssueAsync(context, moment, typed, stop), ct);
    }

    /// <summary>The first meeting from this act on.</summary>
    private static (Step Step, Act Act)? NextMeeting(PanelContext context)
    {
        var here = context.Definition.IndexOf(context.Step.Key);
        var found = context.Definition.Steps.Skip(here)
            .SelectMany((step, index) => step.Acts.Skip(index == 0 ? context.Task.Key.Act : 0).Select(act => (Step: step, Act: act)))
            .Where(pair => pair.Act.Kind is ActKind.Meet).Take(1).ToList();
        return found is [var meeting] ? meeting : null;
    }

    private async Task<Rejection?> IssueAsync(PanelContext context, RunMoment moment, InvitationForm typed, CancellationToken ct)
    {
        var issuer = moment.After.Find(context.Task.Key)!.By!;
        var invitation = Made(context, moment, typed, issuer);
        db.Add(invitation);
        db.AddRange(typed.Invitees.Select(person => (Id: (Organisation.PersonId?)person.Person, person.Name, Post: (string?)person.Post))
            .Concat(typed.Guests.Select(guest => (Id: (Organisation.PersonId?)null, Name: guest, Post: (string?)null)))
            .Select((who, ordinal) => new Invitee { InvitationId = invitation.Id, Ordinal = ordinal, PersonId = who.Id, Name = who.Name, Post = who.Post }));
        await desk.IssueAsync(
            new(
                moment.Head, context.Task.Key, KindOf(context.Act), TaskRows.PaperSlot(context.Task.Key), InvitationTemplate.TemplateName,
                $"Undangan {typed.Subject}", invitation.Id.Value, [], Numbered: true, issuer.Person) { IssuedAtOnce = true },
            ct);
        if (mail.InUse)
        {
            db.AddRange(typed.Invitees.Where(person => person.Person != issuer.Person).Select(person => InvitationMail.For(invitation.Id, person.Person, moment.At)));
        }

        return null;
    }

    private static Invitation Made(PanelContext context, RunMoment moment, InvitationForm typed, Performer issuer) =>
        new(moment.Head.Id, context.Task.Key)
        {
            Subject = typed.Subject,
            Urgency = typed.Urgency,
            HeldOn = typed.HeldOn,
            StartsAt = typed.StartsAt,
            EndsAt = typed.EndsAt,
            Place = typed.Place,
            OnlineAddress = typed.OnlineAddress,
            Agenda = [.. typed.Agenda],
            Note = typed.Note,
            Copies = [.. typed.Copies],
            IssuerId = issuer.Person,
            IssuerPost = issuer.Position,
            OnBehalfOf = typed.InName.OnBehalfOf,
            PassedOnBy = typed.InName.PassedOnBy,
            IssuedAt = moment.At,
        };

    private static ArtifactKind KindOf(Act act) => act.Produces ?? Kind;
}
