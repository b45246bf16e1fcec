using NodaTime;
using Tera.Organisation;
using Tera.Platform.Files;
using Tera.Shared;

namespace Tera.Measurement.Evidences;

/// <summary>A file behind a figure. One that was removed stays with the reason.</summary>
public sealed class EvidenceFile
{
    public required EvidenceId Id { get; init; }

    public required SheetId SheetId { get; init; }

    /// <summary>The row it proves; null for an employee's sheet, which has no rows.</summary>
    public EntryId? EntryId { get; init; }

    public required FileHash FileHash { get; init; }

    /// <summary>As the user's machine called it.</summary>
    public required string Name { get; init; }

    public required string MediaType { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    public required PersonId AddedBy { get; init; }

    public required Instant AddedAt { get; init; }

    public PersonId? RemovedBy { get; private set; }

    public Instant? RemovedAt { get; private set; }

    public string? RemovalReason { get; private set; }

    public int Version { get; private set; }

    public bool IsPicture => MediaType is "image/png" or "image/jpeg";

    public bool IsPdf => MediaType is "application/pdf";

    /// <summary>Takes it off the row; the file itself is kept.</summary>
    public Result<EvidenceFile> Remove(string reason, PersonId by, Instant at)
    {
        if (RemovedAt is not null)
        {
            return EvidenceRejections.AlreadyRemoved(Name);
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return EvidenceRejections.ReasonMissing;
        }

        (RemovedBy, RemovedAt, RemovalReason) = (by, at, reason.Trim());
        Version++;
        return this;
    }
}

/// <summary>Why a file was not added or removed.</summary>
public static class EvidenceRejections
{
    public static readonly Rejection ReasonMissing = new("measurement.evidence.reason-missing");

    /// <summary>The request carried no file.</summary>
    public static readonly Rejection NoFile = new("measurement.evidence.no-file");

    /// <summary>The connection ended before the file was whole, or the form was too old.</summary>
    public static readonly Rejection Broken = new("measurement.evidence.broken");

    public static readonly Rejection Unknown = new("measurement.evidence.unknown");

    /// <summary>More files than one form may bring.</summary>
    public static Rejection TooMany(int most) => new("measurement.evidence.too-many", most);

    /// <summary>More bytes than one form may bring. Argument: in mebibytes.</summary>
    public static Rejection TooMuch(int megabytes) => new("measurement.evidence.too-much", megabytes);

    public static Rejection AlreadyRemoved(string name) => new("measurement.evidence.already-removed", name);

    /// <summary>The very same file stands on this row already.</summary>
    public static Rejection AlreadyThere(string name) => new("measurement.evidence.already-there", name);
}
