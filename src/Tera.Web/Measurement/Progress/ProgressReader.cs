using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Periods;
using Tera.Measurement.Policies;
using Tera.Measurement.Recaps;
using Tera.Measurement.RegionFigures;
using Tera.Measurement.Versions;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Progress;

/// <summary>What was reached over quarters and years, from the summaries; the indicators of one year from its recapitulations.</summary>
public sealed class ProgressReader(TeraDbContext db, PolicyReader policies, CountingFigures figures, VersionReader versions, RegionFiguresQuery region)
{
    /// <summary>Years shown before the one asked for.</summary>
    private const int YearsBack = 2;

    /// <summary>What somebody asks for; null where he may see none of it.</summary>
    /// <param name="agency">Null for the whole region.</param>
    /// <param name="year">The last year of the trend.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<ProgressView?> SeenAsync(AgencyId? agency, FiscalYear year, SignedInUser user, CancellationToken ct) => agency is { } one
        ? user.Sees(one) ? await OfAgencyAsync(one, year, ct) : null
        : user.SeesEveryAgency ? await OfRegionAsync(await RegionNameAsync(ct), year, ct) : null;

    /// <summary>An agency; null when there is none of that id.</summary>
    public async Task<ProgressView?> OfAgencyAsync(AgencyId agency, FiscalYear year, CancellationToken ct)
    {
        if (await db.Set<Agency>().Where(one => one.Id == agency).Select(one => one.Name).SingleOrDefaultAsync(ct) is not { } name)
        {
            return null;
        }

        var (last, first) = (year.Value, year.Value - YearsBack);
        var periods = await db.Set<PeriodFigures>().AsNoTracking().TagWith("Measurement: trend of an agency")
            .Where(row => row.AgencyId == agency && row.FiscalYear >= first && row.FiscalYear <= last && row.Due > 0)
            .OrderBy(row => row.FiscalYear).ThenBy(row => row.Quarter).ToListAsync(ct);
        List<ProgressPoint> trend = [];
        foreach (var row in periods)
        {
            trend.Add(await PointAsync(row, ct));
        }

        Dictionary<int, AgencyRecap> quarters = [];
        foreach (var row in periods.Where(row => row.FiscalYear == last))
        {
            quarters[row.Quarter] = await figures.OfAsync(agency, new(year, new(row.Quarter)), ct);
        }

        return new(name, year, trend, await LinesAsync(quarters, year, ct)) { OfAgency = true };
    }

    /// <summary>The agencies of the region beside each other.</summary>
    public async Task<ProgressView> OfRegionAsync(string name, FiscalYear year, CancellationToken ct)
    {
        var (last, first) = (year.Value, year.Value - YearsBack);
        var there = await db.Set<PeriodFigures>().AsNoTracking().TagWith("Measurement: quarters of a region")
            .Where(row => row.FiscalYear >= first && row.FiscalYear <= last && row.Due > 0)
            .Select(row => new { row.FiscalYear, row.Quarter }).Distinct().OrderBy(row => row.FiscalYear).ThenBy(row => row.Quarter).ToListAsync(ct);
        List<ProgressPoint> trend = [];
        Dictionary<int, RegionQuarter> quarters = [];
        foreach (var row in there)
        {
            var period = new FiscalPeriod(new(row.FiscalYear), new(row.Quarter));
            var figures = await region.ReadAsync(period, ct);
            trend.Add(new(
                period, figures.Whole.Rounded, figures.Category, Shades.Of(figures.Policy.Scale, figures.Category), Absorbed(figures.Ceiling, figures.Spent),
                figures.Whole.Counted, figures.Whole.Of, figures.Lines.Where(line => line.Due > 0).All(line => line.Closed || line.Correcting is not null))
            {
                IsWhole = figures.IsWhole,
                How = How(figures.Policy.Policy.OfRegion.Name, figures.Policy.Policy),
            });
            if (row.FiscalYear == last)
            {
                quarters[row.Quarter] = figures;
            }
        }

        var lines = quarters.Values.SelectMany(one => one.Lines).Where(line => line.Due > 0).DistinctBy(line => line.Agency)
            .Select(agency => new ProgressLine("", agency.Name, "", MeasurementLinks.ProgressOf(agency.Agency, year), quarters.ToDictionary(one => one.Key, one => Cell(one.Value, agency.Agency))));
        return new(name, year, trend, [.. lines]) { OfAgency = false };
    }

    /// <summary>Name of the region of the scope.</summary>
    public Task<string> RegionNameAsync(CancellationToken ct) =>
        db.Database.SqlQuery<string>($"""select name as "Value" from organisation.region where id = platform.current_region()""").SingleAsync(ct);

    private static ProgressCell Cell(RegionQuarter quarter, AgencyId agency)
    {
        var line = quarter.Lines.First(one => one.Agency == agency);
        var printed = MeasuredWords.Percent(line.Printed, 2);
        var words = line.Category ?? (line.Due == 0 ? "belum diukur" : "belum dapat dinilai");
        return new(printed, line.Correcting is { } open ? $"{words}, versi {open} sedang diperbaiki" : line.Closed ? words : $"{words}, sementara", Shades.Of(quarter.Policy.Scale, line.Category), null);
    }

    internal async Task<ProgressPoint> PointAsync(PeriodFigures row, CancellationToken ct)
    {
        var period = new FiscalPeriod(new(row.FiscalYear), new(row.Quarter));
        var policy = await policies.OfAsync(period.LastDay, ct);
        // What is being corrected counts as it was approved.
        var counting = row.ClosedAt is null ? await versions.CountingAsync(row.AgencyId, period, ct) : null;
        var sums = counting is { Version: var approved } ? approved.Sums : row.Sums;
        var exact = sums.CountingOn(policy.Policy.Basis);
        var printed = new RecapitulatedAchievement(exact, policy.Policy.Basis, sums.Assessed, sums.Due, Decimals: 2).Within(policy.Policy.MeanCap).Rounded;
        var whole = row.ClosedAt is not null || counting is not null || sums.Assessed == sums.Due;
        var label = whole && printed is { } percent ? policy.Scale.Of(percent)?.Label : null;
        return new(period, printed, label, Shades.Of(policy.Scale, label), Absorbed(sums.Ceiling, sums.Spent), sums.Assessed, sums.Due, row.ClosedAt is not null)
        {
            IsWhole = whole,
            Correcting = counting is { Version: var held } ? held.Number + 1 : null,
            How = How(policy.Policy.OfAgency.Name, policy.Policy),
        };
    }

    private static string How(string method, MeasurementPolicy policy) => $"{method}, {MeasuredWords.Of(policy.Basis, policy.MeanCap)}";

    private async Task<IReadOnlyList<ProgressLine>> LinesAsync(Dictionary<int, AgencyRecap> quarters, FiscalYear year, CancellationToken ct)
    {
        Dictionary<int, CategoryScale> scales = [];
        foreach (var quarter in quarters.Keys)
        {
            scales[quarter] = (await policies.OfAsync(new FiscalPeriod(year, new(quarter)).LastDay, ct)).Scale;
        }

        // An indicator that a revision took out of the agreement, or gave to another unit, keeps the quarters in which it was promised.
        return
        [
            .. quarters.OrderByDescending(one => one.Key).SelectMany(one => one.Value.Rows).DistinctBy(row => row.Indicator).OrderBy(row => row.ObjectiveNumber).Select(row => new ProgressLine(
                $"{row.ObjectiveNumber}. {row.Objective}", row.Name, row.UnitName, Planning.PlanningLinks.Indicator(row.Indicator),
                quarters.Select(one => (one.Key, Row: one.Value.Rows.FirstOrDefault(other => other.Indicator == row.Indicator))).Where(one => one.Row is not null)
                    .ToDictionary(one => one.Key, one => Cell(one.Row!, scales[one.Key])))
                {
                    TowardsEnd = row.Strategic?.Progress, EndOfPlan = row.Strategic?.LastYear,
                }),
        ];
    }

    private static ProgressCell Cell(RecapRow row, CategoryScale scale) => new(
        row.Achievement, row.CategoryWords ?? row.WhyNot ?? "", row.Degree ?? Shades.Of(scale, row.Category), row.Entry is { } entry ? MeasurementLinks.Figure(entry) : null);

    /// <summary>Nothing spent where nobody has told any money is not zero.</summary>
    private static decimal? Absorbed(decimal ceiling, decimal? spent) => spent is { } told && BudgetLine.Of(ceiling, told).Accepted(out var line, out _)
        && BudgetAbsorption.Of([line]) is BudgetAbsorption.Assessed { Percent: var percent } ? percent : null;
}
