using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Measurement.Deadlines;
using Tera.Measurement.Employees;
using Tera.Measurement.Periods;
using Tera.Measurement.Versions;
using Tera.Organisation;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Measurement.Sheets;

/// <summary>Opens the sheets of a run with their rows, and opens them again when the work comes back.</summary>
public sealed class SheetOpening(TeraDbContext db, SheetRows rows, PeriodSums sums, LeaveAfterReturn leave, QuarterClosing closing)
{
    /// <summary>The period a run measures; a yearly run measures the fourth quarter, whose figures are those of the year.</summary>
    public static FiscalPeriod PeriodOf(RunSubject subject) => new(new FiscalYear(subject.FiscalYear), new Quarter(subject.Quarter ?? 4));

    public PeriodSums Sums => sums;

    /// <summary>Every sheet of a run, tracked.</summary>
    public Task<List<Sheet>> OfRunAsync(RunId run, CancellationToken ct) => db.Set<Sheet>().Where(sheet => sheet.RunId == run).ToListAsync(ct);

    /// <summary>One sheet for each slot: new ones with empty rows, earlier ones as they were, with the reason why they came back.</summary>
    /// <param name="head">The run.</param>
    /// <param name="slots">Whose.</param>
    /// <param name="back">Why and by whom they came back; null when they are opened for the first time.</param>
    /// <param name="selfStanding">True when the run has no task in which they are handed in.</param>
    /// <param name="at">When.</param>
    /// <param name="ct">Ends waiting.</param>
    public async Task OpenAsync(RunHead head, IReadOnlyList<Slot> slots, SentBack? back, bool selfStanding, Instant at, CancellationToken ct)
    {
        var of = new SheetRun(head.Id, head.Agency, PeriodOf(head.Subject));
        var again = await closing.TakeUpAsync(head.Id, head.Agency, of.Period, ct);
        var there = await OfRunAsync(head.Id, ct);
        foreach (var slot in slots)
        {
            if (there.Find(sheet => sheet.Slot == slot.Value) is { } before)
            {
                await ReopenAsync(before, back, at, ct);
                continue;
            }

            var sheet = db.Add(Sheet.Open(of, slot, selfStanding, at)).Entity;
            if (sheet.PersonId is not null)
            {
                db.Add(EmployeeResult.Blank(sheet.Id));
            }

            if (again is { Reason: { } reason })
            {
                await leave.GiveAsync(sheet, $"Dibuka kembali: {reason}", again.OpenedBy, at, ct);
            }
        }

        // Where another run of the quarter was approved meanwhile, its rows are what there is.
        var figures = await sums.LockedAsync(head.Agency, of.Period, ct);
        var moved = figures.ClosedAt is null && await rows.FollowPlanAsync(head.Agency, of.Period, [.. slots.Select(slot => slot.Unit).OfType<UnitId>()], ct);
        await db.SaveChangesAsync(ct);
        // Sheets of employees, and those that come back, bring no figure that has not been reckoned.
        await (moved || !figures.IsReckoned ? sums.RecountAsync(head.Agency, of.Period, ct) : sums.RecountSheetsAsync(head.Agency, of.Period, ct));
    }

    /// <summary>Sheets of their own for the units the plan expects figures from, where the SOP asks its employees alone; nothing where they are there.</summary>
    /// <param name="head">The run.</param>
    /// <param name="at">When.</param>
    /// <param name="ct">Ends waiting.</param>
    public async Task OpenOfUnitsAsync(RunHead head, Instant at, CancellationToken ct)
    {
        if (await db.Set<Sheet>().AnyAsync(sheet => sheet.RunId == head.Id && sheet.UnitId != null, ct))
        {
            return;
        }

        var units = await rows.UnitsAsync(head.Agency, PeriodOf(head.Subject), ct);
        if (units.Count > 0)
        {
            await OpenAsync(head, [.. units.Select(Slot.Of)], back: null, selfStanding: true, at, ct);
        }
    }

    private async Task ReopenAsync(Sheet sheet, SentBack? back, Instant at, CancellationToken ct)
    {
        if (sheet.IsOpen)
        {
            return;
        }

        if (!sheet.Return(back?.Reason ?? "Pekerjaan kembali ke langkah pengisian.", back?.By, at).Accepted(out _, out var no))
        {
            throw new InvalidOperationException($"Sheet {sheet.Id} of a run that goes on refused to open: {no.Code}.");
        }

        await leave.GiveAsync(sheet, $"Dikembalikan: {sheet.ReturnReason}", back?.By, at, ct);
    }
}

/// <summary>Why work came back, and who sent it.</summary>
public sealed record SentBack(string Reason, PersonId? By);
