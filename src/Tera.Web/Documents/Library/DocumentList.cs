using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Documents.Letters;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;
using Tera.Platform.Data;

namespace Tera.Documents.Library;

/// <summary>What the list is narrowed to; null or empty for no matter.</summary>
/// <param name="Search">Part of title, number or code.</param>
/// <param name="Agency">Whose.</param>
/// <param name="Kind">Kind of artifact.</param>
/// <param name="State"><c>berlaku</c>, <c>ditandatangani</c>, <c>menunggu</c>, <c>dikembalikan</c>, <c>gagal</c> or <c>digantikan</c>.</param>
/// <param name="FiscalYear">Tahun anggaran.</param>
/// <param name="Page">From 1.</param>
public sealed record DocumentFilter(string? Search, AgencyId? Agency, string? Kind, string? State, int? FiscalYear, int Page)
{
    public bool Narrows => !string.IsNullOrEmpty(Search) || Agency is not null || !string.IsNullOrEmpty(Kind) || !string.IsNullOrEmpty(State) || FiscalYear is not null;
}

/// <summary>A row of the list.</summary>
public sealed record DocumentRow(
    RevisionId Id, string Title, string Kind, string Agency, AgencyId AgencyId, int FiscalYear, string? Letter, int Number, RevisionState State, bool IsSigned, bool IsIssued, Instant FrozenAt)
{
    /// <summary>Its maker has it before him again: it waits for nobody's signature.</summary>
    public bool IsReturned { get; init; }
}

/// <summary>A page of the list with what the filters offer.</summary>
public sealed record DocumentPageOfList(IReadOnlyList<DocumentRow> Rows, int Total, IReadOnlyList<string> Kinds, IReadOnlyList<int> Years);

/// <summary>Finds documents that somebody may see, newest first.</summary>
public sealed class DocumentList(TeraDbContext db)
{
    public const int PageSize = 50;

    public async Task<DocumentPageOfList> ReadAsync(SignedInUser user, DocumentFilter filter, CancellationToken ct)
    {
        var artifacts = db.Set<Artifact>().AsNoTracking().VisibleTo(user, artifact => artifact.AgencyId);
        var returned = await db.ReturnedPapersAsync(ct);
        var found = Narrow(Rows(artifacts), filter, returned);
        var total = await found.CountAsync(ct);
        return new(
            await found.OrderByDescending(row => row.FrozenAt).ThenByDescending(row => row.Id)
                .Skip((Paging.Within(filter.Page, total, PageSize) - 1) * PageSize).Take(PageSize)
                .Select(row => new DocumentRow(
                    row.Id, row.Title, row.Kind, row.Agency, row.AgencyId, row.FiscalYear, row.Letter, row.Number, row.State, row.IsSigned, row.IsIssued, row.FrozenAt) { IsReturned = returned.Contains(row.Id) })
                .TagWith("Documents: list").ToListAsync(ct),
            total,
            await artifacts.Select(artifact => artifact.Kind).Distinct().OrderBy(kind => kind).ToListAsync(ct),
            await artifacts.Select(artifact => artifact.FiscalYear).Distinct().OrderByDescending(year => year).ToListAsync(ct));
    }

    private IQueryable<Row> Rows(IQueryable<Artifact> artifacts) =>
        from artifact in artifacts
        join revision in db.Set<Revision>() on artifact.Id equals revision.ArtifactId
        join agency in db.Set<Agency>() on artifact.AgencyId equals agency.Id
        join letter in db.Set<Letter>() on revision.LetterId equals (LetterId?)letter.Id into letters
        from letter in letters.DefaultIfEmpty()
        select new Row
        {
            Id = revision.Id,
            Title = revision.Title,
            Code = revision.Code,
            Kind = artifact.Kind,
            Agency = agency.ShortName,
            AgencyId = agency.Id,
            FiscalYear = artifact.FiscalYear,
            Letter = letter == null ? null : letter.Text,
            Number = revision.Number,
            State = revision.State,
            IsSigned = revision.SignedHash != null || revision.ScanHash != null,
            IsIssued = letter != null && letter.State == LetterState.Issued,
            FrozenAt = revision.FrozenAt,
        };

    private static IQueryable<Row> Narrow(IQueryable<Row> rows, DocumentFilter filter, List<RevisionId> returned)
    {
        if (!string.IsNullOrWhiteSpace(filter.Search))
        {
            var pattern = Patterns.Containing(filter.Search.Trim());
            var code = filter.Search.Replace("-", "", StringComparison.Ordinal).Trim().ToUpperInvariant();
            rows = rows.Where(row => EF.Functions.ILike(row.Title, pattern, Patterns.Escape) || EF.Functions.ILike(row.Letter!, pattern, Patterns.Escape) || row.Code == code);
        }

        if (filter.Agency is { } agency)
        {
            rows = rows.Where(row => row.AgencyId == agency);
        }

        if (!string.IsNullOrEmpty(filter.Kind))
        {
            rows = rows.Where(row => row.Kind == filter.Kind);
        }

        if (filter.FiscalYear is { } year)
        {
            rows = rows.Where(row => row.FiscalYear == year);
        }

        return filter.State switch
        {
            "ditandatangani" => rows.Where(row => (row.IsSigned || row.IsIssued || !DocumentWords.SignedKinds.Contains(row.Kind)) && row.State == RevisionState.Ready),
            "menunggu" => rows.Where(row => !row.IsSigned && !row.IsIssued && DocumentWords.SignedKinds.Contains(row.Kind) && (row.State == RevisionState.Ready || row.State == RevisionState.Pending)
                && !returned.Contains(row.Id)),
            "dikembalikan" => rows.Where(row => returned.Contains(row.Id)),
            "gagal" => rows.Where(row => row.State == RevisionState.Failed),
            "digantikan" => rows.Where(row => row.State == RevisionState.Superseded),
            _ => rows.Where(row => row.State != RevisionState.Superseded),
        };
    }

    private sealed class Row
    {
        public required RevisionId Id { get; init; }

        public required string Title { get; init; }

        public required string Code { get; init; }

        public required string Kind { get; init; }

        public required string Agency { get; init; }

        public required AgencyId AgencyId { get; init; }

        public required int FiscalYear { get; init; }

        public required string? Letter { get; init; }

        public required int Number { get; init; }

        public required RevisionState State { get; init; }

        public required bool IsSigned { get; init; }

        public required bool IsIssued { get; init; }

        public required Instant FrozenAt { get; init; }
    }
}
