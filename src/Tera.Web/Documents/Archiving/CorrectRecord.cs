using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Documents.Letters;
using Tera.Documents.Retention;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Documents.Archiving;

/// <summary>The wish that an archive record says something else than when it was filed.</summary>
/// <param name="Record">Seen by who corrects it.</param>
/// <param name="Seen">Its version then.</param>
/// <param name="Terms">What it is to say.</param>
/// <param name="Reason">Why.</param>
public sealed record CorrectRecord(CommandId Command, SignedInUser By, ArchiveRecordId Record, int Seen, RecordTerms Terms, PrintedLine Reason);

/// <inheritdoc cref="CorrectRecord"/>
/// <remarks>What lies in the package, its hash, its class and its retention stay: only how the record is found and where the paper lies is corrected.</remarks>
public sealed class CorrectRecordHandler(TeraDbContext db, LetterKeepers keepers, ArchiveAccess access, CommandScope commands, AuditTrail audit, IClock clock)
{
    private const string Process = "documents.correct-record";

    public Task<Result<Receipt>> HandleAsync(CorrectRecord wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process, wish.By.PersonId.Value, inner => CorrectAsync(wish, inner), ct);

    /// <summary>Who filed it, and who keeps the agency's letters; of those only who may open what was filed.</summary>
    internal async Task<bool> MayAsync(SignedInUser user, ArchiveRecord record, CancellationToken ct) =>
        user.Sees(record.AgencyId) && (record.FiledBy == user.PersonId || await keepers.IncludeAsync(user, record.AgencyId, ct)) && await access.OpensAsync(record.RunId, user, ct);

    private async Task<Result<string>> CorrectAsync(CorrectRecord wish, CancellationToken ct)
    {
        var record = await db.Set<ArchiveRecord>().SingleOrDefaultAsync(row => row.Id == wish.Record, ct);
        if (record is null || !await MayAsync(wish.By, record, ct))
        {
            return ArchiveRejections.NotYours();
        }

        if (await db.Set<DisposalItem>().AnyAsync(item => item.RecordId == record.Id, ct))
        {
            return ArchiveRejections.Disposed();
        }

        if (record.Version != wish.Seen)
        {
            return CommandRejections.ChangedMeanwhile;
        }

        var former = record.Terms;
        if (former == wish.Terms)
        {
            return ArchiveRejections.NothingCorrected();
        }

        record.Correct(wish.Terms);
        db.Add(new ArchiveCorrection
        {
            RecordId = record.Id,
            Ordinal = record.Version,
            Description = former.Description,
            Classification = former.Classification,
            CopyLevel = former.CopyLevel,
            Quantity = former.Quantity,
            Place = former.Place,
            Reason = wish.Reason.Text,
            CorrectedBy = wish.By.PersonId,
            CorrectedAt = clock.GetCurrentInstant(),
        });
        await audit.WriteAsync(
            new(wish.Command, Process, "archive-record", record.Id.Value) { By = wish.By, Before = former.ToString(), After = wish.Terms.ToString(), Reason = wish.Reason.Text }, ct);
        return record.Id.Value.ToString("D");
    }
}

/// <summary>What of an archive record may be corrected: how it is found, and where and what the paper is.</summary>
public sealed record RecordTerms(string Description, string Classification, CopyLevel CopyLevel, string Quantity, string Place)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Classification}; {Description}; {DocumentWords.Of(CopyLevel)}; {Quantity}; {Place}";
}

/// <summary>What a record said before a correction, and why it was corrected. Never changed.</summary>
public sealed class ArchiveCorrection
{
    public required ArchiveRecordId RecordId { get; init; }

    /// <summary>From 1; the record bore the one before until then.</summary>
    public required int Ordinal { get; init; }

    public required string Description { get; init; }

    public required string Classification { get; init; }

    public required CopyLevel CopyLevel { get; init; }

    public required string Quantity { get; init; }

    public required string Place { get; init; }

    public RecordTerms Former => new(Description, Classification, CopyLevel, Quantity, Place);

    public required string Reason { get; init; }

    public required PersonId CorrectedBy { get; init; }

    public required Instant CorrectedAt { get; init; }
}

internal sealed class ArchiveCorrectionMapping : IEntityTypeConfiguration<ArchiveCorrection>
{
    public void Configure(EntityTypeBuilder<ArchiveCorrection> builder)
    {
        builder.ToTable("archive_correction", "documents").HasKey(row => new { row.RecordId, row.Ordinal });
        builder.Ignore(row => row.Former);
        builder.HasOne<ArchiveRecord>().WithMany().HasForeignKey(row => row.RecordId);
    }
}
