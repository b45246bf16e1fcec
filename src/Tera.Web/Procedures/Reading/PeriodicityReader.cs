using System.Text.RegularExpressions;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Reading;

/// <summary>Says how often an SOP runs, by the words of its title and its rows.</summary>
internal static partial class PeriodicityReader
{
    public static (Periodicity Periodicity, Provenance Reading) Read(SourceTable table)
    {
        if (Of(table.Title) is { } printed)
        {
            return (printed, Provenance.Printed);
        }

        foreach (var row in table.Rows)
        {
            if (Of(row.Text) is { } said)
            {
                return (said, new(Origin.Inferred, 0.7m, $"Judul tidak menyebut periode; baris {(row.Number is { } number ? number : $"“{row.Text}”")} menyebutnya."));
            }
        }

        return (Periodicity.Unstated, IsYearly(table.Title)
            ? new(Origin.Inferred, 0.6m, "“Tahunan” pada judul menyebut halnya; tidak tercetak bahwa SOP ini dijalankan setahun sekali.")
            : Provenance.Printed);
    }

    /// <summary>A leave may be a yearly one and be asked for every day: only reports and plans are made once a year because they are yearly.</summary>
    private static Periodicity? Of(string text) =>
        text.Contains("triwulan", StringComparison.OrdinalIgnoreCase) ? Periodicity.Quarterly
        : IsYearly(text) && Paper().IsMatch(text) ? Periodicity.Yearly
        : null;

    private static bool IsYearly(string text) => text.Contains("tahunan", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\b(?:pe?laporan|laporan|perencanaan|rencana|renja|renstra|rka|lkjip|lakip|perjanjian|evaluasi|pengukuran|kinerja|anggaran|program)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Paper();
}
