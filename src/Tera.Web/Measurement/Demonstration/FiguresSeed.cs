using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Measurement.Periods;
using Tera.Measurement.Sheets;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Organisation.Demonstration;
using Tera.Planning;
using Tera.Planning.Actions;
using Tera.Planning.Agreements;
using Tera.Planning.Budgets;
using Tera.Planning.Contracts;
using Tera.Planning.Indicators;
using Tera.Planning.Strategy;
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
internal sealed class AgencyFigures(TeraDbContext db, RegionClock days, OrganisationDirectory directory, PlanReader plans, PeriodSums sums, ValueHistory history, IClock clock)
{
    /// <summary>Years of an invented strategic plan.</summary>
    private const int StrategicYears = 5;

    private static readonly AgreementParty Regent = new(null, Line("Drs. H. Anugerah Contoh, M.Si."), Line("Bupati Contoh Jaya"));

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

        var plan = db.Add(OrganisationSeed.Checked(StrategicPlan.Adopt(
            new(DerivedGuid.Of($"demonstration:strategic-plan:{agency}")), agency,
            new(Line($"Rencana Strategis {first.Value}–{first.Value + StrategicYears - 1}"), first.Value, first.Value + StrategicYears - 1, Line("Keputusan contoh Kabupaten Contoh Jaya")), []))).Entity;
        db.AddRange(lines.DistinctBy(line => line.Objective).Select(line => OrganisationSeed.Checked(
            Objective.Set(ObjectiveOf(line), agency, new(plan.Id, line.Objective, Line(line.ObjectiveName)), []))));
        if (DemonstrationKeeper(lines[0].Agency) is { } unit)
        {
            db.Add(OrganisationSeed.Checked(PlanKeeping.Entrust(
                new(DerivedGuid.Of($"demonstration:plan-keeping:{agency}")), agency, unit, first.FirstDay, Line("Surat tugas contoh"), [])));
        }

        foreach (var (at, line) in lines.Index())
        {
            var terms = new IndicatorTerms(ObjectiveOf(line), Line(line.Code), IndicatorKind.Key, OrganisationSeed.Unit(line.Agency, line.Unit), at + 1);
            db.Add(OrganisationSeed.Checked(Indicator.Name(line.Indicator, agency, terms, [])));
            var card = db.Add(OrganisationSeed.Checked(line.Card(line.Indicator, first.FirstDay).Create(line.FirstCard))).Entity;
            db.AddRange(Enumerable.Range(plan.FirstYear, StrategicYears).Select(year => OrganisationSeed.Checked(StrategicTarget.Set(plan, card, year, line.Strategic(year - plan.FirstYear, card.Polarity)))));
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

        var agreement = db.Add(OrganisationSeed.Checked(Agreement.Draft(new(DerivedGuid.Of($"demonstration:agreement:{agency}:{number}")), agency, year, [], reason: null))).Entity;
        var signedOn = year.FirstDay.PlusDays(27);
        OrganisationSeed.Checked(agreement.Sign(new(signedOn, await FirstPartyAsync(agency, ct), Regent, lines.Count, signedOn, Before: null, LastClosed: null)));
        var cards = await db.Set<IndicatorCard>().Where(card => db.Set<Indicator>().Any(one => one.Id == card.Indicator && one.AgencyId == agency))
            .ToDictionaryAsync(card => card.Indicator, ct);
        var programmes = lines.Where(line => line.Ceiling > 0).Select(line => line.Programme).Distinct().ToList();
        foreach (var (at, line) in lines.Index())
        {
            var place = new TargetPlace(OrganisationSeed.Unit(line.Agency, line.Unit), at + 1, EvidenceRequired: true);
            db.Add(OrganisationSeed.Checked(AgreedTarget.Promise(new(line.IdIn("target", year)), agreement.Id, cards[line.Indicator], line.Targets(), place)));
            if (line.Ceiling > 0)
            {
                db.Add(Item(agency, line, year, programmes.IndexOf(line.Programme) + 1, at));
            }

            foreach (var (index, step) in ActionLine.All.Where(step => (step.Agency, step.Code) == (line.Agency, line.Code)).Index())
            {
                var terms = new ActionStepTerms(index + 1, new(step.Quarter), Line(step.Step), Line(step.Output), OrganisationSeed.Unit(line.Agency, line.Unit));
                db.Add(OrganisationSeed.Checked(ActionStep.Plan(new(line.IdIn($"step-{index}", year)), agency, (line.Indicator, year), terms, [])));
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

    private static BudgetItem Item(AgencyId agency, FigureLine line, FiscalYear year, int of, int at)
    {
        var (programme, activity) = ($"9.{of:00}", $"9.{of:00}.{at + 1:00}");
        var terms = new BudgetTerms(
            OrganisationSeed.Unit(line.Agency, line.Unit), Heading(programme, line.Programme), Heading(activity, line.Activity), SubActivity: null,
            OrganisationSeed.Checked(BudgetCeiling.Of(line.Ceiling)), line.Indicator);
        return OrganisationSeed.Checked(BudgetItem.Enter(new(line.IdIn("budget-item", year)), agency, year, terms, new([], LastClosed: null)));
    }

    private static BudgetHeading Heading(string code, string name) => new(OrganisationSeed.Checked(BudgetCode.Of(code)), Line(name));

    private static PrintedLine Line(string text) => OrganisationSeed.Checked(PrintedLine.Of(text));

    private async Task<AgreementParty> FirstPartyAsync(AgencyId agency, CancellationToken ct)
    {
        var head = (await directory.HoldersAsync(agency, await days.TodayAsync(ct), ct)).First(holder => holder.IsHead);
        return new(head.PersonId, Line(head.FullName), Line(Titles.Of(head.Kind, head.Title)));
    }

    /// <summary>The planning subdivision; null where the agency has none, and its head and secretary keep the plan alone.</summary>
    private static UnitId? DemonstrationKeeper(string agency) => DemonstrationFile.Units.Any(unit => unit.Agency == agency && unit.Code == "perencanaan")
        ? OrganisationSeed.Unit(agency, "perencanaan")
        : null;

    private static ObjectiveId ObjectiveOf(FigureLine line) => new(DerivedGuid.Of($"demonstration:objective:{line.Agency}:{line.Objective}"));
}
