using System.Text.Json;
using System.Text.Json.Serialization;
using Tera.Measurement.Sheets;
using Tera.Shared;

namespace Tera.Measurement.Api;

/// <summary>Rows of a sheet as a program sends them.</summary>
/// <param name="Command">New for every sending; the same again is answered with the receipt of the first.</param>
/// <param name="Rows">Any of the sheet's, in any order.</param>
internal sealed record SentSheet(Guid? Command, IReadOnlyList<SentRow?>? Rows)
{
    private const int MostRows = 2_000;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, MaxDepth = 8 };

    /// <exception cref="JsonException">The body is none of these.</exception>
    public static ValueTask<SentSheet?> ReadAsync(Stream body, CancellationToken ct) => JsonSerializer.DeserializeAsync<SentSheet>(body, Strict, ct);

    /// <summary>The rows as a form would have sent them, or why the whole is not taken.</summary>
    public Result<IReadOnlyList<TypedRow>> Typed()
    {
        if (Command is null)
        {
            return SentSheetRejections.CommandMissing;
        }

        if (Rows is not { Count: > 0 and <= MostRows } rows || rows.Contains(null))
        {
            return SentSheetRejections.Rows(MostRows);
        }

        List<TypedRow> typed = [];
        foreach (var (at, row) in rows.Index())
        {
            if (!row!.Typed(at + 1).Accepted(out var read, out var no))
            {
                return no;
            }

            typed.Add(read);
        }

        return typed.GroupBy(row => row.Entry).FirstOrDefault(same => same.Count() > 1) is { } twice ? SentSheetRejections.RowTwice(twice.Key) : typed;
    }
}

/// <summary>One row. A cell that is not among its members stays as it is; one that is null or empty is emptied.</summary>
internal sealed record SentRow
{
    public Guid? Entry { get; init; }

    /// <summary>As the row was read; tells what others have changed since.</summary>
    public string? Marks { get; init; }

    /// <summary>A text as it would be typed, or a number.</summary>
    public JsonElement Value { get; init; }

    public JsonElement Missing { get; init; }

    public JsonElement Spent { get; init; }

    public JsonElement Enabling { get; init; }

    public JsonElement Inhibiting { get; init; }

    public JsonElement FollowUp { get; init; }

    public JsonElement Assurance { get; init; }

    /// <param name="place">Of the row in what was sent, from 1.</param>
    public Result<TypedRow> Typed(int place)
    {
        if (Entry is not { } entry || Marks is not { } marks)
        {
            return SentSheetRejections.RowWithoutMarks(place);
        }

        if (Cells().FirstOrDefault(cell => !IsReadable(cell.Sent)) is { Name: not null } odd)
        {
            return SentSheetRejections.NotAText(place, odd.Name);
        }

        var typed = new TypedRow
        {
            Entry = new(entry),
            Shown = CellMarks.Read(marks),
            Value = Text(Value, IndonesianNumber.FormatPlain),
            Missing = Text(Missing, IndonesianNumber.FormatPlain),
            Spent = Text(Spent, IndonesianNumber.Format),
            Enabling = Text(Enabling, IndonesianNumber.FormatPlain),
            Inhibiting = Text(Inhibiting, IndonesianNumber.FormatPlain),
            FollowUp = Text(FollowUp, IndonesianNumber.FormatPlain),
            Assurance = Text(Assurance, IndonesianNumber.FormatPlain),
            Native = [.. CellMarks.Fields.Where(field => field is RowField.Value ? Value.ValueKind is JsonValueKind.Number : field is RowField.Spent && Spent.ValueKind is JsonValueKind.Number)],
        };
        return typed with { Shown = CellMarks.Fields.Where(field => !IsSent(field)).Aggregate(typed.Shown, (shown, field) => shown.With(field, typed)) };
    }

    private IEnumerable<(string? Name, JsonElement Sent)> Cells() =>
    [
        ("value", Value), ("missing", Missing), ("spent", Spent), ("enabling", Enabling), ("inhibiting", Inhibiting), ("followUp", FollowUp), ("assurance", Assurance),
    ];

    /// <summary>A number, a text or nothing. Half of a pair of UTF-16, as a program leaves it that cuts a text, is no text.</summary>
    private static bool IsReadable(JsonElement sent)
    {
        try
        {
            return sent.ValueKind switch
            {
                JsonValueKind.String => sent.GetString() is not null,
                JsonValueKind.Number or JsonValueKind.Null or JsonValueKind.Undefined => true,
                _ => false,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private bool IsSent(RowField field) => field switch
    {
        RowField.Value => Value.ValueKind is not JsonValueKind.Undefined || Missing.ValueKind is not JsonValueKind.Undefined,
        RowField.Spent => Spent.ValueKind is not JsonValueKind.Undefined,
        RowField.Enabling => Enabling.ValueKind is not JsonValueKind.Undefined,
        RowField.Inhibiting => Inhibiting.ValueKind is not JsonValueKind.Undefined,
        RowField.FollowUp => FollowUp.ValueKind is not JsonValueKind.Undefined,
        _ => Assurance.ValueKind is not JsonValueKind.Undefined,
    };

    /// <remarks>A number of JSON leaves no doubt what its point means; a text is read as a person's would be, and asked back where it leaves one.</remarks>
    private static string Text(JsonElement sent, Func<decimal, string> print) => sent.ValueKind switch
    {
        JsonValueKind.Number => sent.TryGetDecimal(out var number) ? print(number) : sent.GetRawText(),
        JsonValueKind.String => sent.GetString()!.ReplaceLineEndings("\n").Trim(),
        _ => "",
    };
}

/// <summary>Why rows were not taken before any of them was looked at.</summary>
public static class SentSheetRejections
{
    public static Rejection CommandMissing { get; } = new("measurement.api.command-missing");

    /// <param name="most">Rows in one sending.</param>
    public static Rejection Rows(int most) => new("measurement.api.rows", most);

    /// <param name="place">Of the row, from 1.</param>
    public static Rejection RowWithoutMarks(int place) => new("measurement.api.row-without-marks", place);

    /// <summary>Arguments: place of the row, from 1; name of the member.</summary>
    public static Rejection NotAText(int place, string member) => new("measurement.api.not-a-text", place, member);

    public static Rejection RowTwice(EntryId entry) => new("measurement.api.row-twice", entry.Value.ToString("D"));
}
