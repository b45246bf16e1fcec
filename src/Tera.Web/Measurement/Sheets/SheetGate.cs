using Tera.Measurement.Deadlines;
using Tera.Measurement.Periods;
using Tera.Shared;

namespace Tera.Measurement.Sheets;

/// <summary>Whether a sheet takes figures and files now: it is open, its quarter is not closed, its deadline has not passed.</summary>
public sealed class SheetGate(PeriodSums sums, DeadlineReader deadlines, MoneyByLine money)
{
    public PeriodSums Sums => sums;

    /// <summary>Which of its money it never takes.</summary>
    public MoneyByLine Money => money;

    /// <summary>Why the sheet, locked, takes nothing; null when it does. Locks the quarter, so that it cannot close before the change is kept.</summary>
    public async Task<Rejection?> RefusalAsync(Sheet sheet, CancellationToken ct) =>
        !sheet.IsOpen ? SheetRejections.Locked(sheet.State)
        : (await sums.LockedAsync(sheet.AgencyId, sheet.Period, ct)).ClosedAt is not null ? SheetRejections.PeriodClosed
        : await deadlines.RefusalAsync(sheet, ct);
}
