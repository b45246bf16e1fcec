using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tera.Measurement.Sheets;
using Tera.Organisation.Contracts;
using Tera.Organisation.People;
using Tera.Platform.Data;

namespace Tera.Measurement.Comments;

/// <summary>A line of a talk, as pages show it.</summary>
/// <param name="Words">Empty where the talk was settled.</param>
public sealed record CommentLine(string Who, string When, string Words)
{
    public bool Settles => Words.Length == 0;
}

/// <summary>The talk about a cell, oldest line first.</summary>
public sealed record CellTalk(string Field, IReadOnlyList<CommentLine> Lines)
{
    public bool IsOpen => Lines is [.., { Settles: false }];
}

/// <summary>Reads what was said about cells.</summary>
public sealed class CommentReader(TeraDbContext db, RegionClock days)
{
    private const int Most = 500;

    /// <summary>The talks about a row, the open ones first; of a very long talk its end.</summary>
    public async Task<IReadOnlyList<CellTalk>> OfAsync(EntryId entry, CancellationToken ct)
    {
        var zone = await days.ZoneAsync(ct);
        var rows = await (
            from comment in db.Set<CellComment>().AsNoTracking()
            join person in db.Set<Person>() on comment.PersonId equals person.Id
            where comment.EntryId == entry
            orderby comment.Id descending
            select new { comment.Field, comment.Words, comment.WrittenAt, person.FullName }).TagWith("Measurement: talk about a row").Take(Most).ToListAsync(ct);
        return
        [
            .. rows.AsEnumerable().Reverse().GroupBy(row => row.Field)
                .Select(talk => new CellTalk(talk.Key, [.. talk.Select(row => new CommentLine(row.FullName, zone.Moment(row.WrittenAt), row.Words))]))
                .OrderByDescending(talk => talk.IsOpen),
        ];
    }

    /// <summary>How many talks are open about each row; rows without one are not among them.</summary>
    public async Task<IReadOnlyDictionary<EntryId, int>> OpenAsync(IReadOnlyList<EntryId> entries, CancellationToken ct)
    {
        var lines = await db.Set<CellComment>().AsNoTracking().TagWith("Measurement: open talks of a sheet")
            .Where(one => entries.Contains(one.EntryId)).OrderBy(one => one.Id).Select(one => new { one.EntryId, one.Field, one.Kind }).ToListAsync(ct);
        return lines.GroupBy(line => (line.EntryId, line.Field)).Where(talk => talk.Last().Kind is CellCommentKind.Said)
            .GroupBy(talk => talk.Key.EntryId).ToDictionary(row => row.Key, row => row.Count());
    }
}

internal sealed class CellCommentMapping : IEntityTypeConfiguration<CellComment>
{
    public void Configure(EntityTypeBuilder<CellComment> builder)
    {
        builder.ToTable("cell_comment", MeasurementModule.Schema);
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.HasOne<SheetEntry>().WithMany().HasForeignKey(one => one.EntryId);
    }
}
