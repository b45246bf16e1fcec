using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Measurement.Periods;
using Tera.Measurement.Sheets;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Organisation.Demonstration;
using Tera.Planning;
using Tera.Planning.Agreements;
using Tera.Planning.Contracts;
using Tera.Planning.Indicators;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Demonstration;

/// <summary>
/// Invented plans and figures for the five agencies of the demonstration: the years the last three quarters lie in, with values for every
/// quarter that is over, save those that runs of the demonstration measure. Doing it again adds only what is missing.
/// </summary>
public sealed class FiguresSeed(IServiceScopeFactory scopes)
{
    private const int PastQuarters = 3;

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
            await scope.ServiceProvider.GetRequiredService<AgencyFigures>().EnsureAsync(agency, PastQuarters, measured, ct);
        }
    }
}

/// <summary>Plan and figures of one agency of the demonstration.</summary>
internal sealed class AgencyFigures(TeraDbContext db, RegionClock days, PlanReader plans, PeriodSums sums, ValueHistory history, IClock clock)
{
    public async Task EnsureAsync(string code, int pastQuarters, IReadOnlySet<(string Agency, FiscalPeriod Period)> measured, CancellationToken ct)
    {
        var now = FiscalPeriod.Of(await days.TodayAsync(ct));
        var first = now.Plus(-pastQuarters).Year;
        var agency = OrganisationSeed.Agency(code);
        var lines = FigureLine.All.Where(line => line.Agency == code).ToList();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await PlanAsync(agency, lines, first, ct);
        for (var year = first; year <= now.Year; year = new(year.Value + 1))
        {
            await YearAsync(agency, lines, year, ct);
            foreach (var period in year.Quarters.Where(period => period < now && !measured.Contains((code, period))))
            {
                await FillAsync(agency, lines, period, ct);
            }
        }

        await transaction.CommitAsync(ct);
    }

    private async Task PlanAsync(AgencyId agency, List<FigureLine> lines, FiscalYear first, CancellationToken ct)
    {
        if (await db.Set<Objective>().AnyAsync(objective => objective.AgencyId == agency, ct))
        {
            return;
        }

        db.AddRange(lines.DistinctBy(line => line.Objective).Select(line => new Objective
        {
            Id = ObjectiveOf(line),
            AgencyId = agency,
            Ordinal = line.Objective,
            Name = line.ObjectiveName,
        }));
        foreach (var (at, line) in lines.Index())
        {
            db.Add(new Indicator { Id = line.Indicator, AgencyId = agency, ObjectiveId = ObjectiveOf(line), Code = line.Code, Ordinal = at + 1 });
            db.Add(OrganisationSeed.Checked(line.Card(line.Indicator, first.FirstDay).Create(line.FirstCard)));
        }

        await db.SaveChangesAsync(ct);
    }

    private async Task YearAsync(AgencyId agency, List<FigureLine> lines, FiscalYear year, CancellationToken ct)
    {
        var number = year.Value;
        if (await db.Set<Agreement>().AnyAsync(agreement => agreement.AgencyId == agency && agreement.FiscalYear == number, ct))
        {
            return;
        }

        var agreement = db.Add(new Agreement
        {
            Id = AgreementId.New(),
            AgencyId = agency,
            FiscalYear = number,
            Revision = 0,
            SignedOn = year.FirstDay.PlusDays(27),
        }).Entity;
        var cards = await db.Set<IndicatorCard>().Where(card => db.Set<Indicator>().Any(one => one.Id == card.Indicator && one.AgencyId == agency))
            .ToDictionaryAsync(card => card.Indicator, ct);
        foreach (var (at, line) in lines.Index())
        {
            var place = new TargetPlace(OrganisationSeed.Unit(line.Agency, line.Unit), at + 1, EvidenceRequired: true);
            db.Add(OrganisationSeed.Checked(AgreedTarget.Promise(TargetId.New(), agreement.Id, cards[line.Indicator], line.Targets(), place)));
            if (line.Ceiling > 0)
            {
                db.Add(Item(agency, line, number, at));
            }
        }

        await db.SaveChangesAsync(ct);
    }

    private async Task FillAsync(AgencyId agency, List<FigureLine> lines, FiscalPeriod period, CancellationToken ct)
    {
        var (year, quarter) = (period.Year.Value, period.Quarter.Number);
        if (await db.Set<SheetEntry>().AnyAsync(entry => entry.AgencyId == agency && entry.FiscalYear == year && entry.Quarter == quarter, ct))
        {
            return;
        }

        var at = clock.GetCurrentInstant();
        foreach (var planned in (await plans.OfAsync(agency, period, ct)).Indicators)
        {
            var line = lines.Single(one => one.Code == planned.Indicator.Code);
            var entry = db.Add(SheetEntry.Blank(planned.Card!, agency, planned.Unit, period)).Entity;
            if (line.Content(quarter) is { } content)
            {
                var author = new ValueAuthor(
                    await HeadAsync(planned.Unit, ct), OrganisationSeed.Command("figure", $"{line.Agency}/{line.Code}/{period.Code}"), at, "Data awal demonstrasi");
                var changes = OrganisationSeed.Checked(entry.Write(planned.Card!, content, author.Person, at));
                await db.SaveChangesAsync(ct);
                await history.WriteAsync(entry, changes, author, ct);
            }
        }

        await db.SaveChangesAsync(ct);
        await sums.RecountAsync(agency, period, ct);
    }

    private async Task<PersonId> HeadAsync(UnitId unit, CancellationToken ct) => new((await db.Database.SqlQuery<Guid>(
        $"""
         select h.person_id as "Value" from organisation.office_holder h where h.unit_id = {unit.Value} order by h.is_head desc, h.valid_from, h.person_id limit 1
         """).ToListAsync(ct)).Single());

    private static BudgetItem Item(AgencyId agency, FigureLine line, int year, int at) => new()
    {
        Id = BudgetItemId.New(),
        AgencyId = agency,
        FiscalYear = year,
        UnitId = OrganisationSeed.Unit(line.Agency, line.Unit),
        IndicatorId = line.Indicator,
        ProgrammeCode = $"9.{line.Objective:00}",
        Programme = line.Programme,
        ActivityCode = $"9.{line.Objective:00}.{at + 1:00}",
        Activity = line.Activity,
        CeilingOriginal = line.Ceiling,
    };

    private static ObjectiveId ObjectiveOf(FigureLine line) => new(DerivedGuid.Of($"demonstration:objective:{line.Agency}:{line.Objective}"));
}
