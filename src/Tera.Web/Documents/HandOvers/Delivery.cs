using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Documents.Acts;
using Tera.Organisation;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Documents.HandOvers;

/// <summary>One to whom something was ordered, handed over or reported. A task of his after it shows that he has it; who has none says so.</summary>
public sealed class Delivery : TaskRow
{
    private Delivery() => (Lane, Post) = ("", "");

    internal Delivery(RunId run, TaskKey task, LaneKey? lane, OfficePerson to, Instant at)
        : base(run, task) => (Lane, PersonId, Post, DeliveredAt) = (lane?.Value ?? "", to.Person, to.Post, at);

    public DeliveryId Id { get; private set; } = DeliveryId.New();

    /// <summary>Key of the lane he held; empty for none, where an order went to somebody the SOP does not name.</summary>
    public string Lane { get; private set; }

    public PersonId PersonId { get; private set; }

    /// <summary>His title then.</summary>
    public string Post { get; private set; }

    public Instant DeliveredAt { get; private set; }

    /// <summary>When he said that he has it; null until he does.</summary>
    public Instant? ReceivedAt { get; private set; }

    public int Version { get; private set; }

    internal void Receive(Instant at)
    {
        ReceivedAt = at;
        Version++;
    }
}

internal sealed class DeliveryMapping : IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<Delivery> builder)
    {
        builder.ToTable("delivery", "documents").HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.MapTask();
    }
}
