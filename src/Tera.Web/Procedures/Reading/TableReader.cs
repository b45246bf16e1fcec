using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Tera.Procedures.Editing;
using Tera.Procedures.Library;

namespace Tera.Procedures.Reading;

/// <summary>Reads Bagian Identitas and Bagian Flowchart out of a grid: every row, printed number and cell in its place.</summary>
internal static partial class TableReader
{
    private const string Wordless = "(baris tanpa teks)";

    private const int LongestName = 200;

    /// <summary>Of those between rows, told in the note of the source.</summary>
    private const int MostHeadings = 8;

    /// <summary>All SOPs of a grid, one below the other; empty where there is no table that could be one.</summary>
    /// <param name="grid">The file.</param>
    /// <param name="fileName">Its name, without a folder.</param>
    /// <param name="titleAt">What an SOP is called that names itself nowhere, by the line of its head.</param>
    public static ImmutableArray<SourceTable> Read(CellGrid grid, string fileName, Func<int, string> titleAt)
    {
        var tables = ImmutableArray.CreateBuilder<SourceTable>();
        var from = 0;
        while (TableHead.Find(grid, from) is { } head)
        {
            Told(tables, grid, from, Math.Min(head.Above, PlaceOf(grid, Beginning(grid, from, head.Above), head.Above)));
            var next = TableHead.Find(grid, head.Below)?.Above ?? grid.Lines.Length;
            var block = TableRows.Read(head.Joined(grid, next), head, next);
            if (block.Lines.Count > 0 && (head.Who < 0 || block.Lines.Any(lines => Names(lines, head.Who).Count > 0)))
            {
                var cover = CoverLabels.Read(grid.Lines[from..head.Above]);
                var printed = cover.Title ?? TitleOver(grid, from, head.Above);
                var title = printed ?? titleAt(grid.Lines[head.Above].Number);
                var table = TableOf(block, head, new(fileName, title, [], []) { Cover = cover.Tree });
                var beginning = tables.Count == 0 ? 0 : Beginning(grid, from, head.Above);
                if (tables.Count > 0 && (cover.Title is null || cover.Title == tables[^1].Title) && GoesOn(tables[^1], table))
                {
                    tables[^1] = tables[^1] with { Rows = [.. tables[^1].Rows, .. table.Rows], Note = Joined(tables[^1].Note, Joined(LeftOver(cover, title, beginning), table.Note)) };
                }
                else
                {
                    tables.Add(table with { Note = Joined(Joined(LeftOver(cover, title, beginning), table.Note), printed is null ? Untitled(title) : null) });
                }
            }

            from = block.End;
        }

        Told(tables, grid, from, grid.Lines.Length);
        return tables.ToImmutable();
    }

    /// <summary>What stands below a table is no row, and is told of the SOP above it: sums, place and date, who signs.</summary>
    private static void Told(ImmutableArray<SourceTable>.Builder tables, CellGrid grid, int from, int end)
    {
        if (tables.Count > 0)
        {
            tables[^1] = tables[^1] with { Note = Joined(tables[^1].Note, LeftLines.Told(grid.Lines[from..end].Select(line => (line.Number, string.Join(' ', line.Cells.Select(cell => cell.Line)))))) };
        }
    }

    private static int PlaceOf(CellGrid grid, int number, int otherwise) => number == int.MaxValue ? otherwise : grid.Lines.Select(line => line.Number).ToImmutableArray().IndexOf(number);

    /// <summary>The one table of our own template, in which every line below the head is a row.</summary>
    public static SourceTable? ReadOwn(CellGrid grid, string fileName, string title) => TableHead.Find(grid) is { } head && TableRows.Whole(grid, head) is { Lines.Count: > 0 } block
        ? TableOf(block, head, new(fileName, title, [], []))
        : null;

    /// <summary>A table that was parted at the end of a page has its head again: the same lanes, and its numbers go on.</summary>
    private static bool GoesOn(SourceTable before, SourceTable table) =>
        before.Lanes.Select(lane => lane.Printed).SequenceEqual(table.Lanes.Select(lane => lane.Printed), StringComparer.OrdinalIgnoreCase)
        && FirstNumber(table.Rows) is var first && (first is null || first > 1);

    private static int? FirstNumber(ImmutableArray<SourceRow> rows) =>
        int.TryParse(rows[0].Number?.Trim('(', ')', '.', ' '), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    private static SourceTable TableOf(TableBlock block, TableHead head, SourceTable about)
    {
        var note = block.Headings.IsEmpty ? null : $"Judul bagian di antara baris tidak menjadi langkah: {string.Join("; ", block.Headings.Take(MostHeadings).Select(heading => $"baris {heading.Line} “{heading.Words}”"))}.";
        note = Joined(note, UntoldIn(block));
        var lost = block.Lines.Where(lines => lines.Any(line => line.LostMarks > 0)).Select(lines => lines[0].Number).ToList();
        note = Joined(note, lost.Count == 0 ? null : $"Kolom lambang pada baris {string.Join(", ", lost.Take(MostHeadings))}{(lost.Count > MostHeadings ? " dan lainnya" : "")} tidak dapat dipastikan, jadi lambangnya tidak dibaca; periksa pelaksana dan keputusannya.");
        if (head.Who < 0)
        {
            return about with { Lanes = [.. head.Lanes.Select(lane => new SourceLane(lane.Head, lane.Line))], Rows = WithArrows(block, [.. block.Lines.Select(lines => RowOf(lines, head))]), Note = note };
        }

        var named = Parted([.. block.Lines.Select(lines => (lines[0].Number, Names: Names(lines, head.Who)))]);
        List<SourceLane> lanes = [.. named.SelectMany(row => row.Names.Select(name => new SourceLane(name, row.Number))).DistinctBy(lane => lane.Printed.ToUpperInvariant())];
        return about with
        {
            Lanes = [.. lanes],
            Rows = [.. block.Lines.Zip(named, (lines, row) => RowOf(lines, head) with { Marks = [.. row.Names.Select(name => lanes.FindIndex(lane => string.Equals(lane.Printed, name, StringComparison.OrdinalIgnoreCase))).Distinct()] })],
            Note = note,
        };
    }

    /// <summary>Words above the table that found no place; nothing goes without being told.</summary>
    internal static string? LeftOver(FoundCover cover, string title, int beginning)
    {
        var left = cover.Left.Where(cell => cell.Line >= beginning && SopTitle().Match(cell.Words) is var match && !(match.Success && match.Groups["title"].Value.Trim() == title) && !string.Equals(cell.Words, title, StringComparison.OrdinalIgnoreCase)).ToList();
        return left.Count == 0 ? null : $"Tulisan di atas tabel yang tidak mendapat tempat pada sampul: {string.Join("; ", left.Take(MostHeadings).Select(cell => $"baris {cell.Line} “{YamlTree.Shortened(cell.Words)}”"))}{(left.Count > MostHeadings ? "; dan lainnya" : "")}.";
    }

    /// <summary>The line where the paper of another SOP begins: what stands before it ended the one above.</summary>
    private static int Beginning(CellGrid grid, int from, int above) =>
        grid.Lines[from..above].FirstOrDefault(line => line.Cells.Any(cell => CoverLabels.IsLabel(cell.Line) || CoverLabels.IsOffice(cell.Line) || HeadWords.Title().IsMatch(cell.Line)))?.Number ?? int.MaxValue;

    private static string? UntoldIn(TableBlock block)
    {
        var told = block.Lines.SelectMany(lines => lines.SelectMany(line => line.Untold.Select(name => $"{name} pada baris {line.Number}"))).Distinct().ToList();
        return told.Count == 0 ? null : $"Gambar yang tidak dibaca sebagai kegiatan: {string.Join("; ", told.Take(MostHeadings))}{(told.Count > MostHeadings ? "; dan lainnya" : "")}.";
    }

    /// <summary>Arrows lead from line to line; a row may take several.</summary>
    private static ImmutableArray<SourceRow> WithArrows(TableBlock block, ImmutableArray<SourceRow> rows)
    {
        var places = block.Lines.SelectMany((lines, at) => lines.Select(line => (line.Number, Row: at))).DistinctBy(line => line.Number).ToDictionary(line => line.Number, line => line.Row);
        return [.. rows.Select((row, at) => row with
        {
            Arrows = [.. block.Lines[at].SelectMany(line => line.Arrows.Select(down => line.Number + down)).Where(places.ContainsKey).Select(line => places[line] - at).Where(down => down != 0).Distinct()],
        })];
    }

    /// <summary>That an SOP names itself nowhere, so that its name is to be written.</summary>
    internal static string Untitled(string name) => $"Nama SOP tidak ditemukan pada naskah; dipakai nama berkas atau lembarnya, “{name}”: tulis nama yang benar pada sampul.";

    /// <summary>The title in the line above the table, where no cover names it; a heading that says nothing has it on a line below.</summary>
    private static string? TitleOver(CellGrid grid, int from, int above)
    {
        for (var at = from; at < above; at++)
        {
            if (grid.Lines[at].Cells.Select(cell => SopTitle().Match(CoverLabels.Unmarked(cell.Line))).FirstOrDefault(match => match.Success) is { } match)
            {
                return match.Groups["title"].Value.Trim();
            }

            if (grid.Lines[at].Cells.Any(cell => CoverLabels.IsHeading(CoverLabels.Unmarked(cell.Line))) && NameBelow(grid, at + 1, above) is { } below)
            {
                return below;
            }
        }

        return null;
    }

    /// <summary>The next line that stands alone and is neither an office nor a label.</summary>
    private static string? NameBelow(CellGrid grid, int from, int above)
    {
        foreach (var line in grid.Lines[from..above].Where(line => !line.IsEmpty))
        {
            var words = line.Cells.Select(cell => CoverLabels.Unmarked(cell.Line)).Where(text => text.Length > 0).Distinct().ToList();
            if (words.Exists(text => CoverLabels.IsLabel(text) || text.StartsWith('#')))
            {
                return null;
            }

            if (words is [var name] && name.Count(char.IsLetter) > 2 && name.Length <= LongestName && !CoverLabels.IsOffice(name) && !CoverLabels.IsHeading(name))
            {
                return SopTitle().Match(name) is { Success: true } titled ? titled.Groups["title"].Value.Trim() : name;
            }
        }

        return null;
    }

    private static SourceRow RowOf(IReadOnlyList<GridLine> lines, TableHead head)
    {
        var number = Joined(lines, head.Number);
        var text = Joined(lines, head.Text);
        if (number.Length > DraftEditor.LongestNumber)
        {
            // Words, not a number: a heading between rows, or a line below the table that fell into its first column.
            (number, text) = ("", $"{number} {text}".Trim());
        }

        var marks = head.Lanes.Index().Where(lane => lines.Any(line => IsMark(line[lane.Item.Column]) && !IsWay(line[lane.Item.Column]))).Select(lane => lane.Index).ToList();
        // A cell that says where a way leads stands in for the symbol that is not there.
        marks = marks.Count > 0 ? marks : [.. head.Lanes.Index().Where(lane => lines.Any(line => IsWay(line[lane.Item.Column]))).Select(lane => lane.Index)];
        var diamonds = head.Lanes.Index().Where(lane => lines.Any(line => IsDiamond(line[lane.Item.Column]))).Select(lane => lane.Index).ToList();
        var standard = WholeStandard.Read(head.Standard < 0 ? "" : string.Join('\n', lines.Select(line => line[head.Standard].Text ?? "")));
        return new SourceRow(lines[0].Number, number.Length > 0 ? number : null, text.Length > 0 ? text : Wordless)
        {
            Marks = [.. diamonds, .. marks.Except(diamonds)],
            IsDecision = diamonds.Count > 0,
            IsBoxed = diamonds.Count == 0 && head.Lanes.Any(lane => lines.Any(line => line[lane.Column].Mark is CellMark.Symbol)),
            Ways = [.. lines.SelectMany(line => head.Lanes.SelectMany(lane => LinesOf(line[lane.Column]).Where(words => HeadWords.Way().IsMatch(words))))],
            HasAnswers = head.Lanes.Any(lane => lines.Any(line => HeadWords.Answer().IsMatch(line[lane.Column].Line))),
            Inputs = [.. Things(lines, head.Inputs), .. standard.Inputs],
            Duration = Time(Joined(lines, head.Duration), head.TimeUnit) ?? standard.Duration,
            Outputs = [.. Things(lines, head.Outputs), .. standard.Outputs],
            Remark = Joined(lines, head.Remark) is { Length: > 0 } remark ? remark : null,
        };
    }

    /// <summary>Where the head says the unit for all, a cell has the number alone.</summary>
    private static string? Time(string printed, string? unit) =>
        printed.Length == 0 ? null : unit is not null && BareNumber().IsMatch(printed) ? $"{printed} {unit}" : printed;

    internal static bool IsMark(GridCell cell) =>
        cell.Mark is not CellMark.None || (cell.Line is { Length: > 0 } text && !HeadWords.Answer().IsMatch(text) && !HeadWords.LineSigns().IsMatch(text));

    /// <summary>Nothing but words that say where a way leads.</summary>
    private static bool IsWay(GridCell cell) => cell.Mark is CellMark.None && LinesOf(cell) is { Length: > 0 } lines && lines.All(HeadWords.Way().IsMatch);

    private static string[] LinesOf(GridCell cell) => (cell.Text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsDiamond(GridCell cell) => cell.Mark is CellMark.Diamond || (cell.Text is { } text && Diamond().IsMatch(text));

    private static string Joined(IReadOnlyList<GridLine> lines, int column) => column < 0 ? "" : string.Join(' ', lines.Select(line => line[column].Line).Where(text => text.Length > 0));

    private static string? Joined(string? one, string? other) => one is null ? other : other is null ? one : $"{one} {other}";

    /// <summary>“Auditor/Inspektur Pembantu” are two where each of them does another row by himself; else a slash belongs to the name.</summary>
    private static List<(int Number, List<string> Names)> Parted(List<(int Number, List<string> Names)> rows)
    {
        var alone = rows.SelectMany(row => row.Names).Where(name => !name.Contains('/', StringComparison.Ordinal)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return rows.ConvertAll(row => (row.Number, row.Names.SelectMany(name => name.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is var parts && parts.All(alone.Contains) ? parts : [name]).Distinct(StringComparer.OrdinalIgnoreCase).ToList()));
    }

    /// <summary>Those a cell names: one on each line, or parted by commas and words that join.</summary>
    private static List<string> Names(IReadOnlyList<GridLine> lines, int column) =>
        [.. Parts().Split(string.Join('\n', lines.Select(line => line[column].Text ?? ""))).Select(name => string.Join(' ', ListNumber().Replace(name, "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(name => name.Length > 1)];

    /// <summary>The things in a cell: one on each line of it, or one behind each number.</summary>
    internal static ImmutableArray<string> Split(string cell)
    {
        var text = cell.Trim();
        if (Numbered().IsMatch(text))
        {
            return [.. NextNumber().Split(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Select(one => one.Trim()).Where(one => one.Length > 0)];
        }

        return [.. text.Split('\n').Select(one => string.Join(' ', one.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(one => one.Length > 0)];
    }

    private static ImmutableArray<string> Things(IReadOnlyList<GridLine> lines, int column) =>
        column < 0 ? [] : Split(string.Join('\n', lines.Select(line => line[column].Text ?? "").Where(text => text.Length > 0)));

    [GeneratedRegex("[◇◆⬦⬥♢♦⋄⟐]|keputusan", RegexOptions.IgnoreCase)]
    private static partial Regex Diamond();

    [GeneratedRegex(@"^1[.)]\s")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\s+(?=\d{1,2}[.)]\s)")]
    private static partial Regex NextNumber();

    [GeneratedRegex(@"^\d{1,5}(?:[.,]\d{1,2})?$")]
    private static partial Regex BareNumber();

    [GeneratedRegex(@"[\n,;&+]|\s(?:dan|serta|bersama)\s", RegexOptions.IgnoreCase)]
    private static partial Regex Parts();

    [GeneratedRegex(@"^\s*(?:\d{1,2}[.)]|[-•])\s*")]
    private static partial Regex ListNumber();

    [GeneratedRegex(@"^(?:sop|standar\p{L}*\s+oper\p{L}+\s+pro\p{L}+(?:\s*\(sop\))?)\s*[:\-–]?\s+(?<title>\p{L}.{2,200})$", RegexOptions.IgnoreCase)]
    private static partial Regex SopTitle();
}
