using System.Globalization;
using System.Text;

namespace Tera.Oracles;

/// <summary>A table of published figures, embedded in the test program.</summary>
internal static class OracleFile
{
    internal static IReadOnlyList<OracleRow> Read(string name) => Parse(name, Text(name));

    internal static string Text(string name)
    {
        using var stream = typeof(OracleFile).Assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"No published figures under {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Rows without line breaks in their cells, by the names of the header.</summary>
    internal static IReadOnlyList<OracleRow> Parse(string name, string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var header = Cells(lines[0]);
        return [.. lines.Skip(1).Select(line => new OracleRow(name, header.Zip(Cells(line)).ToDictionary(c => c.First, c => c.Second)))];
    }

    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var (cell, quoted, before) = (new StringBuilder(), false, ' ');
        foreach (var sign in line.TrimEnd('\r'))
        {
            switch (sign)
            {
                case '"':
                    // A second quote behind a closing one is a quote of the text.
                    cell.Append(before == '"' && !quoted ? "\"" : "");
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    cells.Add(cell.ToString());
                    cell.Clear();
                    break;
                default:
                    cell.Append(sign);
                    break;
            }

            before = sign;
        }

        cells.Add(cell.ToString());
        return cells;
    }
}

internal sealed record OracleRow(string File, IReadOnlyDictionary<string, string> Cells)
{
    internal string this[string column] => Cells[column];

    internal decimal Number(string column) => decimal.Parse(Cells[column], NumberStyles.Number, CultureInfo.InvariantCulture);

    internal int Decimals(string publishedColumn) => Cells.TryGetValue("decimals", out var decimals)
        ? int.Parse(decimals, CultureInfo.InvariantCulture)
        : Cells[publishedColumn].SkipWhile(sign => sign != '.').Skip(1).Count();

    public override string ToString() => $"{File} {Cells["row"]}";
}
