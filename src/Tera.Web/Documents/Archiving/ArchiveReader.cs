using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;

namespace Tera.Documents.Archiving;

/// <summary>A page of the archive.</summary>
public sealed record ArchivePageOfList(IReadOnlyList<ArchiveRecord> Records, int Total, IReadOnlyList<int> Years);

/// <summary>What the archive's list is narrowed to; null or empty for no matter.</summary>
public sealed record ArchiveFilter(string? Search, AgencyId? Agency, int? FiscalYear, int Page)
{
    public bool Narrows => !string.IsNullOrEmpty(Search) || Agency is not null || FiscalYear is not null;
}

/// <summary>Reads the archive for somebody who may see it.</summary>
public sealed class ArchiveReader(TeraDbContext db)
{
    public const int PageSize = 50;

    public async Task<ArchivePageOfList> ReadAsync(SignedInUser user, ArchiveFilter filter, CancellationToken ct)
    {
        var visible = Visible(user);
        var records = visible;
        if (!string.IsNullOrWhiteSpace(filter.Search))
        {
            var pattern = $"%{filter.Search.Trim().Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
            records = records.Where(record => EF.Functions.ILike(record.Description, pattern) || EF.Functions.ILike(record.Classification, pattern));
        }

        if (filter.Agency is { } agency)
        {
            records = records.Where(record => record.AgencyId == agency);
        }

        if (filter.FiscalYear is { } year)
        {
            records = records.Where(record => record.FiscalYear == year);
        }

        return new(
            await records.OrderByDescending(record => record.FiledAt).ThenByDescending(record => record.Id)
                .Skip((filter.Page - 1) * PageSize).Take(PageSize).ToListAsync(ct),
            await records.CountAsync(ct),
            await visible.Select(record => record.FiscalYear).Distinct().OrderByDescending(one => one).ToListAsync(ct));
    }

    /// <summary>Null when there is none or the user may not see it.</summary>
    public Task<ArchiveRecord?> FindAsync(SignedInUser user, ArchiveRecordId id, CancellationToken ct) =>
        Visible(user).SingleOrDefaultAsync(record => record.Id == id, ct);

    public async Task<IReadOnlyList<ArchiveItem>> ItemsAsync(ArchiveRecordId id, CancellationToken ct) =>
        await db.Set<ArchiveItem>().AsNoTracking().Where(item => item.RecordId == id).OrderBy(item => item.Ordinal).ToListAsync(ct);

    private IQueryable<ArchiveRecord> Visible(SignedInUser user) => db.Set<ArchiveRecord>().AsNoTracking().VisibleTo(user, record => record.AgencyId);
}
