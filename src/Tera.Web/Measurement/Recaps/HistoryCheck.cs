using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Employees;
using Tera.Measurement.Sheets;
using Tera.Platform.Data;

namespace Tera.Measurement.Recaps;

/// <summary>Holds every value against its history: each change begins where the one before ended, and the last one says what stands there now.</summary>
public sealed class HistoryCheck(TeraDbContext db)
{
    /// <summary>All findings, value by value, and how many values were looked at.</summary>
    internal async Task<(IReadOnlyList<MeasurementFinding> Findings, int Examined)> FindAsync(CancellationToken ct)
    {
        List<MeasurementFinding> findings = [];
        var last = await LastAsync(findings, ct);
        var examined = 0;
        HashSet<Guid> standing = [];
        await foreach (var entry in db.Set<SheetEntry>().AsNoTracking().OrderBy(row => row.Id).AsAsyncEnumerable().WithCancellation(ct))
        {
            examined++;
            standing.Add(entry.Id.Value);
            findings.AddRange(
                from written in entry.Written
                let told = last.GetValueOrDefault((entry.Id.Value, written.Field), "")
                where written.Text != told
                select new MeasurementFinding(
                    "value",
                    entry.Id.Value.ToString("D"),
                    $"{Words(written.Field)} tertulis {Shown(written.Text)}, menurut riwayatnya {Shown(told)}: nilainya diubah di luar Tera."));
        }

        findings.AddRange(last.Keys.Select(place => place.Entry).Distinct().Where(entry => !standing.Contains(entry)).Order().Select(entry => new MeasurementFinding(
            "value", entry.ToString("D"), "Nilainya tidak ada lagi, padahal riwayatnya ada: dihapus di luar Tera.")));
        return (findings, examined + await EmployeesAsync(findings, ct));
    }

    /// <summary>The same for what employees told and how they were rated. What was told before it was kept has no history, and is not held against one.</summary>
    private async Task<int> EmployeesAsync(List<MeasurementFinding> findings, CancellationToken ct)
    {
        var last = new Dictionary<(Guid Sheet, string Field), string>();
        var changes = db.Database.SqlQuery<Change>(
            $"""
             select sheet_id as "Entry", field as "Field", before as "Before", after as "After" from measurement.employee_history order by sheet_id, id
             """);
        await foreach (var change in changes.AsAsyncEnumerable().WithCancellation(ct))
        {
            var place = (change.Entry, change.Field);
            if (last.TryGetValue(place, out var before) && before != change.Before)
            {
                findings.Add(new("employee", change.Entry.ToString("D"), $"Riwayat {EmployeeHistory.Words(change.Field)} terputus: ada perubahan yang dihapus atau diubah."));
            }

            last[place] = change.After;
        }

        var examined = 0;
        await foreach (var result in db.Set<EmployeeResult>().AsNoTracking().OrderBy(row => row.SheetId).AsAsyncEnumerable().WithCancellation(ct))
        {
            examined++;
            findings.AddRange(
                from written in result.Written
                where last.TryGetValue((result.SheetId.Value, written.Field), out var told) && told != written.Text
                select new MeasurementFinding(
                    "employee", result.SheetId.Value.ToString("D"), $"{EmployeeHistory.Words(written.Field)} tidak sama dengan riwayatnya: diubah di luar Tera."));
        }

        return examined;
    }

    /// <summary>What the history says stands in each field now.</summary>
    private async Task<Dictionary<(Guid Entry, string Field), string>> LastAsync(List<MeasurementFinding> findings, CancellationToken ct)
    {
        var last = new Dictionary<(Guid Entry, string Field), string>();
        var changes = db.Database.SqlQuery<Change>(
            $"""
             select entry_id as "Entry", field as "Field", before as "Before", after as "After" from measurement.value_history
             where field in ('value', 'spent', 'enabling', 'inhibiting', 'follow-up', 'assurance', 'judged') order by entry_id, id
             """);
        await foreach (var change in changes.AsAsyncEnumerable().WithCancellation(ct))
        {
            var place = (change.Entry, change.Field);
            if (last.GetValueOrDefault(place, "") != change.Before)
            {
                findings.Add(new("value", change.Entry.ToString("D"), $"Riwayat {Words(change.Field)} terputus: ada perubahan yang dihapus atau diubah."));
            }

            last[place] = change.After;
        }

        return last;
    }

    private static string Words(string field) => field switch
    {
        "value" => "nilai",
        "spent" => "realisasi anggaran",
        "enabling" => "faktor pendorong",
        "inhibiting" => "faktor penghambat",
        "assurance" => "alasan angka di luar kebiasaan",
        "judged" => "penilaian",
        _ => "tindak lanjut",
    };

    private static string Shown(string text) => text.Length > 0 ? $"“{text}”" : "kosong";

    private sealed record Change(Guid Entry, string Field, string Before, string After);
}
