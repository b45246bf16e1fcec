using NodaTime.Text;
using Tera.Planning.Contracts;

namespace Tera.Measurement.Calculating;

/// <summary>One row while it is read.</summary>
internal sealed class FigureReading(FigureColumns columns, FigureRecord record)
{
    public List<FigureFault> Faults { get; } = [];

    public List<FigureFault> Notes { get; } = [];

    /// <summary>What of the row may have been meant otherwise than it was read, each with its column.</summary>
    public List<string> Doubts { get; } = [];

    public string this[string column] => columns.In(record, column);

    public void Fault(string column, string text) => Faults.Add(new(record.Line, NameOf(column), text));

    public void Note(string column, string text) => Notes.Add(new(record.Line, NameOf(column), text));

    /// <summary>Read, and perhaps not as it was meant: told once for the file and beside every answer it went into.</summary>
    private void Doubt(string column, string text)
    {
        Note(column, text);
        Doubts.Add($"{NameOf(column)}: {text}");
    }

    /// <summary>Of the row as a whole.</summary>
    public void Fault(string text) => Faults.Add(new(record.Line, null, text));

    /// <summary>Null for an empty cell, and for one with a fault.</summary>
    public decimal? Number(string column) => Number(column, this[column]);

    /// <summary>Two bounds in one cell: <c>80-90</c>, <c>80–90</c> or <c>80 s.d. 90</c>; null with a fault where there are not two.</summary>
    public (decimal Low, decimal High)? Bounds(string column)
    {
        if (TypedTarget.Parted(this[column]) is not var (from, to))
        {
            Fault(column, $"\"{this[column]}\" bukan rentang. Tulis kedua batasnya, misalnya 80-90, atau isi {FigureColumns.Low} dan {FigureColumns.High}.");
            return null;
        }

        return Number(column, from) is { } low && Number(column, to) is { } high ? (low, high) : null;
    }

    private decimal? Number(string column, string text)
    {
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
            Doubt(column, $"\"{text}\" dibaca {InvariantNumber.Write(number!.Value, 0)}, karena titik adalah tanda desimal. Bila maksudnya ribuan, tulis {text.Replace(".", "", StringComparison.Ordinal)}.");
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

        // Programs that hold every number alike write 2.0.
        if (InvariantNumber.Read(text, out _) is { } number && number == decimal.Truncate(number) && number >= 0 && number <= most)
        {
            return (int)number;
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
