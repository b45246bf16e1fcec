using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Tera.Platform.Outbox;

/// <summary>Work for after the commit. Add it to the context: it is kept, or not, together with what causes it.</summary>
public sealed class OutboxItem
{
    private OutboxItem()
    {
    }

    /// <param name="channel">Names the handler, lower-case and dotted: <c>documents.render</c>.</param>
    /// <param name="content">What the handler needs, usually an id.</param>
    /// <param name="readyAt">Not before.</param>
    public OutboxItem(string channel, string content, Instant readyAt) => (Channel, Content, ReadyAt) = (channel, content, readyAt);

    public long Id { get; private set; }

    public string Channel { get; private set; } = "";

    public string Content { get; private set; } = "";

    public Instant ReadyAt { get; private set; }

    public int Attempts { get; private set; }

    public string? LastError { get; private set; }

    /// <summary>When it was given up; null while it may still succeed.</summary>
    public Instant? FailedAt { get; private set; }
}

internal sealed class OutboxItemMapping : IEntityTypeConfiguration<OutboxItem>
{
    public void Configure(EntityTypeBuilder<OutboxItem> builder)
    {
        builder.ToTable("outbox", "platform");
        builder.HasKey(item => item.Id);
        builder.Property(item => item.Id).UseIdentityAlwaysColumn();
    }
}
