using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Documents.Artifacts;
using Tera.Documents.Dispatches;
using Tera.Documents.Letters;
using Tera.Documents.Meetings;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Platform.Mail;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Documents.Invitations;

/// <summary>A meeting to which people were invited and that will not be held, because its run was called off or went back before it. Never changed.</summary>
public sealed class CalledOffMeeting
{
    public required InvitationId InvitationId { get; init; }

    public required string Reason { get; init; }

    public required Instant CalledOffAt { get; init; }

    /// <summary>The meeting to which a paper invites, where it was called off; null for any other paper.</summary>
    internal static Task<CalledOffMeeting?> OfAsync(TeraDbContext db, Revision paper, CancellationToken ct)
    {
        var id = new InvitationId(paper.SourceId);
        return paper.Template == InvitationTemplate.TemplateName
            ? db.Set<CalledOffMeeting>().AsNoTracking().SingleOrDefaultAsync(row => row.InvitationId == id, ct)
            : Task.FromResult<CalledOffMeeting?>(null);
    }
}

/// <summary>
/// Calls off what a run has invited to and what is still to come, when the run is cancelled or goes back to where people are invited anew; tells it to
/// those who were invited by mail.
/// </summary>
internal sealed class MeetingsCalledOff(TeraDbContext db, AgencyCalendars calendars, IMailSender mail) : IRunListener
{
    public async Task HappenedAsync(RunMoment moment, CancellationToken ct)
    {
        var opened = moment.Event is RunEvent.Returned or RunEvent.Completed ? moment.Opened.ToList() : [];
        // Most steps go on; only one that goes back behind an invitation asks the database anything.
        if (moment.Event is not RunEvent.Cancelled && !moment.After.Tasks.Any(task => IsInvitation(moment, task.Key) && opened.Exists(one => StandsBefore(one, task.Key, moment.Definition))))
        {
            return;
        }

        var run = moment.Head.Id;
        if (!await db.Set<Invitation>().AnyAsync(row => row.RunId == run, ct))
        {
            return;
        }

        var today = (await calendars.OfAsync(moment.Head.Agency, ct)).TimeZone.DateOf(moment.At);
        var coming = await db.Set<Invitation>().AsNoTracking()
            .Where(row => row.RunId == run && row.HeldOn >= today && !db.Set<Meeting>().Any(held => held.InvitationId == row.Id && held.ClosedAt != null)
                && !db.Set<CalledOffMeeting>().Any(off => off.InvitationId == row.Id))
            .ToListAsync(ct);
        var sources = coming.Where(row => moment.Event is RunEvent.Cancelled || opened.Exists(task => StandsBefore(task, row.Task, moment.Definition))).Select(row => row.Id.Value).ToList();
        var standing = await (
            from paper in db.Set<Revision>()
            join letter in db.Set<Letter>() on paper.LetterId equals (LetterId?)letter.Id
            where sources.Contains(paper.SourceId) && paper.SupersededAt == null && letter.State == LetterState.Issued
            select paper.SourceId).ToListAsync(ct);
        foreach (var id in standing.Select(source => new InvitationId(source)))
        {
            db.Add(new CalledOffMeeting { InvitationId = id, Reason = ReasonOf(moment.Event), CalledOffAt = moment.At });
            await TellAsync(id, moment.At, ct);
        }
    }

    /// <summary>The work stands again where people were invited, or before it: it comes to the invitation anew.</summary>
    private static bool StandsBefore(RunTask opened, TaskKey invited, ProcedureDefinition definition)
    {
        var step = definition.Steps.FirstOrDefault(one => one.Key == invited.Step);
        return step is not null && (opened.Key.Step == invited.Step
            ? opened.Key.Act <= invited.Act && opened.Key.Round > invited.Round
            : definition.IndexOf(opened.Key.Step) < definition.IndexOf(invited.Step));
    }

    private static bool IsInvitation(RunMoment moment, TaskKey task) => task.Act > 0 && moment.ActOf(task).Kind is ActKind.Invite;

    private static string ReasonOf(RunEvent happened) => happened switch
    {
        RunEvent.Cancelled cancelled => cancelled.Reason,
        RunEvent.Returned returned => $"Pekerjaan dikembalikan: {returned.Reason}",
        RunEvent.Completed { Note: { Length: > 0 } note } => $"Pekerjaan dikembalikan: {note}",
        _ => "Pekerjaan dikembalikan ke langkah sebelumnya",
    };

    private async Task TellAsync(InvitationId id, Instant at, CancellationToken ct)
    {
        if (!mail.InUse)
        {
            return;
        }

        var told = await db.Set<Invitee>().Where(row => row.InvitationId == id && row.Mail == MailState.Accepted).ToListAsync(ct);
        told.ForEach(row => row.CallOffLaid());
        db.AddRange(told.Select(row => CallOffMail.For(id, row.PersonId!.Value, at)));
    }
}

internal sealed class CalledOffMeetingMapping : IEntityTypeConfiguration<CalledOffMeeting>
{
    public void Configure(EntityTypeBuilder<CalledOffMeeting> builder)
    {
        builder.ToTable("called_off_meeting", "documents").HasKey(row => row.InvitationId);
        builder.Property(row => row.InvitationId).ValueGeneratedNever();
        builder.HasOne<Invitation>().WithMany().HasForeignKey(row => row.InvitationId);
    }
}
