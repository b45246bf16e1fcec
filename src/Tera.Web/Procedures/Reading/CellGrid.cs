using System.Collections.Immutable;

namespace Tera.Procedures.Reading;

/// <summary>What a drawing puts on a cell.</summary>
internal enum CellMark
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A box, a capsule, or any sign.</summary>
    Symbol,

    /// <summary>A diamond.</summary>
    Diamond,
}

/// <summary>A cell of a table in a file.</summary>
/// <param name="Text">Its lines, joined by a line break; without outer blanks.</param>
/// <param name="Mark">The symbol drawn on it.</param>
internal readonly record struct GridCell(string Text, CellMark Mark = CellMark.None)
{
    public bool IsEmpty => string.IsNullOrEmpty(Text) && Mark is CellMark.None;

    /// <summary>In one line.</summary>
    public string Line => string.Join(' ', (Text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A line of cells.</summary>
/// <param name="Number">Where it stands in the file, from 1.</param>
/// <param name="Cells">From the left; lines may differ in length.</param>
internal sealed record GridLine(int Number, ImmutableArray<GridCell> Cells)
{
    public GridCell this[int column] => column >= 0 && column < Cells.Length ? Cells[column] : default;

    public bool IsEmpty => Cells.All(cell => cell.IsEmpty);

    /// <summary>How many symbols are drawn on it whose column cannot be told.</summary>
    public int LostMarks { get; init; }

    /// <summary>Shapes drawn on it that are read as no symbol, by what they are called.</summary>
    public ImmutableArray<string> Untold { get; init; } = [];

    /// <summary>How many lines further down each arrow leads that begins at a symbol on it; less than nothing for one that leads up.</summary>
    public ImmutableArray<int> Arrows { get; init; } = [];

    /// <summary>True for a paragraph that stands in no table.</summary>
    public bool IsLoose { get; init; }
}

/// <summary>A file as lines of cells, whatever it was before.</summary>
internal sealed record CellGrid(ImmutableArray<GridLine> Lines)
{
    /// <summary>Several one below the other, an empty line between them, their lines counted through.</summary>
    public static CellGrid Below(IEnumerable<CellGrid> grids)
    {
        var lines = ImmutableArray.CreateBuilder<GridLine>();
        foreach (var grid in grids)
        {
            if (lines.Count > 0)
            {
                lines.Add(new(lines.Count + 1, []));
            }

            foreach (var line in grid.Lines)
            {
                lines.Add(line with { Number = lines.Count + 1 });
            }
        }

        return new(lines.ToImmutable());
    }

    /// <summary>Text that keeps its columns by blanks, as programs give it that lay out a PDF; null where the columns cannot be told.</summary>
    public static CellGrid? OfColumns(IReadOnlyList<string> lines) => LayoutGrid.Read(lines);

    /// <summary>Lines of a table in text form, its cells parted by tabs.</summary>
    public static CellGrid OfTabs(IEnumerable<string> lines) =>
        new([.. lines.Select((line, at) => new GridLine(at + 1, [.. line.Split('\t').Select(cell => new GridCell(cell.Trim()))]))]);
}
