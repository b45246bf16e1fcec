using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Calendars;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Runs;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Trials;

/// <summary>Gathers what the engine looks at when a version is tried: roster, calendar and policy of today, as for a run that began now.</summary>
public sealed class TrialSurroundings(TeraDbContext db, AgencyCalendars calendars)
{
    /// <param name="procedure">Whose lanes.</param>
    /// <param name="agency">Whose people and calendar.</param>
    /// <param name="definition">What lies on the table.</param>
    /// <param name="now">When.</param>
    /// <param name="ct">Ends reading.</param>
    internal async Task<TableAround> ReadAsync(ProcedureId procedure, AgencyId agency, ProcedureDefinition definition, Instant now, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using var batch = RunStore.BatchOn(db);
        RunStore.Add(batch, RunSql.Agency, agency.Value);
        RunStore.Add(batch, RosterSql.OfProcedure, procedure.Value, now.ToDateTimeUtc());
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        var facts = AgencyFacts.Read(reader, 0);
        await reader.NextResultAsync(ct);
        var roster = await RosterRows.ReadAsync(reader, ct);
        await reader.CloseAsync();
        var calendar = await calendars.OfAsync(agency, facts.Terms, ct);
        return new(
            SurroundingsReader.Of(definition, RosterRows.RosterOf(roster.Rows, definition), facts, calendar, (Actor: null, now)),
            calendar,
            roster.Rows.Where(row => row is { Person: not null, FullName: not null }).DistinctBy(row => row.Person).ToDictionary(row => new PersonId(row.Person!.Value), row => row.FullName!));
    }
}

/// <summary>What was gathered.</summary>
/// <param name="Around">For the engine.</param>
/// <param name="Calendar">Working time of the agency.</param>
/// <param name="Names">Of everybody on the roster.</param>
internal sealed record TableAround(Surroundings Around, WorkingCalendar Calendar, IReadOnlyDictionary<PersonId, string> Names);
