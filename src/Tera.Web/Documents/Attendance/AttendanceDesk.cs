using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Acts;
using Tera.Documents.Meetings;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Documents.Attendance;

/// <summary>What stands on the phone of somebody who comes.</summary>
/// <param name="When">Day and hour in words; null while nobody has noted them.</param>
public sealed record DoorView(RegionId Region, string Agency, string Subject, string? When, string? Place, bool IsOpen);

/// <summary>Somebody says that he came.</summary>
/// <param name="Command">Of the form.</param>
/// <param name="User">Null for somebody who writes his name.</param>
/// <param name="Name">As written; of a user his own name counts.</param>
/// <param name="Post">As written: position, agency.</param>
public sealed record Arrival(CommandId Command, SignedInUser? User, string Name, string Post);

/// <summary>Lets people say that they came, in whatever region the address belongs to; whoever asks need not be signed in.</summary>
public sealed class AttendanceDesk(IServiceScopeFactory scopes, IClock clock)
{
    /// <summary>People who wrote their name themselves, in one meeting.</summary>
    private const int MostUnknown = AttendeeRows.Most / 2;

    /// <summary>Null for an address nobody has opened.</summary>
    public async Task<DoorView?> FindAsync(string token, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await EnterAsync(scope, token, ct) is { } region ? (await FindAsync(scope, region, token, ct)).View : null;
    }

    /// <returns>Why it was not noted; null when it was, now or before.</returns>
    public async Task<Rejection?> ArriveAsync(string token, Arrival arrival, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await EnterAsync(scope, token, ct) is not { } region || await FindAsync(scope, region, token, ct) is not { View.IsOpen: true, Meeting: var meeting })
        {
            return AttendanceRejections.Closed;
        }

        var user = arrival.User?.RegionId == region ? arrival.User : null;
        if (!PrintedLine.Of(user?.FullName ?? arrival.Name).Accepted(out var name, out var no))
        {
            return no;
        }

        var post = user is null ? arrival.Post.Trim() : user.MainPosition?.Title ?? "";
        if (post.Any(char.IsControl))
        {
            return AttendanceRejections.PostUnreadable;
        }

        if (post.Length > MeetingForm.LongestLine)
        {
            return AttendanceRejections.PostTooLong(MeetingForm.LongestLine);
        }

        var db = scope.ServiceProvider.GetRequiredService<TeraDbContext>();
        // Whoever signs in counts once; names that anybody may write must not keep employees out.
        if (user is null && await db.Set<CheckIn>().Standing().CountAsync(one => one.MeetingId == meeting && one.PersonId == null, ct) >= MostUnknown)
        {
            return AttendanceRejections.Full(MostUnknown);
        }

        // Sent twice, by a nervous thumb or by the same person again, it counts once.
        await db.Database.ExecuteSqlAsync(
            $"""
             insert into documents.attendance_check_in (id, meeting_id, person_id, name, post, arrived_at)
             values ({arrival.Command.Value}, {meeting.Value}, {user?.PersonId.Value}, {name.Text}, {(post.Length == 0 ? null : post)}, {clock.GetCurrentInstant().ToDateTimeUtc()})
             on conflict do nothing
             """,
            ct);
        // Nobody is told that he is on the list who was struck from it.
        return user is not null && await db.Set<CheckIn>().AnyAsync(one => one.MeetingId == meeting && one.PersonId == user.PersonId && one.StruckAt != null, ct)
            ? AttendanceRejections.Struck
            : null;
    }

    private async Task<(DoorView View, MeetingId Meeting)> FindAsync(AsyncServiceScope scope, RegionId region, string token, CancellationToken ct)
    {
        var db = scope.ServiceProvider.GetRequiredService<TeraDbContext>();
        var zone = await scope.ServiceProvider.GetRequiredService<RegionClock>().ZoneAsync(ct);
        var found = await (
            from door in db.Set<AttendanceDoor>().AsNoTracking()
            join meeting in db.Set<Meeting>() on door.MeetingId equals meeting.Id
            where door.Token == token
            select new { door, meeting }).AsNoTracking().TagWith("Documents: door of a meeting").SingleAsync(ct);
        var agency = (await db.Database.SqlQuery<string>(
            $"""
             select a.name as "Value" from procedures.run r join organisation.agency a on (a.region_id, a.id) = (r.region_id, r.agency_id) where r.id = {found.meeting.RunId.Value}
             """).ToListAsync(ct)).Single();
        var when = found.meeting.HeldOn is { } day
            ? found.meeting.StartsAt is { } start ? $"{IndonesianDate.LongWithDay(day)}, {MeetingTime.Words(start, found.meeting.EndsAt, zone)}" : IndonesianDate.LongWithDay(day)
            : null;
        return (new(region, agency, found.meeting.Subject, when, found.meeting.Place, found.door.IsOpen(clock.GetCurrentInstant(), found.meeting)), found.meeting.Id);
    }

    private static async Task<RegionId?> EnterAsync(AsyncServiceScope scope, string token, CancellationToken ct)
    {
        var db = scope.ServiceProvider.GetRequiredService<TeraDbContext>();
        if (await db.Database.SqlQuery<Guid?>($"""select documents.region_of_door({token}) as "Value" """).SingleAsync(ct) is not { } id)
        {
            return null;
        }

        scope.ServiceProvider.GetRequiredService<RegionScope>().Enter(new RegionId(id));
        return new RegionId(id);
    }
}

/// <summary>Why somebody's coming was not noted.</summary>
public static class AttendanceRejections
{
    public static Rejection Closed { get; } = new("documents.attendance.closed");

    public static Rejection PostTooLong(int most) => new("documents.attendance.post-too-long", most);

    public static Rejection PostUnreadable { get; } = new("documents.attendance.post-unreadable");

    /// <param name="name">Of one of those who came after the form was opened.</param>
    public static Rejection CameMeanwhile(string name) => new("documents.attendance.came-meanwhile", name);

    /// <param name="name">Of who says that he came, and stands on the list as absent.</param>
    public static Rejection CameYetAbsent(string name) => new("documents.attendance.came-yet-absent", name);

    public static Rejection Struck { get; } = new("documents.attendance.struck");

    public static Rejection Full(int most) => new("documents.attendance.full", most);
}
