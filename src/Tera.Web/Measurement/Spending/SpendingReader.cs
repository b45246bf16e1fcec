using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Measurement.Periods;
using Tera.Measurement.Recaps;
using Tera.Measurement.Snapshots;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Planning;
using Tera.Planning.Budgets;
using Tera.Planning.Contracts;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Spending;

/// <summary>One line of the budget with what was spent on it up to the end of a quarter.</summary>
/// <param name="Line">As it stood on the last day of the quarter.</param>
/// <param name="Unit">Who spends it.</param>
/// <param name="Indicator">What it pays for; null where no single indicator tells.</param>
/// <param name="OnSheet">What the sheet of that indicator tells; null for nothing.</param>
/// <param name="Told">What was told for the line; null for nothing.</param>
/// <param name="MayTell">The reader may tell it.</param>
public sealed record SpendingLine(BudgetItem Line, string Unit, string? Indicator, decimal? OnSheet, LineSpending? Told, bool MayTell)
{
    /// <summary>What counts, once: the sheet's where it tells.</summary>
    public decimal? Counted => OnSheet ?? Told?.Spent;

    public bool Differs => OnSheet is { } sheet && Told is { } line && sheet != line.Spent;
}

/// <summary>The budget of a quarter with its spending.</summary>
/// <param name="StandsSince">Since when its figures stand in a document on its way to approval; null where they do not.</param>
/// <param name="Uncounted">Sums that stand on sheets from when one line paid for the indicator, by its name: several do now, and theirs count.</param>
public sealed record SpendingView(FiscalPeriod Period, bool Closed, Instant? StandsSince, IReadOnlyList<SpendingLine> Lines, IReadOnlyList<(string Indicator, decimal Sum)> Uncounted)
{
    /// <summary>Whether anything may be told now.</summary>
    public bool Open => !Closed && StandsSince is null;

    public decimal Ceiling => Lines.Sum(line => line.Line.Ceiling);

    /// <summary>Null where nobody has told any.</summary>
    public decimal? Spent => Lines.Any(line => line.Counted is not null) ? Lines.Sum(line => line.Counted ?? 0) : null;

    /// <summary>Lines with a ceiling, as the recapitulation counts them.</summary>
    public int Funded => Lines.Count(line => line.Line.Ceiling > 0);

    /// <summary>Those of them of which the spending is known.</summary>
    public int Known => Lines.Count(line => line.Line.Ceiling > 0 && line.Counted is not null);
}

/// <summary>Reads what was spent by line of the budget.</summary>
public sealed class SpendingReader(TeraDbContext db, PlanReader plans, RecapReader recaps, PlanningUnit planners, StandingFigures standing)
{
    /// <summary>Every line of an agency's year as of a quarter.</summary>
    public async Task<SpendingView> OfAsync(AgencyId agency, FiscalPeriod period, SignedInUser user, CancellationToken ct)
    {
        var (year, quarter) = (period.Year.Value, period.Quarter.Number);
        var plan = await plans.OfAsync(agency, period, ct);
        var rows = (await recaps.OfAsync(agency, period, ct)).Rows.ToDictionary(row => row.Indicator);
        var told = await db.Set<LineSpending>().AsNoTracking().TagWith("Measurement: spending by budget line")
            .Where(one => one.AgencyId == agency && one.FiscalYear == year && one.Quarter == quarter).ToDictionaryAsync(one => one.ItemId, ct);
        var units = await db.Set<Unit>().Where(unit => unit.AgencyId == agency).ToDictionaryAsync(unit => unit.Id, unit => unit.Name, ct);
        var single = plan.Indicators.Select(planned => planned.Budget?.Single?.Id).OfType<BudgetItemId>().ToHashSet();
        var isKeeper = await planners.IncludesAsync(user, agency, ct);
        var closed = await db.Set<PeriodFigures>().AnyAsync(one => one.AgencyId == agency && one.FiscalYear == year && one.Quarter == quarter && one.ClosedAt != null, ct);
        var since = closed ? null : await standing.SinceAsync(agency, period, user.PersonId, ct);
        return new(
            period, closed, since,
            [
                .. plan.Budget.Select(line =>
                {
                    var row = line.IndicatorId is { } indicator ? rows.GetValueOrDefault(indicator) : null;
                    return new SpendingLine(
                        line, units.GetValueOrDefault(line.UnitId, PlanWords.None), row?.Name, row is { SpentByLine: false } && single.Contains(line.Id) ? row.Spent : null, told.GetValueOrDefault(line.Id),
                        !closed && since is null && (isKeeper || IsOwn(user, line)));
                }),
            ],
            [.. rows.Values.Where(row => row is { PaidBy.Count: > 0, SpentOnSheet: not null }).OrderBy(row => row.Number).Select(row => (row.Name, row.SpentOnSheet!.Value))]);
    }

    /// <summary>Whether somebody sits in the unit that spends a line.</summary>
    internal static bool IsOwn(SignedInUser user, BudgetItem line) => user.Positions.Any(post => post.UnitId == line.UnitId);
}
