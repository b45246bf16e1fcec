using Tera.Platform.Texts;

namespace Tera.Measurement.Sheets;

/// <summary>Names of the fields of a sheet's form, and its reading.</summary>
public static class SheetForm
{
    public const string Value = "nilai";
    public const string Missing = "alasan";
    public const string Spent = "anggaran";
    public const string Enabling = "pendorong";
    public const string Inhibiting = "penghambat";
    public const string FollowUp = "lanjut";
    public const string Assurance = "yakin";
    public const string Shown = "awal";
    public const string Choice = "pilih";
    public const string Asked = "ditanya";

    /// <summary>Asks for the page of a row once everything is saved.</summary>
    public const string Open = "Buka";

    /// <summary>Names the row in which what was refused is not wanted any more: what is kept there stands again.</summary>
    public const string Dismiss = "Abaikan";

    /// <summary>Said in <see cref="Open"/>: goes to the task that hands the sheet in.</summary>
    public const string ToTask = "tugas";

    /// <summary>Said in <see cref="Open"/>: hands in the sheet for which the run has no task.</summary>
    public const string ToHandIn = "serahkan";

    /// <summary>Said in <see cref="Open"/>: goes to the page that takes an employee's files.</summary>
    public const string ToEvidence = "bukti";

    /// <summary>Name of a field of a row.</summary>
    public static string Of(string field, EntryId entry) => $"{field}.{entry.Value:N}";

    /// <summary>Name of the field a fault is about.</summary>
    public static string Of(RowFault fault) => Of(NameOf(fault.Field), fault.Entry);

    /// <summary>The first part of the names of a cell's field.</summary>
    public static string NameOf(RowField field) => field switch
    {
        RowField.Spent => Spent,
        RowField.Enabling => Enabling,
        RowField.Inhibiting => Inhibiting,
        RowField.FollowUp => FollowUp,
        RowField.Assurance => Assurance,
        _ => Value,
    };

    /// <summary>The first part of the name of the choice between two values of a cell.</summary>
    public static string ChoiceOf(RowField field) => $"{Choice}-{NameOf(field)}";

    /// <summary>Every row the form sent; the texts as typed, line ends and outer blanks made equal.</summary>
    public static IReadOnlyList<TypedRow> Read(IFormCollection form) =>
    [
        .. form.Keys.Where(key => key.StartsWith(Shown + ".", StringComparison.Ordinal))
            .Select(key => Guid.TryParseExact(key[(Shown.Length + 1)..], "N", out var id) ? Row(form, new(id)) : null)
            .OfType<TypedRow>(),
    ];

    private static TypedRow Row(IFormCollection form, EntryId entry)
    {
        string Text(string field) => form[Of(field, entry)].ToString().ReplaceLineEndings("\n").Trim();
        return new()
        {
            Entry = entry,
            Shown = CellMarks.Read(Text(Shown)),
            Choices = CellMarks.Fields.Select(field => (field, Chosen: Text(ChoiceOf(field)))).Where(one => one.Chosen.Length > 0).ToDictionary(one => one.field, one => one.Chosen),
            Asked = [.. CellMarks.Fields.Where(field => Text(Asked).Split(' ').Contains(NameOf(field)))],
            Value = Text(Value),
            Missing = Text(Missing),
            Spent = Text(Spent),
            Enabling = Text(Enabling),
            Inhibiting = Text(Inhibiting),
            FollowUp = Text(FollowUp),
            Assurance = Text(Assurance),
        };
    }
}

/// <summary>How a row stands on the screen.</summary>
public enum RowLight
{
    Saved,
    Empty,
    Returned,
    Refused,
    Conflict,
    Doubtful,
    NotDue,
}

/// <summary>A row as the form shows it now: what is kept, or what was typed and not taken.</summary>
/// <param name="Row">What is kept.</param>
/// <param name="Typed">What stands in the fields.</param>
/// <param name="Faults">What is wrong with it.</param>
/// <param name="Conflict">Where somebody else's values stand against the typed ones; null for nowhere.</param>
public sealed record ShownRow(SheetRow Row, TypedRow Typed, IReadOnlyList<RowFault> Faults, RowConflict? Conflict)
{
    public RowLight Light =>
        Conflict is not null ? RowLight.Conflict
        : Faults.Count > 0 ? RowLight.Refused
        : Row.Entry.ReturnNote is not null ? RowLight.Returned
        : Row.Entry.State is EntryState.NotDue ? RowLight.NotDue
        : Row.IsDoubtful ? RowLight.Doubtful
        : HandInCheck.FaultsOf(Row).Any() ? RowLight.Empty
        : RowLight.Saved;

    /// <summary>What is wrong with one field; null for nothing.</summary>
    public string? Wrong(string field, Sentences sentences) =>
        Faults.Where(fault => SheetForm.Of(fault) == SheetForm.Of(field, Row.Entry.Id)).Select(fault => sentences.For(fault.Why)).FirstOrDefault();
}
