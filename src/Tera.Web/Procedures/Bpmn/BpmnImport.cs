using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;
using Tera.Procedures.Reading;

namespace Tera.Procedures.Bpmn;

/// <summary>Makes an SOP of a BPMN file. What the drawing says counts; what BPMN cannot say is taken from Tera's own elements where they are, else read between the lines and marked so.</summary>
internal static partial class BpmnImport
{
    private const string Nameless = "(tanpa nama)";
    private const int MostLooseNotes = 20;

    /// <param name="bytes">The file.</param>
    /// <param name="fileName">Its name, without a folder.</param>
    /// <param name="code">The code of an SOP that does not bring its own.</param>
    public static ProcedureFileResult Read(byte[] bytes, string fileName, ProcedureCode code)
    {
        var faults = new FaultList(fileName);
        if (new BpmnReader(faults).Read(bytes) is not { } process)
        {
            return new(null, faults.InOrderOfLines());
        }

        var rows = BpmnRows.Of(process, faults);
        if (faults.IsEmpty && rows.IsEmpty)
        {
            faults.Add(1, "", "paling sedikit satu kegiatan", "tidak ada");
        }

        if (!faults.IsEmpty)
        {
            return new(null, faults.InOrderOfLines());
        }

        var own = OwnLanes(process);
        var placed = rows.Select(row => row.Node.Id).ToHashSet();
        ImmutableArray<ReadLane> kept = [.. process.Lanes.Where(lane => lane.Nodes.Any(placed.Contains) || own.Contains(KeyOf(lane)))];
        if (rows.Length > ProcedureFile.MostRows || kept.Length > ProcedureFile.MostLanes)
        {
            faults.Add(1, "", $"paling banyak {ProcedureFile.MostRows} langkah dan {ProcedureFile.MostLanes} pelaksana", $"{rows.Length} langkah dan {kept.Length} pelaksana");
            return new(null, faults.InOrderOfLines());
        }

        var title = process.Name.Length > 0 ? process.Name : code.Value;
        var table = new SourceTable(fileName, title, LanesOf(process, kept, own), [.. rows.Select(row => RowOf(kept, row))])
        {
            Note = process.LooseNotes.IsEmpty ? "Diimpor dari BPMN." : $"Diimpor dari BPMN. Catatan pada gambar: {string.Join("; ", process.LooseNotes.Take(MostLooseNotes))}.",
        };
        var draft = DraftReader.Read(table, code);
        return ProcedureFile.Read(process.Own is { } written ? Merged(written, draft, process, rows) : draft, faults);
    }

    private static ImmutableArray<SourceLane> LanesOf(ReadProcess process, ImmutableArray<ReadLane> kept, HashSet<string> own) => kept.IsEmpty
        ? [new SourceLane(process.Pool.Length > 0 ? process.Pool : "Pelaksana", 1)]
        :
        [
            .. kept.Select((lane, at) => new SourceLane(lane.Name.Length > 0 ? lane.Name : $"Pelaksana {at + 1}", lane.Line)
            {
                Key = KeyOf(lane) is { Length: > 0 } key && own.Contains(key) ? key : null,
            }),
        ];

    private static HashSet<string> OwnLanes(ReadProcess process) => process.Own?.Rows("pelaksana").Select(lane => lane.Text("kode")).ToHashSet() ?? [];

    private static string KeyOf(ReadLane lane) => lane.Id.StartsWith("lajur-", StringComparison.Ordinal) ? lane.Id["lajur-".Length..] : "";

    private static SourceRow RowOf(ImmutableArray<ReadLane> lanes, BpmnRow row)
    {
        var node = row.Node;
        var (number, text) = NumberAndText(node.Name.Length > 0 ? node.Name : Nameless);
        // What lies in no lane has no mark: who does it is read between the lines, and asked.
        var lane = lanes.Select(lane => lane.Nodes.Contains(node.Id)).ToList().IndexOf(true);
        return new SourceRow(node.Line, number, text)
        {
            Key = node.Own?.Text("kode") is { Length: > 0 } key ? key : null,
            Marks = lanes.IsEmpty ? [0] : lane < 0 ? [] : [lane],
            IsDecision = !row.Exits.No.IsEmpty,
            IsEach = node.IsEach,
            Inputs = node.Inputs,
            Outputs = node.Outputs,
            Duration = node.Duration,
            Remark = node.Role is BpmnRole.Call ? "SOP " + SopPrefix().Replace(text, "") : Remark(row),
            Exits = row.Exits,
        };
    }

    private static string? Remark(BpmnRow row) =>
        string.Join("; ", new[] { row.Node.Remark }.Concat(row.Node.Performers.Select(name => $"Pelaksana pada berkas: {name}")).Concat(row.Node.Notes).Concat(row.Said).OfType<string>().Distinct()) is { Length: > 0 } remark ? remark : null;

    private static (string? Number, string Text) NumberAndText(string name) =>
        Numbered().Match(name) is { Success: true } match ? (match.Groups["number"].Value, match.Groups["text"].Value) : (null, name);

    private static YamlTree.Map Merged(YamlTree.Map own, YamlTree.Map draft, ReadProcess process, ImmutableArray<BpmnRow> rows)
    {
        var drawn = draft.Rows("langkah").ToList();
        var merged = rows.Select((row, at) => row.Node.Own is { } written ? Row(written, drawn[at], row, process.Lanes.Any(lane => lane.Nodes.Contains(row.Node.Id)), NextKey(drawn, at)) : drawn[at]);
        var tree = own.With("nama", TreeBuilder.Text(process.Name)).With("pelaksana", Lanes(own, draft)).With("langkah", new YamlTree.List(own.Line, [.. merged]));
        string[] gone = [.. new[] { SopWords.Attestation, SopWords.Archiving }.Where(service => process.Nodes.All(node => node.Service != service))];
        return tree.Without(gone);
    }

    private static string NextKey(List<YamlTree.Map> rows, int at) => at + 1 < rows.Count ? rows[at + 1].Text("kode") : SopWords.End;

    private static YamlTree.List Lanes(YamlTree.Map own, YamlTree.Map draft)
    {
        var drawn = draft.Rows("pelaksana").ToDictionary(lane => lane.Text("kode"));
        var kept = own.Rows("pelaksana").ToList();
        return new YamlTree.List(own.Line,
        [
            .. kept.Select(lane => drawn.TryGetValue(lane.Text("kode"), out var seen) && seen.Text("tercetak") != RoleOf(lane) ? lane.With("peran", TreeBuilder.Text(seen.Text("tercetak"))) : lane),
            .. drawn.Values.Where(lane => kept.TrueForAll(known => known.Text("kode") != lane.Text("kode"))),
        ]);
    }

    private static string RoleOf(YamlTree.Map lane) => lane.Text("peran") is { Length: > 0 } role ? role : lane.Text("tercetak");

    /// <summary>What Tera wrote of a row, with what the drawing says differently now.</summary>
    private static YamlTree.Map Row(YamlTree.Map own, YamlTree.Map drawn, BpmnRow row, bool isInLane, string next)
    {
        var result = own;
        var written = own.Text("no").Trim('(', ')', '.', ' ') is { Length: > 0 } number ? $"{number}. {own.Text("kegiatan")}" : own.Text("kegiatan");
        if (row.Node.Name != written)
        {
            result = drawn.Find("no") is { } no ? result.With("no", no) : result.Without("no");
            result = result.With("kegiatan", TreeBuilder.Text(drawn.Text("kegiatan")));
        }

        result = WithTime(result, drawn, row.Node);
        result = WithThings(result, "kelengkapan", row.Node.Inputs, drawn);
        result = WithThings(result, "keluaran", row.Node.Outputs, drawn);

        if (!Ways(own, next).SetEquals(Ways(drawn, next)))
        {
            result = result.Without("cabang", "lanjut", "penolakan");
            foreach (var way in drawn.Entries.Where(entry => entry.Key is "cabang" or "lanjut" or "penolakan"))
            {
                result = result.With(way.Key, way.Value);
            }

            result = WithCheck(result);
        }

        return isInLane ? WithLane(result, drawn) : result;
    }

    /// <summary>The label of the timer says what is printed; where the timer itself was changed beside it, the timer does. A timer that is gone takes its time along.</summary>
    private static YamlTree.Map WithTime(YamlTree.Map row, YamlTree.Map drawn, ReadNode node)
    {
        var printed = row.Text("waktu");
        var written = WrittenDuration.Read(printed);
        return node switch
        {
            { Timer: null } => written is null ? row : row.Without("waktu"),
            { Duration: { } label } when label != printed && drawn.Find("waktu") is { } time => row.With("waktu", time),
            { Timer: { } iso } when written is not null && iso != BpmnWriter.Iso(written) => row.With("waktu", TreeBuilder.Text(SpokenTime.Of(iso, ""))),
            _ => row,
        };
    }

    /// <summary>Things of mutu baku: those that bear the same name stay as they were written.</summary>
    private static YamlTree.Map WithThings(YamlTree.Map row, string key, ImmutableArray<string> names, YamlTree.Map drawn)
    {
        var (kept, seen) = (Things(row, key), Things(drawn, key));
        if (names.SequenceEqual(kept.Select(NameOf)))
        {
            return row;
        }

        return names.IsEmpty
            ? row.Without(key)
            : row.With(key, new YamlTree.List(row.Line, [.. names.Select(name => kept.FirstOrDefault(thing => NameOf(thing) == name) ?? seen.FirstOrDefault(thing => NameOf(thing) == name) ?? TreeBuilder.Text(name))]));
    }

    private static ImmutableArray<YamlTree> Things(YamlTree.Map row, string key) => (row.Find(key) as YamlTree.List)?.Items ?? [];

    private static string NameOf(YamlTree thing) => BpmnReader.OneLine(thing switch
    {
        YamlTree.Scalar text => text.Value,
        YamlTree.Map map => map.Text("tercetak"),
        _ => "",
    });

    /// <summary>Targets of a row, the agreeing one marked.</summary>
    private static HashSet<string> Ways(YamlTree.Map row, string next)
    {
        if (row.Find("cabang") is YamlTree.Map branches)
        {
            return [.. Targets(branches.Find("ya")).Select(target => "+" + target), .. Targets(branches.Find("tidak"))];
        }

        return ["+" + (row.Text("lanjut") is { Length: > 0 } onward ? onward : next), .. Targets(row.Find("penolakan"))];
    }

    private static IEnumerable<string> Targets(YamlTree? branch) => (branch as YamlTree.Map)?.Find("ke") switch
    {
        YamlTree.Scalar only => [only.Value],
        YamlTree.List many => many.Items.OfType<YamlTree.Scalar>().Select(item => item.Value),
        _ => [],
    };

    /// <summary>A row that has become a decision, or none any longer, has or loses the act that decides.</summary>
    private static YamlTree.Map WithCheck(YamlTree.Map row)
    {
        var acts = row.Rows("tindakan").ToList();
        var decides = row.Find("cabang") is not null;
        var checks = acts.Any(act => act.Text("jenis") == "periksa");
        if (decides == checks || acts.Count == 0)
        {
            return row;
        }

        var check = new TreeBuilder(row.Line).Add("jenis", "periksa").Add("pelaksana", acts[0].Find("pelaksana") ?? TreeBuilder.Text("")).ToTree();
        var changed = decides ? acts.Append(check) : acts.Select(act => act.Text("jenis") == "periksa" ? act.With("jenis", TreeBuilder.Text("olah")) : act);
        return row.With("tindakan", new YamlTree.List(row.Line, [.. changed]));
    }

    private static YamlTree.Map WithLane(YamlTree.Map row, YamlTree.Map drawn)
    {
        var acts = row.Rows("tindakan").ToList();
        var main = acts.FindIndex(act => row.Find("cabang") is not null && act.Text("jenis") == "periksa") is >= 0 and var check ? check : 0;
        var lane = drawn.Rows("tindakan").SelectMany(Doers).FirstOrDefault();
        if (acts.Count == 0 || lane is null || Doers(acts[main]).FirstOrDefault() == lane)
        {
            return row;
        }

        acts[main] = acts[main].With("pelaksana", new YamlTree.List(row.Line, [TreeBuilder.Text(lane), .. Doers(acts[main]).Skip(1).Where(other => other != lane).Select(other => TreeBuilder.Text(other))]));
        return row.With("tindakan", new YamlTree.List(row.Line, [.. acts]));
    }

    private static IEnumerable<string> Doers(YamlTree.Map act) => act.Find("pelaksana") is YamlTree.List lanes ? lanes.Items.OfType<YamlTree.Scalar>().Select(lane => lane.Value) : [];

    [GeneratedRegex(@"^(?<number>\d+[a-z]?)\.\s(?<text>\S.*)$")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^SOP\s+", RegexOptions.IgnoreCase)]
    private static partial Regex SopPrefix();
}
