using System.Text.Json;
using Tera.Platform.Verification;
using Tera.Procedures.Engine;
using Tera.Procedures.Runs;

namespace Tera.Procedures.Verification;

/// <summary>Everything that can be wrong with one run: its chain, its end, its rows against the fold of its events, and what must always hold.</summary>
internal static class RunCheck
{
    /// <param name="run">The run.</param>
    /// <param name="anchored">How far anchors saw it, and on which day they did.</param>
    public static IEnumerable<Finding> Of(WrittenRun run, IReadOnlyList<AnchoredEnd> anchored)
    {
        var where = $"pelaksanaan {run.State.Id} ({run.Title})";
        IEnumerable<string> faults = run.Unreadable is { } why
            ? [$"Ada baris yang tidak dapat dibaca, jadi isinya diubah: {why}"]
            : Chain(run).Concat(Anchored(run, anchored)).Concat(Invariants(run.State));
        return faults.Select(what => Finding.Broken(what, where));
    }

    private static IEnumerable<string> Chain(WrittenRun run)
    {
        if (SealedEvent.FirstBreak(run.State.Id, run.Events.Select(row => row.Event)) is { } number)
        {
            yield return run.Events.Any(row => row.Event.Sequence == number)
                ? $"Peristiwa ke-{number} tidak cocok dengan segelnya: isi, pelaku, waktu, atau segelnya diubah."
                : $"Peristiwa ke-{number} tidak ada, padahal sesudahnya masih ada peristiwa lain.";
            yield break;
        }

        if (run.State.Sequence != run.Events.Length)
        {
            yield return $"Tercatat {run.State.Sequence} peristiwa, tetapi yang ada {run.Events.Length}: "
                + (run.Events.Length < run.State.Sequence ? $"peristiwa ke-{run.Events.Length + 1} sampai ke-{run.State.Sequence} dihapus." : "barisnya dimundurkan.");
            yield break;
        }

        if (!run.Head.AsSpan().SequenceEqual(run.Events is [.., var last] ? last.Event.Hash.Span : SealedEvent.NoHash.Span))
        {
            yield return "Segel terakhir pada baris pelaksanaan bukan segel peristiwa terakhirnya.";
        }

        foreach (var what in Fold(run))
        {
            yield return what;
        }
    }

    private static IReadOnlyList<string> Fold(WrittenRun run)
    {
        var state = Run.Unstarted(run.State.Id);
        var (version, subject) = ((Guid?)null, (BoundSubject?)null);
        foreach (var (kept, kind) in run.Events)
        {
            try
            {
                var happened = RunEventJson.Read(kept.Content);
                if (RunEventKind.Of(happened) != kind)
                {
                    return [$"Peristiwa ke-{kept.Sequence} tercatat sebagai {kind}, padahal isinya {RunEventKind.Of(happened)}."];
                }

                state = Run.Evolve(state, happened, kept.RecordedAt);
                (version, subject) = happened switch
                {
                    RunEvent.Started { Binding: { } bound } => (bound.Version, bound.Subject),
                    RunEvent.MovedToVersion moved => (moved.Version, subject),
                    _ => (version, subject),
                };
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException)
            {
                return [$"Peristiwa ke-{kept.Sequence} bersegel sah, tetapi tidak dapat dijalankan ulang: {exception.Message}"];
            }
        }

        return [.. RunDifference.Between(run.State, state), .. RunDifference.Bound(run.Bound, version, subject)];
    }

    /// <summary>Events only grow: whatever an anchor saw is still there, unchanged.</summary>
    private static IEnumerable<string> Anchored(WrittenRun run, IReadOnlyList<AnchoredEnd> anchored)
    {
        foreach (var (end, day) in anchored)
        {
            if (end.Sequence > run.Events.Length)
            {
                yield return $"Pada jangkar {day} sudah ada {end.Sequence} peristiwa, sekarang {run.Events.Length}: peristiwa terakhir dihapus sesudah hari itu.";
                yield break;
            }

            if (end.Sequence > 0 && !run.Events[end.Sequence - 1].Event.Hash.Span.SequenceEqual(end.Head.Span))
            {
                yield return $"Peristiwa ke-{end.Sequence} bukan lagi yang dilihat jangkar {day}: riwayat ditulis ulang sesudah hari itu.";
                yield break;
            }
        }
    }

    private static IEnumerable<string> Invariants(Run run)
    {
        var open = run.Open.Count();
        if (run.Status is RunStatus.Running or RunStatus.Paused && open == 0)
        {
            yield return "Masih berjalan, tetapi tidak punya satu pun tugas terbuka.";
        }

        if (run.Status is RunStatus.Finished or RunStatus.Cancelled && open > 0)
        {
            yield return $"Sudah berakhir, tetapi masih punya {open} tugas terbuka.";
        }
    }
}
