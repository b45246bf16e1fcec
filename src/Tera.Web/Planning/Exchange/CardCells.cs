using NodaTime.Text;
using Tera.Planning.Contracts;
using Tera.Planning.Indicators;
using Tera.Planning.Strategy;
using Tera.Shared;

namespace Tera.Planning.Exchange;

/// <summary>What the empty cells of a card's row mean.</summary>
/// <param name="Terms">Cap, floor, zero, formula and decimals.</param>
/// <param name="CategoryScale">Code of its scale of categories; null for that of the region.</param>
internal sealed record EmptyCells(CardDefaultsTerms Terms, string? CategoryScale);

/// <summary>An indicator card as a row of the file, out and in: choices in the words of the screens, where the stable codes are read as well.</summary>
internal static class CardCells
{
    private const char BetweenLevels = ';', WithinLevel = '|';
    private const string Uncapped = "tanpa", OfRegion = "skala daerah";

    /// <param name="code">Of the indicator.</param>
    /// <param name="card">The card.</param>
    /// <param name="scales">Those a card may name for its categories.</param>
    public static IReadOnlyList<object?> Line(string code, IndicatorCard card, IReadOnlyList<CardScale> scales) =>
    [
        code, LocalDatePattern.Iso.Format(card.ValidFrom), card.Name, card.OperationalDefinition, card.MeasuringMethod, card.FigureSource, card.MeasurementUnit,
        PlanWords.Of(card.Kind), card.Formula.Name, PlanWords.Of(card.Formula.Polarity), PlanWords.Of(card.Accumulation), card.Cap.Percent is { } cap ? cap : Uncapped, card.FloorAtZero ? "ya" : "tidak",
        card.ZeroPolicy.Name, card.PercentWhenMissed, (decimal)card.Decimals, Text(card.Predicates),
        card.CategoryScale is { } own ? scales.First(scale => scale.Code == own).Name : OfRegion,
    ];

    /// <summary>What the row asks for, every fault told at its cell; null when it has faults.</summary>
    /// <param name="row">The cells.</param>
    /// <param name="indicator">Whose card it is.</param>
    /// <param name="empty">What empty cells mean: as on the screen, what the region wants of a new card.</param>
    /// <param name="scales">Those a card may name for its categories.</param>
    public static IndicatorCardDraft? Read(RowReading row, IndicatorId indicator, EmptyCells empty, IReadOnlyList<CardScale> scales)
    {
        var defaults = empty.Terms;
        var draft = new IndicatorCardDraft
        {
            Indicator = indicator,
            ValidFrom = row.Day(PlanSheet.ValidFrom),
            Name = row[PlanSheet.IndicatorName].Text.Trim(),
            OperationalDefinition = row[PlanSheet.Definition].Text.Trim(),
            MeasuringMethod = row[PlanSheet.Method].Text.Trim(),
            FigureSource = row[PlanSheet.Source].Text.Trim(),
            MeasurementUnit = row[PlanSheet.MeasurementUnit].Text.Trim(),
            Kind = Choice(row, PlanSheet.ValueKind, Enum.GetValues<ValueKind>(), kind => [PlanWords.Of(kind), kind.ToString()]),
            Formula = row[PlanSheet.Formula].IsEmpty && Same(row[PlanSheet.Polarity].Text.Trim(), PlanWords.Of(Polarity.LowerIsBetter))
                ? defaults.LowerFormula
                : Named(row, PlanSheet.Formula, FormulaVariant.All, formula => [formula.Name, formula.Code]),
            Accumulation = Choice(row, PlanSheet.Accumulation, Enum.GetValues<AccumulationMode>(), mode => [PlanWords.Of(mode), mode.ToString()]),
            Cap = Cap(row, defaults.Cap),
            FloorAtZero = row[PlanSheet.Floor].IsEmpty ? defaults.FloorAtZero : row.YesNo(PlanSheet.Floor) ?? true,
            ZeroPolicy = row[PlanSheet.Zero].IsEmpty ? defaults.Zero : Named(row, PlanSheet.Zero, ZeroPolicy.All, policy => [policy.Name, policy.Code]) ?? ZeroPolicy.Standard,
            PercentWhenMissed = row[PlanSheet.Missed].IsEmpty ? 0 : row.Amount(PlanSheet.Missed) ?? 0,
            Decimals = Decimals(row, defaults.Decimals),
            Predicates = Scale(row),
            CategoryScale = Categories(row, empty.CategoryScale, scales),
        };
        Contradiction(row, draft.Formula);
        if (row.Clean)
        {
            foreach (var no in draft.Check())
            {
                row.Refuse(ColumnOf(CardForm.FieldOf(no.Code)), no with { Args = [.. no.Args.Select(CardForm.Named)] });
            }
        }

        return row.Clean ? draft : null;
    }

    /// <summary>Whether a card says what a draft asks for.</summary>
    public static bool Says(IndicatorCard card, IndicatorCardDraft draft, IReadOnlyList<CardScale> scales) =>
        draft.Create(card.Id).Accepted(out var asked, out _) && Line("", asked, scales).SequenceEqual(Line("", card, scales));

    /// <summary>The polarity follows from the formula; a file that says another one means another formula.</summary>
    private static void Contradiction(RowReading row, FormulaVariant? formula)
    {
        var typed = row[PlanSheet.Polarity].Text.Trim();
        if (formula is not null && typed.Length > 0 && !Same(typed, PlanWords.Of(formula.Polarity)) && !Same(typed, formula.Polarity.ToString()))
        {
            row.Refuse(PlanSheet.Polarity, new("planning.exchange.other-polarity", typed, formula.Name, PlanWords.Of(formula.Polarity)));
        }
    }

    private static AchievementCap Cap(RowReading row, AchievementCap whenEmpty)
    {
        if (row[PlanSheet.Cap].IsEmpty)
        {
            return whenEmpty;
        }

        if (Same(row[PlanSheet.Cap].Text.Trim(), Uncapped) || row.Amount(PlanSheet.Cap) is not { } percent)
        {
            return AchievementCap.None;
        }

        if (AchievementCap.Of(percent).Accepted(out var cap, out var no))
        {
            return cap;
        }

        row.Refuse(PlanSheet.Cap, no);
        return AchievementCap.None;
    }

    private static int Decimals(RowReading row, int whenEmpty)
    {
        if (row[PlanSheet.Decimals].IsEmpty)
        {
            return whenEmpty;
        }

        if (row.Amount(PlanSheet.Decimals) is not { } number)
        {
            return 2;
        }

        if (number == decimal.Truncate(number) && number is >= 0 and <= AchievementRule.MostDecimals)
        {
            return (int)number;
        }

        row.Refuse(PlanSheet.Decimals, new("planning.exchange.decimals", AchievementRule.MostDecimals));
        return 2;
    }

    private static CardScale? Categories(RowReading row, string? whenEmpty, IReadOnlyList<CardScale> scales)
    {
        var typed = row[PlanSheet.CategoryScale].Text.Trim();
        if (typed.Length == 0)
        {
            return scales.FirstOrDefault(scale => scale.Code == whenEmpty);
        }

        if (Same(typed, OfRegion))
        {
            return null;
        }

        if (scales.FirstOrDefault(scale => Same(scale.Name, typed) || Same(scale.Code, typed)) is { } found)
        {
            return found;
        }

        row.Refuse(PlanSheet.CategoryScale, Unknown(typed, [OfRegion, .. scales.Select(scale => scale.Name)]));
        return null;
    }

    private static PredicateScale? Scale(RowReading row)
    {
        if (row[PlanSheet.Predicates].IsEmpty)
        {
            return null;
        }

        List<PredicateLevel> levels = [];
        foreach (var level in row[PlanSheet.Predicates].Text.Split(BetweenLevels, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = level.Split(WithinLevel, StringSplitOptions.TrimEntries);
            if (parts.Length > 3 || !Number(parts, 1, out var score) || !Number(parts, 2, out var percent))
            {
                row.Refuse(PlanSheet.Predicates, new("planning.exchange.predicate", level));
                return null;
            }

            levels.Add(new(parts[0], score, percent ?? 0));
        }

        return row.Take(PlanSheet.Predicates, PredicateScale.Of(levels));
    }

    private static bool Number(string[] parts, int at, out decimal? number)
    {
        number = null;
        if (parts.Length <= at || parts[at].Length == 0)
        {
            return true;
        }

        if (!IndonesianNumber.Parse(parts[at]).Accepted(out var read, out _))
        {
            return false;
        }

        number = read;
        return true;
    }

    private static string? Text(PredicateScale? scale) => scale is null ? null : string.Join(
        $"{BetweenLevels} ", scale.Levels.Select(level => $"{level.Label} {WithinLevel} {(level.Score is { } score ? IndonesianNumber.FormatPlain(score) : "")} {WithinLevel} {IndonesianNumber.FormatPlain(level.PercentWhenMissed)}"));

    private static T? Choice<T>(RowReading row, string column, IReadOnlyList<T> all, Func<T, IEnumerable<string>> names)
        where T : struct
    {
        var typed = row[column].Text.Trim();
        foreach (var one in all.Where(one => names(one).Any(name => Same(name, typed))))
        {
            return one;
        }

        row.Refuse(column, Unknown(typed, all.Select(one => names(one).First())));
        return null;
    }

    private static T? Named<T>(RowReading row, string column, IReadOnlyList<T> all, Func<T, IEnumerable<string>> names)
        where T : class
    {
        var typed = row[column].Text.Trim();
        if (all.FirstOrDefault(one => names(one).Any(name => Same(name, typed))) is { } found)
        {
            return found;
        }

        row.Refuse(column, Unknown(typed, all.Select(one => names(one).First())));
        return null;
    }

    private static Rejection Unknown(string typed, IEnumerable<string> known) =>
        typed.Length == 0 ? new("planning.exchange.choice-blank", string.Join("; ", known)) : new("planning.exchange.choice-unknown", typed, string.Join("; ", known));

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string ColumnOf(string field) => field switch
    {
        CardForm.Name => PlanSheet.IndicatorName,
        CardForm.Definition => PlanSheet.Definition,
        CardForm.Unit => PlanSheet.MeasurementUnit,
        CardForm.Kind => PlanSheet.ValueKind,
        CardForm.Formula => PlanSheet.Formula,
        CardForm.Accumulation => PlanSheet.Accumulation,
        CardForm.From => PlanSheet.ValidFrom,
        CardForm.Missed => PlanSheet.Missed,
        CardForm.Decimals => PlanSheet.Decimals,
        CardForm.Categories => PlanSheet.CategoryScale,
        _ => PlanSheet.Predicates,
    };
}
