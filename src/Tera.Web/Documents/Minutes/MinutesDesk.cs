using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Contracts;
using Tera.Documents.FollowUps;
using Tera.Documents.Meetings;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Documents.Minutes;

/// <summary>Whose decisions are worded, in which command and by whom, for the record.</summary>
/// <param name="Meeting">Null where none was held before: the minutes tell of it alone.</param>
internal sealed record Wording(Meeting? Meeting, CommandId Command, SignedInUser By);

/// <summary>Keeps what minutes decide, and makes it what is followed once they are issued.</summary>
public sealed class MinutesDesk(TeraDbContext db, ArtifactDesk papers, AuditTrail audit)
{
    private const string Process = "documents.word-decisions";

    /// <summary>Kind of the paper a meeting closes with where its SOP has no act that writes minutes: nobody signs it in Tera.</summary>
    internal static readonly ArtifactKind OfMeeting = new("notulen-rapat");

    internal ArtifactDesk Papers => papers;

    /// <summary>Keeps what a draft decides.</summary>
    internal async Task KeepAsync(MinutesOfMeeting minutes, IReadOnlyList<TypedDecision> decisions, CancellationToken ct)
    {
        await db.Set<MinutesDecision>().Where(row => row.MinutesId == minutes.Id).ExecuteDeleteAsync(ct);
        db.AddRange(decisions.Select((decision, ordinal) => MinutesDecision.Of(minutes.Id, ordinal, decision)));
    }

    /// <summary>The decisions with the place each is followed at from now on: as they are printed, unless somebody has reported on one already.</summary>
    internal async Task<Result<IReadOnlyList<TypedDecision>>> PlacedAsync(Meeting? meeting, IReadOnlyList<TypedDecision> decisions, CancellationToken ct)
    {
        var noted = meeting is null ? [] : await OfAsync(meeting.Id, ct);
        var reported = meeting is null ? [] : await ReportedAsync(meeting.Id, ct);
        if (reported.Count == 0)
        {
            return decisions.Select((decision, at) => decision with { NotedAs = at }).ToList();
        }

        var known = noted.Select(decision => decision.Ordinal).ToHashSet();
        var taken = new HashSet<int>();
        List<TypedDecision> kept = [.. decisions.Select(decision => decision with { NotedAs = decision.NotedAs is { } place && known.Contains(place) && taken.Add(place) ? place : null })];
        if (noted.Find(decision => reported.Contains(decision.Ordinal) && !taken.Contains(decision.Ordinal)) is { } dropped)
        {
            return MinutesRejections.Reported(dropped.Text);
        }

        var next = known.Max();
        return kept.Select(decision => decision.NotedAs is null ? decision with { NotedAs = ++next } : decision).ToList();
    }

    /// <summary>What was placed is followed from now on, whatever the meeting had noted.</summary>
    internal async Task FollowAsync(Meeting meeting, IReadOnlyList<TypedDecision> placed, Wording wording, CancellationToken ct)
    {
        var rows = placed.Select(decision => MeetingDecision.Of(meeting.Id, decision.NotedAs!.Value, decision)).OrderBy(row => row.Ordinal).ToList();
        var before = wording.Meeting is null ? [] : await OfAsync(meeting.Id, ct);
        if (wording.Meeting is not null && DecisionWords.Of(before) != DecisionWords.Of(rows))
        {
            await audit.WriteAsync(
                new(wording.Command, Process, "meeting", meeting.Id.Value) { By = wording.By, Before = DecisionWords.Of(before), After = DecisionWords.Of(rows) }, ct);
        }

        // What was reported on keeps its row, so that the report keeps its decision.
        var reported = wording.Meeting is null ? [] : await ReportedAsync(meeting.Id, ct);
        await db.Set<MeetingDecision>().Where(row => row.MeetingId == meeting.Id && !reported.Contains(row.Ordinal)).ExecuteDeleteAsync(ct);
        foreach (var row in rows.Where(row => reported.Contains(row.Ordinal)))
        {
            await db.Set<MeetingDecision>().Where(one => one.MeetingId == meeting.Id && one.Ordinal == row.Ordinal).ExecuteUpdateAsync(
                set => set.SetProperty(one => one.Text, row.Text).SetProperty(one => one.OwnerId, row.OwnerId).SetProperty(one => one.OwnerName, row.OwnerName)
                    .SetProperty(one => one.DueOn, row.DueOn).SetProperty(one => one.Utilisation, row.Utilisation).SetProperty(one => one.Basis, row.Basis),
                ct);
        }

        db.AddRange(rows.Where(row => !reported.Contains(row.Ordinal)));
    }

    /// <summary>The minutes of a meeting that ends with them, out of what was noted of it.</summary>
    internal async Task CloseAsync(MeetingRecord record, MinutesForm typed, ClosedMeeting closed, CancellationToken ct)
    {
        var minutes = db.Add(new MinutesOfMeeting(record.Meeting.RunId, record.Meeting.Task, record.Meeting.Id)).Entity;
        minutes.Write(typed, closed.By.PersonId, closed.By.FullName, closed.Post, closed.At);
        db.AddRange(typed.Decisions.Select((decision, ordinal) => MinutesDecision.Of(minutes.Id, ordinal, decision with { NotedAs = ordinal })));
        minutes.Issue(record.Meeting.Id, closed.At);
        await papers.IssueAsync(
            new(
                closed.Head, record.Meeting.Task, OfMeeting, closed.Place.Slot, MinutesTemplate.TemplateName,
                $"Notulen {typed.Subject}{closed.Place.Which}", minutes.Id.Value, [], Numbered: false, closed.By.PersonId),
            ct);
    }

    private Task<List<MeetingDecision>> OfAsync(MeetingId meeting, CancellationToken ct) =>
        db.Set<MeetingDecision>().AsNoTracking().Where(row => row.MeetingId == meeting).OrderBy(row => row.Ordinal).ToListAsync(ct);

    private Task<List<int>> ReportedAsync(MeetingId meeting, CancellationToken ct) =>
        db.Set<FollowUpReport>().Where(report => report.MeetingId == meeting).Select(report => report.Ordinal).Distinct().ToListAsync(ct);
}

/// <summary>A meeting that has just been closed.</summary>
/// <param name="Head">Of which run.</param>
/// <param name="Place">Where its papers stand.</param>
/// <param name="By">Who closed it.</param>
/// <param name="Post">In which position.</param>
/// <param name="At">When.</param>
internal sealed record ClosedMeeting(RunHead Head, MeetingPlace Place, SignedInUser By, string Post, Instant At);

/// <summary>Why minutes were not issued.</summary>
public static class MinutesRejections
{
    /// <summary>Argument: a decision on whose carrying out somebody has reported, and which the minutes leave out.</summary>
    public static Rejection Reported(string decision) => new("documents.minutes.decision-reported", decision);
}
