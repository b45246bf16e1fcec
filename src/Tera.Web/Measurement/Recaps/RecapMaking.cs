using Tera.Measurement.Plausibility;
using Tera.Measurement.Policies;
using Tera.Measurement.Progress;
using Tera.Measurement.Sheets;
using Tera.Planning;
using Tera.Planning.Budgets;
using Tera.Planning.Contracts;
using Tera.Planning.Indicators;
using Tera.Planning.Strategy;
using Tera.Planning.Targets;
using Tera.Shared;

namespace Tera.Measurement.Recaps;

/// <summary>Reckons the rows of a recapitulation from plan and entries. Pure: the same input gives the same rows on any machine.</summary>
internal static class RecapMaking
{
    /// <summary>One indicator.</summary>
    /// <param name="number">Place in the agency's list, from 1.</param>
    /// <param name="plan">What was promised.</param>
    /// <param name="unitName">Who answers.</param>
    /// <param name="entries">The entries of the indicator in the year, by quarter, each of the unit that answered then.</param>
    /// <param name="quarter">Up to which quarter.</param>
    /// <param name="evidence">Files behind the entry of the quarter.</param>
    /// <param name="policy">What holds for the quarter.</param>
    public static RecapRow Row(
        int number, PlannedIndicator plan, string unitName, IReadOnlyDictionary<int, SheetEntry> entries, Quarter quarter, int evidence, PolicyInForce policy)
    {
        var entry = entries.GetValueOrDefault(quarter.Number);
        var now = Figures.Of(plan, entries, quarter);
        var assessed = now.Outcome as AchievementOutcome.Assessed;
        var scale = policy.ScaleOf(plan.Card);
        var category = assessed is null ? null : scale.Of(Printed(assessed.Achievement, policy))?.Label;
        return new()
        {
            Number = number,
            ObjectiveId = plan.Objective.Id,
            ObjectiveNumber = plan.Objective.Ordinal,
            Objective = plan.Objective.Name,
            Weight = plan.Weight,
            ObjectiveWeight = plan.ObjectiveWeight,
            Unit = plan.Unit,
            UnitName = unitName,
            Indicator = plan.Indicator.Id,
            Entry = entry?.Id,
            EntryVersion = entry?.Version ?? 0,
            Name = plan.Card?.Name ?? plan.Indicator.Code,
            MeasurementUnit = plan.Card?.MeasurementUnit ?? "",
            Kind = plan.Card?.Kind,
            State = entry?.State ?? (IsDue(plan.Card, quarter) ? EntryState.NotReported : EntryState.NotDue),
            AnnualTarget = PlanWords.Of(plan.Targets?.Annual, plan.Card?.Kind),
            QuarterTarget = PlanWords.Of(plan.Targets?.In(quarter), plan.Card?.Kind),
            TargetSoFar = PlanWords.Of(now.Target, plan.Card?.Kind),
            Actual = MeasuredWords.Of(now.Quarter, plan.Card?.Kind),
            ActualSoFar = MeasuredWords.Of(Shown(now.SoFar.Value, plan.Card), plan.Card?.Kind),
            QuarterAchievement = QuarterOf(plan, now, quarter, policy),
            Counted = now.SoFar.Counted,
            Due = now.SoFar.Due,
            Exact = assessed?.Achievement.Exact,
            ExactCapped = assessed?.Achievement.ExactCapped,
            Achievement = MeasuredWords.Percent(assessed is null ? null : Printed(assessed.Achievement, policy), assessed?.Achievement.Decimals ?? 2),
            AchievementRaw = MeasuredWords.Percent(assessed?.Achievement.Raw, assessed?.Achievement.Decimals ?? 2),
            Category = category,
            Scale = scale.Name,
            ScaleOfCard = plan.Card?.CategoryScale is not null,
            Degree = Shades.Of(scale, category),
            WhyNot = now.Outcome is AchievementOutcome.NotAssessable(var reason) ? MeasuredWords.Of(reason) : null,
            Rule = RuleOf(plan.Card, assessed, CategoryStep(plan.Card, scale, category)),
            Strategic = StrategyOf(plan, now, quarter, policy),
            Ceiling = plan.Budget?.Ceiling,
            Spent = entry?.Spent,
            SpentOnSheet = entry?.Spent,
            Unjudged = entry?.IsUnjudged ?? false,
            Enabling = entry?.Enabling ?? "",
            Inhibiting = entry?.Inhibiting ?? "",
            FollowUp = entry?.FollowUp ?? "",
            EvidenceRequired = plan.Target.EvidenceRequired,
            Evidence = evidence,
            ReturnNote = entry?.ReturnNote,
            Assurance = entry?.Assurance ?? "",
            Case = entry is null || plan.Card is null ? null : DoubtReader.CaseOf(plan, entries, entry, assessed?.Achievement.Exact) with
            {
                FigureSoFar = now.SoFar.Value is MeasuredValue.Value(ActualValue.Amount(var soFar)) ? soFar : null,
            },
            FindOthers = () => plan.Card is { } card ? OtherRules.Of(card.Rule, now.Target, now.Measured) : [],
        };
    }

    /// <summary>Figures of the objectives, in their order.</summary>
    public static IReadOnlyList<RecapObjective> Objectives(IReadOnlyList<RecapRow> rows, PolicyInForce policy) =>
    [
        .. rows.GroupBy(row => (row.ObjectiveId, row.ObjectiveNumber, row.Objective)).OrderBy(group => group.Key.ObjectiveNumber).Select(group =>
        {
            var ofObjective = group.ToList();
            var reached = Recapitulation.OfObjective(Weighed(ofObjective, policy.Policy.Basis), policy.Policy.OfAgency, policy.Policy.Basis, policy.Policy.MeanCap);
            var (ceiling, spent) = Money(ofObjective);
            return new RecapObjective(group.Key.ObjectiveNumber, group.Key.Objective, MeasuredWords.Percent(reached.Rounded, 2), reached.Counted, reached.Of)
            {
                Weight = ofObjective[0].ObjectiveWeight,
                Uncapped = Uncapped(reached),
                Ceiling = ceiling,
                Spent = spent,
                Absorption = Absorption(ceiling, spent),
                BudgetLines = ofObjective.Sum(row => row.BudgetLines),
                BudgetTold = ofObjective.Sum(row => row.BudgetTold),
                Efficiency = EfficiencyOf(
                    reached.Exact, ofObjective, (spent is null ? null : ofObjective.Sum(row => row.CeilingTold), spent), (policy.Policy.Basis, policy.Policy.Efficiency)),
            };
        }),
    ];

    /// <summary>Ceilings and what was spent, by programme. What nobody has told is not counted as zero spent, and no rupiah twice: of an indicator's only line its row tells.</summary>
    /// <param name="plan">With every line of the budget.</param>
    /// <param name="rows">Of the indicators.</param>
    /// <param name="told">What was told for lines.</param>
    public static IReadOnlyList<RecapProgramme> Programmes(AgencyPlan plan, IReadOnlyList<RecapRow> rows, IReadOnlyDictionary<BudgetItemId, decimal> told)
    {
        var ofRows = rows.Where(row => row.Spent is not null).ToDictionary(row => row.Indicator, row => row.Spent!.Value);
        var spent = plan.Indicators.Select(planned => planned.Budget?.Single).OfType<BudgetItem>().Where(item => ofRows.ContainsKey(item.IndicatorId!.Value))
            .ToDictionary(item => item.Id, item => ofRows[item.IndicatorId!.Value]);
        decimal? Of(BudgetItem item) => spent.TryGetValue(item.Id, out var sum) || told.TryGetValue(item.Id, out sum) ? sum : null;
        return
        [
            .. plan.Budget.GroupBy(item => (item.ProgrammeCode, item.Programme)).Select(group =>
            {
                var known = group.Select(Of).OfType<decimal>().ToList();
                var ceiling = group.Sum(item => item.Ceiling);
                decimal? sum = known.Count == 0 ? null : known.Sum();
                return new RecapProgramme(group.Key.ProgrammeCode, group.Key.Programme, ceiling, sum, Absorption(ceiling, sum))
                {
                    Lines = group.Count(item => item.Ceiling > 0), Told = group.Count(item => item.Ceiling > 0 && Of(item) is not null), CeilingTold = group.Where(item => Of(item) is not null).Sum(item => item.Ceiling),
                };
            }),
        ];
    }

    /// <summary>The figures of the whole quarter, by the policy that holds for it.</summary>
    public static RecapTotals Totals(IReadOnlyList<RecapRow> rows, IReadOnlyList<RecapProgramme> programmes, IReadOnlyList<string> grounds, PolicyInForce policy)
    {
        var (raw, capped) = (OfAgency(rows, policy.Policy.OfAgency, AchievementBasis.Raw), OfAgency(rows, policy.Policy.OfAgency, AchievementBasis.Capped));
        var reached = OfAgency(rows, policy.Policy.OfAgency, policy.Policy.Basis, policy.Policy.MeanCap);
        var (ceiling, spent) = (programmes.Sum(programme => programme.Ceiling), programmes.Sum(programme => programme.Spent ?? 0));
        decimal? told = programmes.Any(programme => programme.Spent is not null) ? spent : null;
        return new()
        {
            Indicators = rows.Count,
            Due = rows.Count(row => row.State is not EntryState.NotDue),
            Reported = rows.Count(row => row.State is EntryState.Value or EntryState.NotAvailable),
            Assessed = rows.Count(row => row.Exact is not null),
            Method = policy.Policy.OfAgency.Name,
            Weights = policy.Policy.OfAgency.IsWeighted ? WeightWords.Of(rows, grounds) : null,
            Basis = policy.Policy.Basis,
            MeanCap = policy.Policy.MeanCap.Percent,
            Counted = reached.Counted,
            Items = reached.Of,
            Scale = policy.Scale.Name,
            EfficiencyRule = $"{policy.Policy.Efficiency.Name}: {policy.Policy.Efficiency.Expression}",
            // Money nobody has told would look saved: it is held against the achievement on neither side.
            Efficiency = EfficiencyOf(reached.Exact, rows, (programmes.Sum(programme => programme.CeilingTold), told), (policy.Policy.Basis, policy.Policy.Efficiency)),
            Raw = raw.Exact,
            Capped = capped.Exact,
            Counting = reached.Exact,
            Achievement = MeasuredWords.Percent(reached.Rounded, 2),
            Uncapped = Uncapped(reached),
            Category = reached.Rounded is { } percent ? policy.Scale.Of(percent)?.Label : null,
            Ceiling = ceiling,
            Spent = told,
            Absorption = Absorption(ceiling, told),
            AbsorptionCategory = policy.AbsorptionCategory(ceiling, told),
            AbsorptionScale = policy.AbsorptionScale?.Name,
            BudgetLines = programmes.Sum(programme => programme.Lines),
            BudgetTold = programmes.Sum(programme => programme.Told),
            Evidence = rows.Sum(row => row.Evidence),
        };
    }

    /// <summary>An agency's figure over its rows; frozen rows give the same as living ones.</summary>
    public static RecapitulatedAchievement OfAgency(IReadOnlyList<RecapRow> rows, AggregationMethod method, AchievementBasis basis, AchievementCap meanCap = default) =>
        Recapitulation.OfAgency([.. rows.GroupBy(row => (row.ObjectiveId, row.ObjectiveNumber)).Select(group => Weighed([.. group], basis))], method, basis, meanCap);

    /// <summary>The agency's figure by the methods and readings its policy did not choose, then by the caps on means that would change it.</summary>
    public static IEnumerable<(string Name, string Figure)> OtherWays(AgencyRecap recap) =>
    [
        .. from method in AggregationMethod.All
           from basis in (AchievementBasis[])[AchievementBasis.Capped, AchievementBasis.Raw]
           where (method.Name, basis) != (recap.Totals.Method, recap.Totals.Basis)
               && (!method.IsWeighted || recap.Rows.Any(row => row.Weight is not null || row.ObjectiveWeight is not null))
           select ($"{method.Name.ToLowerInvariant()} {MeasuredWords.Of(basis)}", MeasuredWords.Percent(OfAgency(recap.Rows, method, basis, recap.Totals.Cap).Rounded, 2)),
        .. from method in AggregationMethod.All
           where method.Name == recap.Totals.Method
           from cap in OtherRules.Caps
           let figure = MeasuredWords.Percent(OfAgency(recap.Rows, method, recap.Totals.Basis, cap).Rounded, 2)
           where cap != recap.Totals.Cap && figure != recap.Totals.Achievement
           select (MeasuredWords.OfMeans(cap), figure),
    ];

    /// <summary>An objective's figure by the means, readings and caps its policy did not choose, where they change it.</summary>
    public static IReadOnlyList<(string Name, string Figure)> OtherWays(AgencyRecap recap, RecapObjective objective)
    {
        var totals = recap.Totals;
        var rows = recap.Rows.Where(row => (row.ObjectiveNumber, row.Objective) == (objective.Number, objective.Name)).ToList();
        string Figure(AggregationMethod method, AchievementBasis basis, AchievementCap cap) =>
            MeasuredWords.Percent(Recapitulation.OfObjective(Weighed(rows, basis), method, basis, cap).Rounded, 2);
        var used = AggregationMethod.All.FirstOrDefault(method => method.Name == totals.Method) ?? AggregationMethod.MeanOfObjectives;
        return
        [
            .. from mean in (IReadOnlyList<(AggregationMethod Method, string Name)>)
                   [(AggregationMethod.MeanOfObjectives, "rata-rata"), (AggregationMethod.Weighted, "rata-rata berbobot"), (AggregationMethod.NestedGeometricMean, "rata-rata geometrik")]
               where !mean.Method.IsWeighted || rows.Exists(row => row.Weight is not null)
               from basis in (AchievementBasis[])[AchievementBasis.Capped, AchievementBasis.Raw]
               let figure = Figure(mean.Method, basis, totals.Cap)
               where figure != objective.Achievement
               select ($"{mean.Name} {MeasuredWords.Of(basis)}", figure),
            .. from cap in OtherRules.Caps
               where cap != totals.Cap
               let figure = Figure(used, totals.Basis, cap)
               where figure != objective.Achievement
               select (MeasuredWords.OfMeans(cap), figure),
        ];
    }

    /// <summary>Efficiency of the whole by the methods its policy did not choose; nothing in older frozen recapitulations, which do not say what money was told.</summary>
    public static IEnumerable<(EfficiencyMethod Method, RecapEfficiency Efficiency)> OtherEfficiencies(AgencyRecap recap)
    {
        var totals = recap.Totals;
        return
            from method in EfficiencyMethod.All
            where totals is { EfficiencyRule: not null, BudgetLines: > 0, Counting: not null } && method != EfficiencyMethodOf(recap)
            select (method, EfficiencyOf(totals.Counting, recap.Rows, (recap.Programmes.Sum(programme => programme.CeilingTold), totals.Spent), (totals.Basis, method)));
    }

    /// <summary>The method its policy chose; null in older frozen recapitulations, and for one that is no more.</summary>
    public static EfficiencyMethod? EfficiencyMethodOf(AgencyRecap recap) =>
        EfficiencyMethod.All.FirstOrDefault(method => recap.Totals.EfficiencyRule?.StartsWith($"{method.Name}:", StringComparison.Ordinal) is true);

    /// <summary>Below what was spent: <c>40,00 % dari 18.750.000.000</c>, or of how much where nothing is told.</summary>
    public static string AbsorptionOf(decimal? ceiling, decimal? spent) => $"{(spent is null ? "" : Absorption(ceiling, spent) + " % ")}dari {MeasuredWords.Money(ceiling)}";

    /// <summary>The same of an indicator.</summary>
    public static string AbsorptionOf(RecapRow row) => row.Spent is null && row.BudgetTold > 0 ? $"{Absorption(row)}, dari {MeasuredWords.Money(row.Ceiling)}" : AbsorptionOf(row.Ceiling, row.Spent);

    /// <summary>Of an indicator, as printed; in words where some of its lines are not told, for a part of the money would pass for all of it.</summary>
    public static string Absorption(RecapRow row) => row.Spent is null && row.BudgetTold > 0 ? "belum lengkap" : Absorption(row.Ceiling, row.Spent);

    /// <summary>Spent against ceiling in percent as printed.</summary>
    public static string Absorption(decimal? ceiling, decimal? spent) =>
        Line(ceiling, spent) is { } line && BudgetAbsorption.Of([line]) is BudgetAbsorption.Assessed { Percent: var percent }
            ? IndonesianNumber.Format(percent, 2)
            : PlanWords.None;

    /// <summary>Money against the figure of a whole whose outputs are not at hand; by a method that goes output by output there is none.</summary>
    public static RecapEfficiency EfficiencyOfWhole(decimal? percent, decimal? ceiling, decimal? spent, EfficiencyMethod method) => method.IsOfOutputs
        ? new(PlanWords.None, "Cara ini dihitung per keluaran; lihat efisiensi setiap instansi", [])
        : EfficiencyWords(method, new(percent, []) { Whole = Line(ceiling, spent) });

    /// <summary>Whether a figure is expected in the quarter.</summary>
    public static bool IsDue(IndicatorCard? card, Quarter quarter) =>
        card is not null && (card.Accumulation is not AccumulationMode.YearlyOnly || quarter == Quarter.Fourth);

    /// <summary>A mean as it would be printed without its cap; null where the cap changes nothing.</summary>
    internal static string? Uncapped(RecapitulatedAchievement mean) =>
        mean.Uncapped == mean.Exact ? null : MeasuredWords.Percent(mean.Within(AchievementCap.None).Rounded, mean.Decimals);

    /// <summary>A mean of quarters may have no end; it is shown with two decimals and reckoned with all.</summary>
    private static MeasuredValue Shown(MeasuredValue soFar, IndicatorCard? card) =>
        soFar is MeasuredValue.Value(ActualValue.Amount(var mean)) && card?.Accumulation is AccumulationMode.Average
            ? new MeasuredValue.Value(new ActualValue.Amount(Rounded(mean)))
            : soFar;

    private static BudgetLine? Line(decimal? ceiling, decimal? spent) =>
        ceiling is { } most && spent is { } used && BudgetLine.Of(most, used).Accepted(out var line, out _) ? line : null;

    private static WeighedObjective Weighed(List<RecapRow> rows, AchievementBasis basis) => new(
        rows[0].ObjectiveWeight ?? Weight.Unsettled, [.. rows.Zip(Percents(rows, basis), (row, percent) => (percent, row.Weight ?? Weight.Unsettled))]);

    private static decimal?[] Percents(IEnumerable<RecapRow> rows, AchievementBasis basis) =>
        [.. rows.Select(row => basis is AchievementBasis.Capped ? row.ExactCapped : Math.Abs(row.Exact ?? 0) >= Achievement.Limit ? null : row.Exact)];

    /// <summary>The last step of a trace for an achievement that is in no recapitulation.</summary>
    internal static (string? Label, RecapStep Step) CategoryOf(IndicatorCard card, Achievement achievement, PolicyInForce policy)
    {
        var scale = policy.ScaleOf(card);
        var label = scale.Of(Printed(achievement, policy))?.Label;
        return (label, CategoryStep(card, scale, label));
    }

    private static decimal Printed(Achievement achievement, PolicyInForce policy) =>
        policy.Policy.Basis is AchievementBasis.Capped ? achievement.Capped : achievement.Raw;

    /// <summary>Ceilings of the rows that have one, and what was spent; null where nobody has told, which is not zero.</summary>
    private static (decimal? Ceiling, decimal? Spent) Money(List<RecapRow> rows) => (
        rows.Exists(row => row.Ceiling is not null) ? rows.Sum(row => row.Ceiling ?? 0) : null,
        rows.Exists(row => row.SpentSoFar is not null) ? rows.Sum(row => row.SpentSoFar ?? 0) : null);

    /// <param name="percent">What was reached as a whole, unrounded.</param>
    /// <param name="rows">The outputs, where they have a budget of their own.</param>
    /// <param name="whole">All the money, also that of no single output.</param>
    /// <param name="by">Which reading of the outputs, and the method.</param>
    private static RecapEfficiency EfficiencyOf(
        decimal? percent, IReadOnlyList<RecapRow> rows, (decimal? Ceiling, decimal? Spent) whole, (AchievementBasis Basis, EfficiencyMethod Method) by)
    {
        var paid = rows.Where(row => row is { Ceiling: not null, Spent: not null }).ToList();
        var outputs = paid.Zip(Percents(paid, by.Basis), (row, reached) => Line(row.Ceiling, row.Spent) is { } budget ? new CostedOutput(reached, budget) : null);
        return EfficiencyWords(by.Method, new(percent, [.. outputs.OfType<CostedOutput>()]) { Whole = Line(whole.Ceiling, whole.Spent) });
    }

    private static RecapEfficiency EfficiencyWords(EfficiencyMethod method, EfficiencyCase reached) => method.Of(reached) switch
    {
        Efficiency.Assessed assessed => new(
            $"{IndonesianNumber.Format(assessed.Rounded, 2)} {method.Unit}".TrimEnd(), MeasuredWords.Of(assessed.Verdict),
            [.. assessed.Lines.Select(line => new RecapStep(line.Label, line.Text))]),
        Efficiency.NotAssessable(var gap) => new(PlanWords.None, MeasuredWords.Of(gap), []),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static decimal Rounded(decimal percent) => Math.Round(percent, 2, MidpointRounding.AwayFromZero);

    /// <summary>What the quarter comes to by itself, by the rule of its card; it is printed, and goes into no mean.</summary>
    private static string QuarterOf(PlannedIndicator plan, Figures now, Quarter quarter, PolicyInForce policy) =>
        plan.Card is { } card && AchievementCalculator.Calculate(card, plan.Targets?.In(quarter), now.Quarter) is AchievementOutcome.Assessed reached
            ? MeasuredWords.Percent(Printed(reached.Achievement, policy), reached.Achievement.Decimals)
            : PlanWords.None;

    /// <summary>A figure of a quarter is none of a year: only the last quarter's, which is the year's, is held against the end of the plan.</summary>
    private static RecapStrategy? StrategyOf(PlannedIndicator plan, Figures now, Quarter quarter, PolicyInForce policy)
    {
        if (plan.Strategic is not { } set || plan.Card is not { } card)
        {
            return null;
        }

        var reached = quarter == Quarter.Fourth && set.Final is { } final ? AchievementCalculator.Calculate(card, final, now.Measured) as AchievementOutcome.Assessed : null;
        return new(
            PlanWords.Of(set.OfYear, card.Kind), set.Difference(plan.Targets?.Annual, card.Rule), set.LastYear, PlanWords.Of(set.Final, card.Kind),
            reached is null ? null : MeasuredWords.Percent(Printed(reached.Achievement, policy), reached.Achievement.Decimals));
    }

    private static RecapRule RuleOf(IndicatorCard? card, AchievementOutcome.Assessed? assessed, RecapStep category) => card is null
        ? new("", "", "", "", [])
        : new(
            card.Formula.Name, card.Formula.Expression, card.Formula.Source.Citation, PlanWords.Of(card.Accumulation),
            assessed is null ? [] : [.. assessed.Trace.Lines.Select(line => new RecapStep(line.Label, line.Text)), category]);

    /// <summary>The last step of a trace: by which scale the figure got its word, and who chose the scale.</summary>
    private static RecapStep CategoryStep(IndicatorCard? card, CategoryScale scale, string? label) =>
        new("Kategori", $"{label ?? "tanpa kategori"} menurut skala {scale.Name}, {(card?.CategoryScale is null ? "ketentuan daerah" : "kartu indikator")}");

    /// <summary>What an indicator comes to up to a quarter.</summary>
    /// <param name="Quarter">Of the quarter by itself.</param>
    /// <param name="SoFar">Of the quarters together.</param>
    /// <param name="Target">Up to and including the quarter; null when none is due.</param>
    /// <param name="Measured">What is held against the target.</param>
    /// <param name="Outcome">What comes of it.</param>
    internal sealed record Figures(
        MeasuredValue Quarter, AccumulatedValue SoFar, TargetValue? Target, MeasuredValue Measured, AchievementOutcome Outcome)
    {
        public static Figures Of(PlannedIndicator plan, IReadOnlyDictionary<int, SheetEntry> entries, Quarter quarter)
        {
            if (plan.Card is not { } card)
            {
                var none = MeasuredValue.NotDue.Instance;
                return new(none, new(none, 0, 0), null, none, new AchievementOutcome.NotAssessable(NotAssessableReason.NoTarget));
            }

            MeasuredValue In(int number) => entries.TryGetValue(number, out var entry)
                ? entry.Measured(card)
                : IsDue(card, new(number)) ? MeasuredValue.NotReported.Instance : MeasuredValue.NotDue.Instance;
            var values = new QuarterValues { First = In(1), Second = In(2), Third = In(3), Fourth = In(4) };
            var soFar = Accumulator.UpTo(quarter, values, card.Accumulation);
            var target = plan.Targets?.UpTo(quarter);
            var current = values.In(quarter);
            // A quarter nobody has reported is not assessed by what the quarters before it gave.
            var measured = current is MeasuredValue.Value ? soFar.Value : current;
            return new(current, soFar, target, measured, AchievementCalculator.Calculate(card, target, measured));
        }
    }
}
