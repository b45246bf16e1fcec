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

        var match = PlainRows.Time(cell) is { Success: true } said ? said : Unsaid().Match(cell);
        return match.Success
            ? new(TableReader.Split(Trimmed(cell[..match.Index])), match.Value.Trim(), TableReader.Split(Trimmed(cell[(match.Index + match.Length)..])))
            : new(TableReader.Split(cell), null, []);
    }

    private static string Trimmed(string text) => text.Trim(' ', '\n', ';', ',', '/', '-');

    /// <summary>What offices print where they set no time, as a part of its own.</summary>
    [GeneratedRegex(@"(?<=^|[\n;,/])\s*(?:menyesuaikan|insident[ai]l|setiap saat|sesuai (?:kebutuhan|jadwal|kondisi))\s*(?=$|[\n;,/])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unsaid();

    [GeneratedRegex(@"(?<![\p{L}])(?:(?<input>kelengkapan|persyaratan|input|masukan)|(?<time>waktu|durasi)|(?<output>output|keluaran|hasil))\s*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
