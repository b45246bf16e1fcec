using System.Globalization;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Library;

/// <summary>A definition in the words of an SOP file. <see cref="DefinitionReader"/> makes the same definition of it again.</summary>
/// <remarks>Every form in which an SOP travels is written from this tree and read into one, so that there is one vocabulary and one set of checks.</remarks>
internal static class DefinitionTree
{
    public static YamlTree.Map Of(ProcedureDefinition definition) => new TreeBuilder()
        .Add("kode", definition.Code.Value)
        .Add("nama", definition.Title)
        .Add("periode", Periodicity(definition))
        .Add("dokumen-utama", Kind(definition.MainDocument, definition.MainDocumentReading))
        .Add("sumber", new TreeBuilder().Add("berkas", definition.Source?.File).Add("catatan", definition.Source?.Note))
        .Add("sampul", CoverOf(definition.Cover))
        .Add("pelaksana", definition.Lanes.Select(LaneOf))
        .Add("alias", definition.Aliases.Select(AliasOf))
        .Add("langkah", definition.PrintedSteps.Select(step => StepOf(definition, step)))
        .Add("pengesahan", Attestation(definition))
        .Add("arsip-penutup", Archiving(definition))
        .ToTree();

    private static YamlTree Periodicity(ProcedureDefinition definition)
    {
        var word = SopWords.Periodicities.Of(definition.Periodicity);
        return definition.PeriodicityReading.Origin is Origin.Printed
            ? TreeBuilder.Text(word)
            : Reading(new TreeBuilder().Add("nilai", word), definition.PeriodicityReading).ToTree();
    }

    private static TreeBuilder CoverOf(Cover cover) => new TreeBuilder()
        .Add("instansi", cover.Agency)
        .Add("nomor", cover.Number)
        .Add("tanggal-pembuatan", cover.CreatedOn)
        .Add("tanggal-revisi", cover.RevisedOn)
        .Add("tanggal-efektif", cover.EffectiveOn)
        .Add("disahkan-oleh", cover.LegalisedBy)
        .Add("dasar-hukum", cover.LegalBases)
        .Add("kualifikasi", cover.Qualifications)
        .Add("keterkaitan", cover.Links.Select(LinkOf))
        .Add("peralatan", cover.Equipment)
        .Add("peringatan", cover.Warnings)
        .Add("pencatatan", cover.Records);

    private static TreeBuilder LaneOf(Lane lane) => Reading(
        new TreeBuilder()
            .Add("kode", lane.Key.Value)
            .Add("tercetak", lane.Printed)
            .Add("peran", lane.Role == lane.Printed ? null : lane.Role)
            .Add("jenis", SopWords.LaneNatures.Of(lane.Nature)),
        lane.Reading);

    private static TreeBuilder AliasOf(RoleAlias alias) =>
        Reading(new TreeBuilder().Add("tercetak", alias.Printed).Add("pelaksana", alias.Lane.Value), alias.Provenance);

    private static TreeBuilder LinkOf(ProcedureLink link) => Reading(
        new TreeBuilder()
            .Add("tercetak", link.Printed)
            .Add("kode", link.ToItself ? null : link.Code?.Value)
            .Add("diri-sendiri", link.ToItself ? "ya" : null)
            .Add("cara", link.Mode is LinkMode.Refers ? null : SopWords.LinkModes.Of(link.Mode)),
        link.Reading);

    private static TreeBuilder StepOf(ProcedureDefinition definition, Step step)
    {
        var row = new TreeBuilder()
            .Add("kode", step.Key.Value)
            .Add("no", step.PrintedNumber)
            .Add("baris", step.SourceLine?.ToString(CultureInfo.InvariantCulture))
            .Add("kegiatan", step.Text)
            .Add("batas", step.Border is { } border ? Reading(new TreeBuilder(), border) : new TreeBuilder())
            .Add("tindakan", step.Acts.Select(ActOf));
        AddOnward(row, definition, step);
        if (step.Refusal is { } refusal)
        {
            row.Add("penolakan", BranchOf(refusal, "Tidak"));
        }

        row.Add("kelengkapan", step.Standard.Inputs.Select(input => Thing(input.Printed, input.Artifact, input.Reading)))
            .Add("waktu", step.Standard.Duration?.Printed)
            .Add("waktu-tercetak", step.Standard.PrintedTime)
            .Add("keluaran", step.Standard.Outputs.Select(output => Thing(output.Printed, output.Artifact, output.Reading)))
            .Add("keterangan", step.Remark);
        return step.Link is { } link ? row.Add("tautan", LinkOf(link)) : row;
    }

    private static TreeBuilder ActOf(Act act)
    {
        var tree = new TreeBuilder()
            .Add("jenis", SopWords.Acts.Of(act.Kind))
            .Add("pelaksana", act.Lanes.Select(lane => lane.Value))
            .Add("kepada", act.Recipients.Select(lane => lane.Value))
            .Add("cara", act.Participation is Participation.One ? null : SopWords.Participations.Of(act.Participation))
            .Add("koordinator", act.Coordinator?.Value);
        tree = act.Produces is { } kind ? tree.Add("hasil", Kind(kind, act.ProducesReading)) : tree;
        return Reading(tree.Add("aplikasi", act.Application), act.Actor);
    }

    private static YamlTree Kind(ArtifactKind kind, Provenance? reading) =>
        reading is null ? TreeBuilder.Text(kind.Value) : Reading(new TreeBuilder().Add("nilai", kind.Value), reading).ToTree();

    private static void AddOnward(TreeBuilder row, ProcedureDefinition definition, Step step)
    {
        // What leads to the row below need not be said.
        var below = definition.Steps.ElementAtOrDefault(definition.IndexOf(step.Key) + 1)?.Key;
        switch (step.Onward)
        {
            case Onward.Decision decision:
                row.Add("cabang", new TreeBuilder().Add("ya", BranchOf(decision.Yes, "Ya")).Add("tidak", BranchOf(decision.No, "Tidak")));
                break;
            case Onward.Next next when next.To != below:
                row.Add("lanjut", Target(next.To));
                break;
            case Onward.Finish when below is not null:
                row.Add("lanjut", SopWords.End);
                break;
        }
    }

    private static TreeBuilder BranchOf(Branch branch, string usualLabel) => Reading(
        (branch.Targets.Length > 1
            ? new TreeBuilder().Add("ke", branch.Targets.Select(Target))
            : new TreeBuilder().Add("ke", branch.Targets.IsEmpty ? SopWords.End : Target(branch.Targets[0])))
            .Add("label", branch.Label == usualLabel ? null : branch.Label)
            .Add("per-unit", branch.UnitsMayBeChosen ? "ya" : null),
        branch.Provenance);

    private static string Target(StepKey step) => step.Value == SopWords.Archiving ? SopWords.End : step.Value;

    private static YamlTree Thing(string printed, ArtifactKind? artifact, Provenance reading) => artifact is null && reading.Origin is Origin.Printed
        ? TreeBuilder.Text(printed)
        : Reading(new TreeBuilder().Add("tercetak", printed).Add("artefak", artifact?.Value), reading).ToTree();

    private static TreeBuilder Attestation(ProcedureDefinition definition)
    {
        var step = definition.Steps.FirstOrDefault(step => step.Nature is StepNature.Attestation);
        return step is null ? new TreeBuilder() : Reading(
            new TreeBuilder()
                .Add("setelah", definition.Steps[definition.IndexOf(step.Key) - 1].Key.Value)
                .Add("kegiatan", step.Text)
                .Add("dokumen", step.Acts[^1].Produces?.Value)
                .Add("tangga", step.Acts.Select(act => new TreeBuilder().Add("jenis", SopWords.LadderActs.Of(act.Kind)).Add("pelaksana", act.Primary.Value))),
            step.Acts[^1].Actor);
    }

    private static TreeBuilder Archiving(ProcedureDefinition definition)
    {
        var step = definition.Steps.FirstOrDefault(step => step.Nature is StepNature.Archiving);
        return step is null ? new TreeBuilder() : Reading(
            new TreeBuilder().Add("kegiatan", step.Text).Add("pelaksana", step.Acts[0].Primary.Value), step.Acts[0].Actor);
    }

    private static TreeBuilder Reading(TreeBuilder statement, Provenance reading) => reading.Origin is Origin.Printed
        ? statement
        : statement
            .Add("asal", SopWords.Origins.Of(reading.Origin))
            .Add("yakin", reading.Confidence.ToString("0.############################", CultureInfo.InvariantCulture))
            .Add("alasan", reading.Reason);
}
