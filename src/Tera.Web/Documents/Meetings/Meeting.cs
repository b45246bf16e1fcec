using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Documents.Acts;
using Tera.Documents.Invitations;
using Tera.Documents.Minutes;
using Tera.Organisation;
using Tera.Procedures.Engine;

namespace Tera.Documents.Meetings;

/// <summary>A meeting as it is noted while it goes on; closed once, and then never changed.</summary>
public sealed class Meeting : TaskRow
{
    private Meeting()
    {
    }

    internal Meeting(RunId run, TaskKey task, InvitationId? invitation)
        : base(run, task) => InvitationId = invitation;

    public MeetingId Id { get; private set; } = MeetingId.New();

    /// <summary>Null where the SOP holds the meeting without one.</summary>
    public InvitationId? InvitationId { get; private set; }

    public string Subject { get; private set; } = "";

    public LocalDate? HeldOn { get; private set; }

    /// <summary>On the clock of the agency's seat.</summary>
    public LocalTime? StartsAt { get; private set; }

    public LocalTime? EndsAt { get; private set; }

    public string? Place { get; private set; }

    public PersonId? ChairId { get; private set; }

    public string? ChairName { get; private set; }

    public string? ChairPost { get; private set; }

    public Instant ChangedAt { get; private set; }

    public PersonId? ClosedBy { get; private set; }

    public Instant? ClosedAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>In an act of its own; what minutes alone tell of never was.</summary>
    public bool IsNoted => Version > 0;

    /// <summary>Of minutes whose SOP holds no meeting before them: what they decided is followed like any other.</summary>
    internal static Meeting OfMinutes(RunId run, TaskKey task, MinutesForm typed, PersonId writer, Instant at)
    {
        var meeting = new Meeting(run, task, invitation: null) { ClosedBy = writer, ClosedAt = at };
        meeting.Tell(typed, at);
        return meeting;
    }

    /// <summary>What minutes alone tell of is as the last of them to be issued tell it.</summary>
    internal void Tell(MinutesForm typed, Instant at)
    {
        (Subject, HeldOn, StartsAt, Place) = (typed.Subject!, typed.HeldOn, typed.StartsAt, typed.Place);
        (ChairId, ChairName, ChairPost, ChangedAt) = (typed.Chair!.Person, typed.Chair.Name, typed.Chair.Post, at);
    }

    internal void Note(MeetingForm typed, Instant at)
    {
        (Subject, HeldOn, StartsAt, EndsAt, Place) = (typed.Subject, typed.HeldOn, typed.StartsAt, typed.EndsAt, typed.Place);
        (ChairId, ChairName, ChairPost) = (typed.Chair?.Person, typed.Chair?.Name, typed.Chair?.Post);
        ChangedAt = at;
        Version++;
    }

    internal void Close(PersonId by, Instant at) => (ClosedBy, ClosedAt) = (by, at);
}

/// <summary>One who was to come, and whether he came.</summary>
public sealed class MeetingAttendee
{
    public required MeetingId MeetingId { get; init; }

    public required int Ordinal { get; init; }

    /// <summary>Null for a guest from outside.</summary>
    public PersonId? PersonId { get; init; }

    public required string Name { get; init; }

    public string? Post { get; init; }

    /// <summary>Null while nobody has noted it.</summary>
    public Presence? Presence { get; init; }

    /// <summary>Who came for him; only when he was represented.</summary>
    public string? RepresentedBy { get; init; }
}

/// <summary>A point of the agenda and what was said.</summary>
public sealed class MeetingTopic
{
    public required MeetingId MeetingId { get; init; }

    public required int Ordinal { get; init; }

    public required string Title { get; init; }

    public string? Notes { get; init; }
}

internal sealed class MeetingMapping :
    IEntityTypeConfiguration<Meeting>,
    IEntityTypeConfiguration<MeetingAttendee>,
    IEntityTypeConfiguration<MeetingTopic>,
    IEntityTypeConfiguration<MeetingDecision>
{
    public void Configure(EntityTypeBuilder<Meeting> builder)
    {
        builder.ToTable("meeting", "documents").HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.MapTask();
        builder.HasOne<Invitation>().WithMany().HasForeignKey(row => row.InvitationId);
    }

    public void Configure(EntityTypeBuilder<MeetingAttendee> builder)
    {
        builder.ToTable("meeting_attendee", "documents").HasKey(row => new { row.MeetingId, row.Ordinal });
        builder.HasOne<Meeting>().WithMany().HasForeignKey(row => row.MeetingId);
    }

    public void Configure(EntityTypeBuilder<MeetingTopic> builder)
    {
        builder.ToTable("meeting_topic", "documents").HasKey(row => new { row.MeetingId, row.Ordinal });
        builder.HasOne<Meeting>().WithMany().HasForeignKey(row => row.MeetingId);
    }

    public void Configure(EntityTypeBuilder<MeetingDecision> builder)
    {
        builder.ToTable("meeting_decision", "documents").HasKey(row => new { row.MeetingId, row.Ordinal });
        builder.HasOne<Meeting>().WithMany().HasForeignKey(row => row.MeetingId);
    }
}
