using System.Text;
using Tera.Oracles;

namespace Tera.Measurement.Calculating;

/// <summary>A file of figures calculated in this process.</summary>
internal static class Calculated
{
    internal static string Text(string file, FigureOrder? order = null) => Text(Encoding.UTF8.GetBytes(file), order ?? new());

    internal static string Text(byte[] file, FigureOrder order)
    {
        using var output = new MemoryStream();
        Calculate(file, order, (figures, calculation) =>
        {
            using var csv = new CsvFigureOutput(output, figures.Separator, figures.Columns, order);
            foreach (var (record, result) in calculation.Rows())
            {
                csv.Write(record, result);
            }
        });
        return Encoding.UTF8.GetString(output.ToArray());
    }

    internal static IReadOnlyList<OracleRow> Of(string file, FigureOrder? order = null) => OracleFile.Parse("", Text(file, order));

    internal static T Row<T>(string file, Func<OracleRow, T> read, FigureOrder? order = null) => read(Assert.Single(Of(file, order)));

    internal static IReadOnlyList<FigureFault> Faults(string file) =>
        Calculate(Encoding.UTF8.GetBytes(file), new(), (_, _) => { }).Shown;

    /// <summary>What is said on the error output.</summary>
    internal static IReadOnlyList<string> Said(string file) => [.. Calculate(Encoding.UTF8.GetBytes(file), new(), (_, _) => { }).Lines()];

    private static FigureFaults Calculate(byte[] file, FigureOrder order, Action<FigureFile, FigureCalculation> write)
    {
        using var figures = FigureFile.OpenAsync(new MemoryStream(file), default).GetAwaiter().GetResult();
        var calculation = new FigureCalculation(figures, order);
        calculation.Survey(_ => { });
        write(figures, calculation);
        return calculation.Faults;
    }
}
