using Tera.Platform.Files;
using Tera.Platform.Spreadsheets;
using Tera.Shared;

namespace Tera.Documents.Retention;

/// <summary>A row of the sheet of codes.</summary>
internal sealed record ClassificationLine(string Code, string Title, string Basis);

/// <summary>A row of the sheet of the schedule.</summary>
internal sealed record RetentionLine(string Code, string Series, CountedTerm Active, int InactiveYears, RetentionFate Fate, string Basis);

/// <summary>A workbook as it was read.</summary>
/// <param name="Faults">Empty when all of it can be taken.</param>
internal sealed record RetentionTables(IReadOnlyList<ClassificationLine> Codes, IReadOnlyList<RetentionLine> Rows, IReadOnlyList<CellFault> Faults);

/// <summary>The two reference tables as a workbook, out and in.</summary>
internal static class RetentionBook
{
    private const string CodeSheet = "Klasifikasi", RowSheet = "JRA";
    private const int MostYears = 100, LongestText = 300;

    private static readonly string[] CodeHeads = ["Kode", "Uraian", "Dasar"];
    private static readonly string[] RowHeads = ["Kode", "Jenis arsip", "Aktif (tahun)", "Inaktif (tahun)", "Nasib akhir", "Dasar"];

    public static byte[] Write(IEnumerable<Classification> codes, IEnumerable<RetentionRow> rows) => WorkbookWriter.Write(
        new BookTable(
            CodeSheet, [new(CodeHeads[0], 16), new(CodeHeads[1], 60), new(CodeHeads[2], 40)],
            [.. codes.Select(code => (IReadOnlyList<object?>)[code.Code, code.Title, code.Basis])]),
        new BookTable(
            RowSheet, [new(RowHeads[0], 16), new(RowHeads[1], 50), new(RowHeads[2], 14), new(RowHeads[3], 14), new(RowHeads[4], 18), new(RowHeads[5], 50)],
            [.. rows.Select(row => (IReadOnlyList<object?>)[row.Code, row.Series, row.CountedFrom is null ? (decimal)row.ActiveYears : row.ActiveTerm, (decimal)row.InactiveYears, DocumentWords.Of(row.FinalFate), row.Basis])]));

    /// <summary>Reads both sheets, or the one there is; every faulty cell is named.</summary>
    public static async Task<Result<RetentionTables>> ReadAsync(ReceivedFile file, CancellationToken ct)
    {
        if (!(await TableFile.ReadWorkbookAsync(file, name => name is CodeSheet or RowSheet, ct)).Accepted(out var sheets, out var no))
        {
            return no;
        }

        if (sheets.Count == 0)
        {
            return RetentionRejections.NoSheet(CodeSheet, RowSheet);
        }

        List<CellFault> faults = [];
        List<ClassificationLine> codes = [];
        List<RetentionLine> rows = [];
        foreach (var sheet in sheets)
        {
            var heads = sheet.Name == CodeSheet ? CodeHeads : RowHeads;
            var found = sheet.Lines.Count == 0 ? [] : sheet.Lines[0].Select(cell => cell.Text).ToList();
            if (heads.FirstOrDefault(head => !found.Contains(head, StringComparer.OrdinalIgnoreCase)) is { } missing)
            {
                return RetentionRejections.ColumnMissing(sheet.Name, missing);
            }

            var places = heads.Select(head => found.FindIndex(name => name.Equals(head, StringComparison.OrdinalIgnoreCase))).ToArray();
            HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
            foreach (var (index, line) in sheet.Lines.Index().Skip(1).Where(line => line.Item.Any(cell => !cell.IsEmpty)))
            {
                var row = new Line(sheet.Name, index + 1, line, places, faults);
                if (!seen.Add(sheet.Name == CodeSheet ? row.Text(0) : row.Text(0) + "\n" + row.Text(1)))
                {
                    row.Refuse(0, RetentionRejections.Twice());
                }
                else if (sheet.Name == CodeSheet)
                {
                    codes.Add(new(row.Code(0), row.Filled(1), row.Filled(2)));
                }
                else
                {
                    rows.Add(new(row.Code(0), row.Filled(1), row.Term(2), row.Years(3), row.Fate(4), row.Filled(5)));
                }
            }
        }

        return codes.Count + rows.Count + faults.Count == 0 ? RetentionRejections.NoRows() : new RetentionTables(codes, rows, faults);
    }

    /// <summary>One line under its heads; what is wrong is noted with its cell, and reading goes on.</summary>
    private sealed class Line(string sheet, int number, IReadOnlyList<BookCell> cells, int[] places, List<CellFault> faults)
    {
        public string Text(int column) => Cell(column).Text;

        public string Filled(int column)
        {
            var text = Text(column);
            if (text.Length is 0 or > LongestText)
            {
                Refuse(column, RetentionRejections.TextLength(LongestText));
            }

            return text;
        }

        public string Code(int column)
        {
            // A spreadsheet takes 065 for a number and drops its zero; no code is shorter than three digits.
            var text = Cell(column) is { Number: { } number } && number == Math.Truncate(number) && number is >= 0 and < 1000 ? $"{number:000}" : Text(column);
            if (!Classification.IsCode(text))
            {
                Refuse(column, RetentionRejections.CodeForm(text));
            }

            return text;
        }

        public CountedTerm Term(int column)
        {
            if (Text(column) is { Length: > 0 } text && CountedTerm.Read(text, MostYears) is { } term)
            {
                return term;
            }

            Refuse(column, RetentionRejections.Years(MostYears));
            return new(0, null);
        }

        public int Years(int column)
        {
            if (IndonesianNumber.Parse(Text(column)).Accepted(out var years, out _) && years == Math.Truncate(years) && years is >= 0 and <= MostYears)
            {
                return (int)years;
            }

            Refuse(column, RetentionRejections.Years(MostYears));
            return 0;
        }

        public RetentionFate Fate(int column)
        {
            foreach (var fate in Enum.GetValues<RetentionFate>())
            {
                if (DocumentWords.Of(fate).Equals(Text(column), StringComparison.OrdinalIgnoreCase))
                {
                    return fate;
                }
            }

            Refuse(column, RetentionRejections.FateUnknown(string.Join(", ", Enum.GetValues<RetentionFate>().Select(DocumentWords.Of))));
            return default;
        }

        /// <summary>A line may end before its columns do.</summary>
        private BookCell Cell(int column) => places[column] < cells.Count ? cells[places[column]] : new("");

        public void Refuse(int column, Rejection why) => faults.Add(new($"{sheet}!{BookAddress.Of(places[column], number)}", why));
    }
}

/// <summary>Why a reference table or a disposal is not taken.</summary>
public static class RetentionRejections
{
    /// <summary>Neither sheet is there: their names.</summary>
    public static Rejection NoSheet(string codes, string rows) => new("documents.retention.no-sheet", codes, rows);

    /// <summary>A sheet lacks a column: sheet, head.</summary>
    public static Rejection ColumnMissing(string sheet, string head) => new("documents.retention.column-missing", sheet, head);

    /// <summary>Heads, and nothing below them.</summary>
    public static Rejection NoRows() => new("documents.retention.no-rows");

    /// <summary>The same row stands above.</summary>
    public static Rejection Twice() => new("documents.retention.twice");

    /// <summary>Empty or too long.</summary>
    public static Rejection TextLength(int longest) => new("documents.retention.text-length", longest);

    /// <summary>No code of matters.</summary>
    public static Rejection CodeForm(string typed) => new("documents.retention.code-form", typed);

    /// <summary>No whole number of years, or too many.</summary>
    public static Rejection Years(int most) => new("documents.retention.years", most);

    /// <summary>None of the fates, which are named.</summary>
    public static Rejection FateUnknown(string known) => new("documents.retention.fate-unknown", known);

    /// <summary>Only an administrator keeps the region's tables.</summary>
    public static Rejection NotKeeper() => new("documents.retention.not-keeper");

    /// <summary>Who records what became of an agency's archive.</summary>
    public static Rejection NotDisposer() => new("documents.retention.not-disposer");

    /// <summary>Nothing was chosen.</summary>
    public static Rejection NothingChosen() => new("documents.retention.nothing-chosen");

    /// <summary>A chosen record is not the agency's, or something became of it already.</summary>
    public static Rejection Gone() => new("documents.retention.gone");

    /// <summary>Its retention is not over on that day, or the schedule says otherwise: description, what the schedule says, from when.</summary>
    public static Rejection NotDue(string description, string fate, NodaTime.LocalDate from) => new("documents.retention.not-due", description, fate, from);

    /// <summary>The day of the minutes lies ahead.</summary>
    public static Rejection Ahead() => new("documents.retention.ahead");

    /// <summary>The minutes are not there.</summary>
    public static Rejection ProofMissing() => new("documents.retention.proof-missing");
}
