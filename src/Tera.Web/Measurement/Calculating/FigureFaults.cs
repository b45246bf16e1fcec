using Tera.Shared;

namespace Tera.Measurement.Calculating;

/// <summary>Something in a file of figures that cannot be read.</summary>
/// <param name="Line">Line of the file on which the row begins, from 1.</param>
/// <param name="Column">Name of the column as the file writes it; null where it is the whole row.</param>
/// <param name="Text">What is wrong and how to mend it, Indonesian.</param>
internal sealed record FigureFault(int Line, string? Column, string Text)
{
    /// <summary>With its place, for a terminal.</summary>
    public string Sentence => Column is null ? $"Baris {Line}: {Text}" : $"Baris {Line}, kolom {Column}: {Text}";
}

/// <summary>The file as a whole cannot be read; the message is Indonesian and says how to mend it.</summary>
internal sealed class FigureFileException(string message) : Exception(message);

/// <summary>What was said while a file was read: faults make the answer no, notes do not.</summary>
internal sealed class FigureFaults
{
    private const int MostShown = 50;

    private readonly List<FigureFault> _faults = [];
    private readonly List<FigureFault> _notes = [];

    public int Count { get; private set; }

    public IReadOnlyList<FigureFault> Shown => _faults;

    public void Add(FigureFault fault)
    {
        Count++;
        if (_faults.Count < MostShown)
        {
            _faults.Add(fault);
        }
    }

    /// <summary>Worth a look, although it was read; once a column, since files repeat themselves.</summary>
    public void Note(FigureFault note)
    {
        if (!_notes.Exists(other => other.Column == note.Column))
        {
            _notes.Add(note);
        }
    }

    /// <summary>For the error output, a line each.</summary>
    public IEnumerable<string> Lines() =>
    [
        .. _notes.Select(note => $"Catatan. {note.Sentence}"),
        .. _faults.Select(fault => fault.Sentence),
        .. Count > _faults.Count ? [$"… dan {IndonesianNumber.Format(Count - _faults.Count, 0)} kesalahan lain."] : Array.Empty<string>(),
    ];
}
