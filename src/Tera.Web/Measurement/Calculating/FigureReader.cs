using System.Globalization;
using NodaTime.Text;
using Tera.Planning.Contracts;
using Tera.Planning.Indicators;
using Tera.Planning.Targets;

namespace Tera.Measurement.Calculating;

/// <summary>Reads what a row asks for. Nothing is guessed: what cannot be read is a fault with its column.</summary>
internal sealed class FigureReader(FigureColumns columns, FigureOrder order, FigureFaults faults)
{
    /// <summary>A weight beyond is a slip of the keyboard; the bound keeps weighted sums within decimal.</summary>
    private const decimal MostWeight = 1_000_000_000;

    private static readonly string[] NoCap = ["", "-", "–", "none", "tanpa", "tanpa batas", "uncapped"];

    public FigureRow Read(FigureRecord record)
    {
        var row = new Reading(columns, record);
        var read = Asked(row);
        foreach (var fault in row.Faults)
        {
            faults.Add(fault);
        }

        foreach (var note in row.Notes)
        {
            faults.Note(note);
        }

        var why = string.Join(" ", row.Faults.Select(fault => fault.Column is null ? fault.Text : $"{fault.Column}: {fault.Text}"));
        return (row.Faults.Count > 0 ? new FigureRow.Faulty(why) : read) with { Group = $"{row[FigureColumns.Unit]}\n{row[FigureColumns.Year]}" };
    }

    private FigureRow Asked(Reading row)
    {
        var formula = Formula(row);
        var polarity = PolarityOf(row, formula);
        var together = formula?.Together ?? (formula is null ? OfPolarity(row[FigureColumns.Polarity]) : null);
        var decimals = row.Whole(FigureColumns.Decimals, AchievementRule.MostDecimals) ?? 2;
        var budget = Budget(row);
        FigureRow asked = (together, formula is not { Variant: null, Together: null } && HasAchievement(row, formula), budget) switch
        {
            ({ } how, _, _) => new FigureRow.Gathered(how, Cap(row)),
            (null, true, _) => Achieved(row, formula?.Variant, polarity, decimals),
            (null, false, not null) => new FigureRow.Spent(Weight(row)),
            _ => new FigureRow.Empty(),
        };
        return asked with { Decimals = decimals, Budget = budget };
    }

    /// <summary>Rows of a table of budgets have no formula, no target and no actual.</summary>
    private bool HasAchievement(Reading row, NamedFormula? formula) =>
        columns.HaveAchievement
        && (formula?.Variant is not null || row[FigureColumns.Polarity].Length > 0 || row[FigureColumns.Actual].Length > 0
            || row[FigureColumns.Target].Length > 0 || row[FigureColumns.Low].Length > 0);

    private FigureRow Achieved(Reading row, FormulaVariant? named, NamedPolarity? polarity, int decimals)
    {
        if (Variant(row, named, polarity) is not { } variant)
        {
            return new FigureRow.Empty();
        }

        var cap = Cap(row);
        var kind = KindOf(variant);
        var target = Target(row, variant, kind);
        var measured = Measured(row, kind);
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

    private static NamedFormula? Formula(Reading row)
    {
        var text = row[FigureColumns.Formula];
        var named = text.Length == 0 ? null : FormulaNames.Formula(text);
        if (text.Length > 0 && named is null)
        {
            row.Fault(FigureColumns.Formula, $"rumus \"{text}\" tidak dikenal. Yang dikenal: {FormulaNames.Allowed}.");
        }

        return named;
    }

    /// <summary>A polarity nobody knows is no harm where the formula says all.</summary>
    private static NamedPolarity? PolarityOf(Reading row, NamedFormula? formula)
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
        "average" or "mean" or "rata-rata" => Gathering.Mean,
        "sum" or "jumlah" => Gathering.Sum,
        _ => null,
    };

    /// <summary>The formula decides; a polarity that says otherwise is noted, since published tables contradict themselves there.</summary>
    private static FormulaVariant? Variant(Reading row, FormulaVariant? named, NamedPolarity? polarity)
    {
        if (named is null)
        {
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
    private static FormulaVariant? Between(Reading row, FormulaVariant? usual) =>
        row[FigureColumns.Target].Length > 0 || row[FigureColumns.Low].Length == 0 || row[FigureColumns.High].Length == 0 ? usual
        : usual == FormulaVariant.HigherRatio ? FormulaVariant.RangeHigher
        : usual == FormulaVariant.LowerMirrored ? FormulaVariant.RangeLower
        : usual;

    private static ValueKind KindOf(FormulaVariant variant) => Array.Find(Enum.GetValues<ValueKind>(), variant.Fits);

    private static AchievementCap Cap(Reading row)
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

        row.Fault(FigureColumns.Cap, $"batas capaian \"{text}\" tidak dikenal. Yang dikenal: kosong (tanpa batas), 100, 110, 120, 150, atau persen bulat lain dari 100 sampai 1000.");
        return AchievementCap.None;
    }

    /// <summary>1 in a file without weights, 0 for an empty cell; null for what is no weight, which harms nobody but a weighted mean.</summary>
    private decimal? Weight(Reading row)
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

    private BudgetLine? Budget(Reading row)
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

    private static TargetValue? Target(Reading row, FormulaVariant variant, ValueKind kind)
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

    private static TargetValue? Range(Reading row)
    {
        if (FigureWords.StateOf(row[FigureColumns.Low]) is not null && FigureWords.StateOf(row[FigureColumns.High]) is not null)
        {
            return null;
        }

        if (row.Needed(FigureColumns.Low) is not { } low || row.Needed(FigureColumns.High) is not { } high)
        {
            return null;
        }

        if (TargetValue.Range.Of(low, high).Accepted(out var range, out _))
        {
            return range;
        }

        row.Fault(FigureColumns.Low, $"batas bawah harus lebih kecil daripada batas atas ({FigureColumns.High}).");
        return null;
    }

    private static MeasuredValue Measured(Reading row, ValueKind kind)
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
    private static PredicateScale? Ladder(Reading row, TargetValue? target, MeasuredValue measured)
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

    /// <summary>One row while it is read.</summary>
    private sealed class Reading(FigureColumns columns, FigureRecord record)
    {
        public List<FigureFault> Faults { get; } = [];

        public List<FigureFault> Notes { get; } = [];

        public string this[string column] => columns.In(record, column);

        public void Fault(string column, string text) => Faults.Add(new(record.Line, NameOf(column), text));

        public void Note(string column, string text) => Notes.Add(new(record.Line, NameOf(column), text));

        /// <summary>Null for an empty cell, and for one with a fault.</summary>
        public decimal? Number(string column)
        {
            var text = this[column];
            if (text.Length == 0)
            {
                return null;
            }

            var number = InvariantNumber.Read(text, out var mistake);
            if (mistake is not null)
            {
                Fault(column, mistake);
            }
            else if (InvariantNumber.LooksLikeThousands(text))
            {
                Note(column, $"\"{text}\" dibaca {InvariantNumber.Write(number!.Value, 0)}, karena titik adalah tanda desimal. Bila maksudnya ribuan, tulis {text.Replace(".", "", StringComparison.Ordinal)}.");
            }

            return number;
        }

        /// <summary>The same where a number must stand, because another cell of the row needs it.</summary>
        public decimal? Needed(string column)
        {
            if (this[column].Length == 0)
            {
                Fault(column, "belum diisi.");
            }

            return Number(column);
        }

        public int? Whole(string column, int most)
        {
            var text = this[column];
            if (text.Length == 0)
            {
                return null;
            }

            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) && whole <= most)
            {
                return whole;
            }

            Fault(column, $"\"{text}\" harus bilangan bulat dari 0 sampai {most}.");
            return null;
        }

        public NodaTime.LocalDate? Day(string column)
        {
            if (LocalDatePattern.Iso.Parse(this[column]) is { Success: true, Value: var day })
            {
                return day;
            }

            Fault(column, $"\"{this[column]}\" bukan tanggal. Tulis misalnya 2026-03-31.");
            return null;
        }

        public bool? Yes(string column)
        {
            var said = TypedTarget.SaysYes(this[column]) ?? this[column].ToLowerInvariant() switch { "yes" => true, "no" => (bool?)false, _ => null };
            if (said is null)
            {
                Fault(column, $"\"{this[column]}\" bukan ya atau tidak.");
            }

            return said;
        }

        private string NameOf(string column) => columns.PlaceOf(column) is { } at ? columns.Names[at] : column;
    }
}
