using Microsoft.EntityFrameworkCore;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Documents.Dispatches;
using Tera.Documents.Uploads;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Shared;

namespace Tera.Documents.Library;

/// <summary>How a document left the house.</summary>
/// <param name="Id">Of the dispatch, of one who got it, or of the submission.</param>
/// <param name="Way">By what channel, or into which application.</param>
/// <param name="When">Day or moment, in words.</param>
/// <param name="Proof">What was written of the proof; null where a file alone proves it.</param>
/// <param name="File">The file that proves it.</param>
public sealed record OutgoingLine(Guid Id, string Way, string When, string? Proof, FileHash? File)
{
    /// <summary>The letter it left with; null for what was entered elsewhere.</summary>
    public DispatchId? Letter { get; init; }
}

/// <summary>Finds how every version of a document left, and what proves it.</summary>
public sealed class OutgoingReader(TeraDbContext db)
{
    /// <summary>The earliest first: as a letter itself, with a cover letter, into an application outside.</summary>
    public async Task<IReadOnlyList<OutgoingLine>> OfAsync(ArtifactId artifact, IndonesianTimeZone zone, CancellationToken ct)
    {
        var own = await db.Set<Revision>().Where(revision => revision.ArtifactId == artifact).Select(revision => new { revision.Id, revision.SourceId }).ToListAsync(ct);
        var (versions, letters) = (own.ConvertAll(one => (RevisionId?)one.Id), own.ConvertAll(one => new DispatchId(one.SourceId)));
        var sent = await db.Set<Dispatch>().AsNoTracking().TagWith("Documents: how a document left").Where(row => row.SentOn != null
                && (versions.Contains(row.Carries) || letters.Contains(row.Id)))
            .OrderBy(row => row.SentAt).ToListAsync(ct);
        var ids = sent.ConvertAll(row => row.Id);
        var recipients = (await db.Set<DispatchRecipient>().AsNoTracking().Where(row => ids.Contains(row.DispatchId) && row.SentOn != null).OrderBy(row => row.Ordinal).ToListAsync(ct))
            .ToLookup(row => row.DispatchId);
        var uploaded = await db.Set<Submission>().AsNoTracking().TagWith("Documents: where a document was entered")
            .Where(row => versions.Contains(row.RevisionId)).OrderBy(row => row.SubmittedAt).ToListAsync(ct);
        return
        [
            .. sent.SelectMany(row => Lines(row, [.. recipients[row.Id]]).Select(line => line with { Letter = row.Id })),
            .. uploaded.Select(row => new OutgoingLine(
                row.Id.Value, row.Application, zone.Moment(row.SubmittedAt), row.UploadId is { } number ? $"nomor unggah {number}" : null, row.ProofHash)),
        ];
    }

    /// <summary>One where all got it in the same way on the same day; else one for each of them.</summary>
    private static IEnumerable<OutgoingLine> Lines(Dispatch dispatch, IReadOnlyList<DispatchRecipient> recipients) =>
        recipients.DistinctBy(row => (row.Channel, row.SentOn, row.ProofText, row.ProofHash)).Count() < 2
            ? [new(dispatch.Id.Value, DocumentWords.Of(dispatch.Channel!.Value), IndonesianDate.Long(dispatch.SentOn!.Value), dispatch.ProofText, dispatch.ProofHash)]
            : recipients.Select(row => new OutgoingLine(
                DerivedGuid.Of(FormattableString.Invariant($"{dispatch.Id.Value:D} {row.Ordinal}")), $"{DocumentWords.Of(row.Channel!.Value)}, kepada {row.Name}",
                IndonesianDate.Long(row.SentOn!.Value), row.ProofText, row.ProofHash));

    /// <summary>Kind of a stored file.</summary>
    public async Task<FileType?> TypeAsync(FileHash file, CancellationToken ct)
    {
        var bytes = file.ToBytes();
        var media = await db.Database.SqlQuery<string>($"""select media_type as "Value" from platform.file where hash = {bytes}""").SingleOrDefaultAsync(ct);
        return FileType.All.FirstOrDefault(type => type.MediaType == media);
    }
}
