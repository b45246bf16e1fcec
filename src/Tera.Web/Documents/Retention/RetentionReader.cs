using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Archiving;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;
using Tera.Platform.Data;

namespace Tera.Documents.Retention;

/// <summary>An archived thing and what became of it.</summary>
/// <param name="Record">As filed.</param>
/// <param name="Disposed">Null while it is kept.</param>
public sealed record KeptRecord(ArchiveRecord Record, Disposal? Disposed);

/// <summary>What a list of an agency's archive by retention shows.</summary>
/// <param name="Records">Soonest due first.</param>
/// <param name="Total">Of the standing that is asked for.</param>
/// <param name="Counts">How many stand where; those of which something became count nowhere.</param>
/// <param name="Disposed">How many something became of.</param>
/// <param name="Page">The page that is shown: the last where a later one was asked.</param>
public sealed record RetentionList(IReadOnlyList<KeptRecord> Records, int Total, int Page, IReadOnlyDictionary<RetentionStanding, int> Counts, int Disposed);

/// <summary>Reads the archive by its retention, and the region's reference tables.</summary>
public sealed class RetentionReader(TeraDbContext db)
{
    public const int PageSize = 50;

    /// <summary>In the counting: beside the three standings.</summary>
    private const int DisposedGroup = 3;

    /// <param name="user">Sees the agency.</param>
    /// <param name="agency">Whose archive.</param>
    /// <param name="standing">Null for those of which something became.</param>
    /// <param name="search">Part of the description or the code; null or blank for any.</param>
    /// <param name="day">On which it is asked.</param>
    /// <param name="page">From 1; null for all.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<RetentionList> ReadAsync(SignedInUser user, AgencyId agency, RetentionStanding? standing, string? search, LocalDate day, int? page, CancellationToken ct)
    {
        var all =
            from record in db.Set<ArchiveRecord>().AsNoTracking().VisibleTo(user, record => record.AgencyId)
            where record.AgencyId == agency
            join item in db.Set<DisposalItem>() on record.Id equals item.RecordId into items
            from item in items.DefaultIfEmpty()
            join disposal in db.Set<Disposal>() on item.DisposalId equals disposal.Id into disposals
            from disposal in disposals.DefaultIfEmpty()
            select new { record, disposal };
        if (!string.IsNullOrWhiteSpace(search))
        {
            var pattern = Patterns.Containing(search.Trim());
            all = all.Where(row => EF.Functions.ILike(row.record.Description, pattern, Patterns.Escape) || EF.Functions.ILike(row.record.Classification, pattern, Patterns.Escape));
        }

        var counts = await all.GroupBy(row => row.disposal != null ? DisposedGroup : day < row.record.ActiveUntil ? 0 : day < row.record.KeptUntil ? 1 : 2)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, ct);
        var wanted = standing switch
        {
            RetentionStanding.Active => all.Where(row => row.disposal == null && day < row.record.ActiveUntil),
            RetentionStanding.Inactive => all.Where(row => row.disposal == null && day >= row.record.ActiveUntil && day < row.record.KeptUntil),
            RetentionStanding.Due => all.Where(row => row.disposal == null && day >= row.record.KeptUntil),
            _ => all.Where(row => row.disposal != null),
        };
        var ordered = wanted.OrderBy(row => row.record.KeptUntil).ThenBy(row => row.record.Id).AsQueryable();
        var total = counts.GetValueOrDefault(standing is { } asked ? (int)asked : DisposedGroup);
        var number = Paging.Within(page ?? 1, total, PageSize);
        if (page is not null)
        {
            ordered = ordered.Skip((number - 1) * PageSize).Take(PageSize);
        }

        return new(
            [.. (await ordered.ToListAsync(ct)).Select(row => new KeptRecord(row.record, row.disposal))],
            total,
            number,
            Enum.GetValues<RetentionStanding>().ToDictionary(one => one, one => counts.GetValueOrDefault((int)one)),
            counts.GetValueOrDefault(DisposedGroup));
    }

    /// <summary>What became of a record; null while it is kept.</summary>
    public Task<Disposal?> OfAsync(ArchiveRecordId record, CancellationToken ct) => (
        from item in db.Set<DisposalItem>().AsNoTracking()
        join disposal in db.Set<Disposal>() on item.DisposalId equals disposal.Id
        where item.RecordId == record
        select disposal).SingleOrDefaultAsync(ct);

    /// <summary>The region's schedule, by code and series.</summary>
    public async Task<IReadOnlyList<RetentionRow>> ScheduleAsync(CancellationToken ct) =>
        await db.Set<RetentionRow>().AsNoTracking().OrderBy(row => row.Code).ThenBy(row => row.Series).ToListAsync(ct);

    /// <summary>The region's codes of matters.</summary>
    public async Task<IReadOnlyList<Classification>> CodesAsync(CancellationToken ct) =>
        await db.Set<Classification>().AsNoTracking().OrderBy(row => row.Code).ToListAsync(ct);
}
