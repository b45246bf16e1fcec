using Microsoft.EntityFrameworkCore;
using Tera.Documents.Acts;
using Tera.Organisation.People;
using Tera.Platform.Data;
using Tera.Platform.Mail;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Documents.Invitations;

/// <summary>Lays a letter to each invitee in the outbox when an invitation is out: with the act that issued it, or with its signature.</summary>
internal sealed class InvitationsOut(TeraDbContext db, IMailSender mail) : IRunListener
{
    public async Task HappenedAsync(RunMoment moment, CancellationToken ct)
    {
        if (!mail.InUse || moment.Event is not RunEvent.Completed { Task: { Act: > 0 } task } || moment.ActOf(task).Kind is not ActKind.Invite)
        {
            return;
        }

        // What the panel has just made no query sees yet.
        await db.SaveChangesAsync(ct);
        var invitation = await db.Set<Invitation>().OfTask(moment.Head.Id, task).OrderByDescending(row => row.Version).FirstOrDefaultAsync(ct);
        // What is not for everybody is read in Tera alone: mail goes through foreign hands.
        if (invitation is null or { Nature.IsClosed: true })
        {
            return;
        }

        var invited = await db.Set<Invitee>().Where(row => row.InvitationId == invitation.Id && row.PersonId != null && row.PersonId != moment.Actor)
            .Where(row => db.Set<Person>().Any(person => person.Id == row.PersonId && person.Email != null)).ToListAsync(ct);
        invited.ForEach(row => row.MailLaid());
        db.AddRange(invited.Select(row => InvitationMail.For(invitation.Id, row.PersonId!.Value, moment.At)));
    }
}
