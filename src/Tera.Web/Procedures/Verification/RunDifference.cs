using Tera.Procedures.Engine;

namespace Tera.Procedures.Verification;

/// <summary>Where the rows of a run say something else than its events.</summary>
internal static class RunDifference
{
    public static IEnumerable<string> Between(Run rows, Run folded) =>
        RunRow(rows, folded).Concat(Tasks(rows, folded)).Concat(Lists(rows, folded));

    /// <param name="row">What the row of the run binds it to.</param>
    /// <param name="version">The version by its events; null where they tell none.</param>
    /// <param name="subject">What it is about by its first event; null in runs that began before events told it.</param>
    public static IEnumerable<string> Bound(RunBinding row, Guid? version, BoundSubject? subject)
    {
        if (version is { } told && told != row.Version)
        {
            yield return $"Baris pelaksanaan diubah: versi SOP tertulis {row.Version}, menurut peristiwanya {told}.";
        }

        if (subject is not null && subject != row.Subject)
        {
            yield return $"Baris pelaksanaan diubah: yang diukur tertulis {Shown(row.Subject)}, menurut peristiwanya {Shown(subject)}.";
        }
    }

    private static IEnumerable<string> RunRow(Run rows, Run folded)
    {
        (string Column, object? Row, object? Fold)[] columns =
        [
            ("status", rows.Status, folded.Status),
            ("waktu mulai", rows.StartedAt, folded.StartedAt),
            ("waktu selesai", rows.ClosedAt, folded.ClosedAt),
            ("waktu dihentikan", rows.PausedAt, folded.PausedAt),
            ("tugas yang menunggu", rows.Parent, folded.Parent),
            ("jeda", string.Join(", ", rows.Pauses), string.Join(", ", folded.Pauses)),
        ];
        return columns.Where(column => !Equals(column.Row, column.Fold))
            .Select(column => $"Baris pelaksanaan diubah: {column.Column} tertulis {Shown(column.Row)}, menurut peristiwanya {Shown(column.Fold)}.");
    }

    private static IEnumerable<string> Tasks(Run rows, Run folded)
    {
        var (kept, told) = (rows.Tasks.ToDictionary(task => task.Key), folded.Tasks.ToDictionary(task => task.Key));
        foreach (var task in folded.Tasks)
        {
            if (!kept.TryGetValue(task.Key, out var row))
            {
                yield return $"Baris tugas {task.Key} dihapus.";
            }
            else if (row != task)
            {
                yield return $"Baris tugas {task.Key} diubah: {Column(row, task)}.";
            }
        }

        foreach (var row in rows.Tasks.Where(row => !told.ContainsKey(row.Key)))
        {
            yield return $"Baris tugas {row.Key} ditambahkan; tidak ada peristiwa yang membukanya.";
        }

        if (kept.Count == told.Count && !rows.Tasks.Select(task => task.Key).SequenceEqual(folded.Tasks.Select(task => task.Key)))
        {
            yield return "Urutan baris tugas diubah.";
        }
    }

    private static IEnumerable<string> Lists(Run rows, Run folded)
    {
        if (!rows.Participants.SequenceEqual(folded.Participants))
        {
            yield return "Daftar peserta tidak sama dengan menurut peristiwanya.";
        }

        if (!rows.Inputs.ToHashSet().SetEquals(folded.Inputs))
        {
            yield return "Daftar kelengkapan yang dilampirkan tidak sama dengan menurut peristiwanya.";
        }
    }

    /// <summary>The first column that differs; what the row says, and what it should say.</summary>
    private static string Column(RunTask row, RunTask task)
    {
        (string Name, Func<RunTask, object?> Of)[] columns =
        [
            ("status", one => one.Status),
            ("pelaksana", one => one.Lane),
            ("nama", one => one.Label),
            ("waktu dibuka", one => one.OpenedAt),
            ("batas waktu", one => one.DueAt),
            ("pemegang", one => one.Holder),
            ("waktu diambil", one => one.ClaimedAt),
            ("waktu ditutup", one => one.ClosedAt),
            ("pelaku", one => one.By),
            ("keputusan", one => one.Outcome),
            ("catatan lewat waktu", one => one.OverdueNoted),
            ("penanda tangan yang ditunggu", one => one.Entrusted),
        ];
        var (name, of) = columns.First(column => !Equals(column.Of(row), column.Of(task)));
        return $"{name} tertulis {Shown(of(row))}, menurut peristiwanya {Shown(of(task))}";
    }

    private static string Shown(BoundSubject subject) => $"{subject.Kind} {subject.Id}, {subject.FiscalYear}{(subject.Quarter is { } quarter ? $" triwulan {quarter}" : "")}{(subject.Matter is { } matter ? $", perihal {matter}" : "")}";

    private static string Shown(object? value) => value?.ToString() is { Length: > 0 } text ? text : "kosong";
}
