using CsvHelper;
using Tera.Platform.Spreadsheets;
using Tera.Shared;

namespace Tera.Planning.Exchange;

/// <summary>Writes rows as a workbook or as tables; numbers as numbers, all else as text, so that no code loses its zeros.</summary>
internal static class BookWriter
{
    private const double Narrow = 16, Wide = 44;

    private const string FormulaBeginnings = "=+-@\t";

    private static readonly string[] WideColumns =
        [PlanSheet.Plan, PlanSheet.Objective, PlanSheet.CardName, PlanSheet.Programme, PlanSheet.Activity, PlanSheet.SubActivity, PlanSheet.Unit, PlanSheet.IndicatorName, PlanSheet.Definition, PlanSheet.Method, PlanSheet.Source, PlanSheet.Formula, PlanSheet.Predicates, PlanSheet.Step, PlanSheet.Output, PlanSheet.Position, PlanSheet.Served];

    public static byte[] Workbook(IReadOnlyDictionary<PlanSheet, IReadOnlyList<IReadOnlyList<object?>>> sheets, IReadOnlyList<string> help) => WorkbookWriter.Write(
    [
        .. PlanSheet.All.Select(sheet => new BookTable(sheet.Name, [.. sheet.Columns.Select(column => new BookColumn(column, WideColumns.Contains(column) ? Wide : Narrow))], sheets[sheet])),
        new("Petunjuk", [new("Cara mengisi", 2.5 * Wide)], [.. help.Select(line => (IReadOnlyList<object?>)[line])]),
    ]);

    /// <summary>Semicolons and a mark of the encoding, as Indonesian spreadsheets expect.</summary>
    public static byte[] Table(PlanSheet sheet, IReadOnlyList<IReadOnlyList<object?>> rows)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, new CsvWriterOptions { Separator = ';', NewLine = "\r\n", WriteByteOrderMark = true }, leaveOpen: true))
        {
            foreach (var line in rows.Prepend(sheet.Columns))
            {
                foreach (var cell in line)
                {
                    csv.WriteField(cell is decimal number ? IndonesianNumber.FormatPlain(number) : Guarded(cell?.ToString() ?? ""));
                }

                csv.EndRecord();
            }
        }

        return stream.ToArray();
    }

    /// <summary>A table has no types: what begins like a formula would be one to a spreadsheet that opens it.</summary>
    private static string Guarded(string text) => text.Length > 0 && FormulaBeginnings.Contains(text[0]) ? "'" + text : text;
}
