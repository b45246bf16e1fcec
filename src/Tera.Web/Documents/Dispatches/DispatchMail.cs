using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Organisation;

namespace Tera.Documents.Dispatches;

/// <summary>What became of a letter on its way to one address.</summary>
public enum MailState
{
    /// <summary>In the outbox, or tried and to be tried again.</summary>
    Waiting,

    /// <summary>The server took it on. Whether it was read nobody knows.</summary>
    Accepted,

    /// <summary>The server will never take it, or it was tried too often.</summary>
    Refused,
}

/// <summary>A letter that leaves by mail for one address.</summary>
public sealed class DispatchMail
{
    public required Guid Id { get; init; }

    public required DispatchId DispatchId { get; init; }

    public required string Address { get; init; }

    /// <summary>Whose address it is, by his place in the letter; null where nobody said so.</summary>
    public int? Recipient { get; init; }

    public MailState State { get; private set; } = MailState.Waiting;

    /// <summary>Why the server refused it; null otherwise.</summary>
    public string? Answer { get; private set; }

    public required PersonId AskedBy { get; set; }

    public required Instant AskedAt { get; set; }

    public Instant? EndedAt { get; private set; }

    public int Version { get; private set; }

    public void Accept(Instant at)
    {
        (State, Answer, EndedAt) = (MailState.Accepted, null, at);
        Version++;
    }

    public void Refuse(string answer, Instant at)
    {
        const int longest = 500;
        (State, Answer, EndedAt) = (MailState.Refused, answer.Length > longest ? answer[..longest] : answer, at);
        Version++;
    }

    /// <summary>A refused one is tried again at somebody's wish.</summary>
    public void AskAgain(PersonId by, Instant at)
    {
        (State, Answer, EndedAt, AskedBy, AskedAt) = (MailState.Waiting, null, null, by, at);
        Version++;
    }
}

internal sealed class DispatchMailMapping : IEntityTypeConfiguration<DispatchMail>
{
    public void Configure(EntityTypeBuilder<DispatchMail> builder)
    {
        builder.ToTable("dispatch_mail", "documents").HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasOne<Dispatch>().WithMany().HasForeignKey(row => row.DispatchId);
    }
}
