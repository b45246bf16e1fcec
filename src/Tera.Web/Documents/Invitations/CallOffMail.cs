using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Dispatches;
using Tera.Organisation;
using Tera.Organisation.People;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Platform.Mail;
using Tera.Platform.Outbox;
using Tera.Shared;

namespace Tera.Documents.Invitations;

/// <summary>Tells one who was invited by mail that the meeting is called off; the calendar file takes it out of his calendar.</summary>
internal sealed class CallOffMail(TeraDbContext db, CalendarFile calendars, IMailSender sender) : IOutboxHandler
{
    internal const string MailChannel = "documents.call-off-mail";

    public string Channel => MailChannel;

    /// <summary>What lies in the outbox for one invitee.</summary>
    internal static OutboxItem For(InvitationId invitation, PersonId person, Instant at) => new(MailChannel, $"{invitation.Value:D} {person.Value:D}", at);

    public async Task HandleAsync(string content, CancellationToken ct)
    {
        var invitee = await InvitationMail.FindAsync(db, content, ct);
        if (invitee.CalledOffMail is not MailState.Waiting)
        {
            return;
        }

        invitee.CallOffEnded(
            await LetterAsync(content, invitee, ct) is { } letter && await sender.SendAsync(letter, ct) is MailOutcome.Accepted ? MailState.Accepted : MailState.Refused);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The invitation's own page tells it all the same.</summary>
    public async Task GiveUpAsync(string content, string error, CancellationToken ct)
    {
        (await InvitationMail.FindAsync(db, content, ct)).CallOffEnded(MailState.Refused);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Null for whoever has no address any more.</summary>
    private async Task<MailLetter?> LetterAsync(string content, Invitee invitee, CancellationToken ct)
    {
        var invitation = await db.Set<Invitation>().AsNoTracking().SingleAsync(row => row.Id == invitee.InvitationId, ct);
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(row => row.Id == invitee.PersonId, ct);
        var off = await db.Set<CalledOffMeeting>().AsNoTracking().SingleAsync(row => row.InvitationId == invitation.Id, ct);
        if (person.Email is not { } mailbox || await InvitationMail.PaperAsync(db, invitation.Id, ct) is not var (_, agency))
        {
            return null;
        }

        var calendar = Encoding.UTF8.GetBytes(await calendars.OfAsync(invitation, ct));
        return new MailLetter(
            DerivedGuid.Of($"{MailChannel} {content}"), agency.Name, mailbox, $"Dibatalkan: {invitation.Subject}",
            $"""
             Yth. {person.FullName}

             Rapat berikut dibatalkan dan tidak dilaksanakan:

             Acara: {invitation.Subject}
             Hari, tanggal: {IndonesianDate.LongWithDay(invitation.HeldOn)}
             Tempat: {invitation.Place}
             Alasan: {off.Reason}

             {agency.Name}
             {agency.Contact}
             """,
            [new("pembatalan.ics", FileType.Calendar, calendar)]);
    }
}
