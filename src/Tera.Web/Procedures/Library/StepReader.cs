using System.Collections.Immutable;
using Tera.Procedures.Definitions;
using Tera.Procedures.Editing;

namespace Tera.Procedures.Library;

/// <summary>A step whose way onward may still depend on what is put behind it.</summary>
/// <param name="Step">The step; it ends the run while <paramref name="GoesOn"/> is not yet settled.</param>
/// <param name="GoesOn">True when it leads to whatever stands behind it.</param>
/// <param name="Line">Where it stands in the file.</param>
internal sealed record DraftStep(Step Step, bool GoesOn, int Line);

/// <summary>Reads one item of <c>langkah</c>.</summary>
/// <param name="covers">Reads the link of the row.</param>
/// <param name="lanes">Keys of all lanes.</param>
/// <param name="steps">Keys of all printed steps.</param>
/// <param name="end">Steps to which <c>selesai</c> leads: the closing archive where there is one, otherwise none.</param>
internal sealed class StepReader(
    CoverReader covers,
    IReadOnlyCollection<string> lanes,
    IReadOnlyCollection<string> steps,
    ImmutableArray<StepKey> end)
{
    private readonly ImmutableArray<string> _targets = [.. steps, SopWords.End];

    public DraftStep Read(MapReader map)
    {
        var key = new StepKey(map.Key("kode"));
        var number = map.OptionalText("no");
        if (number?.Length > DraftEditor.LongestNumber)
        {
            map.Fault("no", $"nomor paling panjang {DraftEditor.LongestNumber} huruf", $"\"{YamlTree.Shortened(number)}\"");
        }

        var line = map.LineNumber("baris");
        var text = map.Text("kegiatan");
        var border = map.Map("batas") is { } parted ? ReadBorder(parted) : null;
        ImmutableArray<Act> acts = [.. map.SomeItems("tindakan").Select(item => item.Map()).OfType<MapReader>().Select(ReadAct)];
        var onward = ReadOnward(map);
        var refusal = map.Map("penolakan") is { } refused ? ReadBranch(refused, "Tidak") : null;
        var standard = ReadStandard(map, acts);
        var remark = map.OptionalText("keterangan");
        var link = map.Map("tautan") is { } linked ? covers.StepLink(linked) : null;
        map.RefuseOtherKeys();

        var step = new Step(
            key, StepNature.Printed, number, text, line, acts, standard, onward ?? new Onward.Finish(), remark, link, refusal) { Border = border };
        return new DraftStep(step, GoesOn: onward is null, map.Line);
    }

    private static Provenance? ReadBorder(MapReader map)
    {
        var border = map.Provenance();
        map.RefuseOtherKeys();
        return border.Origin is Origin.Printed ? null : border;
    }

    private Act ReadAct(MapReader map)
    {
        var kind = map.Word("jenis", SopWords.Acts);
        var participation = map.Word("cara", SopWords.Participations, Participation.One);
        var application = map.OptionalText("aplikasi");
        var coordinator = map.Has("koordinator") ? map.Name("koordinator", lanes) : null;
        (ArtifactKind? product, var why) = map.Has("hasil") ? map.Artifact("hasil") : ((ArtifactKind?)null, (Provenance?)null);
        var act = new Act(
            kind,
            Lanes(map, "pelaksana"),
            participation,
            product,
            Lanes(map, "kepada"),
            coordinator is null ? null : new LaneKey(coordinator),
            application,
            map.Provenance()) { ProducesReading = why };

        RefuseMisfits(map, act);
        map.RefuseOtherKeys();
        return act;
    }

    private static void RefuseMisfits(MapReader map, Act act)
    {
        if (act.Lanes.IsEmpty)
        {
            map.Fault("pelaksana", "satu pelaksana atau lebih", "tidak ada");
        }

        if (act.FansOut && act.Coordinator is null)
        {
            map.Fault("koordinator", "pelaksana yang boleh menutup pengumpulan `tiap-unit` atau `tiap-pegawai`", "tidak ada");
        }

        if (!act.FansOut && act.Coordinator is not null)
        {
            map.Fault("koordinator", "koordinator hanya pada `cara: tiap-unit` atau `cara: tiap-pegawai`", $"\"{act.Coordinator}\"");
        }

        if (act.Participation is Participation.Joint && act.Lanes.Length < 2)
        {
            map.Fault("pelaksana", "dua pelaksana atau lebih untuk `cara: bersama`", "satu pelaksana");
        }

        if (act.Participation is Participation.One && act.Lanes.Length > 1)
        {
            map.Fault("cara", "`cara: bersama` atau `cara: tiap-unit` untuk beberapa pelaksana", "satu");
        }

        if (act.Kind is ActKind.Upload && act.Application is null)
        {
            map.Fault("aplikasi", "nama atau alamat aplikasi untuk `unggah`", "tidak ada");
        }

        if (act.Kind is not ActKind.Upload && act.Application is not null)
        {
            map.Fault("aplikasi", "aplikasi hanya pada `jenis: unggah`", $"\"{YamlTree.Shortened(act.Application)}\"");
        }
    }

    private Onward? ReadOnward(MapReader map)
    {
        if (map.Map("cabang") is { } branches)
        {
            if (map.Has("lanjut"))
            {
                map.Fault("lanjut", "`cabang` atau `lanjut`, bukan keduanya", "keduanya");
            }

            var yes = branches.SomeMap("ya") is { } ya ? ReadBranch(ya, "Ya") : null;
            var no = branches.SomeMap("tidak") is { } tidak ? ReadBranch(tidak, "Tidak") : null;
            branches.RefuseOtherKeys();
            return yes is null || no is null ? new Onward.Finish() : new Onward.Decision(yes, no);
        }

        if (!map.Has("lanjut"))
        {
            return null;
        }

        var to = map.Name("lanjut", _targets);
        return to != SopWords.End ? new Onward.Next(new StepKey(to)) : end.IsEmpty ? new Onward.Finish() : new Onward.Next(end[0]);
    }

    private Branch ReadBranch(MapReader map, string label)
    {
        var targets = map.Names("ke", _targets);
        if (targets.IsEmpty)
        {
            map.Fault("ke", "kode langkah tujuan, atau `selesai`", "tidak ada");
        }

        var branch = new Branch(
            map.OptionalText("label") ?? label,
            [.. targets.SelectMany(target => target == SopWords.End ? end : [new StepKey(target)])],
            map.Provenance(),
            map.Flag("per-unit"));
        if (targets.Length > 1 && targets.Contains(SopWords.End))
        {
            map.Fault("ke", "`selesai` sendiri, atau langkah-langkah tanpa `selesai`", "keduanya");
        }

        map.RefuseOtherKeys();
        return branch;
    }

    private static QualityStandard ReadStandard(MapReader map, ImmutableArray<Act> acts)
    {
        ImmutableArray<RequiredInput> inputs =
            [.. map.Items("kelengkapan").Select(item => ReadThing(item)).Select(thing => new RequiredInput(thing.Printed, thing.Artifact) { Reading = thing.Reading })];
        ImmutableArray<StepOutput> outputs =
            [.. map.Items("keluaran").Select(item => ReadThing(item, acts)).Select(thing => new StepOutput(thing.Printed, thing.Artifact) { Reading = thing.Reading })];
        var duration = ReadDuration(map);
        var printed = map.OptionalText("waktu-tercetak");
        if (printed is not null && (duration is not null || WrittenDuration.Read(printed) is not null))
        {
            map.Fault("waktu-tercetak", "teks yang bukan bilangan dengan satuan; selain itu `waktu`", $"\"{YamlTree.Shortened(printed)}\"");
        }

        return new QualityStandard(inputs, duration, outputs) { PrintedTime = printed };
    }

    private static StandardDuration? ReadDuration(MapReader map)
    {
        var printed = map.OptionalText("waktu");
        var duration = printed is null ? null : WrittenDuration.Read(printed);
        if (duration is null && !string.IsNullOrEmpty(printed))
        {
            map.Fault("waktu", WrittenDuration.Expected, $"\"{YamlTree.Shortened(printed)}\"");
        }

        return duration;
    }

    /// <summary>A text alone, or a text with the artifact it stands for; of an input also a text with why it comes from outside.</summary>
    private static (string Printed, ArtifactKind? Artifact, Provenance Reading) ReadThing(ItemReader item, ImmutableArray<Act>? makers = null)
    {
        if (item.Node is not YamlTree.Map)
        {
            return (item.Text(), null, Definitions.Provenance.Printed);
        }

        var map = item.Map()!;
        ArtifactKind? artifact = makers is null && map.Has("asal") && !map.Has("artefak") ? null : new ArtifactKind(map.Name("artefak", SopWords.Artifacts));
        var thing = (map.Text("tercetak"), artifact, map.Provenance());
        if (makers is { } acts && artifact is { } made && SopWords.Artifacts.Contains(made.Value) && acts.All(act => act.Produces != made))
        {
            map.Fault("artefak", "artefak yang menjadi `hasil` salah satu tindakan langkah ini", $"\"{artifact}\"");
        }

        map.RefuseOtherKeys();
        return thing;
    }

    private ImmutableArray<LaneKey> Lanes(MapReader map, string key) => [.. map.Names(key, lanes).Select(lane => new LaneKey(lane))];
}
