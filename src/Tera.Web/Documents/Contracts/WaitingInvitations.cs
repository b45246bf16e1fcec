using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Acts;
using Tera.Documents.Artifacts;
using Tera.Documents.Invitations;
using Tera.Documents.Letters;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;

namespace Tera.Documents.Contracts;

/// <summary>A meeting to come to which a person is invited.</summary>
/// <param name="Subject">Acara.</param>
/// <param name="HeldOn">The day.</param>
/// <param name="Time">From when to when, on the clock of the agency's seat.</param>
/// <param name="Place">Where, with the address of an online meeting.</param>
/// <param name="From">Title of who invites.</param>
/// <param name="Href">The invitation as paper.</param>
/// <param name="CalendarHref">The same as a calendar file.</param>
public sealed record WaitingInvitation(string Subject, LocalDate HeldOn, string Time, string Place, string From, string Href, string CalendarHref);

/// <summary>Meetings that are still to be held and to which somebody is invited, whatever lane of the SOP he is of or none.</summary>
public sealed class WaitingInvitations(TeraDbContext db, RegionClock days)
{
    private const int Most = 20;

    /// <summary>The nearest first, at most twenty; one that waits for its signature is not out, one that was issued anew stands once, one whose meeting was closed no more.</summary>
    public async Task<IReadOnlyList<WaitingInvitation>> OfAsync(PersonId person, CancellationToken ct)
    {
        var (today, zone) = ((await days.TodayAsync(ct)).ToDateOnly(), await days.ZoneAsync(ct));
        var rows = await db.Set<Invitation>().FromSql(
            $"""
             select i.* from documents.invitation i
             join procedures.run r on r.id = i.run_id and r.status in ('Running', 'Paused')
             where i.held_on >= {today} and exists (select from documents.invitation_invitee v where v.invitation_id = i.id and v.person_id = {person.Value})
               and not exists (select from documents.invitation anew where (anew.run_id, anew.step, anew.act, anew.slot) = (i.run_id, i.step, i.act, i.slot) and (anew.round, anew.version) > (i.round, i.version))
               and not exists (select from documents.meeting m where m.invitation_id = i.id and m.closed_at is not null)
             """).AsNoTracking().TagWith("Documents: meetings somebody is invited to")
            .OrderBy(row => row.HeldOn).ThenBy(row => row.StartsAt).ThenBy(row => row.Id).Take(Most).ToListAsync(ct);
        var sources = rows.ConvertAll(row => row.Id.Value);
        var papers = await (
            from revision in db.Set<Revision>().AsNoTracking()
            join letter in db.Set<Letter>() on revision.LetterId equals (LetterId?)letter.Id
            where sources.Contains(revision.SourceId) && revision.SupersededAt == null && letter.State == LetterState.Issued
            select new { revision.SourceId, revision.Id }).ToDictionaryAsync(row => row.SourceId, row => row.Id, ct);
        return
        [
            .. rows.Where(row => papers.ContainsKey(row.Id.Value)).Select(row => new WaitingInvitation(
                row.Subject, row.HeldOn, MeetingTime.Words(row.StartsAt, row.EndsAt, zone), row.OnlineAddress is { } online ? $"{row.Place}, {online}" : row.Place,
                row.IssuerPost, DocumentLinks.Document(papers[row.Id.Value]), OfficeActLinks.Calendar(row.Id))),
        ];
    }
}
