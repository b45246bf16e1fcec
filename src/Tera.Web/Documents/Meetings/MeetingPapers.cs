using Microsoft.EntityFrameworkCore;
using Tera.Documents.Acts;
using Tera.Documents.Invitations;
using Tera.Documents.Minutes;
using Tera.Platform.Data;
using Tera.Procedures.Engine;

namespace Tera.Documents.Meetings;

/// <summary>Which papers belong to a meeting.</summary>
/// <remarks>
/// A meeting that was held stays held when the work comes back and its rows are done again: its invitation, list and minutes are not replaced by those of
/// the next one, which has papers of its own. What is written anew about the same meeting is a revision as ever.
/// </remarks>
public sealed class MeetingPapers(TeraDbContext db)
{
    /// <summary>Of an invitation.</summary>
    public async Task<MeetingPlace> OfInvitationAsync(RunId run, TaskKey task, CancellationToken ct) => MeetingPlace.After(
        await db.Set<Invitation>().OfAct(run, task).TagWith("Documents: meetings held on earlier invitations")
            .CountAsync(former => former.Round < task.Round && db.Set<Meeting>().Any(held => held.InvitationId == former.Id && held.ClosedAt != null), ct),
        task);

    /// <summary>Of the meeting itself.</summary>
    public async Task<MeetingPlace> OfMeetingAsync(RunId run, TaskKey task, CancellationToken ct) => MeetingPlace.After(
        await db.Set<Meeting>().OfAct(run, task).TagWith("Documents: meetings held before").CountAsync(held => held.Round < task.Round && held.ClosedAt != null, ct), task);

    /// <summary>Of minutes.</summary>
    /// <param name="run">The run.</param>
    /// <param name="task">That writes them.</param>
    /// <param name="told">The meeting they tell of; null for that of the last issued by the task, else the last that was closed.</param>
    public async Task<MeetingPlace> OfMinutesAsync(RunId run, TaskKey task, MeetingId? told, CancellationToken ct)
    {
        told ??= await db.Set<MinutesOfMeeting>().OfTask(run, task).Where(own => own.IssuedAt != null).OrderByDescending(own => own.Version).Select(own => own.MeetingId).FirstOrDefaultAsync(ct)
            ?? await db.Set<Meeting>().Where(row => row.RunId == run && row.ClosedAt != null).OrderByDescending(row => row.ChangedAt).Select(row => (MeetingId?)row.Id).FirstOrDefaultAsync(ct);
        return MeetingPlace.After(
            await db.Set<MinutesOfMeeting>().OfAct(run, task).TagWith("Documents: other meetings with minutes")
                .Where(former => former.Round < task.Round && former.IssuedAt != null && former.MeetingId != told).Select(former => former.MeetingId).Distinct().CountAsync(ct),
            task);
    }
}

/// <summary>Where the papers of a meeting stand among those of its run.</summary>
/// <param name="Slot">Of its papers.</param>
/// <param name="Which">Behind their titles; empty for the first.</param>
public readonly record struct MeetingPlace(Slot Slot, string Which)
{
    internal static MeetingPlace After(int held, TaskKey task)
    {
        var first = TaskRows.PaperSlot(task);
        return held == 0 ? new(first, "") : new(new(FormattableString.Invariant($"{first.Value}#{held + 1}")), FormattableString.Invariant($" (rapat ke-{held + 1})"));
    }
}
