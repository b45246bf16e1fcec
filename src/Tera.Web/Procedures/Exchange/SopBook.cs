using System.Collections.Immutable;
using Tera.Platform.Spreadsheets;
using Tera.Procedures.Definitions;
using Tera.Procedures.Drawing;
using Tera.Procedures.Library;
using Tera.Procedures.Reading;

namespace Tera.Procedures.Exchange;

/// <summary>An SOP as a workbook, out and in again: the matrix as people know it, the cover, and every other statement as key and value.</summary>
/// <remarks>What the first two sheets say counts; the third keeps what they cannot say. A row without its key is new and is read between the lines.</remarks>
internal static class SopBook
{
    /// <summary>The sheet of all fields, line by line.</summary>
    public const string DetailSheet = "Rincian";

    internal const string Rows = "Langkah", Cover = "Sampul", HelpSheet = "Petunjuk", HelpHead = "Cara mengisi";
    internal const string Number = "No", Text = "Kegiatan", Inputs = "Kelengkapan", Duration = "Waktu", Outputs = "Keluaran", Remark = "Keterangan";
    internal const string Acting = "●", Joining = "○", Deciding = "◆";
    private const string Key = "Kode (jangan diubah)";

    /// <summary>What the rows of any workbook of ours are filled in with.</summary>
    internal static readonly string[] HelpOfRows =
    [
        "Lembar Langkah: satu baris untuk satu langkah, urut seperti dijalankan. Tanda ● pada kolom pelaksana = yang mengerjakan, ◆ = yang memutuskan Ya atau Tidak, ○ = yang ikut.",
        "Beberapa kelengkapan atau keluaran dalam satu sel: satu pada setiap baris (Alt+Enter). Waktu: bilangan dengan menit, jam, hari, minggu, atau bulan.",
    ];

    private static readonly string[] Help =
    [
        .. HelpOfRows,
        "Baris baru: kosongkan kolom Kode. Baris yang dihapus hilang dari SOP; langkah yang menunjuk kepadanya disebut ketika berkas diunggah.",
        "Lembar Sampul: satu butir pada setiap baris. Lembar Rincian: keterangan lain dengan kunci seperti pada berkas SOP; boleh diubah, kuncinya jangan.",
    ];

    /// <summary>Fields of the cover with their labels; those with several lines have one row for each.</summary>
    internal static readonly (string Key, string Label)[] Fields =
    [
        ("instansi", "Nama instansi"), ("nomor", "Nomor SOP"), ("tanggal-pembuatan", "Tanggal Pembuatan"), ("tanggal-revisi", "Tanggal Revisi"), ("tanggal-efektif", "Tanggal Efektif"),
        ("disahkan-oleh", "Disahkan oleh"), ("dasar-hukum", "Dasar Hukum"), ("kualifikasi", "Kualifikasi Pelaksana"), ("keterkaitan", "Keterkaitan"),
        ("peralatan", "Peralatan/Perlengkapan"), ("peringatan", "Peringatan"), ("pencatatan", "Pencatatan dan Pendataan"),
    ];

    public static byte[] Write(ProcedureDefinition definition)
    {
        var tree = DefinitionTree.Of(definition);
        var layout = FlowLayout.Of(definition);
        return WorkbookWriter.Write(
            new BookTable(
                Rows,
                [
                    new(Key, Hidden: true), new(Number, 6), new(Text, 60), .. definition.Lanes.Select(lane => new BookColumn(lane.Printed, 14)),
                    new(Inputs, 32), new(Duration, 12), new(Outputs, 32), new(Remark, 24),
                ],
                [.. definition.PrintedSteps.Select(step => (IReadOnlyList<object?>)[step.Key.Value, .. Row(step, Marks(definition, layout.Find(step.Key)!))])]),
            new BookTable(Cover, [new("Bagian", 28), new("Isi", 90)], [.. CoverRows(definition)]),
            new BookTable(DetailSheet, [new("Kunci", 44), new("Isi", 90)], [.. TreePaths.Flatten(tree).Select(pair => (IReadOnlyList<object?>)[pair.Path, pair.Value])]),
            new BookTable(HelpSheet, [new(HelpHead, 120)], [.. Help.Select(line => (IReadOnlyList<object?>)[line])]));
    }

    public static bool IsOwn(IReadOnlyList<(string Name, CellGrid Grid)> sheets) =>
        sheets.Any(sheet => sheet.Name == DetailSheet) && sheets.Any(sheet => sheet.Name == Rows && sheet.Grid.Lines.Any(line => line[0].Text == Key));

    /// <param name="sheets">Of a workbook for which <see cref="IsOwn"/> is true.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="code">The code of an SOP that does not bring its own.</param>
    public static ProcedureFileResult Read(IReadOnlyList<(string Name, CellGrid Grid)> sheets, string fileName, ProcedureCode code)
    {
        var faults = new FaultList(fileName);
        var details = sheets.First(sheet => sheet.Name == DetailSheet).Grid;
        var own = TreePaths.Build(details.Lines.Skip(1).Where(line => line[0].Line.Length > 0).Select(line => (line[0].Line, line[1].Text ?? "", line.Number)), faults);
        var matrix = TableReader.ReadOwn(sheets.First(sheet => sheet.Name == Rows).Grid, fileName, own.Text("nama"));
        if (matrix is null)
        {
            faults.Add(1, Rows, "lembar Langkah dengan judul kolomnya", "lembar tanpa baris atau judul");
        }

        if (!faults.IsEmpty)
        {
            return new(null, faults.InOrderOfLines());
        }

        var keys = RowKeys(sheets.First(sheet => sheet.Name == Rows).Grid);
        var tree = WithRows(own, matrix!, keys, code);
        if (sheets.FirstOrDefault(sheet => sheet.Name == Cover).Grid is { } cover)
        {
            tree = WithCover(tree, cover);
        }

        return ProcedureFile.Read(tree, faults);
    }

    private static IEnumerable<object?> Row(Step step, IEnumerable<string?> marks) =>
    [
        step.PrintedNumber, step.Text, .. marks,
        string.Join('\n', step.Standard.Inputs.Select(input => input.Printed)), step.Standard.TimeText, string.Join('\n', step.Standard.Outputs.Select(output => output.Printed)), step.Remark,
    ];

    private static IEnumerable<string?> Marks(ProcedureDefinition definition, FlowRow row) => definition.Lanes.Select((lane, at) =>
        at == row.MainLane ? (row.Step.Onward is Onward.Decision ? Deciding : Acting) : row.Step.Lanes.Contains(lane.Key) ? Joining : null);

    private static IEnumerable<IReadOnlyList<object?>> CoverRows(ProcedureDefinition definition)
    {
        var cover = DefinitionTree.Of(definition).Find("sampul") as YamlTree.Map ?? new YamlTree.Map(1, []);
        yield return ["Nama SOP", definition.Title];
        foreach (var (key, label) in Fields)
        {
            foreach (var value in Values(cover.Find(key)).DefaultIfEmpty(""))
            {
                yield return [label, value];
            }
        }
    }

    private static IEnumerable<string> Values(YamlTree? tree) => tree switch
    {
        YamlTree.Scalar scalar => [scalar.Value],
        YamlTree.List list => list.Items.Select(item => item is YamlTree.Map link ? link.Text("tercetak") : ((YamlTree.Scalar)item).Value),
        _ => [],
    };

    /// <summary>The key of each line of the matrix that begins a row.</summary>
    private static Dictionary<int, string> RowKeys(CellGrid grid) =>
        grid.Lines.Where(line => KeyFormat.IsValid(line[0].Text)).ToDictionary(line => line.Number, line => line[0].Text);

    private static YamlTree.Map WithRows(YamlTree.Map own, SourceTable matrix, Dictionary<int, string> keys, ProcedureCode code)
    {
        var known = own.Rows("langkah").GroupBy(row => row.Text("kode")).ToDictionary(rows => rows.Key, rows => rows.First());
        var laneKeys = own.Rows("pelaksana").GroupBy(lane => OneLine(lane.Text("tercetak"))).ToDictionary(lanes => lanes.Key, lanes => lanes.First().Text("kode"));
        var lanes = matrix.Lanes.Select(lane => lane with { Key = laneKeys.GetValueOrDefault(OneLine(lane.Printed)) }).ToImmutableArray();
        ImmutableArray<SourceRow> rows = [.. matrix.Rows.Select(row => keys.TryGetValue(row.Line, out var key) && known.ContainsKey(key) ? row with { Key = key } : row)];
        var draft = DraftReader.Read(matrix with { Lanes = lanes, Rows = rows }, code);
        var drafted = draft.Rows("langkah").ToList();
        var merged = rows.Select((row, at) => row.Key is { } key ? Merged(known[key], row, drafted[at], lanes) : drafted[at]);
        var newLanes = draft.Rows("pelaksana").Where(lane => own.Rows("pelaksana").All(old => old.Text("kode") != lane.Text("kode")));
        return own
            .With("pelaksana", new YamlTree.List(own.Line, [.. own.Rows("pelaksana"), .. newLanes]))
            .With("langkah", new YamlTree.List(own.Line, [.. merged]));
    }

    private static YamlTree.Map Merged(YamlTree.Map own, SourceRow row, YamlTree.Map drafted, ImmutableArray<SourceLane> lanes)
    {
        var result = Replaced(own, "no", row.Number);
        result = Replaced(result, "kegiatan", row.Text);
        // Who has written the row anew has said where it ends.
        result = OneLine(row.Text) == OneLine(own.Text("kegiatan")) ? result : result.Without("batas");
        var isTime = row.Duration is { } time && WrittenDuration.Read(time) is not null;
        result = Replaced(result, "waktu", isTime ? row.Duration : null);
        result = Replaced(result, "waktu-tercetak", isTime ? null : row.Duration);
        result = Replaced(result, "keterangan", row.Remark);
        result = WithThings(result, "kelengkapan", row.Inputs);
        result = WithThings(result, "keluaran", row.Outputs);
        var marked = row.Marks.Select(lane => lanes[lane].Key).OfType<string>().Order(StringComparer.Ordinal);
        var doing = own.Rows("tindakan").SelectMany(Doers).Distinct().Order(StringComparer.Ordinal);
        var decides = own.Find("cabang") is not null;
        if (!marked.SequenceEqual(doing) || (row.IsDecision != decides))
        {
            result = result.Without("tindakan", "cabang", "lanjut", "penolakan");
            foreach (var entry in drafted.Entries.Where(entry => entry.Key is "tindakan" or "cabang" or "lanjut" or "penolakan"))
            {
                result = result.With(entry.Key, entry.Value);
            }
        }

        return result;
    }

    private static IEnumerable<string> Doers(YamlTree.Map act) => act.Find("pelaksana") is YamlTree.List list ? list.Items.OfType<YamlTree.Scalar>().Select(lane => lane.Value) : [];

    private static YamlTree.Map Replaced(YamlTree.Map row, string key, string? value) =>
        value is null ? row.Without(key) : row.Find(key) is not null && OneLine(row.Text(key)) == OneLine(value) ? row : row.With(key, TreeBuilder.Text(value, row.Line));

    /// <summary>Things that are named as before keep the artifact they stand for.</summary>
    private static YamlTree.Map WithThings(YamlTree.Map row, string key, ImmutableArray<string> printed)
    {
        List<YamlTree> before = row.Find(key) is YamlTree.List list ? [.. list.Items] : [];
        if (printed.IsEmpty)
        {
            return row.Without(key);
        }

        return row.With(key, new YamlTree.List(row.Line, [.. printed.Select(text =>
        {
            var kept = before.FindIndex(thing => (thing is YamlTree.Map map ? map.Text("tercetak") : (thing as YamlTree.Scalar)?.Value ?? "") is var known && OneLine(known) == OneLine(text));
            var found = kept < 0 ? TreeBuilder.Text(text, row.Line) : before[kept];
            if (kept >= 0)
            {
                before.RemoveAt(kept);
            }

            return found;
        })]));
    }

    private static YamlTree.Map WithCover(YamlTree.Map tree, CellGrid grid)
    {
        var cover = tree.Find("sampul") as YamlTree.Map ?? new YamlTree.Map(1, []);
        var typed = grid.Lines.Skip(1).ToLookup(line => line[0].Line, line => line[1].Line);
        foreach (var (key, label) in Fields.Where(field => typed.Contains(field.Label)))
        {
            List<string> values = [.. typed[label].Where(value => value.Length > 0)];
            if (values.SequenceEqual(Values(cover.Find(key)).Where(value => value.Length > 0).Select(OneLine)))
            {
                continue;
            }

            cover = values.Count == 0 ? cover.Without(key) : cover.With(key, Field(cover, key, values));
        }

        var title = typed["Nama SOP"].FirstOrDefault(value => value.Length > 0);
        tree = cover.Entries.IsEmpty ? tree.Without("sampul") : tree.With("sampul", cover);
        return title is null || title == OneLine(tree.Text("nama")) ? tree : tree.With("nama", TreeBuilder.Text(title));
    }

    private static YamlTree Field(YamlTree.Map cover, string key, List<string> values)
    {
        if (key is "nomor" || key.StartsWith("tanggal", StringComparison.Ordinal))
        {
            return TreeBuilder.Text(values[0], cover.Line);
        }

        var links = key == "keterkaitan" ? cover.Rows(key).ToList() : [];
        return new YamlTree.List(cover.Line, [.. values.Select(value => key != "keterkaitan"
            ? (YamlTree)TreeBuilder.Text(value, cover.Line)
            : links.Find(link => OneLine(link.Text("tercetak")) == OneLine(value)) ?? new TreeBuilder(cover.Line).Add("tercetak", value).ToTree())]);
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
