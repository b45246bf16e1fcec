using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Measurement.Sheets;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Deadlines;

/// <summary>Until when sheets are filled.</summary>
public sealed class DeadlineReader(TeraDbContext db, IClock clock)
{
    /// <summary>The newest decision about a quarter; null where nobody has set one.</summary>
    public Task<SheetDeadline?> OfQuarterAsync(AgencyId agency, FiscalPeriod period, CancellationToken ct)
    {
        var (year, quarter) = (period.Year.Value, period.Quarter.Number);
        return db.Set<SheetDeadline>().AsNoTracking().TagWith("Measurement: deadline of a quarter")
            .Where(one => one.AgencyId == agency && one.FiscalYear == year && one.Quarter == quarter)
            .OrderByDescending(one => one.SetAt).ThenByDescending(one => one.Id).FirstOrDefaultAsync(ct);
    }

    /// <summary>What holds for a unit; null where nobody has set a deadline.</summary>
    public async Task<DeadlineStanding?> OfUnitAsync(AgencyId agency, UnitId unit, FiscalPeriod period, CancellationToken ct)
    {
        if (await OfQuarterAsync(agency, period, ct) is not { } deadline)
        {
            return null;
        }

        var (year, quarter) = (period.Year.Value, period.Quarter.Number);
        return DeadlineStanding.Of(deadline, await db.Set<DeadlineException>().AsNoTracking().TagWith("Measurement: leave of a unit")
            .Where(one => one.UnitId == unit && one.FiscalYear == year && one.Quarter == quarter)
            .OrderByDescending(one => one.GrantedAt).ThenByDescending(one => one.Id).FirstOrDefaultAsync(ct));
    }

    /// <summary>What holds for a sheet, and whether it is over now. An employee's sheet has no deadline of its own.</summary>
    public async Task<(DeadlineStanding? Standing, bool IsOver)> OfSheetAsync(Sheet sheet, CancellationToken ct) =>
        sheet.UnitId is { } unit && await OfUnitAsync(sheet.AgencyId, unit, sheet.Period, ct) is { } standing
            ? (standing, standing.IsOver(clock.GetCurrentInstant()))
            : (null, false);

    /// <summary>Why a sheet takes nothing any more; null while it does.</summary>
    public async Task<Rejection?> RefusalAsync(Sheet sheet, CancellationToken ct) =>
        await OfSheetAsync(sheet, ct) is ({ } standing, true) ? DeadlineRejections.Over(standing.LastDay) : null;
}

internal sealed class DeadlineMapping : IEntityTypeConfiguration<SheetDeadline>
{
    public void Configure(EntityTypeBuilder<SheetDeadline> builder)
    {
        builder.ToTable("deadline", MeasurementModule.Schema);
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.HasOne<Agency>().WithMany().HasForeignKey(one => one.AgencyId);
    }
}

internal sealed class DeadlineExceptionMapping : IEntityTypeConfiguration<DeadlineException>
{
    public void Configure(EntityTypeBuilder<DeadlineException> builder)
    {
        builder.ToTable("deadline_exception", MeasurementModule.Schema);
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.HasOne<Unit>().WithMany().HasForeignKey(one => one.UnitId);
    }
}
