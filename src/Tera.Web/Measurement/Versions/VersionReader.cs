using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tera.Measurement.Snapshots;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Platform.Data;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Measurement.Versions;

/// <summary>Reads the versions of quarters, and says which of them counts.</summary>
public sealed class VersionReader(TeraDbContext db)
{
    /// <summary>Every version of a quarter, the first one first; tracked, for those who change the open one.</summary>
    public Task<List<QuarterVersion>> OfQuarterAsync(AgencyId agency, FiscalPeriod period, CancellationToken ct)
    {
        var (year, quarter) = (period.Year.Value, period.Quarter.Number);
        return db.Set<QuarterVersion>().TagWith("Measurement: versions of a quarter")
            .Where(one => one.AgencyId == agency && one.FiscalYear == year && one.Quarter == quarter).OrderBy(one => one.Number).ToListAsync(ct);
    }

    /// <summary>The version a run approved, among the others of its quarter; null where the run approved none.</summary>
    public async Task<VersionStanding?> OfRunAsync(RunId run, CancellationToken ct) =>
        await StandingAsync(await db.Set<QuarterVersion>().AsNoTracking().TagWith("Measurement: version of a run")
            .FirstOrDefaultAsync(one => one.RunId == run && one.ClosedAt != null, ct), ct);

    /// <summary>The version whose approved figures these are; null where they were never approved.</summary>
    public async Task<VersionStanding?> OfSnapshotAsync(SnapshotId snapshot, CancellationToken ct) =>
        await StandingAsync(await db.Set<QuarterVersion>().AsNoTracking().TagWith("Measurement: version of frozen figures")
            .FirstOrDefaultAsync(one => one.SnapshotId == snapshot, ct), ct);

    /// <summary>The last approved version, which counts, beside one that is open; null where nothing was ever approved.</summary>
    public async Task<VersionStanding?> CountingAsync(AgencyId agency, FiscalPeriod period, CancellationToken ct)
    {
        var all = await OfQuarterAsync(agency, period, ct);
        return all.FindLast(one => one.IsApproved) is { } counting ? VersionStanding.Of(counting, all) : null;
    }

    /// <summary>The figures of an approved version; null where none were frozen.</summary>
    public async Task<FrozenRecap?> FiguresAsync(QuarterVersion version, CancellationToken ct) =>
        version.SnapshotId is { } id ? (await db.Set<Snapshot>().AsNoTracking().SingleAsync(one => one.Id == id, ct)).Read() : null;

    private async Task<VersionStanding?> StandingAsync(QuarterVersion? version, CancellationToken ct) =>
        version is null ? null : VersionStanding.Of(version, await OfQuarterAsync(version.AgencyId, version.Period, ct));
}

internal sealed class QuarterVersionMapping : IEntityTypeConfiguration<QuarterVersion>
{
    public void Configure(EntityTypeBuilder<QuarterVersion> builder)
    {
        builder.ToTable("quarter_version", MeasurementModule.Schema).HasKey(one => new { one.AgencyId, one.FiscalYear, one.Quarter, one.Number });
        builder.Ignore(one => one.Period).Ignore(one => one.Sums).Ignore(one => one.IsApproved);
        builder.HasOne<Agency>().WithMany().HasForeignKey(one => one.AgencyId);
        builder.HasOne<Snapshot>().WithMany().HasForeignKey(one => one.SnapshotId);
    }
}
