using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Tera.Procedures.Reading;

/// <summary>Mutu Baku that stands in one cell: by its labels, else what stands before the time and behind it.</summary>
internal sealed partial record WholeStandard(ImmutableArray<string> Inputs, string? Duration, ImmutableArray<string> Outputs)
{
    public static WholeStandard Read(string cell)
    {
        var labels = Label().Matches(cell).ToList();
        if (labels.Count > 0)
        {
            string? Part(string name) => labels.FindIndex(label => label.Groups[name].Success) is >= 0 and var at
                ? cell[(labels[at].Index + labels[at].Length)..(at + 1 < labels.Count ? labels[at + 1].Index : cell.Length)].Trim(' ', '\n', ';', ',', '.')
                : null;
            return new(TableReader.Split(Part("input") ?? ""), Part("time") is { Length: > 0 } time ? time : null, TableReader.Split(Part("output") ?? ""));
        }

        return PlainRows.Duration().Match(cell) is { Success: true } match
            ? new(TableReader.Split(Trimmed(cell[..match.Index])), match.Value.Trim(), TableReader.Split(Trimmed(cell[(match.Index + match.Length)..])))
            : new(TableReader.Split(cell), null, []);
    }

    private static string Trimmed(string text) => text.Trim(' ', '\n', ';', ',', '/', '-');

    [GeneratedRegex(@"(?<![\p{L}])(?:(?<input>kelengkapan|persyaratan|input|masukan)|(?<time>waktu|durasi)|(?<output>output|keluaran|hasil))\s*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
