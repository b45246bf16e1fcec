using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Measurement.Evidences;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;

namespace Tera.Measurement.Employees;

/// <summary>What stood on an employee's sheet before, written in the transaction of the change. As personal as the sheet: whoever shows it has asked whether its reader may see that one.</summary>
public sealed class EmployeeHistory(TeraDbContext db, RegionClock days)
{
    private const int Longest = 200;

    public async Task WriteAsync(EmployeeResult result, IReadOnlyList<EntryChange> changes, ValueAuthor by, CancellationToken ct)
    {
        if (changes.Count == 0)
        {
            return;
        }

        var (fields, before, after) = (changes.Select(change => change.Field).ToArray(), changes.Select(change => change.Before).ToArray(), changes.Select(change => change.After).ToArray());
        await db.Database.ExecuteSqlAsync(
            $"""
             insert into measurement.employee_history (sheet_id, version, field, before, after, person_id, command_id, recorded_at)
             select {result.SheetId.Value}, {result.Version}, change.field, change.before, change.after, {by.Person.Value}, {by.Command.Value}, {by.At.ToDateTimeUtc()}
             from unnest({fields}, {before}, {after}) with ordinality as change(field, before, after, place) order by change.place
             """,
            ct);
    }

    /// <summary>The latest first; of a very long history its end.</summary>
    public async Task<IReadOnlyList<HistoryLine>> OfAsync(SheetId sheet, CancellationToken ct) => [.. (await OfAsync([sheet], ct))[sheet]];

    /// <summary>The same of many sheets, each under its own; a sheet nobody has changed has no lines.</summary>
    public async Task<ILookup<SheetId, HistoryLine>> OfAsync(IReadOnlyCollection<SheetId> sheets, CancellationToken ct)
    {
        var (zone, ids) = (await days.ZoneAsync(ct), sheets.Select(sheet => sheet.Value).ToArray());
        var rows = await db.Database.SqlQuery<Row>(
            $"""
             select h.sheet_id as "Sheet", h.field as "Field", h.before as "Before", h.after as "After", p.full_name as "Who", h.recorded_at as "At"
             from (select *, row_number() over (partition by sheet_id order by id desc) as place from measurement.employee_history where sheet_id = any ({ids})) h
             join organisation.person p on (p.region_id, p.id) = (h.region_id, h.person_id)
             where h.place <= {Longest} order by h.id desc
             """).TagWith("Measurement: history of employees' sheets").ToListAsync(ct);
        return rows.ToLookup(
            row => new SheetId(row.Sheet),
            row => new HistoryLine(zone.Moment(Instant.FromDateTimeUtc(row.At)), row.Who, Words(row.Field), Rated(row.Field, row.Before), Rated(row.Field, row.After), null));
    }

    /// <summary>Name of a field on screens.</summary>
    internal static string Words(string field) => field switch
    {
        EmployeeResult.ResultsField => "Hasil kerja",
        EmployeeResult.ConductField => "Perilaku kerja",
        EmployeeResult.ObstaclesField => "Kendala",
        EmployeeResult.WorkRatingField => "Penilaian hasil kerja",
        EmployeeResult.ConductRatingField => "Penilaian perilaku kerja",
        _ => MeasuredWords.Field(field),
    };

    private static string Rated(string field, string text) =>
        field is EmployeeResult.WorkRatingField or EmployeeResult.ConductRatingField && Enum.TryParse<Expectation>(text, out var rating) ? EmployeeRating.Words(rating) : text;

    private sealed record Row(Guid Sheet, string Field, string Before, string After, string Who, DateTime At);
}
