using Tera.Measurement.Sheets;
using Tera.Planning.Contracts;
using Tera.Planning.Indicators;
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
    /// <param name="entries">The entries of the indicator and unit in the year, by quarter.</param>
    /// <param name="quarter">Up to which quarter.</param>
    /// <param name="evidence">Files behind the entry of the quarter.</param>
    public static RecapRow Row(
        int number, PlannedIndicator plan, string unitName, IReadOnlyDictionary<int, SheetEntry> entries, Quarter quarter, int evidence)
    {
        var entry = entries.GetValueOrDefault(quarter.Number);
        var now = Figures.Of(plan, entries, quarter);
        var assessed = now.Outcome as AchievementOutcome.Assessed;
        return new()
        {
            Number = number,
            ObjectiveNumber = plan.Objective.Ordinal,
            Objective = plan.Objective.Name,
            Unit = plan.Unit,
            UnitName = unitName,
            Indicator = plan.Indicator.Id,
            Entry = entry?.Id,
            EntryVersion = entry?.Version ?? 0,
            Name = plan.Card?.Name ?? plan.Indicator.Code,
            MeasurementUnit = plan.Card?.MeasurementUnit ?? "",
            State = entry?.State ?? (IsDue(plan.Card, quarter) ? EntryState.NotReported : EntryState.NotDue),
            AnnualTarget = PlanWords.Of(plan.Targets?.Annual),
            QuarterTarget = PlanWords.Of(plan.Targets?.In(quarter)),
            TargetSoFar = PlanWords.Of(now.Target),
            Actual = MeasuredWords.Of(now.Quarter),
            ActualSoFar = MeasuredWords.Of(now.SoFar.Value),
            Counted = now.SoFar.Counted,
            Due = now.SoFar.Due,
            Exact = assessed?.Achievement.Exact,
            ExactCapped = assessed?.Achievement.ExactCapped,
            Achievement = MeasuredWords.Percent(assessed?.Achievement.Capped, assessed?.Achievement.Decimals ?? 2),
            AchievementRaw = MeasuredWords.Percent(assessed?.Achievement.Raw, assessed?.Achievement.Decimals ?? 2),
            Category = assessed is null ? null : CategoryScale.Standard.Of(assessed.Achievement.Capped)?.Label,
            WhyNot = now.Outcome is AchievementOutcome.NotAssessable(var reason) ? MeasuredWords.Of(reason) : null,
            Rule = RuleOf(plan.Card, assessed),
            Ceiling = plan.Budget?.Ceiling,
            Spent = entry?.Spent,
            Enabling = entry?.Enabling ?? "",
            Inhibiting = entry?.Inhibiting ?? "",
            FollowUp = entry?.FollowUp ?? "",
            EvidenceRequired = plan.Target.EvidenceRequired,
            Evidence = evidence,
            ReturnNote = entry?.ReturnNote,
        };
    }

    /// <summary>Means of the objectives, in their order.</summary>
    public static IReadOnlyList<RecapObjective> Objectives(IReadOnlyList<RecapRow> rows) =>
    [
        .. rows.GroupBy(row => (row.ObjectiveNumber, row.Objective)).OrderBy(group => group.Key.ObjectiveNumber).Select(group =>
        {
            var counted = group.Select(row => row.ExactCapped).OfType<decimal>().ToList();
            return new RecapObjective(
                group.Key.ObjectiveNumber, group.Key.Objective, MeasuredWords.Percent(Mean(counted), 2), counted.Count, group.Count());
        }),
    ];

    /// <summary>Ceilings and what was spent, by programme. What nobody has told is not counted as zero spent.</summary>
    public static IReadOnlyList<RecapProgramme> Programmes(AgencyPlan plan, IReadOnlyList<RecapRow> rows)
    {
        var spent = rows.Where(row => row.Spent is not null).ToDictionary(row => row.Indicator, row => row.Spent!.Value);
        return
        [
            .. plan.Budget.GroupBy(item => (item.ProgrammeCode, item.Programme)).Select(group =>
            {
                var told = group.Where(item => item.IndicatorId is { } indicator && spent.ContainsKey(indicator)).ToList();
                var ceiling = group.Sum(item => item.Ceiling);
                decimal? sum = told.Count == 0 ? null : told.Sum(item => spent[item.IndicatorId!.Value]);
                return new RecapProgramme(group.Key.ProgrammeCode, group.Key.Programme, ceiling, sum, Absorption(ceiling, sum));
            }),
        ];
    }

    /// <summary>The figures of the whole quarter: the objectives' means, each objective weighing the same.</summary>
    public static RecapTotals Totals(IReadOnlyList<RecapRow> rows, IReadOnlyList<RecapProgramme> programmes)
    {
        var raw = MeanOfObjectives(rows, row => row.Exact);
        var capped = MeanOfObjectives(rows, row => row.ExactCapped);
        var (ceiling, spent) = (programmes.Sum(programme => programme.Ceiling), programmes.Sum(programme => programme.Spent ?? 0));
        return new()
        {
            Indicators = rows.Count,
            Due = rows.Count(row => row.State is not EntryState.NotDue),
            Reported = rows.Count(row => row.State is EntryState.Value or EntryState.NotAvailable),
            Assessed = rows.Count(row => row.Exact is not null),
            Raw = raw,
            Capped = capped,
            Achievement = MeasuredWords.Percent(capped, 2),
            Category = capped is { } percent ? CategoryScale.Standard.Of(Rounded(percent))?.Label : null,
            Ceiling = ceiling,
            Spent = spent,
            Absorption = Absorption(ceiling, programmes.Any(programme => programme.Spent is not null) ? spent : null),
            Evidence = rows.Sum(row => row.Evidence),
        };
    }

    /// <summary>Spent against ceiling in percent as printed.</summary>
    public static string Absorption(decimal? ceiling, decimal? spent) =>
        ceiling is { } most && spent is { } used && BudgetLine.Of(most, used).Accepted(out var line, out _)
            && BudgetAbsorption.Of([line]) is BudgetAbsorption.Assessed { Percent: var percent }
            ? IndonesianNumber.Format(percent, 2)
            : PlanWords.None;

    /// <summary>Whether a figure is expected in the quarter.</summary>
    public static bool IsDue(IndicatorCard? card, Quarter quarter) =>
        card is not null && (card.Accumulation is not AccumulationMode.YearlyOnly || quarter == Quarter.Fourth);

    private static decimal? MeanOfObjectives(IReadOnlyList<RecapRow> rows, Func<RecapRow, decimal?> percent) => Mean(
    [
        .. rows.GroupBy(row => row.ObjectiveNumber).Select(group => Mean([.. group.Select(percent).OfType<decimal>()])).OfType<decimal>(),
    ]);

    private static decimal? Mean(List<decimal> percents) => percents.Count == 0 ? null : percents.Sum() / percents.Count;

    private static decimal Rounded(decimal percent) => Math.Round(percent, 2, MidpointRounding.AwayFromZero);

    private static RecapRule RuleOf(IndicatorCard? card, AchievementOutcome.Assessed? assessed) => card is null
        ? new("", "", "", "", [])
        : new(
            card.Formula.Name, card.Formula.Expression, card.Formula.Source.Citation, PlanWords.Of(card.Accumulation),
            [.. (assessed?.Trace.Lines ?? []).Select(line => new RecapStep(line.Label, line.Text))]);

    /// <summary>What an indicator comes to up to a quarter.</summary>
    private sealed record Figures(MeasuredValue Quarter, AccumulatedValue SoFar, TargetValue? Target, AchievementOutcome Outcome)
    {
        public static Figures Of(PlannedIndicator plan, IReadOnlyDictionary<int, SheetEntry> entries, Quarter quarter)
        {
            if (plan.Card is not { } card)
            {
                var none = MeasuredValue.NotDue.Instance;
                return new(none, new(none, 0, 0), null, new AchievementOutcome.NotAssessable(NotAssessableReason.NoTarget));
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
            return new(current, soFar, target, AchievementCalculator.Calculate(card, target, measured));
        }
    }
}
