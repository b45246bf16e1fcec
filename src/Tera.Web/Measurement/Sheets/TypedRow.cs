using Tera.Planning.Indicators;
using Tera.Shared;

namespace Tera.Measurement.Sheets;

/// <summary>A row as it was typed, with what the form knew of it.</summary>
public sealed record TypedRow
{
    /// <summary>Letters a text of a row may have.</summary>
    public const int LongestText = 2000;

    public required EntryId Entry { get; init; }

    /// <summary>Of what was shown; a cell typed as it was shown is not a change.</summary>
    public required CellMarks Shown { get; init; }

    /// <summary>After two values met: <see cref="Mine"/>, <see cref="Theirs"/>, or empty while nobody has chosen.</summary>
    public string Choice { get; init; } = "";

    /// <summary>The cells for which the form asked for such a choice.</summary>
    public IReadOnlyList<RowField> Asked { get; init; } = [];

    public required string Value { get; init; }

    /// <summary>Why the figure does not exist; empty when it is not said to be missing.</summary>
    public required string Missing { get; init; }

    public required string Spent { get; init; }

    public required string Enabling { get; init; }

    public required string Inhibiting { get; init; }

    public required string FollowUp { get; init; }

    /// <summary>Why a number out of the usual is right.</summary>
    public string Assurance { get; init; } = "";

    public const string Mine = "saya";
    public const string Theirs = "tersimpan";

    /// <summary>Whether there is something to save, or to choose.</summary>
    public bool IsChange => Asked.Count > 0 || CellMarks.Fields.Any(cell => !Shown.Fits(this, cell));

    /// <summary>What stands in a cell; a figure and the reason for having none are one.</summary>
    public string Text(RowField field) => field switch
    {
        RowField.Value => Missing.Length == 0 ? Value : $"{Value}\u001f{Missing}",
        RowField.Spent => Spent,
        RowField.Enabling => Enabling,
        RowField.Inhibiting => Inhibiting,
        RowField.Assurance => Assurance,
        _ => FollowUp,
    };

    /// <summary>The row with a cell of another one.</summary>
    public TypedRow With(RowField field, TypedRow other) => field switch
    {
        RowField.Value => this with { Value = other.Value, Missing = other.Missing },
        RowField.Spent => this with { Spent = other.Spent },
        RowField.Enabling => this with { Enabling = other.Enabling },
        RowField.Inhibiting => this with { Inhibiting = other.Inhibiting },
        RowField.Assurance => this with { Assurance = other.Assurance },
        _ => this with { FollowUp = other.FollowUp },
    };

    /// <summary>The row as a form shows what is kept.</summary>
    public static TypedRow Of(SheetEntry entry)
    {
        var row = new TypedRow
        {
            Entry = entry.Id,
            Shown = CellMarks.Read(""),
            Value = entry.State is EntryState.Value ? entry.ValueText : "",
            Missing = entry.Reason ?? "",
            Spent = entry.Spent is { } spent ? IndonesianNumber.Format(spent) : "",
            Enabling = entry.Enabling,
            Inhibiting = entry.Inhibiting,
            FollowUp = entry.FollowUp,
            Assurance = entry.Assurance,
        };
        return row with { Shown = CellMarks.Of(row) };
    }

    /// <summary>What is to be saved, or everything that is wrong with the row.</summary>
    public (EntryContent? Content, IReadOnlyList<RowFault> Faults) Read(IndicatorCard card)
    {
        List<RowFault> faults = [];
        var measured = Measured(card, faults);
        var spent = Money(faults);
        foreach (var (field, text) in new[] { (RowField.Enabling, Enabling), (RowField.Inhibiting, Inhibiting), (RowField.FollowUp, FollowUp), (RowField.Assurance, Assurance) })
        {
            if (text.Length > LongestText)
            {
                faults.Add(new(Entry, field, EntryRejections.TooLong(LongestText)));
            }
        }

        return faults.Count > 0 ? (null, faults) : (new(measured, spent, Enabling, Inhibiting, FollowUp, Assurance), []);
    }

    private MeasuredValue Measured(IndicatorCard card, List<RowFault> faults)
    {
        var result = (Value, Missing) switch
        {
            ("", "") => (Result<MeasuredValue>)MeasuredValue.NotReported.Instance,
            ("", _) => MeasuredValue.NotAvailable.Because(Missing),
            (_, not "") => EntryRejections.BothFigureAndReason,
            _ => TypedFigure.Actual(Value, card.Rule) is var actual && actual.Accepted(out var value, out var no) ? new MeasuredValue.Value(value) : actual.Rejection!,
        };
        if (result.Accepted(out var measured, out var refused))
        {
            return measured;
        }

        faults.Add(new(Entry, RowField.Value, refused));
        return MeasuredValue.NotReported.Instance;
    }

    private decimal? Money(List<RowFault> faults)
    {
        if (Spent.Length == 0)
        {
            return null;
        }

        if (!IndonesianNumber.Parse(Spent, NumberReading.Thousands, IndonesianNumber.ExactDecimals).Accepted(out var spent, out var no))
        {
            faults.Add(new(Entry, RowField.Spent, no));
            return null;
        }

        if (spent < 0)
        {
            faults.Add(new(Entry, RowField.Spent, EntryRejections.SpentNegative(spent)));
        }

        return spent;
    }
}

/// <summary>What is wrong with a cell.</summary>
public sealed record RowFault(EntryId Entry, RowField Field, Rejection Why);
