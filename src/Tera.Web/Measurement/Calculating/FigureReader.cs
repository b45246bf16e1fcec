using System.Globalization;
using Tera.Planning.Indicators;
using Tera.Planning.Targets;

namespace Tera.Measurement.Calculating;

/// <summary>Reads what a row asks for. Nothing is guessed: what cannot be read is a fault with its column.</summary>
internal sealed class FigureReader(FigureColumns columns, FigureOrder order, FigureFaults faults)
{
    /// <summary>A weight beyond is a slip of the keyboard; the bound keeps weighted sums within decimal.</summary>
    private const decimal MostWeight = 1_000_000_000;

    private static readonly string[] Figures = [FigureColumns.Target, FigureColumns.Low, FigureColumns.High, FigureColumns.Actual];

    private static readonly string[] NoCap = ["", "-", "–", "none", "tanpa", "tanpa batas", "uncapped"];

    public FigureRow Read(FigureRecord record)
    {
        var row = new FigureReading(columns, record);
        var read = record.TooMany is { } cells ? Shifted(row, cells) : Asked(row);
        foreach (var fault in row.Faults)
        {
            faults.Add(fault);
        }

        foreach (var note in row.Notes)
        {
            faults.Note(note);
        }

        var why = string.Join(" ", row.Faults.Select(fault => fault.Column is null ? fault.Text : $"{fault.Column}: {fault.Text}"));
        return (row.Faults.Count > 0 ? new FigureRow.Faulty(why) : read) with
        {
            Group = $"{row[FigureColumns.Unit]}\n{row[FigureColumns.Year]}", Doubt = string.Join(" ", row.Doubts),
        };
    }

    private FigureRow.Empty Shifted(FigureReading row, int cells)
    {
        row.Fault($"{cells} sel, padahal judul mempunyai {columns.Names.Count} kolom. Desimal ditulis dengan titik (98.5, bukan 98,5); teks yang memuat pemisah kolom diapit tanda kutip.");
        return new FigureRow.Empty();
    }

    private FigureRow Asked(FigureReading row)
    {
        var formula = Formula(row);
        var polarity = PolarityOf(row, formula);
        var together = formula?.Together ?? (formula is null || HasNoFigure(row) ? OfPolarity(row[FigureColumns.Polarity]) : null);
        var decimals = row.Whole(FigureColumns.Decimals, AchievementRule.MostDecimals) ?? 2;
        var budget = Budget(row);
        FigureRow asked = (together, formula is not { Variant: null, Together: null } && HasAchievement(row, formula, budget), budget) switch
        {
            ({ } how, _, _) => new FigureRow.Gathered(how, Cap(row)),
            (null, true, _) => Achieved(row, formula?.Variant, polarity, decimals),
            (null, false, not null) => new FigureRow.Spent(Weight(row)),
            _ => new FigureRow.Empty(),
        };
        return asked with { Decimals = decimals, Budget = budget };
    }

    /// <summary>A formula that was filled down to a row without target and actual says nothing of it.</summary>
    private static bool HasNoFigure(FigureReading row) => Array.TrueForAll(Figures, column => row[column].Length == 0);

    /// <summary>Rows of budgets have no target and no actual, though a formula that was filled down may stand beside them.</summary>
    private bool HasAchievement(FigureReading row, NamedFormula? formula, BudgetLine? budget) =>
        columns.HaveAchievement
        && (formula?.Variant is not null || row[FigureColumns.Polarity].Length > 0
            ? budget is null || Array.Exists(Figures, column => row[column].Length > 0)
            : Array.Exists(Figures, column => FigureWords.StateOf(row[column]) is null));

    private FigureRow Achieved(FigureReading row, FormulaVariant? named, NamedPolarity? polarity, int decimals)
    {
        if (Variant(row, named, polarity) is not { } variant)
        {
            return new FigureRow.Empty();
        }

        var cap = Cap(row);
        var kind = KindOf(variant);
        var target = Target(row, variant, kind);
        var measured = Measured(row, kind);
        if (named is null && polarity is { Way: Polarity.Range, Usual: null })
        {
            OutsideOfRange(row, target, measured);
        }

        var scale = kind is ValueKind.Predicate ? Ladder(row, target, measured) : null;
        if (row.Faults.Count > 0 || !AchievementRule.For(variant, kind, scale, decimals).Accepted(out var rule, out _))
        {
            return new FigureRow.Empty();
        }

        // A deviation from a point is held at zero by the rule itself; other formulas only where the caller wants it.
        var floored = order.FloorAtZero || variant == FormulaVariant.PointDeviation;
        return new FigureRow.Achieved(
            rule.Within(cap, floored).Under(order.ZeroPolicy).In(row[FigureColumns.MeasurementUnit]), target, measured, Weight(row));
    }

    /// <summary>Nobody has said which way is better, and here it matters.</summary>
    private static void OutsideOfRange(FigureReading row, TargetValue? target, MeasuredValue measured)
    {
        if (target is TargetValue.Range { Low: var low, High: var high } && measured is MeasuredValue.Value(ActualValue.Amount(var actual)) && (actual < low || actual > high))
        {
            row.Fault(
                FigureColumns.Formula,
                $"realisasi di luar rentang, dan {FigureColumns.Polarity} {row[FigureColumns.Polarity]} tidak menyebut arahnya. Isi {FormulaNames.Written(FormulaVariant.RangeHigher)} bila makin tinggi makin baik, {FormulaNames.Written(FormulaVariant.RangeLower)} bila makin rendah makin baik.");
        }
    }

    private static NamedFormula? Formula(FigureReading row)
    {
        var text = row[FigureColumns.Formula];
        var names = FormulaNames.Names(text);
        var named = names ? FormulaNames.Formula(text) : null;
        if (names && named is null)
        {
            row.Fault(FigureColumns.Formula, $"rumus \"{text}\" tidak dikenal. Yang dikenal: {FormulaNames.Allowed}.");
        }

        return named;
    }

    /// <summary>A polarity nobody knows is no harm where the formula says all.</summary>
    private static NamedPolarity? PolarityOf(FigureReading row, NamedFormula? formula)
    {
        var text = row[FigureColumns.Polarity];
        var named = text.Length == 0 ? null : FormulaNames.PolarityOf(text);
        if (text.Length > 0 && named is null && formula is not null)
        {
            row.Note(FigureColumns.Polarity, $"polaritas \"{text}\" tidak dikenal; yang dipakai rumusnya.");
        }
        else if (text.Length > 0 && named is null)
        {
            row.Fault(FigureColumns.Polarity, $"polaritas \"{text}\" tidak dikenal. Yang dikenal: {FormulaNames.AllowedPolarities}.");
        }

        return named;
    }

    private static Gathering? OfPolarity(string polarity) => polarity.ToLowerInvariant() switch
    {
        "average" or "mean" or "rata-rata" or "rerata" => Gathering.Mean,
        "sum" or "jumlah" => Gathering.Sum,
        _ => null,
    };

    /// <summary>The formula decides; a polarity that says otherwise is noted, since published tables contradict themselves there.</summary>
    private static FormulaVariant? Variant(FigureReading row, FormulaVariant? named, NamedPolarity? polarity)
    {
        if (named is null)
        {
            if (polarity is { Way: Polarity.Range, Usual: null })
            {
                // Inside its range a figure is 100 whichever way is better; outside it is asked back (OutsideOfRange).
                return FormulaVariant.RangeHigher;
            }

            if (polarity?.Usual is null && row.Faults.Count == 0)
            {
                row.Fault(FigureColumns.Formula, $"rumus belum disebut. Isi {FigureColumns.Formula}: {FormulaNames.Allowed}.");
            }

            return Between(row, polarity?.Usual);
        }

        var variant = (polarity?.Way, named) switch
        {
            (Polarity.Range, _) when named == FormulaVariant.HigherRatio => FormulaVariant.RangeHigher,
            (Polarity.Range, _) when named == FormulaVariant.LowerMirrored => FormulaVariant.RangeLower,
            (not Polarity.Range, _) => Between(row, named)!,
            _ => named,
        };
        if (polarity?.Way is { } way && (way != variant.Polarity || (polarity.Usual is { } usual && way is Polarity.Range && usual != variant)))
        {
            row.Note(FigureColumns.Formula, $"rumus {row[FigureColumns.Formula]} dipakai walaupun polaritasnya {row[FigureColumns.Polarity]}.");
        }

        return variant;
    }

    /// <summary>Where only the bounds of a target are given, the usual formula of a direction is the one over a range.</summary>
    private static FormulaVariant? Between(FigureReading row, FormulaVariant? usual) =>
        row[FigureColumns.Target].Length > 0 || row[FigureColumns.Low].Length == 0 || row[FigureColumns.High].Length == 0 ? usual
        : usual == FormulaVariant.HigherRatio ? FormulaVariant.RangeHigher
        : usual == FormulaVariant.LowerMirrored ? FormulaVariant.RangeLower
        : usual;

    private static ValueKind KindOf(FormulaVariant variant) => Array.Find(Enum.GetValues<ValueKind>(), variant.Fits);

    private static AchievementCap Cap(FigureReading row)
    {
        var text = row[FigureColumns.Cap].ToLowerInvariant();
        if (NoCap.Contains(text))
        {
            return AchievementCap.None;
        }

        if (InvariantNumber.Read(text.TrimEnd('%', ' '), out _) is { } percent && AchievementCap.Of(percent).Accepted(out var cap, out _))
        {
            return cap;
        }

        row.Fault(FigureColumns.Cap, $"batas capaian \"{text}\" tidak dikenal. Yang dikenal: kosong (tanpa batas), 100, 110, 120, 150, atau persen lain dari 100 sampai 1000.");
        return AchievementCap.None;
    }

    /// <summary>1 in a file without weights, 0 for an empty cell; null for what is no weight, which harms nobody but a weighted mean.</summary>
    private decimal? Weight(FigureReading row)
    {
        var text = row[FigureColumns.Weight];
        if (!columns.Has(FigureColumns.Weight))
        {
            return 1;
        }

        if (text.Length == 0)
        {
            return 0;
        }

        if (InvariantNumber.Read(text, out _) is { } weight and >= 0 and <= MostWeight)
        {
            return weight;
        }

        row.Note(FigureColumns.Weight, $"\"{text}\" bukan bobot; bobot 0 sampai {MostWeight.ToString(CultureInfo.InvariantCulture)}. Rata-rata tertimbang unit ini tidak dapat dihitung.");
        return null;
    }

    private BudgetLine? Budget(FigureReading row)
    {
        if (!columns.HaveBudget || (row[FigureColumns.Ceiling].Length == 0 && row[FigureColumns.Spent].Length == 0))
        {
            return null;
        }

        var missing = new[] { FigureColumns.Ceiling, FigureColumns.Spent }.FirstOrDefault(column => FigureWords.StateOf(row[column]) is not null);
        if (missing is not null)
        {
            row.Note(missing, "anggaran atau realisasinya tidak ada, sehingga penyerapan tidak dihitung.");
            return null;
        }

        if (row.Number(FigureColumns.Ceiling) is not { } most || row.Number(FigureColumns.Spent) is not { } used)
        {
            return null;
        }

        if (BudgetLine.Of(most, used).Accepted(out var line, out _))
        {
            return line;
        }

        row.Fault(FigureColumns.Ceiling, "anggaran tidak boleh kurang dari nol.");
        return null;
    }

    private static TargetValue? Target(FigureReading row, FormulaVariant variant, ValueKind kind)
    {
        if (variant.Polarity is Polarity.Range)
        {
            return Range(row);
        }

        var text = row[FigureColumns.Target];
        return kind switch
        {
            _ when FigureWords.StateOf(text) is not null => null,
            ValueKind.Date => row.Day(FigureColumns.Target) is { } day ? new TargetValue.Date(day) : null,
            ValueKind.YesNo => row.Yes(FigureColumns.Target) is { } wanted ? new TargetValue.YesNo(wanted) : null,
            ValueKind.Predicate => TargetValue.Predicate.Of(text).Accepted(out var label, out _) ? label : null,
            _ => row.Number(FigureColumns.Target) is { } number ? new TargetValue.Amount(number) : null,
        };
    }

    private static TargetValue? Range(FigureReading row)
    {
        if (FigureWords.StateOf(row[FigureColumns.Low]) is not null && FigureWords.StateOf(row[FigureColumns.High]) is not null)
        {
            return FigureWords.StateOf(row[FigureColumns.Target]) is null && row.Bounds(FigureColumns.Target) is var (from, to)
                ? RangeOf(row, FigureColumns.Target, from, to)
                : null;
        }

        return row.Needed(FigureColumns.Low) is { } low && row.Needed(FigureColumns.High) is { } high
            ? RangeOf(row, FigureColumns.Low, low, high)
            : null;
    }

    private static TargetValue? RangeOf(FigureReading row, string column, decimal low, decimal high)
    {
        if (TargetValue.Range.Of(low, high).Accepted(out var range, out _))
        {
            return range;
        }

        row.Fault(column, "batas bawah tidak boleh lebih besar daripada batas atas.");
        return null;
    }

    private static MeasuredValue Measured(FigureReading row, ValueKind kind)
    {
        var text = row[FigureColumns.Actual];
        ActualValue? actual = (FigureWords.StateOf(text), kind) switch
        {
            (not null, _) => null,
            (_, ValueKind.Date) => row.Day(FigureColumns.Actual) is { } day ? new ActualValue.Date(day) : null,
            (_, ValueKind.YesNo) => row.Yes(FigureColumns.Actual) is { } done ? new ActualValue.YesNo(done) : null,
            (_, ValueKind.Predicate) => ActualValue.Predicate.Of(text).Accepted(out var label, out _) ? label : null,
            _ => row.Number(FigureColumns.Actual) is { } number ? new ActualValue.Amount(number) : null,
        };
        return actual is null ? FigureWords.StateOf(text) ?? MeasuredValue.NotReported.Instance : new MeasuredValue.Value(actual);
    }

    /// <summary>The order of ratings both labels belong to.</summary>
    private static PredicateScale? Ladder(FigureReading row, TargetValue? target, MeasuredValue measured)
    {
        string?[] labels =
        [
            (target as TargetValue.Predicate)?.Label,
            ((measured as MeasuredValue.Value)?.Actual as ActualValue.Predicate)?.Label,
        ];
        var ladder = FigureWords.Ladders.FirstOrDefault(one => labels.OfType<string>().All(label => one.RankOf(label) is not null));
        if (ladder is null)
        {
            var known = string.Join("; ", FigureWords.Ladders.Select(one => string.Join(" < ", one.Levels.Select(level => level.Label))));
            row.Fault(FigureColumns.Target, $"predikat target dan realisasi tidak berada pada satu urutan. Yang dikenal: {known}.");
        }

        return ladder;
    }
}
