using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Measurement.Contracts;
using Tera.Organisation;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Measurement.Snapshots;

/// <summary>Whether the figures of a quarter stand in a document on its way to approval: what is told from then on does not come into it.</summary>
/// <remarks>
/// They do when the last act that freezes figures is over and everything open comes after it. A run that goes back before that act freezes
/// again, and takes what was told meanwhile.
/// </remarks>
public sealed class StandingFigures(TeraDbContext db, RunReviews runs)
{
    /// <summary>Since when they stand; null where they do not, also once the run has ended.</summary>
    /// <param name="agency">Whose quarter.</param>
    /// <param name="period">The quarter.</param>
    /// <param name="reader">Who asks.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<Instant?> SinceAsync(AgencyId agency, FiscalPeriod period, PersonId reader, CancellationToken ct)
    {
        var (year, quarter) = (period.Year.Value, period.Quarter.Number);
        var last = await db.Set<Snapshot>().AsNoTracking().TagWith("Measurement: figures frozen last in a quarter")
            .Where(one => one.AgencyId == agency && one.FiscalYear == year && one.Quarter == quarter).OrderByDescending(one => one.FrozenAt).ThenByDescending(one => one.Id)
            .Select(one => new { one.RunId, one.Step, one.Act, one.FrozenAt }).FirstOrDefaultAsync(ct);
        if (last is null || await runs.OfAsync(last.RunId, reader, ct) is not { } of)
        {
            return null;
        }

        var frozen = (of.Definition.IndexOf(new(last.Step)), last.Act);
        var open = of.Run.Open.Select(task => (of.Definition.IndexOf(task.Key.Step), task.Key.Act)).ToList();
        return frozen == LastFreezing(of.Definition) && open.Count > 0 && open.TrueForAll(place => place.CompareTo(frozen) > 0) ? last.FrozenAt : null;
    }

    private static (int Step, int Act) LastFreezing(ProcedureDefinition definition) => definition.Steps.Index()
        .SelectMany(step => step.Item.Acts.Index().Where(act => MeasurementArtifacts.FreezesFigures(act.Item)).Select(act => (step.Index, act.Index + 1))).LastOrDefault();
}
