using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Contracts;
using Tera.Organisation.People;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;

namespace Tera.Procedures.Versions;

/// <summary>Reads an adopted SOP for its pages.</summary>
public sealed class ProcedureQuery(
    TeraDbContext db, CurrentUser current, HolderQuery holders, RegionClock days, CollectingTime collecting, LegalBasisReader laws, AgencyLetterhead kop)
{
    /// <summary>Null when there is no such SOP, or no such version of it, among the agencies the user sees.</summary>
    /// <param name="id">Which.</param>
    /// <param name="number">Version asked for; null for the one in force, else the newest.</param>
    /// <param name="ct">Ends reading.</param>
    public async Task<ProcedureView?> FindAsync(ProcedureId id, int? number, CancellationToken ct)
    {
        var procedure = await db.Set<AdoptedProcedure>().AsNoTracking().TagWith("Procedures: SOP page")
            .VisibleTo(current.Required, row => row.AgencyId).SingleOrDefaultAsync(row => row.Id == id, ct);
        if (procedure is null)
        {
            return null;
        }

        var versions = await VersionsAsync(id, ct);
        var wanted = number is { } asked
            ? versions.Find(version => version.Number == asked)
            : versions.Find(version => version.State.IsInForce()) ?? versions.FirstOrDefault();
        if (wanted is null)
        {
            return null;
        }

        var shown = await db.Set<ProcedureVersion>().AsNoTracking().SingleAsync(row => row.Id == wanted.Id, ct);
        var definition = shown.Definition;
        var letterhead = await kop.OfAsync(procedure.AgencyId, ct);
        var siblings = await db.Set<AdoptedProcedure>().AsNoTracking().Where(row => row.AgencyId == procedure.AgencyId && row.Id != id)
            .OrderBy(row => row.Code).Select(row => new SiblingRow(row.Id, row.Code, row.Title)).ToListAsync(ct);
        return new(
            procedure, letterhead.Agency, shown, definition, versions,
            await LanesAsync(procedure, definition, ct), await OpenRuns.OfAsync(db, id, versions.Find(version => version.State.IsInForce())?.Id, ct), siblings.ToDictionary(sibling => sibling.Code))
        {
            Letterhead = letterhead, Collecting = await collecting.FindingAsync(procedure.AgencyId, definition, ct), Unanswered = await ImportedProposals.CountAsync(db, shown, ct),
            Laws = await laws.OfRegionAsync(ct),
        };
    }

    private async Task<List<VersionRow>> VersionsAsync(ProcedureId id, CancellationToken ct)
    {
        var changes = (await (
            from change in db.Set<VersionChange>().AsNoTracking()
            join version in db.Set<ProcedureVersion>() on change.VersionId equals version.Id
            where version.ProcedureId == id
            orderby change.RecordedAt descending, change.Id descending
            select new { change.VersionId, change.State, change.PersonId, change.Reason, change.RecordedAt }).ToListAsync(ct));
        var people = changes.Select(change => change.PersonId).OfType<Organisation.PersonId>().Distinct().ToList();
        var names = await db.Set<Person>().AsNoTracking().Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.FullName, ct);
        var lives = changes.ToLookup(
            change => change.VersionId,
            change => new ChangeRow(change.State, change.PersonId is { } person ? names.GetValueOrDefault(person) : null, change.Reason, change.RecordedAt));
        var versions = await db.Set<ProcedureVersion>().AsNoTracking().Where(row => row.ProcedureId == id).OrderByDescending(row => row.Number)
            .Select(row => new { row.Id, row.Number, row.State, row.EffectiveFrom, row.CoverOverride, row.RowVersion }).ToListAsync(ct);
        return [.. versions.Select(row => new VersionRow(row.Id, row.Number, row.State, row.EffectiveFrom, row.CoverOverride, row.RowVersion, [.. lives[row.Id]]))];
    }

    private async Task<IReadOnlyList<LaneRow>> LanesAsync(AdoptedProcedure procedure, ProcedureDefinition definition, CancellationToken ct)
    {
        var today = await days.TodayAsync(ct);
        var directory = await holders.OfAsync(procedure.AgencyId, today, ct);
        var bindings = (await db.Set<LaneBinding>().AsNoTracking().Where(row => row.ProcedureId == procedure.Id)
            .OrderBy(row => row.ValidFrom).ThenBy(row => row.Id).ToListAsync(ct)).ToLookup(row => row.Lane);
        var needed = LaneHolderRules.Needed(definition).ToHashSet();
        return [.. definition.Lanes.Select(lane => new LaneRow(
            lane,
            needed.Contains(lane),
            [.. bindings[lane.Key.Value].Where(row => row.IsInForce(today)).Select(Row)],
            [.. bindings[lane.Key.Value].Where(row => !row.IsInForce(today)).Select(Row)]))];

        HolderRow Row(LaneBinding binding) => new(directory.Describe(binding.Holding), binding.Holding, binding.ValidFrom, binding.ValidUntil);
    }
}
