using System.Collections.Immutable;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Library;

/// <summary>Reads <c>pengesahan</c> and <c>arsip-penutup</c>: steps beside the printed rows.</summary>
internal sealed class ServiceStepReader(IReadOnlyCollection<string> lanes, IReadOnlyCollection<string> steps)
{
    /// <summary>Puts the signature ladder behind the step it names.</summary>
    public void InsertAttestation(MapReader map, List<DraftStep> drafts)
    {
        var after = map.Name("setelah", steps);
        var text = map.Text("kegiatan");
        var document = new ArtifactKind(map.Name("dokumen", SopWords.Artifacts));
        var rungs = map.SomeItems("tangga").Select(item => item.Map()).OfType<MapReader>().ToList();
        var provenance = map.Provenance();
        ImmutableArray<Act> ladder = [.. rungs.Select(rung => ReadRung(rung, document, provenance))];
        map.RefuseOtherKeys();
        if (!ladder.IsEmpty && ladder[^1].Kind is not ActKind.Sign)
        {
            map.Fault("tangga", "tanda-tangan sebagai anak tangga terakhir", "paraf");
        }

        var index = drafts.FindIndex(draft => draft.Step.Key.Value == after);
        if (index >= 0 && !drafts[index].GoesOn)
        {
            map.Fault("setelah", "langkah tanpa `cabang` dan tanpa `lanjut`", $"\"{after}\"");
        }

        drafts.Insert(index + 1, Service(SopWords.Attestation, StepNature.Attestation, text, ladder, map.Line));
    }

    /// <summary>Puts the closing archive at the end.</summary>
    public void AppendArchiving(MapReader map, List<DraftStep> drafts)
    {
        var text = map.Text("kegiatan");
        var lane = new LaneKey(map.Name("pelaksana", lanes));
        var act = new Act(ActKind.Archive, [lane], Participation.One, new ArtifactKind("arsip"), [], null, null, map.Provenance());
        map.RefuseOtherKeys();
        drafts.Add(Service(SopWords.Archiving, StepNature.Archiving, text, [act], map.Line));
    }

    private Act ReadRung(MapReader map, ArtifactKind document, Provenance provenance)
    {
        var kind = map.Word("jenis", SopWords.LadderActs);
        var lane = new LaneKey(map.Name("pelaksana", lanes));
        map.RefuseOtherKeys();
        return new Act(kind, [lane], Participation.One, kind is ActKind.Sign ? document : null, [], null, null, provenance);
    }

    private static DraftStep Service(string key, StepNature nature, string text, ImmutableArray<Act> acts, int line) =>
        new(
            new Step(new StepKey(key), nature, null, text, null, acts, new QualityStandard([], null, []), new Onward.Finish(), null, null, null),
            GoesOn: true,
            line);
}
