using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Measurement.Sheets;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.People;
using Tera.Organisation.Positions;
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

    /// <summary>What holds for an employee: everybody's, or the longest of his own leave and those of units in which he holds an office. The database reckons the same.</summary>
    public async Task<DeadlineStanding?> OfEmployeeAsync(AgencyId agency, PersonId person, FiscalPeriod period, CancellationToken ct)
    {
        if (await OfQuarterAsync(agency, period, ct) is not { } deadline)
        {
            return null;
        }

        var (year, quarter) = (period.Year.Value, period.Quarter.Number);
        var all = await db.Set<DeadlineException>().AsNoTracking().TagWith("Measurement: leaves of a quarter")
            .Where(one => one.AgencyId == agency && one.FiscalYear == year && one.Quarter == quarter && (one.PersonId == null || one.PersonId == person))
            .OrderByDescending(one => one.GrantedAt).ThenByDescending(one => one.Id).ToListAsync(ct);
        var held = await (
            from assignment in db.Set<Assignment>().AsNoTracking()
            join position in db.Set<Position>() on assignment.PositionId equals position.Id
            where assignment.PersonId == person
            select new { position.UnitId, assignment.ValidFrom, assignment.ValidUntil }).TagWith("Measurement: offices of an employee").ToListAsync(ct);
        var own = all.DistinctBy(one => (one.UnitId, one.PersonId)).Where(one => one.PersonId == person || held.Exists(office => office.UnitId == one.UnitId
            && office.ValidFrom <= one.LastDay && (office.ValidUntil is null || office.ValidUntil >= one.GrantedAt.InUtc().Date)));
        return DeadlineStanding.Of(deadline, own.MaxBy(one => one.ClosesAt));
    }

    /// <summary>What holds for a sheet; null where nobody has set a deadline.</summary>
    public Task<DeadlineStanding?> StandingAsync(Sheet sheet, CancellationToken ct) => sheet.UnitId is { } unit
        ? OfUnitAsync(sheet.AgencyId, unit, sheet.Period, ct)
        : OfEmployeeAsync(sheet.AgencyId, sheet.PersonId!.Value, sheet.Period, ct);

    /// <summary>The same, and whether it is over now.</summary>
    public async Task<(DeadlineStanding? Standing, bool IsOver)> OfSheetAsync(Sheet sheet, CancellationToken ct) =>
        await StandingAsync(sheet, ct) is { } standing ? (standing, standing.IsOver(clock.GetCurrentInstant())) : (null, false);

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
        builder.HasOne<Person>().WithMany().HasForeignKey(one => one.PersonId);
    }
}
