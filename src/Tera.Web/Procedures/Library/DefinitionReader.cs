using System.Collections.Immutable;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Library;

/// <summary>Turns the tree of an SOP file into a definition, noting every fault on the way.</summary>
internal sealed class DefinitionReader(FaultList faults, string? fileName)
{
    private readonly Dictionary<StepKey, (int Line, string Path)> _places = [];

    /// <summary>The definition; worth something only while there is no fault.</summary>
    public ProcedureDefinition Read(MapReader root)
    {
        var code = new ProcedureCode(root.Key("kode"));
        if (code.Value.Length > 0 && fileName is not null && fileName != code + ".yaml")
        {
            root.Fault("kode", $"berkas bernama \"{code}.yaml\"", $"\"{fileName}\"");
        }

        var title = root.Text("nama");
        var (periodicity, reading) = ReadPeriodicity(root);
        var (kind, why) = root.Artifact("dokumen-utama");
        var document = kind!.Value;
        var source = root.Map("sumber") is { } text ? ReadSource(text) : null;
        var covers = new CoverReader(code);
        var cover = covers.Read(root.Map("sampul"));
        var lanes = ReadLanes(root);
        var laneKeys = lanes.Select(lane => lane.Key.Value).ToList();
        ImmutableArray<RoleAlias> aliases =
            [.. root.Items("alias").Select(item => item.Map()).OfType<MapReader>().Select(map => ReadAlias(map, laneKeys))];
        var steps = ReadSteps(root, covers, laneKeys);
        root.RefuseOtherKeys();

        return new ProcedureDefinition(code, title, periodicity, document, cover, lanes, aliases, steps)
        {
            PeriodicityReading = reading,
            MainDocumentReading = why,
            Source = source,
        };
    }

    /// <summary>What keeps the definition from running, told as faults of the file.</summary>
    public void CheckSoundness(ProcedureDefinition definition)
    {
        foreach (var flaw in Soundness.Check(definition))
        {
            var step = flaw.Args.OfType<StepKey>().Select(key => (StepKey?)key).FirstOrDefault();
            var (line, path) = step is { } key && _places.TryGetValue(key, out var place) ? place : (1, "langkah");
            var (expected, found) = FlawTexts.Of(flaw);
            faults.Add(line, path, expected, found);
        }
    }

    private static (Periodicity Periodicity, Provenance Reading) ReadPeriodicity(MapReader root)
    {
        if (!root.HoldsMap("periode"))
        {
            return (root.Word("periode", SopWords.Periodicities), Definitions.Provenance.Printed);
        }

        var map = root.Map("periode")!;
        var periodicity = (map.Word("nilai", SopWords.Periodicities), map.Provenance());
        map.RefuseOtherKeys();
        return periodicity;
    }

    private static SourceText ReadSource(MapReader map)
    {
        var source = new SourceText(map.Text("berkas"), map.OptionalText("catatan"));
        map.RefuseOtherKeys();
        return source;
    }

    private static ImmutableArray<Lane> ReadLanes(MapReader root)
    {
        var maps = root.SomeItems("pelaksana").Select(item => item.Map()).OfType<MapReader>().ToList();
        RefuseRepeated(maps, "pelaksana");
        return [.. maps.Select(ReadLane)];
    }

    private static Lane ReadLane(MapReader map)
    {
        var printed = map.Text("tercetak");
        var lane = new Lane(
            new LaneKey(map.Key("kode")),
            printed,
            map.OptionalText("peran") ?? printed,
            map.Word("jenis", SopWords.LaneNatures)) { Reading = map.Provenance() };
        map.RefuseOtherKeys();
        return lane;
    }

    private static RoleAlias ReadAlias(MapReader map, IReadOnlyCollection<string> lanes)
    {
        var alias = new RoleAlias(map.Text("tercetak"), new LaneKey(map.Name("pelaksana", lanes)), map.Provenance());
        map.RefuseOtherKeys();
        return alias;
    }

    private ImmutableArray<Step> ReadSteps(MapReader root, CoverReader covers, IReadOnlyCollection<string> lanes)
    {
        var maps = root.SomeItems("langkah").Select(item => item.Map()).OfType<MapReader>().ToList();
        RefuseRepeated(maps, "langkah");
        RefuseReserved(maps);
        var keys = maps.Select(map => map.Peek("kode")).Where(key => key.Length > 0).ToList();
        var attestation = root.Map("pengesahan");
        var archiving = root.Map("arsip-penutup");
        ImmutableArray<StepKey> end = archiving is null ? [] : [new StepKey(SopWords.Archiving)];

        var reader = new StepReader(covers, lanes, keys, end);
        var drafts = maps.Select(reader.Read).ToList();
        foreach (var (draft, map) in drafts.Zip(maps))
        {
            _places.TryAdd(draft.Step.Key, (draft.Line, map.Path));
        }

        var services = new ServiceStepReader(lanes, keys);
        if (attestation is not null)
        {
            services.InsertAttestation(attestation, drafts);
            _places[new StepKey(SopWords.Attestation)] = (attestation.Line, attestation.Path);
        }

        if (archiving is not null)
        {
            services.AppendArchiving(archiving, drafts);
            _places[new StepKey(SopWords.Archiving)] = (archiving.Line, archiving.Path);
        }

        return [.. drafts.Select((draft, index) => Settled(draft, index + 1 < drafts.Count ? drafts[index + 1].Step.Key : null))];
    }

    private static Step Settled(DraftStep draft, StepKey? behind) =>
        draft.GoesOn && behind is { } next ? draft.Step with { Onward = new Onward.Next(next) } : draft.Step;

    private static void RefuseRepeated(List<MapReader> maps, string what)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var map in maps)
        {
            var key = map.Peek("kode");
            if (key.Length > 0 && !lines.TryAdd(key, map.LineOf("kode")))
            {
                map.Fault("kode", $"kode {what} yang belum dipakai", $"\"{YamlTree.Shortened(key)}\" yang sudah ada pada baris {lines[key]}");
            }
        }
    }

    private static void RefuseReserved(List<MapReader> maps)
    {
        foreach (var map in maps.Where(map => map.Peek("kode") is SopWords.End or SopWords.Attestation or SopWords.Archiving))
        {
            map.Fault("kode", "kode selain selesai, pengesahan, dan arsip-penutup", $"\"{map.Peek("kode")}\"");
        }
    }
}
