using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;
using Tera.Documents.Acts;
using Tera.Documents.Artifacts;
using Tera.Documents.Dispatches;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.People;
using Tera.Platform;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Platform.Mail;
using Tera.Platform.Outbox;
using Tera.Platform.Texts;
using Tera.Shared;

namespace Tera.Documents.Invitations;

/// <summary>Tells one invitee of a meeting by mail, with its calendar file; whoever has no address reads it on Beranda.</summary>
internal sealed class InvitationMail(TeraDbContext db, CalendarFile calendars, IMailSender sender, Sentences sentences, IOptions<PublicAddressOptions> address, IClock clock) : IOutboxHandler
{
    internal const string MailChannel = "documents.invitation-mail";

    public string Channel => MailChannel;

    /// <summary>What lies in the outbox for one invitee.</summary>
    internal static OutboxItem For(InvitationId invitation, PersonId person, Instant at) => new(MailChannel, $"{invitation.Value:D} {person.Value:D}", at);

    public async Task HandleAsync(string content, CancellationToken ct)
    {
        var invitee = await FindAsync(db, content, ct);
        if (invitee.Mail is not MailState.Waiting)
        {
            return;
        }

        if (!(await LetterAsync(content, invitee, ct)).Accepted(out var letter, out var no))
        {
            invitee.MailRefused(sentences.For(no), clock.GetCurrentInstant());
        }
        else if (await sender.SendAsync(letter, ct) is MailOutcome.Refused(var answer))
        {
            invitee.MailRefused(answer, clock.GetCurrentInstant());
        }
        else
        {
            invitee.MailTaken(clock.GetCurrentInstant());
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>It stands on Beranda of the invited all the same, and on that of who invited him that it did not go.</summary>
    public async Task GiveUpAsync(string content, string error, CancellationToken ct)
    {
        (await FindAsync(db, content, ct)).MailRefused(sentences.For(MailRejections.ServerAway()), clock.GetCurrentInstant());
        await db.SaveChangesAsync(ct);
    }

    internal static Task<Invitee> FindAsync(TeraDbContext db, string content, CancellationToken ct)
    {
        var (id, to) = (new InvitationId(Guid.Parse(content[..36])), new PersonId(Guid.Parse(content[37..])));
        return db.Set<Invitee>().SingleAsync(row => row.InvitationId == id && row.PersonId == to, ct);
    }

    private async Task<Result<MailLetter>> LetterAsync(string content, Invitee invitee, CancellationToken ct)
    {
        var invitation = await db.Set<Invitation>().AsNoTracking().SingleAsync(row => row.Id == invitee.InvitationId, ct);
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(row => row.Id == invitee.PersonId, ct);
        if (person.Email is not { } mailbox || await PaperAsync(db, invitation.Id, ct) is not var (paper, agency)
            || await CalledOffMeeting.OfAsync(db, paper, ct) is not null)
        {
            return MailRejections.NoLongerCounts();
        }

        var calendar = Encoding.UTF8.GetBytes(await calendars.OfAsync(invitation, ct));
        // Sent again after a crash it bears the same Message-ID, and is the same event in a calendar.
        return new MailLetter(
            DerivedGuid.Of(content), agency.Name, mailbox, $"Undangan: {invitation.Subject}", Text(invitation, person, paper, agency), [new("undangan.ics", FileType.Calendar, calendar)]);
    }

    /// <summary>The letter as it counts now; null when it was issued anew meanwhile.</summary>
    internal static async Task<(Revision Paper, Agency Agency)?> PaperAsync(TeraDbContext db, InvitationId id, CancellationToken ct)
    {
        var source = id.Value;
        var found = await (
            from revision in db.Set<Revision>().AsNoTracking()
            join artifact in db.Set<Artifact>() on revision.ArtifactId equals artifact.Id
            join agency in db.Set<Agency>() on artifact.AgencyId equals agency.Id
            where revision.SourceId == source && revision.SupersededAt == null
            select new { revision, agency }).SingleOrDefaultAsync(ct);
        return found is null ? null : (found.revision, found.agency);
    }

    private string Text(Invitation invitation, Person person, Revision paper, Agency agency)
    {
        var site = address.Value.PublicUrl.TrimEnd('/');
        var agenda = string.Join('\n', invitation.Agenda.Select((line, at) => $"{at + 1}. {line}"));
        return $"""
            Yth. {person.FullName}

            {invitation.IssuerPost} mengundang Anda:

            Acara: {invitation.Subject}
            Hari, tanggal: {IndonesianDate.LongWithDay(invitation.HeldOn)}
            Waktu: {MeetingTime.Words(invitation.StartsAt, invitation.EndsAt, agency.TimeZone)}
            Tempat: {invitation.Place}{(invitation.OnlineAddress is { } online ? $"\nTautan: {online}" : "")}

            Agenda
            {agenda}

            Suratnya: {site}{DocumentLinks.Document(paper.Id)}
            Keasliannya: {site}{DocumentLinks.Verification(paper.VerificationCode)}

            {agency.Name}
            {agency.Contact}
            """;
    }
}
