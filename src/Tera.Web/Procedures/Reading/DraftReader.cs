using System.Collections.Immutable;
using System.Globalization;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;

namespace Tera.Procedures.Reading;

/// <summary>Turns a table into the words of an SOP file. What the source says is copied; what has to be guessed says so, how sure it is and by which rule.</summary>
/// <remarks>The rules are those of <c>docs/sop-file.md</c>, strongest first. Nothing that is printed is mended.</remarks>
internal sealed class DraftReader
{
    private readonly SourceTable _table;
    private readonly ImmutableArray<string> _laneKeys;
    private readonly ImmutableArray<string> _stepKeys;
    private readonly LaneNames _names;
    private readonly ActorReader _actors;
    private readonly BranchReader _branches;
    private readonly ImmutableArray<RowReading> _rows;
    private readonly ProductReader _products;
    private readonly ImmutableArray<ImmutableArray<Provenance?>> _outside;

    private DraftReader(SourceTable table)
    {
        _table = table;
        HashSet<string> lanes = [.. table.Lanes.Select(lane => lane.Key).OfType<string>()];
        HashSet<string> steps = [.. table.Rows.Select(row => row.Key).OfType<string>(), SopWords.End, SopWords.Attestation, SopWords.Archiving];
        _laneKeys = [.. table.Lanes.Select(lane => lane.Key ?? Slug.Unique(lane.Printed, "pelaksana", lanes))];
        _names = new LaneNames(table.Lanes.Select(lane => lane.Printed));
        _actors = new ActorReader(_names);
        _rows = _actors.Read(table.Rows);
        _stepKeys = [.. _rows.Select(row => row.Source.Key ?? Slug.Unique(KeyText(row), "langkah", steps))];
        _branches = new BranchReader(_names, _rows);
        _products = new ProductReader(table);
        _outside = OutsideReader.Read(table.Rows);
    }

    /// <summary>The SOP under a code of its own.</summary>
    public static YamlTree.Map Read(SourceTable table, ProcedureCode code) => new DraftReader(table).Tree(code);

    private YamlTree.Map Tree(ProcedureCode code)
    {
        var (periodicity, why) = PeriodicityReader.Read(_table);
        return new TreeBuilder()
            .Add("kode", code.Value)
            .Add("nama", _table.Title)
            .Add("periode", Proposed(new TreeBuilder().Add("nilai", SopWords.Periodicities.Of(periodicity)), why).ToTree())
            .Add("dokumen-utama", Product(_products.MainDocument))
            .Add("sumber", new TreeBuilder().Add("berkas", _table.FileName).Add("catatan", _branches.Unread() is { } unread ? $"{_table.Note} {unread}".Trim() : _table.Note))
            .Add("sampul", _table.Cover)
            .Add("pelaksana", _table.Lanes.Select((lane, at) => LaneOf(lane, _laneKeys[at])))
            .Add("alias", RoleAliases.Of(_names, _rows).Select(alias => Proposed(new TreeBuilder(alias.Line).Add("tercetak", alias.Printed).Add("pelaksana", _laneKeys[alias.Lane]), alias.Reading)))
            .Add("langkah", _rows.Select((row, at) => StepOf(row, at)))
            .ToTree();
    }

    /// <summary>A head, how it is spelled and what kind of holder it names: as sure as the least sure of the three.</summary>
    private static TreeBuilder LaneOf(SourceLane lane, string key)
    {
        var (nature, confidence, reason) = LaneNames.NatureOf(lane.Printed);
        var role = LaneNames.Spelled(lane.Printed);
        var tree = new TreeBuilder(lane.Line).Add("kode", key).Add("tercetak", lane.Printed).Add("peran", role == lane.Printed ? null : role).Add("jenis", SopWords.LaneNatures.Of(nature));
        List<Provenance> readings = [];
        if (lane.Reading is { } head)
        {
            readings.Add(head);
        }

        if (role != lane.Printed)
        {
            readings.Add(new(Origin.Inferred, 0.95m, $"Ejaan kepala kolom: {lane.Printed} dibaca {role}."));
        }

        if (nature is not LaneNature.Position)
        {
            readings.Add(new(Origin.Inferred, confidence, reason));
        }

        return readings.Count == 0 ? tree : Proposed(tree, new(Origin.Inferred, readings.Min(reading => reading.Confidence), string.Join(' ', readings.Select(reading => reading.Reason))));
    }

    private TreeBuilder StepOf(RowReading row, int at)
    {
        var source = row.Source;
        var step = new TreeBuilder(source.Line)
            .Add("kode", _stepKeys[at])
            .Add("no", source.Number)
            .Add("baris", source.Line.ToString(CultureInfo.InvariantCulture))
            .Add("kegiatan", source.Text)
            .Add("batas", source.Border is { } border ? Proposed(new TreeBuilder(), border) : new TreeBuilder())
            .Add("tindakan", row.Acts.Select(act => ActOf(row, act)));
        AddExits(step, row, at);
        step.Add("kelengkapan", source.Inputs.Select((input, place) => _outside[at][place] is { } why
            ? Proposed(new TreeBuilder(source.Line).Add("tercetak", input), why).ToTree()
            : (YamlTree)TreeBuilder.Text(input, source.Line)));
        var duration = source.Duration is { } printed && WrittenDuration.Read(printed) is not null ? printed : null;
        return step
            .Add("waktu", duration)
            .Add("waktu-tercetak", duration is null && source.Duration is { Length: > 0 } ? source.Duration : null)
            .Add("keluaran", source.Outputs)
            .Add("keterangan", source.Remark)
            .Add("tautan", LinkOf(source));
    }

    private static TreeBuilder LinkOf(SourceRow source) =>
        source.Remark is { } remark && remark.StartsWith("SOP ", StringComparison.OrdinalIgnoreCase) ? new TreeBuilder().Add("tercetak", remark) : new TreeBuilder();

    private TreeBuilder ActOf(RowReading row, ActKind kind)
    {
        var each = kind is ActKind.Collect ? row.Each : null;
        var joint = each is null && row.Others.Length > 0 && (kind is ActKind.Meet or ActKind.Check or ActKind.Process || row.Source.Marks.Length > 1);
        var tree = new TreeBuilder()
            .Add("jenis", SopWords.Acts.Of(kind))
            .Add("pelaksana", (joint || each is not null ? [row.Actor, .. row.Others] : (int[])[row.Actor]).Select(lane => _laneKeys[lane]))
            .Add("kepada", kind is ActKind.Instruct or ActKind.HandOver or ActKind.Report or ActKind.Distribute ? row.Recipients.Select(lane => _laneKeys[lane]) : [])
            .Add("cara", joint ? "bersama" : each is { } many ? SopWords.Participations.Of(many) : null)
            .Add("koordinator", each is null ? null : _laneKeys[row.Coordinator]);
        tree = _products.Of(kind, row.Source.Text) is { } product ? tree.Add("hasil", Product(product)) : tree;
        tree = tree.Add("aplikasi", kind is ActKind.Upload ? ApplicationName.In(row.Source.Text) : null);
        return Proposed(tree, row.Guesses.TryGetValue(kind, out var why) ? ActGuess.Reading(why, row.Reading) : row.Reading);
    }

    private static YamlTree Product(ReadProduct product) => product.Reading is { } why
        ? Proposed(new TreeBuilder().Add("nilai", product.Kind), why).ToTree()
        : TreeBuilder.Text(product.Kind);

    private void AddExits(TreeBuilder step, RowReading row, int at)
    {
        var exits = _branches.Of(at);
        switch (exits)
        {
            case { No: { } no }:
                step.Add("cabang", new TreeBuilder().Add("ya", BranchOf(exits.Yes)).Add("tidak", BranchOf(no)));
                break;
            case { Refusal: { } refusal }:
                step.Add("lanjut", Onward(exits.Yes.Targets[0], at)).Add("penolakan", BranchOf(refusal));
                break;
            default:
                step.Add("lanjut", Onward(exits.Yes.Targets[0], at));
                break;
        }
    }

    private string? Onward(int target, int at) => target == at + 1 ? null : Key(target);

    private TreeBuilder BranchOf(ReadBranch branch)
    {
        var tree = branch.Targets is [var only] ? new TreeBuilder().Add("ke", Key(only)) : new TreeBuilder().Add("ke", branch.Targets.Select(Key));
        return Proposed(tree.Add("label", branch.Label), branch.Reading);
    }

    private string Key(int row) => row < _stepKeys.Length ? _stepKeys[row] : SopWords.End;

    /// <summary>What is done and on what: a code people can read, not a number that may change.</summary>
    private static string KeyText(RowReading row) =>
        SopWords.Acts.Of(row.Acts[0]) is var word && row.Source.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words
            ? $"{word} {string.Join(' ', words.SkipWhile(one => one.Length < 4).Skip(1).Where(one => one.Length > 3).Take(2))}"
            : "langkah";

    private static TreeBuilder Proposed(TreeBuilder tree, Provenance reading) => reading.Origin is Origin.Printed
        ? tree
        : tree.Add("asal", SopWords.Origins.Of(reading.Origin))
            .Add("yakin", reading.Confidence.ToString(CultureInfo.InvariantCulture))
            .Add("alasan", reading.Reason);
}
