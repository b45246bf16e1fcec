using Tera.Measurement.Contracts;
using Tera.Measurement.Plausibility;
using Tera.Measurement.Sheets;
using Tera.Measurement.Snapshots;
using Tera.Measurement.Versions;
using Tera.Organisation.Contracts;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;

namespace Tera.Measurement.Recaps;

/// <summary>The figures of a run for screen and workbook: as approved once its run has ended, else as they stand. Employees are not in them.</summary>
public sealed class RunFigures(RunReviews reviews, RecapReader recaps, DoubtReader doubts, SnapshotMaking snapshots, VersionReader versions)
{
    /// <summary>A run that measures, with the version it approved; null where somebody may see none of that id.</summary>
    public async Task<(RunReview Of, VersionStanding? Standing)?> SeenAsync(RunId run, SignedInUser user, CancellationToken ct) =>
        await reviews.OfAsync(run, user.PersonId, ct) is { } of && user.Sees(of.Head.Agency) && MeasurementArtifacts.Measures(of.Definition)
            ? (of, await versions.OfRunAsync(run, ct))
            : null;

    /// <summary>The same, or with <paramref name="frozen"/> the figures the paper was printed from; null where there are none to be seen.</summary>
    public async Task<(AgencyRecap Recap, VersionStanding? Standing)?> AskedAsync(RunId run, bool frozen, SignedInUser user, CancellationToken ct)
    {
        if (await SeenAsync(run, user, ct) is not var (of, standing))
        {
            return null;
        }

        var kept = frozen ? await snapshots.LatestOfFiguresAsync(run, of.Definition, ct) : null;
        return frozen && kept is null ? null : (kept?.Read().Recap ?? (await OfAsync(of, standing, ct)).Recap, standing);
    }

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
