using System.Collections.Frozen;
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

    /// <summary>After two values met, by cell: <see cref="Mine"/> or <see cref="Theirs"/>; a cell for which nobody has chosen is not among them.</summary>
    public IReadOnlyDictionary<RowField, string> Choices { get; init; } = FrozenDictionary<RowField, string>.Empty;

    /// <summary>The cells for which the form asked for such a choice.</summary>
    public IReadOnlyList<RowField> Asked { get; init; } = [];

    /// <summary>The cells whose number was not typed but came from a program that holds it as one: nothing about it is asked back.</summary>
    public IReadOnlyList<RowField> Native { get; init; } = [];

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

    /// <summary>What was chosen for a cell; empty while nobody has. A reason goes with the numbers it was typed beside, where they were asked about.</summary>
    public string ChoiceOf(RowField field) =>
        Choices.TryGetValue(field, out var own) ? own
        : field is RowField.Assurance && Asked.Where(IsNumber).Select(ChoiceOf).ToList() is { Count: > 0 } numbers
            ? numbers.Contains("") ? "" : numbers.TrueForAll(choice => choice == Mine) ? Mine : Theirs
        : "";

    /// <summary>Whether the cell holds a number that a reason may be given for.</summary>
    internal static bool IsNumber(RowField field) => field is RowField.Value or RowField.Spent;

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

    /// <summary>The row with a cell as it is kept, and shown so.</summary>
    public TypedRow Keeping(RowField field, TypedRow kept) => With(field, kept) with { Shown = Shown.With(field, kept) };

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

    /// <summary>The same; where several lines of the budget pay for the row, the sum of what is told for them stands for its money.</summary>
    public static TypedRow Of(SheetRow row)
    {
        var kept = Of(row.Entry);
        return row.Recap.PaidBy.Count == 0 ? kept
            : kept.Keeping(RowField.Spent, kept with { Spent = row.Recap.SpentSoFar is { } sum ? IndonesianNumber.Format(sum) : "" });
    }

    /// <summary>What is to be saved, or everything that is wrong with the row.</summary>
    public (EntryContent? Content, IReadOnlyList<RowFault> Faults) Read(IndicatorCard card)
    {
        List<RowFault> faults = [];
        var measured = Measured(card).Accepted(out var figure, out var wrong) ? figure : MeasuredValue.NotReported.Instance;
        var spent = Money(out var unpayable);
        faults.AddRange(new[] { (Field: RowField.Value, Why: wrong), (Field: RowField.Spent, Why: unpayable) }.Where(one => one.Why is not null).Select(one => new RowFault(Entry, one.Field, one.Why!)));
        foreach (var (field, text) in new[] { (RowField.Enabling, Enabling), (RowField.Inhibiting, Inhibiting), (RowField.FollowUp, FollowUp), (RowField.Assurance, Assurance) })
        {
            if (text.Length > LongestText)
            {
                faults.Add(new(Entry, field, EntryRejections.TooLong(LongestText)));
            }
        }

        return faults.Count > 0 ? (null, faults) : (new(measured, spent, Enabling, Inhibiting, FollowUp, Assurance), []);
    }

    /// <summary>The figure or the reason for having none, or what is wrong with that cell alone.</summary>
    internal Result<MeasuredValue> Measured(IndicatorCard card) => (Value, Missing) switch
    {
        ("", "") => MeasuredValue.NotReported.Instance,
        ("", _) => MeasuredValue.NotAvailable.Because(Missing),
        (_, not "") => EntryRejections.BothFigureAndReason,
        _ => TypedFigure.Actual(Value, card.Rule, IsPrinted(RowField.Value)) is var actual && actual.Accepted(out var value, out var no) ? new MeasuredValue.Value(value) : actual.Rejection!,
    };

    /// <summary>What was spent; null for nothing, and where something is wrong with that cell.</summary>
    internal decimal? Money(out Rejection? wrong)
    {
        wrong = null;
        if (Spent.Length == 0)
        {
            return null;
        }

        if (!IndonesianNumber.Parse(Spent, IsPrinted(RowField.Spent) ? NumberReading.Printed : NumberReading.Thousands, IndonesianNumber.ExactDecimals).Accepted(out var spent, out wrong))
        {
            return null;
        }

        wrong = spent < 0 ? EntryRejections.SpentNegative(spent) : null;
        return wrong is null ? spent : null;
    }

    /// <summary>A cell that stands as it was shown was printed by us.</summary>
    private bool IsPrinted(RowField field) => Native.Contains(field) || Shown.Fits(this, field);
}

/// <summary>What is wrong with a cell.</summary>
public sealed record RowFault(EntryId Entry, RowField Field, Rejection Why);
