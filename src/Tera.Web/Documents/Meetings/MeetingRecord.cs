using Microsoft.EntityFrameworkCore;
using Tera.Platform.Data;

namespace Tera.Documents.Meetings;

/// <summary>A meeting with all that was noted of it.</summary>
public sealed record MeetingRecord(
    Meeting Meeting, IReadOnlyList<MeetingAttendee> Attendees, IReadOnlyList<MeetingTopic> Topics, IReadOnlyList<MeetingDecision> Decisions)
{
    internal static async Task<MeetingRecord?> FindAsync(TeraDbContext db, IQueryable<Meeting> wanted, CancellationToken ct)
    {
        if (await wanted.AsNoTracking().OrderByDescending(row => row.ChangedAt).FirstOrDefaultAsync(ct) is not { } meeting)
        {
            return null;
        }

        return new(
            meeting,
            await db.Set<MeetingAttendee>().AsNoTracking().Where(row => row.MeetingId == meeting.Id).OrderBy(row => row.Ordinal).ToListAsync(ct),
            await db.Set<MeetingTopic>().AsNoTracking().Where(row => row.MeetingId == meeting.Id).OrderBy(row => row.Ordinal).ToListAsync(ct),
            await db.Set<MeetingDecision>().AsNoTracking().Where(row => row.MeetingId == meeting.Id).OrderBy(row => row.Ordinal).ToListAsync(ct));
    }
}
