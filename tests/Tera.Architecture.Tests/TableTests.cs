using System.Text.RegularExpressions;

namespace Tera;

/// <summary>On a telephone the row of a table is a card without a head: what a figure is stands beside it, or nowhere.</summary>
public sealed partial class TableTests
{
    private static readonly IReadOnlyList<SourceFile> Tables =
        [.. Repository.Files("src/Tera.Web", ".razor").Where(file => file.Text.Contains("<DataTable", StringComparison.Ordinal))];

    /// <summary>Exempt are cells across the whole row, hidden ones, and empty ones, which a card leaves out.</summary>
    [Fact]
    public void Every_cell_of_a_table_says_what_it_is() => Law.Unbroken(
        from file in Tables
        from Match cell in Unlabelled().Matches(file.Text)
        select $"{file}: {file.Text.AsSpan(cell.Index, Math.Min(80, file.Text.Length - cell.Index)).Trim()}");

    /// <summary>0,07 of a budget may be a ratio or a percentage; the head says which, and the card has no head.</summary>
    [Fact]
    public void A_unit_in_the_head_of_a_column_stands_in_the_label_of_its_cells_too() => Law.Unbroken(
        from file in Tables
        from Match head in WithUnit().Matches(file.Text)
        where !RowsOf(file).Any(rows => rows.Text.Contains($"data-label=\"{head.Groups[1].Value}\"", StringComparison.Ordinal))
        select $"{file}: {head.Groups[1].Value}");

    /// <summary>The table itself, or a component beside it that draws one row.</summary>
    private static IEnumerable<SourceFile> RowsOf(SourceFile table) =>
        Repository.Files(Path.GetDirectoryName(table.Path)!, ".razor");

    [GeneratedRegex("""<td(?![^>]*\b(?:data-label|colspan|hidden)\b)[^>]*>(?!</td>)""")]
    private static partial Regex Unlabelled();

    [GeneratedRegex("""<th scope="col"[^>]*>([^<@]*\((?:%|Rp)\))</th>""")]
    private static partial Regex WithUnit();
}
