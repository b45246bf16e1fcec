using Tera.Shared;

namespace Tera.Measurement.Validation;

/// <summary>What a rule checks. Each kind says in a sentence what must hold; what a figure that is not there would be is never guessed.</summary>
public sealed class RuleKind
{
    private readonly Func<ValidationRule, IReadOnlyList<CheckedRow>, IEnumerable<RuleFinding>> _check;

    private RuleKind(string code, string name, string sentence, (bool Left, bool Right) sides, Func<ValidationRule, IReadOnlyList<CheckedRow>, IEnumerable<RuleFinding>> check) =>
        (Code, Name, Sentence, HasLeft, HasRight, _check) = (code, name, sentence, sides.Left, sides.Right, check);

    /// <summary>Money, row by row.</summary>
    public static RuleKind SpentWithinCeiling { get; } = new(
        "spent-within-ceiling", "Realisasi anggaran tidak melebihi pagu", "Pada setiap baris, realisasi anggaran paling banyak sebesar pagunya.", (false, false), RuleChecks.SpentWithinCeiling);

    /// <summary>Money over the quarters, row by row.</summary>
    public static RuleKind SpentNotFalling { get; } = new(
        "spent-not-falling", "Realisasi anggaran tidak turun", "Pada setiap baris, realisasi anggaran sampai dengan triwulan ini tidak lebih kecil daripada triwulan sebelumnya dalam tahun yang sama.",
        (false, false), RuleChecks.SpentNotFalling);

    /// <summary>Figures that only grow.</summary>
    public static RuleKind FigureNotFalling { get; } = new(
        "figure-not-falling", "Angka kumulatif tidak turun", "Realisasi indikator yang dipilih tidak lebih kecil daripada triwulan sebelumnya dalam tahun yang sama.", (true, false), RuleChecks.FigureNotFalling);

    /// <summary>A part within its whole, a numerator within its denominator.</summary>
    public static RuleKind AtMost { get; } = new(
        "at-most", "Paling banyak sebesar", "Jumlah indikator pertama paling banyak sebesar jumlah indikator pembandingnya, misalnya pembilang dan penyebut, atau bagian dan keseluruhan.", (true, true), RuleChecks.AtMost);

    /// <summary>Parts and their whole.</summary>
    public static RuleKind Equal { get; } = new(
        "equal", "Sama dengan", "Jumlah indikator pertama sama dengan jumlah indikator pembandingnya, misalnya bagian-bagian dan keseluruhannya.", (true, true), RuleChecks.Equal);

    /// <summary>All, in the order in which they are offered.</summary>
    public static IReadOnlyList<RuleKind> All { get; } = [SpentWithinCeiling, SpentNotFalling, FigureNotFalling, AtMost, Equal];

    /// <summary>Stable: <c>at-most</c>.</summary>
    public string Code { get; }

    /// <summary>As shown.</summary>
    public string Name { get; }

    /// <summary>What must hold, Indonesian.</summary>
    public string Sentence { get; }

    /// <summary>Whether indicators are chosen; without, every row is checked.</summary>
    public bool HasLeft { get; }

    /// <summary>Whether they are held against others.</summary>
    public bool HasRight { get; }

    /// <summary>The kind of a code; null for none.</summary>
    public static RuleKind? WithCode(string? code) => All.FirstOrDefault(kind => kind.Code == code);

    internal IReadOnlyList<RuleFinding> Check(ValidationRule rule, IReadOnlyList<CheckedRow> rows) => [.. _check(rule, rows)];

    /// <inheritdoc/>
    public override string ToString() => Code;
}

/// <summary>A row of a quarter as rules see it.</summary>
public sealed record CheckedRow
{
    /// <summary>The indicator.</summary>
    public required Planning.Indicators.IndicatorId Indicator { get; init; }

    /// <summary>The unit that answers.</summary>
    public required Organisation.UnitId Unit { get; init; }

    /// <summary>Its name, for messages that point to another unit.</summary>
    public required string UnitName { get; init; }

    /// <summary>Place in the agency's list, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Name of the indicator.</summary>
    public required string Name { get; init; }

    /// <summary>Of the quarter by itself; null where there is none or it is no number.</summary>
    public decimal? Figure { get; init; }

    /// <summary>Of the latest quarter before in the same year that had one; null for none.</summary>
    public decimal? FigureBefore { get; init; }

    /// <summary>Up to and including the quarter; null where there is none.</summary>
    public decimal? FigureSoFar { get; init; }

    /// <summary>Rupiah up to the end of the quarter; null when not told.</summary>
    public decimal? Spent { get; init; }

    /// <summary>Rupiah up to the end of the latest quarter before that told it; null for none.</summary>
    public decimal? SpentBefore { get; init; }

    /// <summary>Rupiah that may be spent; null when no budget line pays for it.</summary>
    public decimal? Ceiling { get; init; }
}

/// <summary>Figures that break a rule.</summary>
/// <param name="Rule">Which.</param>
/// <param name="Rows">The rows whose figures do not agree; the first is the one that asks. Never none.</param>
/// <param name="OfMoney">True when their money is meant, false for their figures.</param>
/// <param name="Text">What does not agree, with its numbers.</param>
public sealed record RuleFinding(ValidationRule Rule, IReadOnlyList<CheckedRow> Rows, bool OfMoney, string Text)
{
    /// <summary>Which cells to look at, and how it is mended.</summary>
    public string Mend => $"Periksa {string.Join(" dan ", Rows.Select(row => $"“{row.Name}” ({row.UnitName})"))}, kolom {(OfMoney ? "realisasi anggaran" : "realisasi")}.";

    /// <summary>Whether one unit alone can mend it.</summary>
    public bool IsOfOneUnit => Rows.All(row => row.Unit == Rows[0].Unit);
}

/// <summary>The checks themselves. Total: a sum that no decimal holds is not judged.</summary>
internal static class RuleChecks
{
    public static IEnumerable<RuleFinding> SpentWithinCeiling(ValidationRule rule, IReadOnlyList<CheckedRow> rows) => RowByRow(
        rule, rows, ofMoney: true, row => row is { Spent: { } spent, Ceiling: { } ceiling } && Exceeds(spent, ceiling, rule.Tolerance)
            ? $"Realisasi anggaran Rp{Text(spent)} melebihi pagu Rp{Text(ceiling)}."
            : null);

    public static IEnumerable<RuleFinding> SpentNotFalling(ValidationRule rule, IReadOnlyList<CheckedRow> rows) => RowByRow(
        rule, rows, ofMoney: true, row => row is { Spent: { } spent, SpentBefore: { } before } && Exceeds(before, spent, rule.Tolerance)
            ? $"Realisasi anggaran Rp{Text(spent)} lebih kecil daripada triwulan sebelumnya, Rp{Text(before)}."
            : null);

    public static IEnumerable<RuleFinding> FigureNotFalling(ValidationRule rule, IReadOnlyList<CheckedRow> rows) => RowByRow(
        rule, rows, ofMoney: false, row => rule.Left.Contains(row.Indicator) && row is { Figure: { } figure, FigureBefore: { } before } && Exceeds(before, figure, rule.Tolerance)
            ? $"Realisasi {Text(figure)} lebih kecil daripada triwulan sebelumnya, {Text(before)}."
            : null);

    public static IEnumerable<RuleFinding> AtMost(ValidationRule rule, IReadOnlyList<CheckedRow> rows) => Compared(
        rule, rows, (left, right) => Exceeds(left, right, rule.Tolerance) ? $"{Text(left)} melebihi {Text(right)}" : null);

    public static IEnumerable<RuleFinding> Equal(ValidationRule rule, IReadOnlyList<CheckedRow> rows) => Compared(
        rule, rows, (left, right) => Exceeds(left, right, rule.Tolerance) || Exceeds(right, left, rule.Tolerance) ? $"{Text(left)} tidak sama dengan {Text(right)}" : null);

    private static IEnumerable<RuleFinding> RowByRow(ValidationRule rule, IReadOnlyList<CheckedRow> rows, bool ofMoney, Func<CheckedRow, string?> broken) =>
        from row in rows
        let text = broken(row)
        where text is not null
        select new RuleFinding(rule, [row], ofMoney, text);

    private static IEnumerable<RuleFinding> Compared(ValidationRule rule, IReadOnlyList<CheckedRow> rows, Func<decimal, decimal, string?> broken)
    {
        var (left, right) = (Side(rule.Left, rows), Side(rule.Right, rows));
        if (Sum(left, rule.LeftSoFar) is { } mine && Sum(right, rule.RightSoFar) is { } other && broken(mine, other) is { } words)
        {
            yield return new(rule, [.. left, .. right.Except(left)], OfMoney: false, $"{Names(left, rule.LeftSoFar)} {words}, {Names(right, rule.RightSoFar)}.");
        }
    }

    /// <summary>The rows of a side; none where an indicator of it is not measured in the quarter, because then the sum is not what the rule means.</summary>
    private static List<CheckedRow> Side(IReadOnlyList<Planning.Indicators.IndicatorId> indicators, IReadOnlyList<CheckedRow> rows) =>
        indicators.All(one => rows.Any(row => row.Indicator == one)) ? [.. rows.Where(row => indicators.Contains(row.Indicator))] : [];

    private static decimal? Sum(List<CheckedRow> rows, bool soFar)
    {
        if (rows.Count == 0)
        {
            return null;
        }

        decimal sum = 0;
        foreach (var row in rows)
        {
            if ((soFar ? row.FigureSoFar : row.Figure) is not { } figure || !Fits(sum) || !Fits(figure))
            {
                return null;
            }

            sum += figure;
        }

        return sum;
    }

    private static string Names(List<CheckedRow> rows, bool soFar) =>
        $"{(rows.Count > 1 ? "Jumlah " : "")}{string.Join(" + ", rows.Select(row => $"“{row.Name}”"))}{(soFar ? " s.d. triwulan ini" : "")}";

    private static bool Exceeds(decimal more, decimal less, decimal tolerance) => Fits(more) && Fits(less) && Fits(tolerance) && more - less > tolerance;

    /// <summary>Half of what a decimal holds: two of them can still be added and subtracted.</summary>
    private static bool Fits(decimal number) => Math.Abs(number) <= decimal.MaxValue / 4;

    private static string Text(decimal number) => IndonesianNumber.Format(number);
}
