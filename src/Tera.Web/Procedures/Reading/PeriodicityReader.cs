using Tera.Procedures.Definitions;

namespace Tera.Procedures.Reading;

/// <summary>Says how often an SOP runs, by the words of its title and its rows.</summary>
internal static class PeriodicityReader
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

        return (Periodicity.Unstated, Provenance.Printed);
    }

    private static Periodicity? Of(string text) =>
        text.Contains("triwulan", StringComparison.OrdinalIgnoreCase) ? Periodicity.Quarterly
        : text.Contains("tahunan", StringComparison.OrdinalIgnoreCase) ? Periodicity.Yearly
        : null;
}
