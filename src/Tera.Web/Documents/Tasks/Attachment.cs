using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Files;
using Tera.Procedures.Engine;

namespace Tera.Documents.Tasks;

/// <summary>A file somebody attached to a step of a run.</summary>
public sealed class Attachment
{
    public required AttachmentId Id { get; init; }

    public required RunId RunId { get; init; }

    public required string Step { get; init; }

    public required int Act { get; init; }

    public required int Round { get; init; }

    public required string Slot { get; init; }

    /// <summary>As the browser sent it, without a path.</summary>
    public required string Name { get; init; }

    public required FileHash Hash { get; init; }

    public string? Note { get; init; }

    public required PersonId PersonId { get; init; }

    public required Instant AttachedAt { get; init; }

    /// <summary>A file that goes with a task; its bytes are noted by the caller.</summary>
    internal static Attachment Of(RunId run, TaskKey task, UploadedFile file, PersonId person, Instant at) => new()
    {
        Id = AttachmentId.New(),
        RunId = run,
        Step = task.Step.Value,
        Act = task.Act,
        Round = task.Round,
        Slot = task.Slot.Value,
        Name = file.Name,
        Hash = file.File.Hash,
        PersonId = person,
        AttachedAt = at,
    };
}

internal static class TaskAttachments
{
    /// <summary>The files of one task, in the order they came.</summary>
    public static IQueryable<Attachment> OfTask(this IQueryable<Attachment> rows, RunId run, TaskKey task)
    {
        var (step, act, round, slot) = (task.Step.Value, task.Act, task.Round, task.Slot.Value);
        return rows.Where(row => row.RunId == run && row.Step == step && row.Act == act && row.Round == round && row.Slot == slot).OrderBy(row => row.Id);
    }
}

internal sealed class AttachmentMapping : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> builder) => builder.ToTable("attachment", "documents").HasKey(row => row.Id);
}
