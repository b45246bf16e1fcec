using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Measurement.Periods;
using Tera.Measurement.Sheets;
using Tera.Measurement.Spending;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Organisation.Demonstration;
using Tera.Planning.Contracts;
using Tera.Planning.Demonstration;
using Tera.Planning.Indicators;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Demonstration;

/// <summary>
/// Invented figures for the five agencies of the demonstration: values for every quarter of their plans that is over, save those that runs of the
/// demonstration measure. An agency that has figures is left as its people made it.
/// </summary>
public sealed class FiguresSeed(IServiceScopeFactory scopes)
{
    /// <summary>Figures for every quarter that is over.</summary>
    public Task EnsureAsync(CancellationToken ct) => EnsureAsync(new HashSet<(string Agency, FiscalPeriod Period)>(), ct);

    /// <summary>Figures for every quarter that is over, save some.</summary>
    /// <param name="measured">Quarters whose figures runs will bring: code of the agency and period.</param>
    /// <param name="ct">Ends between two agencies.</param>
    public async Task EnsureAsync(IReadOnlySet<(string Agency, FiscalPeriod Period)> measured, CancellationToken ct)
    {
        foreach (var agency in FigureLine.All.Select(line => line.Agency).Distinct())
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<RegionScope>().Enter(OrganisationSeed.Region);
            await scope.ServiceProvider.GetRequiredService<AgencyFigures>().EnsureAsync(agency, measured, ct);
        }
    }
}

/// <summary>Figures of one agency of the demonstration.</summary>
internal sealed class AgencyFigures(TeraDbContext db, RegionClock days, PlanReader plans, PeriodSums sums, ValueHistory history, IClock clock)
{
    public async Task EnsureAsync(string code, IReadOnlySet<(string Agency, FiscalPeriod Period)> measured, CancellationToken ct)
    {
        var agency = OrganisationSeed.Agency(code);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Set<SheetEntry>().AnyAsync(entry => entry.AgencyId == agency, ct))
        {
            return;
        }

        var now = FiscalPeriod.Of(await days.TodayAsync(ct));
        var lines = FigureLine.All.Where(line => line.Agency == code).ToDictionary(line => line.Indicator);
        for (var period = new FiscalPeriod(now.Plus(-PlanSeed.PastQuarters).Year, new(1)); period < now; period = period.Plus(1))
        {
            if (!measured.Contains((code, period)))
            {
                await FillAsync(agency, lines, period, ct);
            }
        }

        await transaction.CommitAsync(ct);
    }

    private async Task FillAsync(AgencyId agency, Dictionary<IndicatorId, FigureLine> lines, FiscalPeriod period, CancellationToken ct)
    {
        var at = clock.GetCurrentInstant();
        foreach (var planned in (await plans.OfAsync(agency, period, ct)).Indicators)
        {
            var entry = db.Add(SheetEntry.Blank(planned.Card!, agency, planned.Unit, period)).Entity;
            if (lines.TryGetValue(planned.Indicator.Id, out var line) && line.Content(period.Quarter.Number) is { } content)
            {
                var teller = await db.HeadOfUnitAsync(planned.Unit, ct);
                db.AddRange((planned.Budget?.Several ?? []).Zip(
                    line.SpentByPart(period.Quarter.Number), (item, spent) => OrganisationSeed.Checked(LineSpending.Of(item, period.Quarter, spent, teller, at))));
                var author = new ValueAuthor(
                    teller, OrganisationSeed.Command("figure", $"{line.Agency}/{line.Code}/{period.Code}"), at, "Data awal demonstrasi");
                var changes = OrganisationSeed.Checked(entry.Write(planned.Card!, content, author.Person, at));
                await db.SaveChangesAsync(ct);
                await history.WriteAsync(entry, changes, author, ct);
            }
        }

        await db.SaveChangesAsync(ct);
        await sums.RecountAsync(agency, period, ct);
    }
}
