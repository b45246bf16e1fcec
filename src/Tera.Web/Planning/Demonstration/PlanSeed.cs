using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Organisation.Demonstration;
using Tera.Planning.Actions;
using Tera.Planning.Agreements;
using Tera.Planning.Budgets;
using Tera.Planning.Keeping;
using Tera.Planning.StrategicTargets;
using Tera.Planning.Strategy;
using Tera.Planning.Tree;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Planning.Demonstration;

/// <summary>
/// Invented plans for the five agencies of the demonstration, for the years that the present day and the three quarters before it lie in, each
/// thing by the command an office's page sends. A plan is made once; what its people make of it stays.
/// </summary>
public sealed class PlanSeed(IServiceScopeFactory scopes)
{
    /// <summary>Quarters that are over and have figures.</summary>
    public const int PastQuarters = 3;

    /// <summary>Names the receipt that says that the plan of an agency is made to its end.</summary>
    private const string Made = "planning.make-demonstration-plan";

    public async Task EnsureAsync(CancellationToken ct)
    {
        foreach (var agency in FigureLine.All.Select(line => line.Agency).Distinct())
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<RegionScope>().Enter(OrganisationSeed.Region);
            await EnsureAsync(scope.ServiceProvider, agency, ct);
        }
    }

    /// <summary>One that was broken off goes on, for no command is done twice; an agency that made a plan of its own keeps it.</summary>
    private static async Task EnsureAsync(IServiceProvider scope, string code, CancellationToken ct)
    {
        var (receipts, made, agency) = (scope.GetRequiredService<CommandScope>(), OrganisationSeed.Command("plan", code), OrganisationSeed.Agency(code));
        if (await receipts.FindAsync(made, person: null, ct) is not null
            || (await receipts.FindAsync(AgencyPlan.Begun(code), person: null, ct) is null
                && await scope.GetRequiredService<TeraDbContext>().Set<Objective>().AnyAsync(objective => objective.AgencyId == agency, ct)))
        {
            return;
        }

        await new AgencyPlan(scope, code).MakeAsync(await scope.GetRequiredService<RegionClock>().TodayAsync(ct), ct);
        OrganisationSeed.Accepted(await receipts.OnceAsync(made, Made, person: null, _ => Task.FromResult<Result<string>>(code), ct));
    }
}

/// <summary>The plan of one agency of the demonstration.</summary>
internal sealed class AgencyPlan(IServiceProvider scope, string code)
{
    /// <summary>Years of an invented strategic plan.</summary>
    private const int StrategicYears = 5;

    private static readonly WishedParty Regent = new WishedParty.Outsider(Line("Drs. H. Anugerah Contoh, M.Si."), Line("Bupati Contoh Jaya"));

    private readonly AgencyId _agency = OrganisationSeed.Agency(code);
    private readonly List<FigureLine> _lines = [.. FigureLine.All.Where(line => line.Agency == code)];

    /// <summary>The first command of all.</summary>
    public static CommandId Begun(string code) => OrganisationSeed.Command("strategic-plan", code);

    public async Task MakeAsync(LocalDate today, CancellationToken ct)
    {
        var now = FiscalPeriod.Of(today);
        var first = now.Plus(-PlanSeed.PastQuarters).Year;
        await StrategyAsync(first, ct);
        for (var year = first; year <= now.Year; year = new(year.Value + 1))
        {
            await AgreementAsync(year, today, ct);
            await BudgetAsync(year, ct);
            await StepsAsync(year, ct);
        }
    }

    private async Task StrategyAsync(FiscalYear first, CancellationToken ct)
    {
        var (begins, ends) = (first.Value, first.Value + StrategicYears - 1);
        var terms = new StrategicPlanTerms(Line($"Rencana Strategis {begins}–{ends}"), begins, ends, Line("Keputusan contoh Kabupaten Contoh Jaya"));
        var plan = new StrategicPlanId(await DoneAsync(Handler<KeepStrategicPlanHandler>().HandleAsync(new(Call(Begun(code)), null, terms, null), ct)));
        Dictionary<int, ObjectiveId> objectives = [];
        foreach (var line in _lines.DistinctBy(line => line.Objective))
        {
            var node = TreeLine.All.FirstOrDefault(one => (one.Agency, one.Objective) == (code, line.Objective));
            var objective = new ObjectiveTerms(plan, line.Objective, Line(line.ObjectiveName), first.FirstDay)
            {
                Kind = node?.Kind, Position = node is { Position: var post } ? OrganisationSeed.Position(code, post.Unit, post.Title) : null,
            };
            var wish = new KeepObjective(Call(ObjectiveOf(code, line.Objective)), null, objective, null);
            objectives[line.Objective] = new(await DoneAsync(Handler<KeepObjectiveHandler>().HandleAsync(wish, ct)));
        }

        foreach (var link in TreeLinkLine.All.Where(link => link.Lower.Agency == code))
        {
            var upper = new ObjectiveId(DerivedGuid.Of($"objective:{ObjectiveOf(link.Upper.Agency, link.Upper.Objective)}"));
            // An agency that made a plan of its own has no such objective.
            if (await Handler<TeraDbContext>().Set<Objective>().AnyAsync(one => one.Id == upper, ct))
            {
                await DoneAsync(Handler<LinkObjectiveHandler>().HandleAsync(
                    new(Call("objective-link", $"{link.Lower} {link.Upper}"), objectives[link.Lower.Objective], upper, first.FirstDay), ct));
            }
        }

        if (Keeper is { } unit)
        {
            await DoneAsync(Handler<EntrustPlanHandler>().HandleAsync(
                new(OrganisationSeed.Command("plan-keeping", code), By: null, _agency, unit, first.FirstDay, Line("Surat tugas contoh")), ct));
        }

        foreach (var (at, line) in _lines.Index())
        {
            var indicator = new IndicatorTerms(objectives[line.Objective], Line(line.Code), IndicatorKind.Key, UnitOf(line), at + 1, first.FirstDay);
            await DoneAsync(Handler<KeepIndicatorHandler>().HandleAsync(new(Call(line.Command("indicator")), null, indicator, null), ct));
            await DoneAsync(Handler<SettleCardHandler>().HandleAsync(new(Call(line.Command("card")), line.Card(line.Indicator, first.FirstDay)), ct));
        }

        List<WishedStrategicTarget> targets =
        [
            .. from line in _lines
               from year in Enumerable.Range(0, StrategicYears)
               select new WishedStrategicTarget(line.Indicator, begins + year, line.Strategic(year)),
        ];
        await DoneAsync(Handler<KeepStrategicTargetsHandler>().HandleAsync(new(Call("strategic-targets", code), plan, targets, null), ct));
    }

    private async Task AgreementAsync(FiscalYear year, LocalDate today, CancellationToken ct)
    {
        var key = $"{code}/{year.Value}";
        var agreement = new AgreementId(await DoneAsync(Handler<DraftAgreementHandler>().HandleAsync(new(Call("agreement", key), year, Reason: null), ct)));
        List<WishedTarget> targets = [.. _lines.Select((line, at) => new WishedTarget(line.Indicator, line.Targets(), new(UnitOf(line), at + 1, EvidenceRequired: true)))];
        await DoneAsync(Handler<KeepTargetsHandler>().HandleAsync(new(Call("targets", key), agreement, targets, null), ct));
        var signedOn = LocalDate.Min(year.FirstDay.PlusDays(27), today);
        var head = (await scope.GetRequiredService<OrganisationDirectory>().HoldersAsync(_agency, signedOn, ct)).First(holder => holder.IsHead).PositionId;
        await DoneAsync(Handler<SignAgreementHandler>().HandleAsync(
            new(Call("signed-agreement", key), agreement, signedOn, new WishedParty.Holder(head), Regent, null), ct));
    }

    private async Task BudgetAsync(FiscalYear year, CancellationToken ct)
    {
        var programmes = _lines.Where(line => line.Ceiling > 0).Select(line => line.Programme).Distinct().ToList();
        foreach (var (at, line) in _lines.Index().Where(one => one.Item.Ceiling > 0))
        {
            var of = programmes.IndexOf(line.Programme) + 1;
            var whole = new BudgetTerms(
                UnitOf(line), Heading($"9.{of:00}", line.Programme), Heading($"9.{of:00}.{at + 1:00}", line.Activity), SubActivity: null,
                OrganisationSeed.Checked(BudgetCeiling.Of(line.Ceiling)), line.Indicator);
            foreach (var (place, terms) in Divided(whole, line).Index())
            {
                var command = line.Command(place == 0 ? "budget-item" : $"budget-item-{place + 1}", year);
                await DoneAsync(Handler<KeepBudgetItemHandler>().HandleAsync(new(Call(command), null, year, terms, null), ct));
            }
        }
    }

    private static IEnumerable<BudgetTerms> Divided(BudgetTerms whole, FigureLine line) => line.Parts.Count == 0 ? [whole]
        : line.Parts.Zip(BudgetPart.Divide(line.Ceiling, line.Parts), (part, ceiling) => (part.Name, Ceiling: ceiling)).Select((part, at) => whole with
        {
            SubActivity = Heading($"{whole.Activity.Code}.{at + 1:00}", part.Name), Ceiling = OrganisationSeed.Checked(BudgetCeiling.Of(part.Ceiling)),
        });

    private async Task StepsAsync(FiscalYear year, CancellationToken ct)
    {
        foreach (var line in _lines)
        {
            foreach (var (at, step) in ActionLine.All.Where(step => (step.Agency, step.Code) == (line.Agency, line.Code)).Index())
            {
                var terms = new ActionStepTerms(at + 1, new(step.Quarter), Line(step.Step), Line(step.Output), UnitOf(line));
                await DoneAsync(Handler<KeepActionStepHandler>().HandleAsync(new(Call(line.Command($"step-{at}", year)), null, line.Indicator, year, terms, null), ct));
            }
        }
    }

    /// <summary>The planning subdivision; null where the agency has none, and its head and secretary keep the plan alone.</summary>
    private UnitId? Keeper => DemonstrationFile.Units.Any(unit => unit.Agency == code && unit.Code == "perencanaan") ? OrganisationSeed.Unit(code, "perencanaan") : null;

    /// <summary>Which makes an objective: its id comes of it.</summary>
    private static CommandId ObjectiveOf(string agency, int place) => OrganisationSeed.Command("objective", $"{agency}/{place}");

    private T Handler<T>()
        where T : notnull => scope.GetRequiredService<T>();

    private PlanCall Call(string kind, string key) => Call(OrganisationSeed.Command(kind, key));

    private PlanCall Call(CommandId command) => new(command, By: null, _agency);

    /// <returns>The id of what was made.</returns>
    private static async Task<Guid> DoneAsync(Task<Result<Receipt>> made) => Guid.Parse(OrganisationSeed.Accepted(await made).Result);

    private static UnitId UnitOf(FigureLine line) => OrganisationSeed.Unit(line.Agency, line.Unit);

    private static BudgetHeading Heading(string code, string name) => new(OrganisationSeed.Checked(BudgetCode.Of(code)), Line(name));

    private static PrintedLine Line(string text) => OrganisationSeed.Line(text);
}
