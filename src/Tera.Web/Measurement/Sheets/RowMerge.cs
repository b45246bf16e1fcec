using Tera.Planning.Indicators;

namespace Tera.Measurement.Sheets;

/// <summary>A row in which what was typed met what somebody else has saved since it was shown.</summary>
/// <param name="Row">As the form shows it again: typed where it was typed, else as it is kept.</param>
/// <param name="Cells">The cells with two values; never none.</param>
public sealed record RowConflict(TypedRow Row, IReadOnlyList<CellClash> Cells);

/// <summary>A cell with two values.</summary>
/// <param name="Field">Which.</param>
/// <param name="Typed">What was typed; empty for nothing.</param>
/// <param name="Kept">What stands there; empty for nothing.</param>
/// <param name="Last">Who put it there; null when nobody is known.</param>
public sealed record CellClash(RowField Field, string Typed, string Kept, LastChange? Last);

/// <summary>Brings what somebody typed together with what others have saved since the sheet was shown to him, cell by cell.</summary>
internal static class RowMerge
{
    /// <param name="typed">As it was sent.</param>
    /// <param name="kept">As it stands now.</param>
    /// <param name="card">Tells when two texts mean one figure.</param>
    /// <returns>What is to stand in the row, and the cells in which only the user can tell.</returns>
    public static (TypedRow Row, IReadOnlyList<RowField> Clashes) Of(TypedRow typed, TypedRow kept, IndicatorCard card)
    {
        var (row, clashes) = (typed, new List<RowField>());
        foreach (var field in CellMarks.Fields)
        {
            var isAsked = typed.Asked.Contains(field);
            var isTyped = isAsked ? typed.ChoiceOf(field) != TypedRow.Theirs : !typed.Shown.Fits(typed, field);
            if (!isTyped || MeanTheSame(typed, kept, field, card))
            {
                row = row.Keeping(field, kept);
            }
            else if ((isAsked && typed.ChoiceOf(field) != TypedRow.Mine) || !typed.Shown.Fits(kept, field))
            {
                clashes.Add(field);
            }
        }

        // A reason is given for numbers: where others will stand than those it was typed beside, it waits with them.
        var stands = clashes.Aggregate(row, (now, field) => now.Keeping(field, kept));
        if (stands.Assurance != kept.Assurance && (!MeanTheSame(typed, stands, RowField.Value, card) || !MeanTheSame(typed, stands, RowField.Spent, card)))
        {
            clashes.Add(RowField.Assurance);
        }

        return (row, clashes);
    }

    /// <summary>The row as a form shows it again after some of its cells were refused: what waits stays typed, and knows what it was typed over; all else is as it is kept.</summary>
    /// <param name="typed">As it was sent.</param>
    /// <param name="kept">As it stands now.</param>
    /// <param name="card">Tells when two texts mean one figure.</param>
    public static TypedRow Waiting(TypedRow typed, TypedRow kept, IndicatorCard card) => CellMarks.Fields
        .Where(field => typed.Shown.Fits(typed, field) || MeanTheSame(typed, kept, field, card))
        .Aggregate(typed, (now, field) => now.Keeping(field, kept));

    private static bool MeanTheSame(TypedRow typed, TypedRow kept, RowField field, IndicatorCard card) => typed.Text(field) == kept.Text(field) || field switch
    {
        RowField.Value => typed.Measured(card).Accepted(out var mine, out _) && kept.Measured(card).Accepted(out var theirs, out _) && mine == theirs,
        RowField.Spent => typed.Money(out var wrong) == kept.Money(out var no) && wrong is null && no is null,
        _ => false,
    };
}
