using NodaTime.Text;
using NodaTime;
using Tera.Organisation;
using Tera.Planning.Budgets;
using Tera.Planning.Contracts;
using Tera.Planning.Indicators;
using Tera.Planning.Targets;
using Tera.Platform.Spreadsheets;
using Tera.Shared;

namespace Tera.Planning.Exchange;

/// <summary>Reads the cells of a row one after another; every fault is told with its address.</summary>
internal sealed class RowReading(BookRow row, Action<BookRow, string, Rejection> fault)
{
    public bool Clean { get; private set; } = true;

    public BookCell this[string column] => row[column];

    public void Refuse(string column, Rejection no)
    {
        Clean = false;
        fault(row, column, no);
    }

    public T? Take<T>(string column, Result<T> read)
        where T : class
    {
        if (read.Accepted(out var value, out var no))
        {
            return value;
        }

        Refuse(column, no);
        return null;
    }

    /// <summary>One of the things the agency has, by its name.</summary>
    public T? Named<T>(string column, IReadOnlyDictionary<string, T> known)
        where T : struct
    {
        if (known.TryGetValue(row[column].Text, out var found))
        {
            return found;
        }

        Refuse(column, row[column].IsEmpty ? new("planning.exchange.blank") : new("planning.exchange.unknown", column, row[column].Text));
        return null;
    }

    public PrintedLine? Line(string column) => Take(column, PrintedLine.Of(row[column].Text));

    public BudgetHeading? Heading(string code, string name)
    {
        var (read, line) = (Take(code, BudgetCode.Of(row[code].Text)), Line(name));
        return read is not null && line is not null ? new(read, line) : null;
    }

    public TargetValue? Target(string column, IndicatorCard card) => Take(column, row[column].IsEmpty ? TargetRejections.Blank() : TypedTarget.Read(row[column].Text, card.Rule, printed: row[column].Number is not null));

    public int? Whole(string column)
    {
        if (Number(column) is not { } number)
        {
            return null;
        }

        if (number == decimal.Truncate(number) && number is >= 1 and <= 999)
        {
            return (int)number;
        }

        Refuse(column, new("planning.exchange.place"));
        return null;
    }

    public decimal? Amount(string column) => Number(column);

    public decimal? Money(string column) => Number(column, NumberReading.Thousands);

    public bool? YesNo(string column)
    {
        switch (row[column].Text.ToUpperInvariant())
        {
            case "" or "YA":
                return true;
            case "TIDAK":
                return false;
            default:
                Refuse(column, TargetRejections.NeitherYesNorNo(row[column].Text));
                return null;
        }
    }

    /// <summary>Null for an empty cell.</summary>
    public LocalDate? OptionalDay(string column) => row[column].IsEmpty ? null : Day(column);

    public LocalDate? Day(string column)
    {
        if (LocalDatePattern.Iso.Parse(row[column].Text).TryGetValue(default, out var day))
        {
            return day;
        }

        if (IndonesianDate.Read(row[column].Text) is { } written)
        {
            return written;
        }

        Refuse(column, TargetRejections.NotADate(row[column].Text));
        return null;
    }

    private decimal? Number(string column, NumberReading reading = NumberReading.Unstated)
    {
        if (row[column].Number is { } native)
        {
            return native;
        }

        if (IndonesianNumber.Parse(row[column].Text, reading).Accepted(out var number, out var no))
        {
            return number;
        }

        Refuse(column, no);
        return null;
    }
}
