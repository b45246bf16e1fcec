using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Artifacts;
using Tera.Documents.Letters;
using Tera.Platform.Data;

namespace Tera.Documents.Contracts;

/// <summary>A paper on which a value is printed.</summary>
/// <param name="Href">Its page.</param>
/// <param name="Title">Its name.</param>
/// <param name="Number">Of the letter; null when it bears none.</param>
/// <param name="On">The day it bears.</param>
/// <param name="Version">Version of the value then.</param>
/// <param name="Printed">As it was printed.</param>
/// <param name="Superseded">A later revision took its place.</param>
public sealed record PaperOfValue(string Href, string Title, string? Number, LocalDate On, int Version, string Printed, bool Superseded);

/// <summary>The way from a value to the papers that print it.</summary>
public sealed class PapersOfValue(TeraDbContext db)
{
    private const int Most = 100;

    /// <summary>Newest first; at most 100. Whether the user may see the agency is for the caller to ask.</summary>
    public async Task<IReadOnlyList<PaperOfValue>> OfAsync(Guid value, CancellationToken ct)
    {
        var rows = await (
            from printed in db.Set<RevisionValue>().AsNoTracking()
            join revision in db.Set<Revision>() on printed.RevisionId equals revision.Id
            join letter in db.Set<Letter>() on revision.LetterId equals (LetterId?)letter.Id into numbered
            from letter in numbered.DefaultIfEmpty()
            where printed.ValueId == value
            orderby revision.FrozenAt descending, revision.Id
            select new { revision.Id, revision.Title, Number = letter == null ? null : letter.Text, revision.FrozenOn, printed.ValueVersion, printed.Value, revision.State })
            .TagWith("Documents: papers that print a value").Take(Most).ToListAsync(ct);
        return [.. rows.Select(row => new PaperOfValue(DocumentLinks.Document(row.Id), row.Title, row.Number, row.FrozenOn, row.ValueVersion, row.Value, row.State is RevisionState.Superseded))];
    }
}
