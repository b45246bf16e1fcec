using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.Invitations;

/// <summary>An invitation as a calendar file.</summary>
/// <remarks>Source: RFC 5545.</remarks>
public sealed class CalendarFile(TeraDbContext db, AgencyCalendars calendars)
{
    public const string MediaType = "text/calendar; charset=utf-8";

    private const int LongestLine = 75;

    /// <summary>Nobody writes one letter that often in one round.</summary>
    private const int MostVersions = 1000;

    private static readonly Duration UsualLength = Duration.FromHours(2);
    private static readonly InstantPattern Stamp = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    public async Task<string> OfAsync(Invitation invitation, CancellationToken ct) =>
        Text(
            invitation,
            (await calendars.OfAsync(new(await AgencyOfAsync(invitation.RunId, ct)), ct)).TimeZone,
            await db.Set<CalledOffMeeting>().AsNoTracking().SingleOrDefaultAsync(row => row.InvitationId == invitation.Id, ct));

    /// <param name="invitation">The row.</param>
    /// <param name="zone">Whose clock its hours are on.</param>
    /// <param name="off">Where the meeting was called off: the same event one step on, to be struck out.</param>
    internal static string Text(Invitation invitation, IndonesianTimeZone zone, CalledOffMeeting? off = null)
    {
        var start = Moment(invitation, invitation.StartsAt, zone);
        var end = invitation.EndsAt is { } until ? Moment(invitation, until, zone) : start + UsualLength;
        string[] lines =
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Tera//Undangan//ID",
            off is null ? "METHOD:PUBLISH" : "METHOD:CANCEL",
            "BEGIN:VEVENT",
            // A meeting called anew moves in the calendar and does not stand there twice.
            $"UID:{DerivedGuid.Of($"{invitation.RunId.Value:D} {invitation.Step} {invitation.Act} {invitation.Slot}"):D}@tera",
            FormattableString.Invariant($"SEQUENCE:{((invitation.Round - 1) * MostVersions) + invitation.Version - (off is null ? 1 : 0)}"),
            .. off is null ? [] : new[] { "STATUS:CANCELLED" },
            $"DTSTAMP:{Stamp.Format(off?.CalledOffAt ?? invitation.IssuedAt)}",
            $"DTSTART:{Stamp.Format(start)}",
            $"DTEND:{Stamp.Format(end)}",
            $"SUMMARY:{Escaped(invitation.Subject)}",
            $"LOCATION:{Escaped(invitation.Place)}",
            $"DESCRIPTION:{Escaped(Description(invitation))}",
            .. invitation.OnlineAddress is { } address ? new[] { $"URL:{address}" } : [],
            "END:VEVENT",
            "END:VCALENDAR",
        ];
        return string.Concat(lines.Select(Folded));
    }

    private static Instant Moment(Invitation invitation, LocalTime time, IndonesianTimeZone zone) =>
        (invitation.HeldOn + time).InZoneStrictly(zone.Zone).ToInstant();

    private static string Description(Invitation invitation) => string.Join(
        '\n', invitation.Agenda.Select((line, at) => FormattableString.Invariant($"{at + 1}. {line}")).Concat(invitation.Note is { } note ? [note] : []));

    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>No line is longer than 75 bytes, and no character is torn.</summary>
    private static string Folded(string line)
    {
        var folded = new StringBuilder();
        var length = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (length + rune.Utf8SequenceLength > LongestLine)
            {
                folded.Append("\r\n ");
                length = 1;
            }

            folded.Append(rune.ToString());
            length += rune.Utf8SequenceLength;
        }

        return folded.Append("\r\n").ToString();
    }

    private async Task<Guid> AgencyOfAsync(RunId run, CancellationToken ct) =>
        (await db.Database.SqlQuery<Guid>($"""select agency_id as "Value" from procedures.run where id = {run.Value}""").ToListAsync(ct)).Single();
}
