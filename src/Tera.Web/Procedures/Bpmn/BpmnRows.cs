using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;
using Tera.Procedures.Reading;

namespace Tera.Procedures.Bpmn;

/// <summary>A row of an SOP found in a process.</summary>
/// <param name="Node">The element it stands for.</param>
/// <param name="Exits">Where it leads; places of rows, their number is the end.</param>
internal sealed record BpmnRow(ReadNode Node, SourceExits Exits)
{
    /// <summary>What the drawing says at its decision and a row has no other place for: the question, notes beside it, and where each of several ways leads.</summary>
    public ImmutableArray<string> Said { get; init; } = [];
}

/// <summary>Finds the rows of a process: its tasks, and gateways that decide without a task before them. Gateways where ways only meet are followed.</summary>
internal sealed partial class BpmnRows
{
    private readonly ReadProcess _process;
    private readonly FaultList _faults;
    private readonly List<ReadNode> _rows = [];
    private readonly Dictionary<string, int> _distances = new(StringComparer.Ordinal);

    private BpmnRows(ReadProcess process, FaultList faults) => (_process, _faults) = (process, faults);

    /// <summary>The rows in the order in which the flow reaches them; those that Tera wrote in the order in which they stand in the file.</summary>
    public static ImmutableArray<BpmnRow> Of(ReadProcess process, FaultList faults)
    {
        var rows = new BpmnRows(process, faults);
        rows.Collect();
        return faults.IsEmpty ? [.. rows._rows.Select(row => new BpmnRow(row, rows.ExitsOf(row)) { Said = [.. rows.SaidOf(row)] })] : [];
    }

    private void Collect()
    {
        foreach (var task in _process.Nodes.Where(node => node.Role is not BpmnRole.Gateway && _process.From(node.Id).Count() > 1 && !Decides(node)))
        {
            _faults.Add(task.Line, task.Id, "satu alur keluar, atau keputusan eksklusif di belakangnya", $"{_process.From(task.Id).Count()} alur yang berjalan bersamaan dari \"{YamlTree.Shortened(task.Name)}\"");
        }

        var starts = _process.Nodes.Where(node => node.Role is BpmnRole.Start).ToList();
        if (starts.Count == 0)
        {
            starts = [.. _process.Nodes.Where(node => !_process.To(node.Id).Any())];
        }

        if (starts is not [var start])
        {
            _faults.Add(starts.Count == 0 ? 1 : starts[1].Line, "", "satu tempat mulai", starts.Count == 0 ? "tidak ada" : $"{starts.Count} tempat mulai");
            return;
        }

        Measure(start.Id);
        var waiting = new Stack<string>();
        waiting.Push(start.Id);
        var seen = new HashSet<string>();
        while (waiting.TryPop(out var id))
        {
            if (!seen.Add(id) || _process.Find(id) is not { } node)
            {
                continue;
            }

            if (IsRow(node))
            {
                _rows.Add(node);
            }

            foreach (var flow in Ordered(node).Reverse())
            {
                waiting.Push(flow.To);
            }
        }

        foreach (var lost in _process.Nodes.Where(node => IsRow(node) && !seen.Contains(node.Id)))
        {
            _faults.Add(lost.Line, lost.Id, "kegiatan yang dicapai dari tempat mulai", $"\"{YamlTree.Shortened(lost.Name)}\" yang tidak dicapai");
        }

        if (_process.Own is not null)
        {
            _rows.Sort((one, other) => _process.Nodes.IndexOf(one).CompareTo(_process.Nodes.IndexOf(other)));
            // The row that starts stands first, wherever another tool has put it.
            var first = Resolve(start.Id);
            if (first > 0 && first < _rows.Count)
            {
                (var row, _) = (_rows[first], 0);
                _rows.RemoveAt(first);
                _rows.Insert(0, row);
            }
        }
    }

    /// <summary>How many flows each element is away from the start: what lies nearer to it than a gateway is gone back to.</summary>
    private void Measure(string start)
    {
        var next = new Queue<string>([start]);
        _distances[start] = 0;
        while (next.TryDequeue(out var id))
        {
            foreach (var flow in _process.From(id).Where(flow => _distances.TryAdd(flow.To, _distances[id] + 1)))
            {
                next.Enqueue(flow.To);
            }
        }
    }

    /// <summary>A task out of which one way leads under a condition and another otherwise decides as a gateway behind it would.</summary>
    private bool Decides(ReadNode task) =>
        task.Role is BpmnRole.Task or BpmnRole.Call && _process.From(task.Id).ToList() is [var one, var other]
        && ((one.Id == task.Default && other.IsConditional) || (other.Id == task.Default && one.IsConditional));

    private bool IsRow(ReadNode node) => node switch
    {
        { Service: not null } => false,
        { Role: BpmnRole.Task } => true,
        { Role: BpmnRole.Call } => !IsWaitOf(node),
        { Role: BpmnRole.Gateway } => _process.From(node.Id).Count() > 1 && !IsBehindTask(node),
        _ => false,
    };

    /// <summary>A call that Tera wrote before the row that waits for it is a part of that row.</summary>
    private bool IsWaitOf(ReadNode call) => _process.From(call.Id).ToList() is [var only] && _process.Find(only.To)?.Own?.Find("tautan") is not null;

    /// <summary>A task with another way out decides itself: a gateway behind it is then a decision of its own.</summary>
    private bool IsBehindTask(ReadNode gateway) =>
        _process.To(gateway.Id).ToList() is [var only] && _process.Find(only.From) is { Role: BpmnRole.Task or BpmnRole.Call, Service: null } && _process.From(only.From).Take(2).Count() == 1;

    /// <summary>The element whose flows are the ways out of a row: itself, or the gateway behind it.</summary>
    private ReadNode ExitOf(ReadNode row) =>
        row.Role is not BpmnRole.Gateway && _process.From(row.Id).ToList() is [var only] && _process.Find(only.To) is { Role: BpmnRole.Gateway } behind && _process.From(behind.Id).Count() > 1 && IsBehindTask(behind)
            ? behind
            : row;

    private IEnumerable<string> SaidOf(ReadNode row)
    {
        var exit = ExitOf(row);
        if (exit != row)
        {
            if (exit.Name.Length > 0)
            {
                yield return exit.Name;
            }

            foreach (var note in exit.Notes)
            {
                yield return note;
            }
        }

        foreach (var flow in Ordered(exit).Where(flow => _process.Own is null && flow.Condition is { Length: > 0 }))
        {
            yield return $"Syarat menuju {(Resolve(flow.To) is var at && at < _rows.Count ? $"“{_rows[at].Name}”" : "selesai")}: {YamlTree.Shortened(flow.Condition!)}";
        }

        var ways = Ordered(exit).Skip(1).Where(flow => flow.Name.Length > 0).ToList();
        if (ways.Count > 1)
        {
            yield return string.Join("; ", ways.Select(flow => $"{flow.Name}: {(Resolve(flow.To) is var to && to < _rows.Count ? $"ke “{_rows[to].Name}”" : "selesai")}"));
        }
    }

    private SourceExits ExitsOf(ReadNode row)
    {
        var exit = ExitOf(row);
        var flows = Ordered(exit).ToList();
        if (flows.Count == 0)
        {
            return new(_rows.Count, []);
        }

        var targets = flows.Select(flow => (Flow: flow, Row: Resolve(flow.To))).ToList();
        if (targets.Count > 2 && Agrees(exit, flows) && targets.Skip(1).Any(target => target.Row == _rows.Count))
        {
            return Mixed(exit, targets);
        }

        // Only one place may end the run together with others: it is then what a yes leads to.
        if (targets.Skip(1).Count(target => target.Row == _rows.Count) is > 0 and var ending && targets.Count > 2)
        {
            if (ending > 1 || targets[0].Row == _rows.Count)
            {
                _faults.Add(exit.Line, exit.Id, "keputusan yang berakhir dengan satu cara, atau kembali ke langkah-langkah", "beberapa cara yang bercampur");
            }

            var end = targets.FindIndex(1, target => target.Row == _rows.Count);
            (targets[0], targets[end]) = (targets[end], targets[0]);
        }

        ImmutableArray<int> no = [.. targets.Skip(1).Select(target => target.Row).Distinct()];
        var others = targets.Skip(1).Select(target => Label(target.Flow)).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var (yesLabel, noLabel) = (Label(targets[0].Flow), others.Count == 0 ? null : string.Join(" / ", others));
        var exits = yesLabel is not null && yesLabel == noLabel ? new(targets[0].Row, no) : new SourceExits(targets[0].Row, no, yesLabel, noLabel == "Ya" ? null : noLabel);
        return exits with { Reading = ReadingOf(exit, flows) };
    }

    /// <summary>One way of several agrees, and no other does.</summary>
    private bool Agrees(ReadNode exit, List<ReadFlow> flows) => Rank(exit, flows[0]) == 0 && flows.Skip(1).All(flow => Rank(exit, flow) != 0);

    /// <summary>One way agrees and stays the yes. Of the others one ends the flow beside those that go back, which no decision of an SOP can say: it is left out, and asked.</summary>
    private SourceExits Mixed(ReadNode exit, List<(ReadFlow Flow, int Row)> targets)
    {
        var (yes, others) = (targets[0], targets.Skip(1).ToList());
        var (ending, back) = (others.Where(target => target.Row == _rows.Count).ToList(), others.Where(target => target.Row < _rows.Count).ToList());
        var label = string.Join(" / ", others.Select(target => Label(target.Flow)).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)) is { Length: > 0 } words ? words : null;
        return new(yes.Row, back.Count == 0 ? [_rows.Count] : [.. back.Select(target => target.Row).Distinct()], Label(yes.Flow), label)
        {
            Reading = ReadingOf(exit, [.. targets.Select(target => target.Flow)]),
            NoReading = back.Count == 0 ? null : new(Origin.Inferred, 0.5m, $"{DrawnWays.Many} {targets.Count}: {string.Join(", ", ending.Select(target => $"“{(target.Flow.Name.Length > 0 ? target.Flow.Name : "jalan tanpa nama")}”"))} mengakhiri alur, sedangkan keputusan SOP hanya mempunyai ya dan tidak; jalan itu tidak dibaca."),
        };
    }

    /// <summary>A label that agrees or refuses says which way is which, and so does the default way of our own files; where each of two kinds has its word and both lead on, neither is a no. Else it is read from where the ways lead.</summary>
    private Provenance ReadingOf(ReadNode exit, List<ReadFlow> flows) =>
        _process.Own is null && flows.Count > 2 && !Agrees(exit, flows) ? new(Origin.Inferred, 0.5m, $"{DrawnWays.Many} {flows.Count}, dan tidak tepat satu jalannya bertuliskan ya, sedangkan keputusan SOP mempunyai ya dan tidak.")
        : flows.Exists(flow => Agreeing().IsMatch(flow.Name) || Refusing().IsMatch(flow.Name) || (_process.Own is not null && flow.Id == exit.Default)) ? Provenance.Printed
        : flows.TrueForAll(flow => flow.Name.Length > 0 && Rank(exit, flow) == 1) && flows.DistinctBy(flow => flow.Name.ToUpperInvariant()).Count() == flows.Count ? Provenance.Printed
        : Rank(exit, flows[0]) != Rank(exit, flows[^1]) ? new(Origin.Inferred, 0.8m, DrawnWays.Unlabelled + "; yang kembali ke langkah sebelumnya dibaca sebagai tidak.")
        : flows.Exists(flow => flow.Id == exit.Default) ? new(Origin.Inferred, 0.5m, DrawnWays.Unlabelled + "; jalan bawaannya dibaca sebagai ya.")
        : new(Origin.Inferred, 0.5m, DrawnWays.Unlabelled + "; yang pertama digambar dibaca sebagai ya.");

    private static string? Label(ReadFlow flow) => flow.Name.Length == 0 ? null : flow.Name;

    /// <summary>Flows out of an element: the one that agrees first, what leads back or refuses last. In our own files the default way comes first: it is what no refusal leads to.</summary>
    private IEnumerable<ReadFlow> Ordered(ReadNode node) =>
        _process.From(node.Id).OrderByDescending(flow => _process.Own is not null && flow.Id == node.Default).ThenBy(flow => Rank(node, flow)).ThenByDescending(flow => flow.Id == node.Default);

    private int Rank(ReadNode node, ReadFlow flow) =>
        Refusing().IsMatch(flow.Name) ? 3
        : Agreeing().IsMatch(flow.Name) ? 0
        : _process.Own is null && _distances.GetValueOrDefault(flow.To, int.MaxValue) <= _distances.GetValueOrDefault(node.Id) ? 2
        : 1;

    /// <summary>The row a way leads to, through starts, meetings of ways and service steps; the number of rows for the end.</summary>
    private int Resolve(string id)
    {
        var passed = new HashSet<string>();
        while (passed.Add(id) && _process.Find(id) is { } node)
        {
            if (_rows.IndexOf(node) is >= 0 and var row)
            {
                return row;
            }

            if (_process.From(id).FirstOrDefault() is not { } onward)
            {
                return _rows.Count;
            }

            id = onward.To;
        }

        return _rows.Count;
    }

    [GeneratedRegex(@"^(?:ya|yes|setuju|disetujui|approved?|accept(?:ed)?|ok|oke|benar|sesuai|lengkap|sah|valid|diterima|memenuhi|layak|oui|true)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Agreeing();

    [GeneratedRegex(@"\b(?:tidak|tdk|belum|bukan|tolak|ditolak|menolak|no|not|non|nein|reject(?:ed)?|refused?|den(?:y|ied)|declined?|revisi|direvisi|perbaiki|diperbaiki|perbaikan|dikembalikan|kembali(?:kan)?|batal|dibatalkan|gagal|salah|kurang|false|invalid|incomplete)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Refusing();
}
