using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
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
public sealed class SurroundingsReader(TeraDbContext db, DefinitionCache definitions, AgencyCalendars calendars)
{
    internal async Task<Surroundings> ReadAsync(RunHead head, IReadOnlyList<RosterRow> rows, PersonId? actor, Instant now, CancellationToken ct)
    {
        var definition = await definitions.OfAsync(db, head.VersionId, ct);
        var calendar = await calendars.OfAsync(head.Agency, ct);
        var waits = definition.Steps.Any(step => step.Link is { Mode: LinkMode.Waits, Code: not null });
        return new(
            definition,
            RosterRows.RosterOf(rows, definition),
            actor,
            now,
            (from, standard) => calendar.Add(from, standard.InWorkingTime),
            (due, stopped, resumed) => calendar.Add(due, WorkingDuration.Minutes(calendar.Between(stopped, resumed).Value)),
            waits ? await ResolvedAsync(head.Agency, ct) : [],
            await calendars.AllowsOwnWorkAsync(ct));
    }

    private async Task<ImmutableHashSet<ProcedureCode>> ResolvedAsync(AgencyId agency, CancellationToken ct)
    {
        var codes = await db.Database.SqlQuery<string>(
            $"""
             select p.code as "Value" from procedures.procedure p
             join procedures.version v on v.procedure_id = p.id and v.state in ('InForce', 'InRevision')
             where p.agency_id = {agency.Value}
             """).ToListAsync(ct);
        return [.. codes.Select(code => new ProcedureCode(code))];
    }
}
