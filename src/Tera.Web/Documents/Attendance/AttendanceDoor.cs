using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Documents.Acts;
using Tera.Documents.Meetings;
using Tera.Organisation;
using Tera.Organisation.People;

namespace Tera.Documents.Attendance;

/// <summary>The address at which those who come to a meeting say so; shown in the room as a QR code.</summary>
public sealed class AttendanceDoor
{
    private const int TokenBytes = 24;

    private AttendanceDoor() { }

    public AttendanceDoor(MeetingId meeting, PersonId by, Instant at) => (MeetingId, Token, OpenedBy, OpenedAt) = (meeting, NewToken(), by, at);

    public MeetingId MeetingId { get; private init; }

    /// <summary>Cannot be guessed: 192 random bits.</summary>
    public string Token { get; private init; } = "";

    public PersonId OpenedBy { get; private init; }

    public Instant OpenedAt { get; private set; }

    /// <summary>How long an address that somebody took a picture of is worth anything.</summary>
    public static Duration Longest { get; } = Duration.FromHours(16);

    public bool IsOpen(Instant now, Meeting meeting) => meeting.ClosedAt is null && now < OpenedAt + Longest;

    /// <summary>The same address for another day.</summary>
    public void Open(Instant at) => OpenedAt = at;

    private static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
}

/// <summary>Somebody said that he came.</summary>
public sealed class CheckIn
{
    /// <summary>Of the form it was sent with.</summary>
    public required Guid Id { get; init; }

    public required MeetingId MeetingId { get; init; }

    /// <summary>Null for somebody who wrote his name.</summary>
    public required PersonId? PersonId { get; init; }

    public required string Name { get; init; }

    public required string? Post { get; init; }

    public required Instant ArrivedAt { get; init; }

    /// <summary>Who struck the name out; null while it stands.</summary>
    public PersonId? StruckBy { get; private set; }

    public Instant? StruckAt { get; private set; }

    public string? StruckBecause { get; private set; }

    /// <summary>
    /// Whether it is he who stands on a list. Who signed in is known by who he is, and where the list has no id for him by his name; whoever wrote
    /// his name, by that name without its titles.
    /// </summary>
    internal bool Is(PersonId? person, string name) => PersonId is null ? BareName.Of(Name) == BareName.Of(name) : person is null ? Name == name : PersonId == person;

    internal void Strike(PersonId by, string because, Instant at) => (StruckBy, StruckBecause, StruckAt) = (by, because, at);
}

internal static class CheckIns
{
    /// <summary>Those nobody has struck out.</summary>
    public static IQueryable<CheckIn> Standing(this IQueryable<CheckIn> arrivals) => arrivals.Where(one => one.StruckAt == null);
}

internal sealed class AttendanceMapping : IEntityTypeConfiguration<AttendanceDoor>, IEntityTypeConfiguration<CheckIn>
{
    public void Configure(EntityTypeBuilder<AttendanceDoor> builder)
    {
        builder.ToTable("attendance_door", "documents").HasKey(door => door.MeetingId);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(door => door.MeetingId);
    }

    public void Configure(EntityTypeBuilder<CheckIn> builder)
    {
        builder.ToTable("attendance_check_in", "documents").HasKey(one => one.Id);
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.HasOne<Meeting>().WithMany().HasForeignKey(one => one.MeetingId);
        builder.HasOne<Person>().WithMany().HasForeignKey(one => one.PersonId);
    }
}
