using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Data;
using Tera.Procedures;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Documents.Contracts;

/// <summary>A letter that did not reach an address it was mailed to.</summary>
/// <param name="Subject">What the letter is about.</param>
/// <param name="To">The address, or whose it is.</param>
/// <param name="Answer">Why, in the words of the server or ours.</param>
/// <param name="Href">The task that sent it.</param>
public sealed record FailedMail(string Subject, string To, string Answer, string Href);

/// <summary>What somebody had mailed and did not arrive, as long as he can still do something about it.</summary>
public sealed class FailedMails(TeraDbContext db)
{
    private const int Most = 20;

    /// <summary>
    /// The latest first, at most twenty: of cover letters until their leaving is recorded or they are written anew, of invitations until the
    /// meeting is over.
    /// </summary>
    public async Task<IReadOnlyList<FailedMail>> OfAsync(PersonId person, LocalDate today, CancellationToken ct) =>
    [
        .. (await db.Database.SqlQuery<Row>(
            $"""
             select d.run_id as "Run", d.step as "Step", d.act as "Act", d.round as "Round", d.slot as "Slot", d.subject as "Subject", m.address as "To", m.answer as "Answer", m.ended_at as "At"
             from documents.dispatch_mail m
             join documents.dispatch d on d.id = m.dispatch_id and d.sent_at is null
             where m.asked_by = {person.Value} and m.state = 'Refused'
               and exists (select from documents.revision v where v.source_id = d.id and v.superseded_at is null)
               and exists (select from procedures.run r where r.id = d.run_id and r.status in ('Running', 'Paused'))
             union all
             select i.run_id, i.step, i.act, i.round, i.slot, i.subject, v.name, v.mail_answer, v.mailed_at
             from documents.invitation_invitee v
             join documents.invitation i on i.id = v.invitation_id and i.held_on >= {today.ToDateOnly()}
             where v.mail = 'Refused'
               and exists (select from documents.revision p where p.source_id = i.id and p.superseded_at is null and p.made_by = {person.Value})
               and exists (select from procedures.run r where r.id = i.run_id and r.status in ('Running', 'Paused'))
               and not exists (select from documents.meeting h where h.invitation_id = i.id and h.closed_at is not null)
             order by "At" desc limit {Most}
             """).TagWith("Documents: mail of a person that did not arrive").ToListAsync(ct))
        .Select(row => new FailedMail(
            row.Subject, row.To, row.Answer, ProceduresLinks.Task(new(row.Run), new(new StepKey(row.Step), row.Act, row.Round, new Slot(row.Slot))))),
    ];

    private sealed record Row(Guid Run, string Step, int Act, int Round, string Slot, string Subject, string To, string Answer, DateTime At);
}
