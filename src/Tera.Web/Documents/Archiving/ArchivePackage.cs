using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Platform.Files;

namespace Tera.Documents.Archiving;

/// <summary>The bytes of a record: ordered when it is filed, made after the commit, then never changed.</summary>
public sealed class ArchivePackage
{
    public required ArchiveRecordId RecordId { get; init; }

    /// <summary>Of the ZIP; null until it is made.</summary>
    public FileHash? Hash { get; private set; }

    /// <summary>In bytes; null until it is made.</summary>
    public long? Size { get; private set; }

    /// <summary>What lies in it is the run as it was then; null until it is made.</summary>
    public Instant? MadeAt { get; private set; }

    /// <summary>Why making it was given up; null while it may still succeed.</summary>
    public string? Failure { get; private set; }

    public int Version { get; private set; }

    /// <summary>Neither made nor given up.</summary>
    public bool IsAwaited => Hash is null && Failure is null;

    internal void Made(StoredFile file, Instant at)
    {
        (Hash, Size, MadeAt, Failure) = (file.Hash, file.Size, at, null);
        Version++;
    }

    internal void GivenUp(string reason)
    {
        Failure = reason;
        Version++;
    }

    /// <summary>It is to be tried again.</summary>
    internal void Again()
    {
        Failure = null;
        Version++;
    }
}

internal sealed class ArchivePackageMapping : IEntityTypeConfiguration<ArchivePackage>
{
    public void Configure(EntityTypeBuilder<ArchivePackage> builder)
    {
        builder.ToTable("archive_package", "documents").HasKey(row => row.RecordId);
        builder.HasOne<ArchiveRecord>().WithOne().HasForeignKey<ArchivePackage>(row => row.RecordId);
    }
}
