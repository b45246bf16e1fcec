using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Periods;
using Tera.Measurement.Policies;
using Tera.Measurement.Recaps;
using Tera.Measurement.Versions;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Planning.Contracts;
using Tera.Planning.Indicators;
using Tera.Planning.Budgets;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.RegionFigures;

/// <summary>One agency's line in the figures of its region.</summary>
/// <param name="Reached">Unrounded percent that counts, in the reading and within the cap on means the region takes; null where nothing could be assessed.</param>
public sealed record AgencyLine(
    AgencyId Agency, string Name, decimal? Reached, string? Category, int Assessed, int Due, decimal Ceiling, decimal? Spent, int Sheets, int HandedIn, bool Closed)
{
    /// <summary>The same as printed.</summary>
    public decimal? Printed { get; init; }

    /// <summary>Unrounded percent by either reading, without a cap on means.</summary>
    public (decimal? Raw, decimal? Capped) Uncapped { get; init; }

    /// <summary>Lines of the budget, and those of which the spending is known.</summary>
    public int BudgetLines { get; init; }

    public int BudgetTold { get; init; }

    /// <summary>The word for its absorption; null where the region has chosen none.</summary>
    public string? AbsorptionCategory { get; init; }

    /// <summary>As printed, by the way the region chose; null where it was not kept.</summary>
    public string? Efficiency { get; init; }

    /// <summary>Number of a version that is being filled while the figures here, of the version before, count; null for none.</summary>
    public int? Correcting { get; init; }

    /// <summary>Whether its figure is that of all it promised: approved, or of every indicator that is due; of one that has no plan nothing is awaited.</summary>
    public bool IsWhole => Due > 0 ? Closed || Correcting is not null || Assessed == Due : BudgetLines == 0;

    /// <summary><c>ditutup</c>, <c>berjalan</c>, <c>berlaku, versi 2 diperbaiki</c>; null before any sheet.</summary>
    public string? State => Correcting is { } open ? $"ditutup, versi {open} sedang diperbaiki" : Closed ? "ditutup" : Sheets == 0 ? null : "berjalan";
}

/// <summary>A region's quarter.</summary>
/// <param name="Lines">Every agency, in the region's order; those without a summary yet stand without figures.</param>
/// <param name="Whole">The region's figure by its policy.</param>
/// <param name="Others">The same by what the region did not choose, each with its name.</param>
public sealed record RegionQuarter(
    PolicyInForce Policy, IReadOnlyList<AgencyLine> Lines, RecapitulatedAchievement Whole, IReadOnlyList<(string Name, RecapitulatedAchievement Reached)> Others)
{
    /// <summary>As printed before the cap on means; null where that changes nothing.</summary>
    public string? Uncapped => RecapMaking.Uncapped(Whole);

    /// <summary>Whether the figure is that of all agencies with all they promised; else it grows with what is still to come, and is neither graded nor compared.</summary>
    public bool IsWhole => Lines.All(line => line.IsWhole);

    /// <summary>Null where nothing could be assessed, and while something is still to come.</summary>
    public string? Category => IsWhole && Whole.Rounded is { } percent ? Policy.Scale.Of(percent)?.Label : null;

    /// <summary>Of how many indicators the figure is, and how many are due.</summary>
    public (int Assessed, int Due) Indicators => (Lines.Sum(line => line.Assessed), Lines.Sum(line => line.Due));

    public decimal Ceiling => Lines.Sum(line => line.Ceiling);

    /// <summary>Rupiah; null where no agency has told.</summary>
    public decimal? Spent => Lines.Any(line => line.Spent is not null) ? Lines.Sum(line => line.Spent ?? 0) : null;

    public int BudgetLines => Lines.Sum(line => line.BudgetLines);

    public int BudgetTold => Lines.Sum(line => line.BudgetTold);

    /// <summary>The word for the region's absorption; null where it has chosen none.</summary>
    public string? AbsorptionCategory => Policy.AbsorptionCategory(Ceiling, Spent);

    /// <summary>By the way the region chose. Money nobody has told would look saved: until all is told there is none, and why is said.</summary>
    public RecapEfficiency Efficiency => BudgetTold < BudgetLines
        ? new(PlanWords.None, $"Baru {BudgetTold} dari {BudgetLines} mata anggaran dilaporkan; yang belum dilaporkan tidak dianggap hemat", [])
        : RecapMaking.EfficiencyOfWhole(Whole.Exact, Ceiling, Spent, Policy.Policy.Efficiency);
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
        // A quarter that is being corrected counts as it was approved.
        var versions = await db.Set<QuarterVersion>().AsNoTracking().TagWith("Measurement: versions in a region's quarter")
            .Where(one => one.FiscalYear == year && one.Quarter == quarter).OrderBy(one => one.Number).ToListAsync(ct);
        var corrected = versions.GroupBy(one => one.AgencyId).Where(own => own.Last() is { IsApproved: false, Number: > 1 })
            .ToDictionary(own => own.Key, own => (Counts: own.Last(one => one.IsApproved), Open: own.Last().Number));
        var policy = await policies.OfAsync(period.LastDay, ct);
        var basis = policy.Policy.Basis;
        var planned = await PlannedAsync([.. rows.Where(row => row.figures is null).Select(row => row.Id)], period, ct);
        List<AgencyLine> lines =
        [
            .. rows.Select(row =>
            {
                var sums = corrected.TryGetValue(row.Id, out var version) ? version.Counts.Sums : row.figures?.Sums;
                var reached = sums?.CountingOn(basis);
                var printed = new RecapitulatedAchievement(reached, basis, 1, 1, Decimals: 2).Within(policy.Policy.MeanCap).Rounded;
                return new AgencyLine(
                    row.Id, row.Name, reached, printed is { } percent ? policy.Scale.Of(percent)?.Label : null, sums?.Assessed ?? 0, sums?.Due ?? 0,
                    sums?.Ceiling ?? planned[row.Id].Sum(), sums?.Spent, row.figures?.Sheets ?? 0, row.figures?.HandedIn ?? 0, row.figures?.ClosedAt is not null)
                {
                    Printed = printed,
                    Uncapped = (sums?.Raw, sums?.Capped),
                    BudgetLines = sums?.BudgetLines ?? planned[row.Id].Count(ceiling => ceiling > 0),
                    BudgetTold = sums?.BudgetTold ?? 0,
                    AbsorptionCategory = policy.AbsorptionCategory(sums?.Ceiling, sums?.Spent),
                    Efficiency = sums?.Efficiency,
                    Correcting = version.Counts is null ? null : version.Open,
                };
            }),
        ];
        return new(policy, lines, Recapitulation.OfRegion(Shares(lines, line => line.Reached), policy.Policy.OfRegion, basis, policy.Policy.MeanCap), [.. OtherWays(lines, policy.Policy)]);
    }

    /// <summary>Ceilings by agency as they stand at the end of the quarter: an agency of which nobody has told anything has its money all the same.</summary>
    private async Task<ILookup<AgencyId, decimal>> PlannedAsync(List<AgencyId> agencies, FiscalPeriod period, CancellationToken ct)
    {
        var year = period.Year.Value;
        var items = agencies.Count == 0 ? [] : await db.Set<BudgetItem>().AsNoTracking().TagWith("Measurement: money of agencies without figures")
            .Where(item => item.FiscalYear == year && agencies.Contains(item.AgencyId)).ToListAsync(ct);
        return items.ToLookup(item => item.AgencyId, item => item.AsOf(period.LastDay).Ceiling);
    }

    /// <summary>By the ways to bring agencies together the region did not choose, by the other reading, and without its cap on means: what the summaries tell.</summary>
    private static IEnumerable<(string Name, RecapitulatedAchievement Reached)> OtherWays(List<AgencyLine> lines, MeasurementPolicy policy)
    {
        foreach (var method in RegionAggregation.All.Where(method => method != policy.OfRegion))
        {
            yield return (method.Name.ToLowerInvariant(), Recapitulation.OfRegion(Shares(lines, line => line.Reached), method, policy.Basis, policy.MeanCap));
        }

        var name = policy.OfRegion.Name.ToLowerInvariant();
        foreach (var basis in (AchievementBasis[])[AchievementBasis.Capped, AchievementBasis.Raw])
        {
            if (basis != policy.Basis || policy.MeanCap != AchievementCap.None)
            {
                yield return (
                    $"{name} {MeasuredWords.Of(basis, AchievementCap.None)}",
                    Recapitulation.OfRegion(Shares(lines, line => basis is AchievementBasis.Capped ? line.Uncapped.Capped : line.Uncapped.Raw), policy.OfRegion, basis));
            }
        }
    }

    private static List<AgencyShare> Shares(List<AgencyLine> lines, Func<AgencyLine, decimal?> figure) => lines.ConvertAll(line => new AgencyShare(figure(line), line.Assessed));
}
