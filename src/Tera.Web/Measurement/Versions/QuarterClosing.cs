using Tera.Measurement.Periods;
using Tera.Measurement.Sheets;
using Tera.Measurement.Snapshots;
using Tera.Organisation;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Measurement.Versions;

/// <summary>Approves the version of a quarter when its run ends, and gives a version that was opened again to the run that fills it.</summary>
public sealed class QuarterClosing(TeraDbContext db, VersionReader versions, SnapshotMaking snapshots, PeriodSums sums)
{
    /// <summary>
    /// The run has come to its end: what it froze last, and printed, is what counts. Where another run of the quarter was approved before it,
    /// that one keeps counting.
    /// </summary>
    public async Task ApproveAsync(RunMoment moment, CancellationToken ct)
    {
        var (agency, of) = (moment.Head.Agency, SheetOpening.PeriodOf(moment.Head.Subject));
        // The last act may be the one that freezes.
        await db.SaveChangesAsync(ct);
        var period = await sums.LockedAsync(agency, of, ct);
        if (period.ClosedAt is not null)
        {
            return;
        }

        var frozen = await snapshots.LatestOfFiguresAsync(moment.Head.Id, moment.Definition, ct);
        if (frozen?.Read().Recap.Totals is { } totals)
        {
            period.Take(totals, period.Sheets, period.HandedIn);
        }

        var version = (await versions.OfQuarterAsync(agency, of, ct)).FindLast(one => !one.IsApproved) ?? db.Add(QuarterVersion.First(agency, of)).Entity;
        version.Approve(moment.Head.Id, frozen?.Id, period.Sums, moment.At);
        period.Close(moment.Head.Id, moment.At);
    }

    /// <summary>The version that was opened again and that a run fills from now on; null where there is none.</summary>
    public async Task<QuarterVersion?> TakeUpAsync(RunId run, AgencyId agency, FiscalPeriod of, CancellationToken ct)
    {
        var period = await sums.LockedAsync(agency, of, ct);
        if ((await versions.OfQuarterAsync(agency, of, ct)).FindLast(one => !one.IsApproved) is not { } open)
        {
            return null;
        }

        open.TakeUp(run);
        period.TakeUp(run);
        return open;
    }
}
