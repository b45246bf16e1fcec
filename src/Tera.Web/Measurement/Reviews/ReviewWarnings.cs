using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;

namespace Tera.Measurement.Reviews;

/// <summary>What a checker should look at twice, beside numbers out of the usual. None of it decides anything.</summary>
internal static class ReviewWarnings
{
    /// <param name="row">The figures.</param>
    /// <param name="entry">The value.</param>
    /// <param name="shared">How many of its files also stand behind other values.</param>
    public static IReadOnlyList<string> Of(RecapRow row, SheetEntry entry, int shared)
    {
        List<string> warnings = [];
        if (entry.State is EntryState.Value && row.EvidenceRequired && row.Evidence == 0)
        {
            warnings.Add("Belum ada data dukung.");
        }

        if (shared > 0)
        {
            warnings.Add(shared == 1 ? "Satu berkasnya dipakai juga pada isian lain." : $"{shared} berkasnya dipakai juga pada isian lain.");
        }

        if (entry.State is EntryState.NotAvailable)
        {
            warnings.Add($"Dinyatakan tidak tersedia: {entry.Reason}");
        }

        return warnings;
    }
}
