using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Calendars;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Runs;

/// <summary>Gathers what a decision may look at: the pinned version, the roster of the day, the agency's calendar, the region's policy.</summary>
/// <remarks>Asks the database nothing when the version and the calendar are in memory: all else was read with the run.</remarks>
public sealed class SurroundingsReader(TeraDbContext db, DefinitionCache definitions, AgencyCalendars calendars)
{
    internal async Task<Surroundings> ReadAsync(
        RunHead head, AgencyFacts agency, IReadOnlyList<RosterRow> rows, PersonId? actor, Instant now, CancellationToken ct)
    {
        var definition = await definitions.OfAsync(db, head.VersionId, ct);
        var calendar = await calendars.OfAsync(head.Agency, agency.Terms, ct);
        return new(
            definition,
            RosterRows.RosterOf(rows, definition),
            actor,
            now,
            (from, standard) => calendar.Add(from, standard.InWorkingTime),
            (due, stopped, resumed) => calendar.Add(due, WorkingDuration.Minutes(calendar.Between(stopped, resumed).Value)),
            agency.Resolved,
            agency.Terms.AllowsOwnWork);
    }
}
