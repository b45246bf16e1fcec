using Tera.Measurement.Plausibility;
using Tera.Measurement.Sheets;
using Tera.Measurement.Snapshots;
using Tera.Measurement.Versions;
using Tera.Procedures.Contracts;

namespace Tera.Measurement.Recaps;

/// <summary>The figures of a run for screen and workbook: as approved once its run has ended, else as they stand. Employees are not in them.</summary>
public sealed class RunFigures(RecapReader recaps, DoubtReader doubts, SnapshotMaking snapshots, VersionReader versions)
{
    /// <param name="of">The run.</param>
    /// <param name="standing">The version it approved; null for none.</param>
    /// <param name="ct">Ends the reading.</param>
    /// <returns>The figures, and whether the run has frozen any.</returns>
    public async Task<(AgencyRecap Recap, bool Frozen)> OfAsync(RunReview of, VersionStanding? standing, CancellationToken ct)
    {
        if (standing is not null && await versions.FiguresAsync(standing.Version, ct) is { Recap: var approved })
        {
            return (approved with { Employees = [] }, true);
        }

        var now = await recaps.OfAsync(of.Head.Agency, SheetOpening.PeriodOf(of.Head.Subject), ct);
        return (await doubts.WeighAsync(now, ct), await snapshots.LatestOfFiguresAsync(of.Head.Id, of.Definition, ct) is not null);
    }
}
