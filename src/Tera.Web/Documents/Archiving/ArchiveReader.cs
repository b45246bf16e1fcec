using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Documents.Letters;
using Tera.Documents.Retention;
using Tera.Documents.Uploads;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Organisation.People;
using Tera.Platform.Components;
using Tera.Platform.Data;

namespace Tera.Documents.Archiving;

/// <summary>A page of the archive.</summary>
public sealed record ArchivePageOfList(IReadOnlyList<ArchiveRecord> Records, int Total, IReadOnlyList<int> Years);

/// <summary>What the archive's list is narrowed to; null or empty for no matter.</summary>
public sealed record ArchiveFilter(string? Search, AgencyId? Agency, int? FiscalYear, int Page)
{
    public AccessClass? Access { get; init; }

    /// <summary>Where it stands today; of what was destroyed or handed over nothing stands any more.</summary>
    public RetentionStanding? Standing { get; init; }

    public bool Narrows => !string.IsNullOrEmpty(Search) || Agency is not null || FiscalYear is not null || Access is not null || Standing is not null;
}

/// <summary>Something that was given to an application outside.</summary>
/// <param name="Submission">When, by whom, with what proof.</param>
/// <param name="Title">Of the document; null when there was none.</param>
/// <param name="IsFiled">Whether the very bytes lie in the record's package; null where no document is known.</param>
public sealed record SubmittedThing(Submission Submission, string? Title, bool? IsFiled);

/// <summary>Reads the archive for somebody who may see it.</summary>
public sealed class ArchiveReader(TeraDbContext db, RegionClock days)
{
    public const int PageSize = 50;

    public async Task<ArchivePageOfList> ReadAsync(SignedInUser user, ArchiveFilter filter, CancellationToken ct)
    {
        var visible = Visible(user);
        var records = visible;
        if (!string.IsNullOrWhiteSpace(filter.Search))
        {
            records = Matching(records, filter.Search.Trim());
        }

        if (filter.Access is { } access)
        {
            records = records.Where(record => record.AccessClass == access);
        }

        if (filter.Standing is { } standing)
        {
            records = Standing(records, standing, await days.TodayAsync(ct));
        }

        if (filter.Agency is { } agency)
        {
            records = records.Where(record => record.AgencyId == agency);
        }

        if (filter.FiscalYear is { } year)
        {
            records = records.Where(record => record.FiscalYear == year);
        }

        var total = await records.CountAsync(ct);
        return new(
            await records.OrderByDescending(record => record.FiledAt).ThenByDescending(record => record.Id)
                .Skip((Paging.Within(filter.Page, total, PageSize) - 1) * PageSize).Take(PageSize).ToListAsync(ct),
            total,
            await visible.Select(record => record.FiscalYear).Distinct().OrderByDescending(one => one).ToListAsync(ct));
    }

    /// <summary>Null when there is none or the user may not see it.</summary>
    public Task<ArchiveRecord?> FindAsync(SignedInUser user, ArchiveRecordId id, CancellationToken ct) =>
        Visible(user).SingleOrDefaultAsync(record => record.Id == id, ct);

    /// <summary>The bytes of a record, made or awaited.</summary>
    public Task<ArchivePackage> PackageAsync(ArchiveRecordId id, CancellationToken ct) =>
        db.Set<ArchivePackage>().AsNoTracking().SingleAsync(package => package.RecordId == id, ct);

    /// <summary>What a record said before each correction, the latest first, with who corrected it.</summary>
    public async Task<IReadOnlyList<(ArchiveCorrection Correction, string By)>> CorrectionsAsync(ArchiveRecordId id, CancellationToken ct)
    {
        var rows = await (
            from correction in db.Set<ArchiveCorrection>().AsNoTracking()
            join person in db.Set<Person>() on correction.CorrectedBy equals person.Id
            where correction.RecordId == id
            orderby correction.Ordinal descending
            select new { correction, person.FullName }).ToListAsync(ct);
        return [.. rows.Select(row => (row.correction, row.FullName))];
    }

    public async Task<IReadOnlyList<ArchiveItem>> ItemsAsync(ArchiveRecordId id, CancellationToken ct) =>
        await db.Set<ArchiveItem>().AsNoTracking().Where(item => item.RecordId == id).OrderBy(item => item.Ordinal).ToListAsync(ct);

    /// <summary>What the run of a record gave to applications outside, held against what was filed, the latest first.</summary>
    /// <param name="record">Which.</param>
    /// <param name="items">What lies in its package; empty while that is not made, and nothing can be compared.</param>
    /// <param name="ct">Ends waiting.</param>
    public async Task<IReadOnlyList<SubmittedThing>> SubmittedAsync(ArchiveRecord record, IReadOnlyList<ArchiveItem> items, CancellationToken ct)
    {
        var filed = items.Select(item => item.Hash).ToHashSet();
        var rows = await (
            from submission in db.Set<Submission>().AsNoTracking()
            join revision in db.Set<Revision>() on submission.RevisionId equals (RevisionId?)revision.Id into revisions
            from revision in revisions.DefaultIfEmpty()
            where submission.RunId == record.RunId
            orderby submission.RecordedAt descending
            select new { submission, revision }).AsNoTracking().ToListAsync(ct);
        return [.. rows.Select(row => new SubmittedThing(
            row.submission, row.revision?.Title, (row.submission.DocumentHash ?? row.revision?.CurrentPdf) is { } hash && filed.Count > 0 ? filed.Contains(hash) : null))];
    }

    /// <summary>By what stands in the record, and by the papers in it: who has a letter in his hand knows its number or its code.</summary>
    private IQueryable<ArchiveRecord> Matching(IQueryable<ArchiveRecord> records, string search)
    {
        var pattern = Patterns.Containing(search);
        var code = search.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        var papers =
            from revision in db.Set<Revision>()
            join artifact in db.Set<Artifact>() on revision.ArtifactId equals artifact.Id
            join letter in db.Set<Letter>() on revision.LetterId equals (LetterId?)letter.Id into letters
            from letter in letters.DefaultIfEmpty()
            where revision.Code == code || EF.Functions.ILike(revision.Title, pattern, Patterns.Escape) || EF.Functions.ILike(letter.Text, pattern, Patterns.Escape)
            select artifact.RunId;
        return records.Where(record => EF.Functions.ILike(record.Description, pattern, Patterns.Escape) || EF.Functions.ILike(record.Classification, pattern, Patterns.Escape)
            || papers.Contains(record.RunId));
    }

    private IQueryable<ArchiveRecord> Standing(IQueryable<ArchiveRecord> records, RetentionStanding standing, LocalDate today)
    {
        var kept = records.Where(record => !db.Set<DisposalItem>().Any(item => item.RecordId == record.Id));
        return standing switch
        {
            RetentionStanding.Active => kept.Where(record => record.ActiveUntil > today),
            RetentionStanding.Inactive => kept.Where(record => record.ActiveUntil <= today && record.KeptUntil > today),
            _ => kept.Where(record => record.KeptUntil <= today),
        };
    }

    private IQueryable<ArchiveRecord> Visible(SignedInUser user) => db.Set<ArchiveRecord>().AsNoTracking().VisibleTo(user, record => record.AgencyId);
}
