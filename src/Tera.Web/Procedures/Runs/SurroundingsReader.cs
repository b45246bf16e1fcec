using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Calendars;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Runs;

/// <summary>Gathers what a decision may look at: the pinned version, the roster of the day, the agency's calendar, the region's policy.</summary>
/// <remarks>Asks the database nothing when the version and the calendar are in memory: all else was read with the run.</remarks>
public sealed class SurroundingsReader(TeraDbContext db, DefinitionCache definitions, AgencyCalendars calendars, RunMemory memory)
{
    /// <summary>With a roster that was read now.</summary>
    internal async Task<(Surroundings Around, WorkingCalendar Calendar)> ReadAsync(RunHead head, AgencyFacts agency, RosterReading read, PersonId? actor, Instant now, CancellationToken ct)
    {
        var definition = await definitions.OfAsync(db, head.VersionId, ct);
        var roster = memory.Keep(head.VersionId, read.Stamp, RosterRows.RosterOf(read.Rows, definition));
        return await ReadAsync(head, agency, roster, actor, now, ct);
    }

    /// <summary>With a roster that is known to hold now.</summary>
    internal async Task<(Surroundings Around, WorkingCalendar Calendar)> ReadAsync(RunHead head, AgencyFacts agency, Roster roster, PersonId? actor, Instant now, CancellationToken ct)
    {
        var definition = await definitions.OfAsync(db, head.VersionId, ct);
        var calendar = await calendars.OfAsync(head.Agency, agency.Terms, ct);
        return (Of(definition, roster, agency, calendar, (actor, now)), calendar);
    }

    /// <summary>Of what has been read already.</summary>
    internal static Surroundings Of(ProcedureDefinition definition, Roster roster, AgencyFacts agency, WorkingCalendar calendar, (PersonId? Actor, Instant Now) asked) => new(
        definition,
        roster,
        asked.Actor,
        asked.Now,
        (from, standard) => calendar.Add(from, standard.InWorkingTime),
        (due, stopped, resumed) => calendar.Add(due, WorkingDuration.Minutes(calendar.Between(stopped, resumed).Value)),
        agency.Resolved,
        agency.Terms.AllowsOwnWork);
}
