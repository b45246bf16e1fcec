using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.People;
using Tera.Shared;

namespace Tera.Reporting.Reminders;

/// <summary>What became of a reminder.</summary>
public enum ReminderState
{
    Waiting,

    /// <summary>The server took it on.</summary>
    Sent,

    /// <summary>The server will never take it, or was away too long.</summary>
    Refused,

    /// <summary>Nothing waited any more, or the day was over.</summary>
    Needless,
}

/// <summary>The letter of a morning to one person.</summary>
public sealed class Reminder
{
    private Reminder() { }

    public Reminder(PersonId person, LocalDate day) =>
        (Id, PersonId, Day) = (DerivedGuid.Of(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"reminder:{person}:{day:uuuu-MM-dd}")), person, day);

    public Guid Id { get; private init; }

    public PersonId PersonId { get; private init; }

    public LocalDate Day { get; private init; }

    public ReminderState State { get; private set; }

    /// <summary>Why it was refused; null else.</summary>
    public string? Answer { get; private set; }

    public Instant? EndedAt { get; private set; }

    public int Version { get; private set; }

    public void End(ReminderState state, Instant at, string? answer = null)
    {
        (State, EndedAt, Answer) = (state, at, answer);
        Version++;
    }
}

internal sealed class ReminderMapping : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> builder)
    {
        builder.ToTable("reminder", "reporting");
        builder.Property(reminder => reminder.Id).ValueGeneratedNever();
        builder.HasOne<Person>().WithMany().HasForeignKey(reminder => reminder.PersonId);
    }
}
