using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Periods;
using Tera.Measurement.Policies;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.RegionFigures;

/// <summary>One agency's line in the figures of its region.</summary>
/// <param name="Reached">Unrounded percent in the reading the region takes; null where nothing could be assessed.</param>
public sealed record AgencyLine(
    AgencyId Agency, string Name, decimal? Reached, string? Category, int Assessed, int Due, decimal Ceiling, decimal Spent, int Sheets, int HandedIn, bool Closed);

/// <summary>A region's quarter.</summary>
/// <param name="Lines">Every agency, in the region's order; those without a summary yet stand without figures.</param>
/// <param name="Whole">The region's figure by its policy.</param>
/// <param name="Others">The same by what the region did not choose.</param>
public sealed record RegionQuarter(
    PolicyInForce Policy, IReadOnlyList<AgencyLine> Lines, RecapitulatedAchievement Whole, IReadOnlyList<(RegionAggregation Method, RecapitulatedAchievement Reached)> Others)
{
    public string? Category => Whole.Rounded is { } percent ? Policy.Scale.Of(percent)?.Label : null;

    public decimal Ceiling => Lines.Sum(line => line.Ceiling);

    public decimal Spent => Lines.Sum(line => line.Spent);
}

/// <summary>
/// The figures of a region from the summaries of its agencies: a row each, kept in the transaction that changes a value, so that
/// no value is scanned and nothing can lag behind.
/// </summary>
public sealed class RegionFiguresQuery(TeraDbContext db, PolicyReader policies)
{
    /// <summary>A region has some dozens of agencies; a bound that none reaches.</summary>
    public const int MostAgencies = 500;

    public async Task<RegionQuarter> ReadAsync(FiscalPeriod period, CancellationToken ct)
    {
        var (year, quarter) = (period.Year.Value, period.Quarter.Number);
        var rows = await (
            from agency in db.Set<Agency>().AsNoTracking()
            join figures in db.Set<PeriodFigures>().Where(figures => figures.FiscalYear == year && figures.Quarter == quarter)
                on agency.Id equals figures.AgencyId into found
            from figures in found.DefaultIfEmpty()
            orderby agency.Ordinal, agency.Name
            select new { agency.Id, agency.Name, figures }).TagWith("Measurement: figures of a region").Take(MostAgencies).ToListAsync(ct);
        var policy = await policies.OfAsync(period.LastDay, ct);
        var basis = policy.Policy.Basis;
        List<AgencyLine> lines =
        [
            .. rows.Select(row =>
            {
                var reached = basis is AchievementBasis.Capped ? row.figures?.AchievementCapped : row.figures?.AchievementRaw;
                var printed = new RecapitulatedAchievement(reached, basis, 1, 1, Decimals: 2).Rounded;
                return new AgencyLine(
                    row.Id, row.Name, reached, printed is { } percent ? policy.Scale.Of(percent)?.Label : null, row.figures?.Assessed ?? 0, row.figures?.Due ?? 0,
                    row.figures?.Ceiling ?? 0, row.figures?.Spent ?? 0, row.figures?.Sheets ?? 0, row.figures?.HandedIn ?? 0, row.figures?.ClosedAt is not null);
            }),
        ];
        List<AgencyShare> shares = [.. lines.Select(line => new AgencyShare(line.Reached, line.Assessed))];
        return new(
            policy, lines, Recapitulation.OfRegion(shares, policy.Policy.OfRegion, basis),
            [.. RegionAggregation.All.Where(method => method != policy.Policy.OfRegion).Select(method => (method, Recapitulation.OfRegion(shares, method, basis)))]);
    }
}
