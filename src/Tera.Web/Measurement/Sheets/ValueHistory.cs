using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Sheets;

/// <summary>Who changed a value, by which command, when.</summary>
/// <param name="Reason">Why, where a reason was asked.</param>
public sealed record ValueAuthor(PersonId Person, CommandId Command, Instant At, string? Reason = null);

/// <summary>Writes what every value once was, in the transaction of the change.</summary>
public sealed class ValueHistory(TeraDbContext db)
{
    /// <summary>Of the cells, as history calls them: <see cref="EntryChange.Field"/>.</summary>
    private static readonly Dictionary<string, RowField> Names = new()
    {
        ["value"] = RowField.Value, ["spent"] = RowField.Spent, ["enabling"] = RowField.Enabling, ["inhibiting"] = RowField.Inhibiting, ["follow-up"] = RowField.FollowUp, ["assurance"] = RowField.Assurance,
    };

    /// <summary>Who changed each cell of a row last, and when; a cell nobody has changed is not among them.</summary>
    internal async Task<IReadOnlyDictionary<RowField, LastChange>> LastAsync(EntryId entry, CancellationToken ct) =>
        (await db.Database.SqlQuery<Told>(
            $"""
             select distinct on (h.field) h.field as "Field", p.full_name as "By", h.recorded_at as "At"
             from measurement.value_history h join organisation.person p on (p.region_id, p.id) = (h.region_id, h.person_id)
             where h.entry_id = {entry.Value} order by h.field, h.id desc
             """).ToListAsync(ct))
            .Where(told => Names.ContainsKey(told.Field)).ToDictionary(told => Names[told.Field], told => new LastChange(told.By, Instant.FromDateTimeUtc(told.At)));

    public async Task WriteAsync(SheetEntry entry, IReadOnlyList<EntryChange> changes, ValueAuthor by, CancellationToken ct)
    {
        foreach (var change in changes)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                 insert into measurement.value_history (fiscal_year, entry_id, version, field, before, after, person_id, reason, command_id, recorded_at)
                 values ({entry.FiscalYear}, {entry.Id.Value}, {entry.Version}, {change.Field}, {change.Before}, {change.After},
                         {by.Person.Value}, {by.Reason}, {by.Command.Value}, {by.At.ToDateTimeUtc()})
                 """,
                ct);
        }
    }

    private sealed record Told(string Field, string By, DateTime At);
}

/// <summary>Who changed a cell last, and when.</summary>
public sealed record LastChange(string By, Instant At);
