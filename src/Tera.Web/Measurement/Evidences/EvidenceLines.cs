using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Sheets;
using Tera.Organisation.Contracts;
using Tera.Organisation.People;
using Tera.Planning.Indicators;
using Tera.Platform.Data;

namespace Tera.Measurement.Evidences;

/// <summary>A file as lists show it.</summary>
/// <param name="AddedBy">Name.</param>
/// <param name="AddedAt">When, in words.</param>
/// <param name="Size">In words.</param>
public sealed record EvidenceLine(EvidenceFile File, string AddedBy, string AddedAt, string Size)
{
    /// <summary>On which other rows or sheets the very same file stands.</summary>
    public required IReadOnlyList<EvidencePlace> Places { get; init; }
}

/// <summary>A change of a value, as its history shows it.</summary>
public sealed record HistoryLine(string When, string Who, string Field, string Before, string After, string? Reason);

/// <summary>Reads what stands behind a row: files and history.</summary>
public sealed class EvidenceReader(TeraDbContext db, EvidencePlaces places, RegionClock days)
{
    private const int LongestHistory = 200;

    public async Task<IReadOnlyList<EvidenceLine>> LinesAsync(IReadOnlyList<EvidenceFile> files, CancellationToken ct)
    {
        var zone = await days.ZoneAsync(ct);
        var elsewhere = await places.OfAsync(files, ct);
        var people = files.Select(file => file.AddedBy).Distinct().ToList();
        var names = await db.Set<Person>().Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.FullName, ct);
        return
        [
            .. files.Select(file => new EvidenceLine(file, names[file.AddedBy], zone.Moment(file.AddedAt), Words(file.Size))
            {
                Places = [.. elsewhere[file.Id]],
            }),
        ];
    }

    /// <summary>Every change of a row, latest first.</summary>
    public async Task<IReadOnlyList<HistoryLine>> HistoryAsync(EntryId entry, CancellationToken ct)
    {
        var zone = await days.ZoneAsync(ct);
        var card = await db.Set<SheetEntry>().Where(one => one.Id == entry).Join(db.Set<IndicatorCard>(), one => one.CardId, of => of.Id, (_, of) => of).AsNoTracking()
            .TagWith("Measurement: how a row is measured").SingleOrDefaultAsync(ct);
        string Printed(string field, string text) => card is not null && field is "value" or "accept" ? TypedFigure.Printed(text, card!.Rule) : text;
        var rows = await db.Database.SqlQuery<ChangeRow>(
            $"""
             select t."Field", t."Before", t."After", t."Reason", t."At", coalesce(p.full_name, 'Sistem') as "Who"
             from (
                 select h.field as "Field", h.before as "Before", h.after as "After", h.reason as "Reason", h.recorded_at as "At", h.person_id, 1 as kind, h.id::text as place
                 from measurement.value_history h where h.entry_id = {entry.Value}
                 union all
                 select 'comment-' || c.field, '', case c.kind when 'Settled' then 'ditandai selesai' else c.words end, null, c.written_at, c.person_id, 2, c.id::text
                 from measurement.cell_comment c where c.entry_id = {entry.Value}) t
             left join organisation.person p on p.id = t.person_id
             order by t."At" desc, t.kind desc, length(t.place) desc, t.place desc limit {LongestHistory}
             """).ToListAsync(ct);
        return
        [
            .. rows.Select(row => new HistoryLine(
                zone.Moment(NodaTime.Instant.FromDateTimeUtc(row.At)), row.Who, Recaps.MeasuredWords.Field(row.Field), Printed(row.Field, row.Before), Printed(row.Field, row.After), row.Reason)),
        ];
    }

    private static string Words(long bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} bita"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024} KB"),
        _ => Shared.IndonesianNumber.Format(bytes / 1048576m, 1) + " MB",
    };

    private sealed record ChangeRow(string Field, string Before, string After, string? Reason, DateTime At, string Who);
}
