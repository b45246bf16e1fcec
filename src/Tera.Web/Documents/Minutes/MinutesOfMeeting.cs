using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Documents.Acts;
using Tera.Documents.Meetings;
using Tera.Organisation;
using Tera.Procedures.Engine;

namespace Tera.Documents.Minutes;

/// <summary>Minutes while they are written; issued once, and then never changed. What comes back unsigned is written on as the next row.</summary>
public sealed class MinutesOfMeeting : TaskRow
{
    private MinutesOfMeeting()
    {
    }

    /// <param name="run">The run.</param>
    /// <param name="task">The task that writes them.</param>
    /// <param name="meeting">The meeting they tell of.</param>
    /// <param name="after">What the same task sent to be signed and got back; null for nothing.</param>
    internal MinutesOfMeeting(RunId run, TaskKey task, MeetingId? meeting, MinutesOfMeeting? after = null)
        : base(run, task) => (MeetingId, Version) = (meeting, after?.Version ?? 0);

    public MinutesId Id { get; private set; } = MinutesId.New();

    /// <summary>The meeting whose attendance and decisions they print; null where the SOP holds none before.</summary>
    public MeetingId? MeetingId { get; private set; }

    public string? Subject { get; private set; }

    public LocalDate? HeldOn { get; private set; }

    public LocalTime? StartsAt { get; private set; }

    public string? Place { get; private set; }

    public string? Opening { get; private set; }

    public string? Discussion { get; private set; }

    public string? Conclusion { get; private set; }

    public string? Closing { get; private set; }

    /// <summary>Pimpinan rapat, who signs.</summary>
    public PersonId? ChairId { get; private set; }

    public PersonId WriterId { get; private set; }

    public string WriterName { get; private set; } = "";

    public string WriterPost { get; private set; } = "";

    public Instant ChangedAt { get; private set; }

    /// <summary>When they were frozen and sent to who chaired; null while they are written.</summary>
    public Instant? IssuedAt { get; private set; }

    /// <summary>Counted through everything the task wrote.</summary>
    public int Version { get; private set; }

    internal void Write(MinutesForm typed, PersonId writer, string name, string post, Instant at)
    {
        (Subject, HeldOn, StartsAt, Place, ChairId) = (typed.Subject, typed.HeldOn, typed.StartsAt, typed.Place, typed.Chair?.Person);
        (Opening, Discussion, Conclusion, Closing) = (typed.Opening, typed.Discussion, typed.Conclusion, typed.Closing);
        (WriterId, WriterName, WriterPost, ChangedAt) = (writer, name, post, at);
        Version++;
    }

    /// <param name="meeting">Whose decisions are followed from now on.</param>
    /// <param name="at">When.</param>
    internal void Issue(MeetingId meeting, Instant at) => (MeetingId, IssuedAt) = (meeting, at);
}

internal sealed class MinutesMapping : IEntityTypeConfiguration<MinutesOfMeeting>, IEntityTypeConfiguration<MinutesDecision>
{
    public void Configure(EntityTypeBuilder<MinutesOfMeeting> builder)
    {
        builder.ToTable("minutes", "documents").HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.MapTask();
        builder.HasOne<Meeting>().WithMany().HasForeignKey(row => row.MeetingId);
    }

    public void Configure(EntityTypeBuilder<MinutesDecision> builder)
    {
        builder.ToTable("minutes_decision", "documents").HasKey(row => new { row.MinutesId, row.Ordinal });
        builder.HasOne<MinutesOfMeeting>().WithMany().HasForeignKey(row => row.MinutesId);
    }
}
