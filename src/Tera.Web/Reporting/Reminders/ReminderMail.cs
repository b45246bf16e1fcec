using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;
using Tera.Organisation.Contracts;
using Tera.Organisation.People;
using Tera.Platform;
using Tera.Platform.Components;
using Tera.Platform.Data;
using Tera.Platform.Layout;
using Tera.Platform.Mail;
using Tera.Platform.Outbox;
using Tera.Procedures.Contracts;
using Tera.Shared;

namespace Tera.Reporting.Reminders;

/// <summary>Sends a reminder, with what waits at the moment it leaves; what is done meanwhile is not in it.</summary>
internal sealed class ReminderMail(TeraDbContext db, Inbox inbox, RegionClock days, IMailSender sender, IOptions<PublicAddressOptions> address, IClock clock) : IOutboxHandler
{
    internal const string MailChannel = "reporting.mail";

    /// <summary>Tasks in one letter; the rest is counted.</summary>
    private const int Most = 20;

    /// <summary>After the attempts of the outbox, before the next ones.</summary>
    private static readonly Duration Pause = Duration.FromMinutes(20);

    public string Channel => MailChannel;

    public async Task HandleAsync(string content, CancellationToken ct)
    {
        var reminder = await FindAsync(content, ct);
        if (reminder.State is not ReminderState.Waiting)
        {
            return;
        }

        var person = await db.Set<Person>().AsNoTracking().SingleAsync(one => one.Id == reminder.PersonId, ct);
        var waiting = await days.TodayAsync(ct) == reminder.Day ? await inbox.OfAsync(reminder.PersonId, ct) : [];
        if (waiting.Count == 0 || person.Email is not { } to)
        {
            reminder.End(ReminderState.Needless, clock.GetCurrentInstant());
        }
        else if (await sender.SendAsync(new(reminder.Id, "Tera", to, Subject(waiting), Text(person, reminder.Day, waiting), []), ct) is MailOutcome.Refused(var answer))
        {
            reminder.End(ReminderState.Refused, clock.GetCurrentInstant(), answer);
        }
        else
        {
            reminder.End(ReminderState.Sent, clock.GetCurrentInstant());
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>A server that was away comes back: until noon the letter lies down again.</summary>
    public async Task GiveUpAsync(string content, string error, CancellationToken ct)
    {
        var (reminder, now) = (await FindAsync(content, ct), clock.GetCurrentInstant());
        var local = now.InZone((await days.ZoneAsync(ct)).Zone);
        if (local.Date == reminder.Day && local.TimeOfDay < MorningReminders.Latest)
        {
            db.Add(new OutboxItem(MailChannel, content, now + Pause));
        }
        else
        {
            reminder.End(ReminderState.Refused, now, error);
        }

        await db.SaveChangesAsync(ct);
    }

    private Task<Reminder> FindAsync(string content, CancellationToken ct)
    {
        var id = Guid.Parse(content);
        return db.Set<Reminder>().SingleAsync(row => row.Id == id, ct);
    }

    private static int Late(IReadOnlyList<WaitingTask> waiting) => waiting.Count(task => task.Time is TimeState.Late);

    private static string Subject(IReadOnlyList<WaitingTask> waiting) => Late(waiting) switch
    {
        0 => $"{waiting.Count} tugas menunggu Anda",
        var late when late == waiting.Count => $"{waiting.Count} tugas menunggu Anda, sudah lewat waktu",
        var late => $"{waiting.Count} tugas menunggu Anda, {late} lewat waktu",
    };

    private string Text(Person person, LocalDate day, IReadOnlyList<WaitingTask> waiting)
    {
        var site = address.Value.PublicUrl.TrimEnd('/');
        var tasks = waiting.Take(Most).Select((task, at) => string.Join('\n', new[]
        {
            $"{at + 1}. {task.Title}",
            $"   {task.Procedure}, {task.Place}",
            $"   {string.Join(", ", new[] { task.TimeWords, task.Deadline }.OfType<string>())}",
            $"   {site}{task.Href}",
        }.Where(line => line.Trim().Length > 0)));
        return $"""
            Yth. {person.FullName}

            Yang menunggu Anda pada {IndonesianDate.LongWithDay(day)}:

            {string.Join("\n\n", tasks)}{(waiting.Count > Most ? $"\n\nMasih ada {waiting.Count - Most} lagi di Beranda: {site}{ShellLinks.Home}" : "")}

            Surat ini dibuat oleh Tera setiap pagi hari kerja selama ada yang menunggu. Pengingat dapat dimatikan di {site}{ShellLinks.Account}.
            """;
    }
}
