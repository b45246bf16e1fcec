using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Periods;
using Tera.Measurement.Progress;
using Tera.Measurement.Recaps;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Planning.Contracts;
using Tera.Shared;

namespace Tera.Measurement.Contracts;

/// <summary>What an agency has reached, for who leads in it.</summary>
/// <param name="Latest">The newest quarter of which anything is told.</param>
/// <param name="Before">The one before it; null for none.</param>
public sealed record AgencyStanding(AgencyId Agency, string Name, QuarterStanding Latest, QuarterStanding? Before, string Href);

/// <summary>A quarter in words.</summary>
/// <param name="Achievement">As printed, with its sign; the dash where nothing can be assessed.</param>
/// <param name="Note">Category, and whether it may still change.</param>
/// <param name="Reported">Of how many indicators that are due.</param>
/// <param name="Absorption">As printed; the dash where nothing is told.</param>
/// <param name="Spent">Of how much.</param>
public sealed record QuarterStanding(FiscalPeriod Period, string Achievement, string Note, string Reported, string Absorption, string Spent);

/// <summary>Tells those who lead where their agencies stand.</summary>
public sealed class AgencyStandings(TeraDbContext db, ProgressReader progress)
{
    /// <summary>Agencies in which the user heads a unit; none for whoever heads nothing, or where no quarter tells anything yet.</summary>
    public async Task<IReadOnlyList<AgencyStanding>> OfAsync(SignedInUser user, CancellationToken ct)
    {
        List<AgencyStanding> standings = [];
        foreach (var led in user.Positions.Where(held => held.IsHead).DistinctBy(held => held.AgencyId))
        {
            var quarters = await db.Set<PeriodFigures>().AsNoTracking().Where(row => row.AgencyId == led.AgencyId && row.Reported > 0)
                .OrderByDescending(row => row.FiscalYear).ThenByDescending(row => row.Quarter).Take(2).TagWith("Measurement: where an agency stands").ToListAsync(ct);
            if (quarters is [var latest, .. var earlier])
            {
                standings.Add(new(
                    led.AgencyId, led.AgencyName, await ToldAsync(latest, ct), earlier is [var before] ? await ToldAsync(before, ct) : null,
                    MeasurementLinks.ProgressOf(led.AgencyId, new(latest.FiscalYear))));
            }
        }

        return standings;
    }

    private async Task<QuarterStanding> ToldAsync(PeriodFigures row, CancellationToken ct)
    {
        var point = await progress.PointAsync(row, ct);
        return new(
            point.Period, Percent(point.Reached), point.Category is { } category ? $"{category}, {point.State}" : point.IsWhole ? point.State : $"{point.State}, {point.Assessed} dari {point.Of} indikator dinilai", $"{row.Reported} dari {row.Due}", Percent(point.Absorption),
            $"{(row.Spent is { } spent ? "Rp" + MeasuredWords.Money(spent) : "belum dilaporkan")} dari Rp{MeasuredWords.Money(row.Ceiling)}");
    }

    private static string Percent(decimal? figure) => figure is null ? PlanWords.None : $"{MeasuredWords.Percent(figure, 2)} %";
}
