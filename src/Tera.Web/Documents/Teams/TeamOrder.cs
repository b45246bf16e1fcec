using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Documents.Acts;
using Tera.Organisation;
using Tera.Organisation.Teams;
using Tera.Procedures.Engine;

namespace Tera.Documents.Teams;

/// <summary>A letter of assignment as it was issued; never changed afterwards.</summary>
public sealed class TeamOrder : TaskRow
{
    private TeamOrder()
    {
    }

    internal TeamOrder(RunId run, TaskKey task)
        : base(run, task)
    {
    }

    public TeamOrderId Id { get; init; } = TeamOrderId.New();

    /// <summary>From 1; grows when it came back from whom it was to be signed by and was written anew.</summary>
    public int Version { get; init; } = 1;

    /// <summary>It is out once its issuer has signed it in Tera; else he signs with a pen what is printed.</summary>
    public bool SignedHere { get; init; }

    public required TeamId TeamId { get; init; }

    public required string Name { get; init; }

    /// <summary>Dasar: one basis on each line.</summary>
    public required string Basis { get; init; }

    /// <summary>Untuk: one duty on each line.</summary>
    public required string Purpose { get; init; }

    public Urgency Urgency { get; init; }

    public AccessClass Security { get; init; }

    internal LetterNature Nature => new(Urgency, Security);

    /// <summary>First day, inclusive.</summary>
    public required LocalDate ValidFrom { get; init; }

    /// <summary>Last day, inclusive.</summary>
    public required LocalDate ValidUntil { get; init; }

    /// <summary>The lane it fills from now on; null where the SOP has none for it.</summary>
    public string? Lane { get; init; }

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

/// <summary>One of the assigned, as the letter prints him.</summary>
public sealed class TeamOrderMember
{
    public required TeamOrderId TeamOrderId { get; init; }

    public required int Ordinal { get; init; }

    public required PersonId PersonId { get; init; }

    public required TeamRole Role { get; init; }

    public required string Name { get; init; }

    public required string Post { get; init; }

    public string? Rank { get; init; }

    public string? Nip { get; init; }
}

internal sealed class TeamOrderMapping : IEntityTypeConfiguration<TeamOrder>, IEntityTypeConfiguration<TeamOrderMember>
{
    public void Configure(EntityTypeBuilder<TeamOrder> builder)
    {
        builder.ToTable("team_order", "documents").HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.MapTask();
        builder.HasOne<Team>().WithMany().HasForeignKey(row => row.TeamId);
    }

    public void Configure(EntityTypeBuilder<TeamOrderMember> builder)
    {
        builder.ToTable("team_order_member", "documents").HasKey(row => new { row.TeamOrderId, row.Ordinal });
        builder.HasOne<TeamOrder>().WithMany().HasForeignKey(row => row.TeamOrderId);
    }
}
