using Tera.Platform.Verification;
using Tera.Procedures.Engine;
using Tera.Procedures.Watch;
using Tera.Shared;

namespace Tera.Procedures.Verification;

/// <summary>How far an anchor saw a run, and the day it did, as a person writes it.</summary>
internal sealed record AnchoredEnd(RunEnd End, string Day);

/// <summary>Reads the anchors back: what they say of each run, and whether they themselves still hold.</summary>
internal sealed class AnchorCheck
{
    private readonly List<Finding> _findings = [];
    private readonly Dictionary<RunId, List<AnchoredEnd>> _ends = [];

    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Every run that an anchor saw.</summary>
    public IEnumerable<RunId> Runs => _ends.Keys;

    public IReadOnlyList<AnchoredEnd> Of(RunId run) => _ends.TryGetValue(run, out var ends) ? ends : [];

    public static AnchorCheck Read(IEnumerable<KeptAnchor> anchors)
    {
        var check = new AnchorCheck();
        var (previous, known) = (DailyAnchor.NoRoot.ToArray(), new Dictionary<RunId, RunEnd>());
        foreach (var anchor in anchors)
        {
            check.Take(anchor, previous, known);
            previous = anchor.Root;
        }

        return check;
    }

    /// <summary>What is said of a run that is no longer there.</summary>
    public Finding Gone(RunId run)
    {
        var last = _ends[run][^1];
        return Finding.Broken($"Pada jangkar {last.Day} masih ada dengan {last.End.Sequence} peristiwa, sekarang seluruhnya terhapus.", $"pelaksanaan {run}");
    }

    private void Take(KeptAnchor anchor, byte[] previous, Dictionary<RunId, RunEnd> known)
    {
        var (day, where) = (IndonesianDate.Long(anchor.Day), $"jangkar {anchor.Day.ToString("uuuu-MM-dd", null)}");
        if (!anchor.Previous.AsSpan().SequenceEqual(previous))
        {
            _findings.Add(Finding.Broken("Tidak bersambung dengan jangkar sebelumnya: ada jangkar yang dihapus atau diubah.", where));
        }

        foreach (var end in anchor.Ends)
        {
            if (end is null)
            {
                _findings.Add(Finding.Broken("Memuat baris yang tidak dapat dibaca: isinya diubah.", where));
                continue;
            }

            known[end.Run] = end;
            if (!_ends.TryGetValue(end.Run, out var ends))
            {
                _ends.Add(end.Run, ends = []);
            }

            ends.Add(new(end, day));
        }

        if (known.Count != anchor.Runs || !anchor.Root.AsSpan().SequenceEqual(DailyAnchor.RootOf(anchor.Previous, anchor.Day, known.Values)))
        {
            _findings.Add(Finding.Broken("Akarnya tidak cocok dengan isinya: jangkar ini diubah.", where));
        }
    }
}
