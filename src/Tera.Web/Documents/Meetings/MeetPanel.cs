using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Acts;
using Tera.Documents.Attendance;
using Tera.Documents.Contracts;
using Tera.Documents.Invitations;
using Tera.Documents.Minutes;
using Tera.Organisation;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.Meetings;

/// <summary>What the panel of a meeting shows.</summary>
/// <param name="Record">What has been noted; null while nothing is.</param>
/// <param name="Invitation">The invitation that goes before it; null for none.</param>
/// <param name="Expected">Who is to come: those invited, else those the SOP names.</param>
/// <param name="Confirmed">Who has said that he took part.</param>
/// <param name="People">Who may be named.</param>
/// <param name="Chair">Who chairs unless the user says otherwise.</param>
/// <param name="Paper">The attendance list as paper.</param>
/// <param name="Door">Where those who come say so with their phones; null while nobody has opened it.</param>
/// <param name="Arrived">Who has said so there, in the order they came.</param>
/// <param name="Earlier">What earlier meetings left to do and used the measurement for, and what there is to talk about.</param>
public sealed record MeetModel(
    MeetingRecord? Record,
    Invitation? Invitation,
    IReadOnlyList<Invitee> Expected,
    IReadOnlySet<PersonId> Confirmed,
    OfficePeople People,
    PersonId? Chair,
    CurrentRevision? Paper,
    AttendanceDoor? Door,
    IReadOnlyList<CheckIn> Arrived,
    EarlierWork Earlier);

/// <summary>Rapat: attendance, discussion and decisions, saved as often as wanted and closed once. Joint actors confirm that they took part.</summary>
public sealed class MeetPanel(TeraDbContext db, ActPeople people, MinutesDesk minutes, MeetingPapers papers, MeetingBackground background, RunGateway gateway) : IActPanel
{
    internal const string SaveAction = "simpan";
    internal const string DoorAction = "buka-hadir";
    internal const string StrikeAction = "coret";
    internal const string SeenField = "VersiRapat";
    private static readonly ArtifactKind Kind = new("rapat");

    public bool Serves(Act act, ProcedureDefinition definition) => act.Kind is ActKind.Meet;

    public Type Component => typeof(MeetForm);

    public string ButtonLabel(PanelContext context) => "Tutup rapat";

    public async Task<object> LoadAsync(PanelContext context, CancellationToken ct)
    {
        var decider = Decider(context);
        var record = await MeetingRecord.FindAsync(db, db.Set<Meeting>().OfTask(context.Head.Id, decider), ct);
        var invitation = await InvitationAsync(context.Head.Id, ct);
        var office = await people.OfAsync(context, ct);
        var meeting = record?.Meeting.Id;
        return new MeetModel(
            record,
            invitation,
            await ExpectedAsync(context, invitation, office, ct),
            Confirmed(context),
            office,
            office.Of([context.Act.Primary]) is [var chair, ..] ? chair.Person : null,
            await minutes.Papers.CurrentAsync(context.Head.Id, KindOf(context.Act), (await papers.OfMeetingAsync(context.Head.Id, decider, ct)).Slot, ct),
            await db.Set<AttendanceDoor>().AsNoTracking().SingleOrDefaultAsync(door => door.MeetingId == meeting, ct),
            await db.Set<CheckIn>().AsNoTracking().Where(one => one.MeetingId == meeting).Standing().OrderBy(one => one.ArrivedAt).ThenBy(one => one.Id).ToListAsync(ct),
            await background.OfAsync(context, meeting, ct));
    }

    public async Task<PanelOutcome> PostAsync(PanelContext context, PanelForm form, CancellationToken ct)
    {
        var closing = form.Action is not (SaveAction or DoorAction or StrikeAction);
        var reader = new FormReader(form);
        var office = await people.OfAsync(context, ct);
        if (MeetingForm.Read(reader, office, context.Now.InZone(context.Calendar.TimeZone.Zone).LocalDateTime, closing) is not { } typed)
        {
            return PanelOutcome.Refused(reader.Faults);
        }

        var strike = form.Action == StrikeAction ? StrikeForm.Read(reader) : null;
        if (reader.Faults.Count > 0)
        {
            return PanelOutcome.Refused(reader.Faults);
        }

        return closing
            ? await gateway.DecideAsync(
                context.Call(form.Command), new RunCommand.Complete(context.Task.Key) { Witnessed = Present(context, office, typed) }, (moment, stop) => CloseAsync(context, form, moment, typed, stop), ct)
            : await gateway.WithinAsync(
                context.Call(form.Command), context.Task.Key, "documents.note-meeting",
                async (work, stop) =>
                {
                    if (!(await StruckAsync(context, typed, strike, work.Now, stop)).Accepted(out var kept, out var no))
                    {
                        return no;
                    }

                    var noted = await NoteAsync(context, form, kept, work.Now, stop);
                    return form.Action == DoorAction && noted.Accepted(out var meeting, out _) ? await OpenDoorAsync(context, meeting, work.Now, stop) : noted.Rejection;
                },
                ct);
    }

    /// <summary>The form without whom it strikes from the list; as it is where it strikes nobody.</summary>
    private async Task<Result<MeetingForm>> StruckAsync(PanelContext context, MeetingForm typed, StrikeForm? strike, Instant at, CancellationToken ct)
    {
        if (strike is null)
        {
            return typed;
        }

        var meeting = (await db.Set<Meeting>().AsNoTracking().OfTask(context.Head.Id, context.Task.Key).SingleOrDefaultAsync(ct))?.Id;
        if (await db.Set<CheckIn>().Standing().SingleOrDefaultAsync(one => one.Id == strike.Arrival && one.MeetingId == meeting, ct) is not { } came)
        {
            return CommandRejections.ChangedMeanwhile;
        }

        came.Strike(context.User.PersonId, strike.Because, at);
        var invitation = await InvitationAsync(context.Head.Id, ct);
        var expected = await ExpectedAsync(context, invitation, await people.OfAsync(context, ct), ct);
        return typed with { Attendees = StrikeForm.Without(came, typed.Attendees, expected) };
    }

    private async Task<Rejection?> OpenDoorAsync(PanelContext context, Meeting meeting, Instant at, CancellationToken ct)
    {
        var door = await db.Set<AttendanceDoor>().SingleOrDefaultAsync(one => one.MeetingId == meeting.Id, ct)
            ?? db.Add(new AttendanceDoor(meeting.Id, context.User.PersonId, at)).Entity;
        door.Open(at);
        return null;
    }

    private async Task<Rejection?> CloseAsync(PanelContext context, PanelForm form, RunMoment moment, MeetingForm typed, CancellationToken ct)
    {
        if (!(await NoteAsync(context, form, typed, moment.At, ct)).Accepted(out var meeting, out var no))
        {
            return no;
        }

        // Nobody who was told "tercatat" may be missing from the list because the form was opened before he came.
        var came = await db.Set<CheckIn>().AsNoTracking().Where(one => one.MeetingId == meeting.Id).Standing().ToListAsync(ct);
        if (came.Find(one => !typed.Attendees.Any(row => one.Is(row.Person, row.Name))) is { } missing)
        {
            return AttendanceRejections.CameMeanwhile(missing.Name);
        }

        if (came.Find(one => typed.Attendees.Any(row => row is { Presence: Presence.Absent } && one.Is(row.Person, row.Name))) is { } absent)
        {
            return AttendanceRejections.CameYetAbsent(absent.Name);
        }

        var performer = moment.After.Find(context.Task.Key)!.By!;
        var by = performer.Person;
        meeting.Close(by, moment.At);
        var place = await papers.OfMeetingAsync(context.Head.Id, context.Task.Key, ct);
        await minutes.Papers.IssueAsync(
            new(
                moment.Head, context.Task.Key, KindOf(context.Act), place.Slot, AttendanceTemplate.TemplateName,
                $"Daftar Hadir {typed.Subject}{place.Which}", meeting.Id.Value, [], Numbered: false, by),
            ct);
        if (!MinutesFollow(context))
        {
            var record = new MeetingRecord(meeting, [], [.. typed.Topics.Select((topic, ordinal) => TopicOf(meeting.Id, ordinal, topic))], []);
            await minutes.CloseAsync(record, MinutesForm.Of(typed, new MinuteProposal(record)), new(moment.Head, place, context.User, performer.Position, moment.At), ct);
        }

        return null;
    }

    /// <summary>Those who should take part and stand on the list as present.</summary>
    private static ImmutableArray<Slot> Present(PanelContext context, OfficePeople office, MeetingForm typed) =>
    [
        .. context.Act.Lanes.Skip(1)
            .Where(lane => typed.Attendees.Any(who => who is { Presence: Presence.Present, Person: { } came } && office.Of([lane]).Any(one => one.Person == came)))
            .Select(Slot.JointActor),
    ];

    /// <summary>Whether an act of the SOP from here on writes minutes; else the meeting closes with them.</summary>
    private static bool MinutesFollow(PanelContext context)
    {
        var here = context.Definition.IndexOf(context.Step.Key);
        return context.Definition.Steps.Skip(here).SelectMany((step, index) => step.Acts.Skip(index == 0 ? context.Task.Key.Act : 0)).Any(act => act.Kind is ActKind.Minute);
    }

    /// <summary>Writes what was typed, unless somebody else wrote after the form was shown.</summary>
    private async Task<Result<Meeting>> NoteAsync(PanelContext context, PanelForm form, MeetingForm typed, Instant at, CancellationToken ct)
    {
        var meeting = await db.Set<Meeting>().OfTask(context.Head.Id, context.Task.Key).SingleOrDefaultAsync(ct);
        if (form[SeenField] != SeenOf(meeting))
        {
            return CommandRejections.ChangedMeanwhile;
        }

        if (meeting is null)
        {
            meeting = db.Add(new Meeting(context.Head.Id, context.Task.Key, (await InvitationAsync(context.Head.Id, ct))?.Id)).Entity;
        }
        else
        {
            await db.Set<MeetingAttendee>().Where(row => row.MeetingId == meeting.Id).ExecuteDeleteAsync(ct);
            await db.Set<MeetingTopic>().Where(row => row.MeetingId == meeting.Id).ExecuteDeleteAsync(ct);
            await db.Set<MeetingDecision>().Where(row => row.MeetingId == meeting.Id).ExecuteDeleteAsync(ct);
        }

        meeting.Note(typed, at);
        db.AddRange(typed.Attendees.Select((who, ordinal) => AttendeeOf(meeting.Id, ordinal, who)));
        db.AddRange(typed.Topics.Select((topic, ordinal) => TopicOf(meeting.Id, ordinal, topic)));
        db.AddRange(typed.Decisions.Select((decision, ordinal) => MeetingDecision.Of(meeting.Id, ordinal, decision)));
        return meeting;
    }

    internal static string SeenOf(Meeting? meeting) => meeting is null ? "" : FormattableString.Invariant($"{meeting.Version}");

    private static MeetingTopic TopicOf(MeetingId meeting, int ordinal, TypedTopic topic) => new() { MeetingId = meeting, Ordinal = ordinal, Title = topic.Title, Notes = topic.Notes };

    private static MeetingAttendee AttendeeOf(MeetingId meeting, int ordinal, TypedAttendee who) => new()
    {
        MeetingId = meeting,
        Ordinal = ordinal,
        PersonId = who.Person,
        Name = who.Name,
        Post = who.Post,
        Presence = who.Presence,
        RepresentedBy = who.RepresentedBy,
    };

    private Task<Invitation?> InvitationAsync(RunId run, CancellationToken ct) =>
        db.Set<Invitation>().AsNoTracking().Where(row => row.RunId == run).OrderByDescending(row => row.IssuedAt).FirstOrDefaultAsync(ct);

    private async Task<IReadOnlyList<Invitee>> ExpectedAsync(PanelContext context, Invitation? invitation, OfficePeople office, CancellationToken ct)
    {
        if (invitation is not null)
        {
            return await db.Set<Invitee>().AsNoTracking().Where(row => row.InvitationId == invitation.Id).OrderBy(row => row.Ordinal).ToListAsync(ct);
        }

        return
        [
            .. office.Of(context.Act.Lanes)
                .Select((person, ordinal) => new Invitee { InvitationId = default, Ordinal = ordinal, PersonId = person.Person, Name = person.Name, Post = person.Post }),
        ];
    }

    private static HashSet<PersonId> Confirmed(PanelContext context) =>
    [
        .. from task in context.Run.Tasks
           where (task.Key with { Slot = Slot.Sole }) == Decider(context) && task.Key.Slot.IsJointActor && task.By is not null
           select task.By!.Person,
    ];

    /// <summary>The task of the one who closes the meeting.</summary>
    private static TaskKey Decider(PanelContext context) => context.Task.Key.Slot.IsJointActor ? context.Task.Key with { Slot = Slot.Sole } : context.Task.Key;

    private static ArtifactKind KindOf(Act act) => act.Produces ?? Kind;
}
