using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Documents.Acts;
using Tera.Documents.Dispatches;
using Tera.Organisation;
using Tera.Procedures.Engine;

namespace Tera.Documents.Invitations;

/// <summary>An invitation as it was issued; never changed afterwards.</summary>
public sealed class Invitation : TaskRow
{
    private Invitation()
    {
    }

    internal Invitation(RunId run, TaskKey task)
        : base(run, task)
    {
    }

    public InvitationId Id { get; init; } = InvitationId.New();

    /// <summary>From 1; grows when it came back from whom it was to be signed by and was written anew.</summary>
    public int Version { get; init; } = 1;

    /// <summary>It is out once its issuer has signed it in Tera; else he signs with a pen what is printed.</summary>
    public bool SignedHere { get; init; }

    /// <summary>Acara.</summary>
    public required string Subject { get; init; }

    public required Urgency Urgency { get; init; }

    public required AccessClass Security { get; init; }

    internal LetterNature Nature => new(Urgency, Security);

    public required LocalDate HeldOn { get; init; }

    /// <summary>On the clock of the agency's seat.</summary>
    public required LocalTime StartsAt { get; init; }

    /// <summary>Null: until it is over.</summary>
    public LocalTime? EndsAt { get; init; }

    public required string Place { get; init; }

    public string? OnlineAddress { get; init; }

    public required string[] Agenda { get; init; }

    public string? Note { get; init; }

    /// <summary>Tembusan, as they are to be printed.</summary>
    public required string[] Copies { get; init; }

    /// <summary>Whose signature it bears.</summary>
    public required PersonId IssuerId { get; init; }

    public required string IssuerPost { get; init; }

    /// <summary>a.n.: the post in whose name he signs; null when in his own.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>u.b.: the post that passes it on; null where none does.</summary>
    public string? PassedOnBy { get; init; }

    public required Instant IssuedAt { get; init; }

    internal FormerSigner Signed => new(IssuerId, SignedHere, OnBehalfOf, PassedOnBy);
}

/// <summary>One who is invited, as the letter names him.</summary>
public sealed class Invitee
{
    public required InvitationId InvitationId { get; init; }

    public required int Ordinal { get; init; }

    /// <summary>Null for a guest from outside.</summary>
    public PersonId? PersonId { get; init; }

    public required string Name { get; init; }

    public string? Post { get; init; }

    /// <summary>What became of his mail; null for whoever has no address, and where the installation sends none.</summary>
    public MailState? Mail { get; private set; }

    /// <summary>Why his mail did not go; null otherwise.</summary>
    public string? MailAnswer { get; private set; }

    public Instant? MailedAt { get; private set; }

    /// <summary>What became of the mail that calls the meeting off; null where none was to go.</summary>
    public MailState? CalledOffMail { get; private set; }

    internal void CallOffLaid() => CalledOffMail = MailState.Waiting;

    internal void CallOffEnded(MailState how) => CalledOffMail = how;

    internal void MailLaid() => Mail = MailState.Waiting;

    internal void MailTaken(Instant at) => (Mail, MailedAt) = (MailState.Accepted, at);

    internal void MailRefused(string answer, Instant at)
    {
        const int longest = 500;
        (Mail, MailAnswer, MailedAt) = (MailState.Refused, answer.Length > longest ? answer[..longest] : answer, at);
    }
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>, IEntityTypeConfiguration<Invitee>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("invitation", "documents").HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.MapTask();
    }

    public void Configure(EntityTypeBuilder<Invitee> builder)
    {
        builder.ToTable("invitation_invitee", "documents").HasKey(row => new { row.InvitationId, row.Ordinal });
        builder.HasOne<Invitation>().WithMany().HasForeignKey(row => row.InvitationId);
    }
}
