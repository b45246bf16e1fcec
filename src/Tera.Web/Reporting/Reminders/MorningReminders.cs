using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Platform.Mail;
using Tera.Platform.Outbox;
using Tera.Procedures.Contracts;

namespace Tera.Reporting.Reminders;

/// <summary>On the morning of a working day, lays a reminder in the outbox for everybody who has work waiting and wants to be told.</summary>
internal sealed class MorningReminders(TeraDbContext db, Inbox inbox, AgencyCalendars calendars, RegionClock days, IMailSender mail, IClock clock) : IWatchDuty
{
    /// <summary>It lies in the mailbox when work begins.</summary>
    private static readonly LocalTime Earliest = new(6, 30);

    /// <summary>A server that was away in the morning does not remind at night.</summary>
    internal static readonly LocalTime Latest = new(12, 0);

    public string Name => "reminders";

    public async Task DoAsync(CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var local = now.InZone((await days.ZoneAsync(ct)).Zone);
        if (!mail.InUse || local.TimeOfDay < Earliest || local.TimeOfDay > Latest)
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Of several nodes one writes the day; the others wait for it here and find nothing to do.
        if (await db.Database.ExecuteSqlAsync($"insert into reporting.reminder_day (day) values ({local.Date.ToDateOnly()}) on conflict do nothing", ct) == 0)
        {
            return;
        }

        foreach (var (person, agency) in await WantingAsync(local.Date, ct))
        {
            if ((await calendars.OfAsync(agency, ct)).IsWorkingDay(local.Date) && await inbox.CountAsync(person, ct) > 0)
            {
                var reminder = new Reminder(person, local.Date);
                db.Add(reminder);
                db.Add(new OutboxItem(ReminderMail.MailChannel, reminder.Id.ToString("D"), now));
            }
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>
    /// Whoever has an address and an account that works, with the agency whose calendar is his: of his own position first, then of one he acts
    /// in, of a team, of an SOP that names him.
    /// </summary>
    private async Task<List<(PersonId Person, AgencyId Agency)>> WantingAsync(LocalDate day, CancellationToken ct) =>
        [.. (await db.Database.SqlQuery<Row>(
            $"""
             select distinct on (p.id) p.id as "Person", h.agency_id as "Agency"
             from organisation.person p
             join organisation.account a on (a.region_id, a.person_id) = (p.region_id, p.id) and a.reminded and not a.disabled
             join (
                 select region_id, person_id, agency_id, valid_from, valid_until, case kind when 'Definitive' then 0 else 1 end as rank from organisation.office_holder
                 union all
                 select m.region_id, m.person_id, t.agency_id, m.valid_from, m.valid_until, 2
                 from organisation.team_member m join organisation.team t on (t.region_id, t.id) = (m.region_id, m.team_id)
                 union all
                 select b.region_id, b.person_id, s.agency_id, b.valid_from, b.valid_until, 3
                 from procedures.lane_binding b join procedures.procedure s on (s.region_id, s.id) = (b.region_id, b.procedure_id)
                 where b.person_id is not null
             ) h on (h.region_id, h.person_id) = (p.region_id, p.id)
             where p.email is not null and p.left_on is null and {day.ToDateOnly()} >= h.valid_from and (h.valid_until is null or {day.ToDateOnly()} <= h.valid_until)
             order by p.id, h.rank, h.agency_id
             """).TagWith("Reporting: who wants to be reminded").ToListAsync(ct)).Select(row => (new PersonId(row.Person), new AgencyId(row.Agency)))];

    private sealed record Row(Guid Person, Guid Agency);
}
