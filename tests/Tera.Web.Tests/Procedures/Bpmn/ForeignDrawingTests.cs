using System.Text;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;

namespace Tera.Procedures.Bpmn;

/// <summary>Drawings of other tools: which way is the yes, and what stands beside the flow.</summary>
public sealed class ForeignDrawingTests
{
    private const string Nodes = """<startEvent id="s"/><task id="t1" name="Menyusun laporan"/><task id="t2" name="Memeriksa laporan"/><exclusiveGateway id="g" name="Disetujui?"/><task id="t3" name="Mengirim laporan"/><endEvent id="e"/><sequenceFlow id="f1" sourceRef="s" targetRef="t1"/><sequenceFlow id="f2" sourceRef="t1" targetRef="t2"/><sequenceFlow id="f3" sourceRef="t2" targetRef="g"/><sequenceFlow id="f6" sourceRef="t3" targetRef="e"/>""";

    [Theory]
    [InlineData("Tidak disetujui", "")]
    [InlineData("Ditolak", "")]
    [InlineData("Perlu revisi", "")]
    [InlineData("rejected", "")]
    [InlineData("", "")]
    [InlineData("", "Ya, lengkap")]
    [InlineData("Tidak", "Disetujui")]
    public void What_refuses_or_leads_back_is_the_no_wherever_it_stands_in_the_file(string back, string on)
    {
        var sop = Read(Nodes + $"""<sequenceFlow id="f4" name="{back}" sourceRef="g" targetRef="t1"/><sequenceFlow id="f5" name="{on}" sourceRef="g" targetRef="t3"/>""");

        var decision = Assert.IsType<Onward.Decision>(sop.Steps[1].Onward);
        Assert.Equal(["Mengirim laporan"], decision.Yes.Targets.Select(target => sop[target].Text));
        Assert.Equal(["Menyusun laporan"], decision.No.Targets.Select(target => sop[target].Text));
        Assert.Equal(["Menyusun laporan", "Memeriksa laporan", "Mengirim laporan"], sop.Steps.Select(step => step.Text));
        Assert.Equal("Disetujui?", sop.Steps[1].Remark);
    }

    [Theory]
    [InlineData("Tidak", "", Origin.Printed, 1)]
    [InlineData("", "Ya", Origin.Printed, 1)]
    [InlineData("", "", Origin.Inferred, 0.8)]
    [InlineData("nilai < 70", "nilai >= 70", Origin.Inferred, 0.8)]
    public void Which_way_is_the_yes_is_printed_only_where_a_label_says_so_and_asked_otherwise(string back, string on, Origin origin, double confidence)
    {
        var sop = Read(Nodes + $"""<sequenceFlow id="f4" name="{back.Replace("<", "&lt;", StringComparison.Ordinal)}" sourceRef="g" targetRef="t1"/><sequenceFlow id="f5" name="{on}" sourceRef="g" targetRef="t3"/>""");

        var decision = Assert.IsType<Onward.Decision>(sop.Steps[1].Onward);
        Assert.Equal([(origin, (decimal)confidence), (origin, (decimal)confidence)], new[] { decision.Yes, decision.No }.Select(branch => (branch.Provenance.Origin, branch.Provenance.Confidence)));
        Assert.Equal(origin is Origin.Inferred ? 2 : 0, Proposals.Of(sop).Count(proposal => proposal.Key.Contains(":arah:", StringComparison.Ordinal)));
    }

    [Fact]
    public void Two_ways_onward_without_a_word_are_asked_and_hardly_sure()
    {
        var sop = Read(Nodes + """<task id="t4" name="Mengarsipkan laporan"/><sequenceFlow id="f4" sourceRef="g" targetRef="t4"/><sequenceFlow id="f5" sourceRef="g" targetRef="t3"/><sequenceFlow id="f7" sourceRef="t4" targetRef="e"/>""");

        var decision = Assert.IsType<Onward.Decision>(sop.Steps[1].Onward);
        Assert.Equal((Origin.Inferred, 0.5m), (decision.Yes.Provenance.Origin, decision.Yes.Provenance.Confidence));
        Assert.EndsWith("yang pertama digambar dibaca sebagai ya.", decision.Yes.Provenance.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gateway_behind_a_task_that_decides_itself_is_a_decision_of_its_own()
    {
        var sop = Read("""
            <startEvent id="s"/><task id="t1" name="Memeriksa berkas" default="f2"/><exclusiveGateway id="g" name="Jenis berkas?"/><task id="t2" name="Mengarsipkan berkas"/><task id="t3" name="Menyusun laporan"/><task id="t4" name="Mengirim laporan"/><endEvent id="e"/>
            <sequenceFlow id="f1" sourceRef="s" targetRef="t1"/><sequenceFlow id="f2" sourceRef="t1" targetRef="g"/><sequenceFlow id="f3" name="Tidak" sourceRef="t1" targetRef="t2"><conditionExpression id="c">true</conditionExpression></sequenceFlow>
            <sequenceFlow id="f4" name="Ya" sourceRef="g" targetRef="t3"/><sequenceFlow id="f5" name="Tidak" sourceRef="g" targetRef="t4"/>
            <sequenceFlow id="f6" sourceRef="t2" targetRef="e"/><sequenceFlow id="f7" sourceRef="t3" targetRef="t4"/><sequenceFlow id="f8" sourceRef="t4" targetRef="e"/>
            """);

        var gateway = sop.Steps.Single(step => step.Text == "Jenis berkas?");
        var first = Assert.IsType<Onward.Decision>(sop.Steps.Single(step => step.Text == "Memeriksa berkas").Onward);
        Assert.Equal(["Jenis berkas?", "Mengarsipkan berkas"], first.Yes.Targets.Concat(first.No.Targets).Select(target => sop[target].Text));
        var second = Assert.IsType<Onward.Decision>(gateway.Onward);
        Assert.Equal(["Menyusun laporan", "Mengirim laporan"], second.Yes.Targets.Concat(second.No.Targets).Select(target => sop[target].Text));
    }

    [Fact]
    public void Every_label_of_a_gateway_with_three_ways_is_kept_with_where_it_leads()
    {
        var sop = Read(Nodes + """<task id="t4" name="Mengisi formulir"/><sequenceFlow id="f7" sourceRef="t4" targetRef="t1"/><sequenceFlow id="f4" name="Revisi" sourceRef="g" targetRef="t1"/><sequenceFlow id="f5" name="Sesuai" sourceRef="g" targetRef="t3"/><sequenceFlow id="f8" name="Data kurang" sourceRef="g" targetRef="t4"/>""");

        var check = sop.Steps.Single(step => step.Text == "Memeriksa laporan");
        var decision = Assert.IsType<Onward.Decision>(check.Onward);
        Assert.Equal(("Sesuai", "Revisi / Data kurang"), (decision.Yes.Label, decision.No.Label));
        Assert.Equal("Disetujui?; Revisi: ke “Menyusun laporan”; Data kurang: ke “Mengisi formulir”", check.Remark);
    }

    [Fact]
    public void A_way_that_agrees_stays_the_yes_where_one_goes_back_and_one_ends_and_the_rest_is_asked()
    {
        var sop = Read(Nodes + """<endEvent id="e2" name="Ditolak"/><sequenceFlow id="f4" name="Lengkap" sourceRef="g" targetRef="t3"/><sequenceFlow id="f5" name="Kurang" sourceRef="g" targetRef="t1"/><sequenceFlow id="f8" name="Ditolak" sourceRef="g" targetRef="e2"/>""");

        var decision = Assert.IsType<Onward.Decision>(sop.Steps[1].Onward);
        Assert.Equal(("Lengkap", "Mengirim laporan", Origin.Printed), (decision.Yes.Label, sop[Assert.Single(decision.Yes.Targets)].Text, decision.Yes.Provenance.Origin));
        Assert.Equal(("Menyusun laporan", Origin.Inferred, 0.5m), (sop[Assert.Single(decision.No.Targets)].Text, decision.No.Provenance.Origin, decision.No.Provenance.Confidence));
        Assert.Contains("“Ditolak” mengakhiri alur", decision.No.Provenance.Reason, StringComparison.Ordinal);
        Assert.Contains(Findings.Of(sop, _ => true), finding => finding.Text == "Keputusan tergambar dengan lebih dari dua jalan.");
    }

    [Fact]
    public void Three_ways_of_which_none_agrees_are_asked()
    {
        var sop = Read(Nodes + """<task id="t4" name="Mengisi formulir"/><task id="t5" name="Menelaah laporan"/><sequenceFlow id="f7" sourceRef="t4" targetRef="e"/><sequenceFlow id="f9" sourceRef="t5" targetRef="e"/><sequenceFlow id="f4" name="Ringan" sourceRef="g" targetRef="t3"/><sequenceFlow id="f5" name="Sedang" sourceRef="g" targetRef="t4"/><sequenceFlow id="f8" name="Berat" sourceRef="g" targetRef="t5"/>""");

        var decision = Assert.IsType<Onward.Decision>(sop.Steps[1].Onward);
        Assert.Equal((Origin.Inferred, Origin.Inferred), (decision.Yes.Provenance.Origin, decision.No.Provenance.Origin));
        Assert.StartsWith("Keputusan pada gambar bercabang 3", decision.No.Provenance.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Papers_tied_to_a_task_are_what_it_needs_and_makes_and_notes_are_remarks()
    {
        var sop = Read("""
            <startEvent id="s"/>
            <task id="t1" name="Menyusun laporan"><dataInputAssociation id="a"><sourceRef>d1</sourceRef></dataInputAssociation><dataOutputAssociation id="b"><targetRef>d2</targetRef></dataOutputAssociation></task>
            <task id="t2" name="Mengarsipkan laporan"/><endEvent id="e"/>
            <dataObject id="do"/><dataObjectReference id="d1" name="Data kinerja" dataObjectRef="do"/><dataObjectReference id="d2" name="Laporan" dataObjectRef="do"/><dataStoreReference id="d3" name="Lemari arsip"/>
            <textAnnotation id="n1"><text>Paling lambat
              tanggal 5</text></textAnnotation><textAnnotation id="n2"><text>Berlaku untuk semua bidang</text></textAnnotation>
            <association id="l1" sourceRef="t1" targetRef="n1"/><association id="l2" sourceRef="d2" targetRef="t2"/><association id="l3" sourceRef="t2" targetRef="d3"/>
            <sequenceFlow id="f1" sourceRef="s" targetRef="t1"/><sequenceFlow id="f2" sourceRef="t1" targetRef="t2"/><sequenceFlow id="f3" sourceRef="t2" targetRef="e"/>
            """);

        Assert.Equal(
            [("Data kinerja", "Laporan", "Paling lambat tanggal 5"), ("Laporan", "Lemari arsip", null)],
            sop.Steps.Select(step => (step.Standard.Inputs.Single().Printed, step.Standard.Outputs.Single().Printed, step.Remark)));
        Assert.Contains("Berlaku untuk semua bidang", sop.Source!.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_task_in_no_lane_asks_who_does_it_and_those_in_one_are_printed()
    {
        var sop = Read("""
            <laneSet id="ls"><lane id="l1" name="Kepala Dinas"><flowNodeRef>t2</flowNodeRef></lane><lane id="l2" name="Tim SAKIP"><flowNodeRef>x</flowNodeRef></lane><lane id="l3" name="Staf"><flowNodeRef>t3</flowNodeRef></lane></laneSet>
            <startEvent id="s"/><task id="t1" name="Mengetik konsep"/><task id="t2" name="Menandatangani laporan"/><task id="t3" name="Mengarsipkan laporan"/><endEvent id="e"/>
            <sequenceFlow id="f1" sourceRef="s" targetRef="t1"/><sequenceFlow id="f2" sourceRef="t1" targetRef="t2"/><sequenceFlow id="f3" sourceRef="t2" targetRef="t3"/><sequenceFlow id="f4" sourceRef="t3" targetRef="e"/>
            """);

        Assert.Equal([("staf", Origin.Inferred), ("kepala-dinas", Origin.Printed), ("staf", Origin.Printed)], sop.Steps.Select(step => (step.Acts[0].Primary.Value, step.Acts[0].Actor.Origin)));
        Assert.Contains(Proposals.Of(sop), proposal => proposal.Key == $"{sop.Steps[0].Key}:tindakan:1");
    }

    private static ProcedureDefinition Read(string flow)
    {
        var text = $"<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" id=\"d\" targetNamespace=\"urn:x\">\n<process id=\"p\" name=\"Proses\">\n{flow}\n</process></bpmn:definitions>";
        var result = BpmnImport.Read(Encoding.UTF8.GetBytes(text), "berkas.bpmn", new("impor"));
        Assert.Empty(result.Faults.Select(fault => fault.ToString()));
        return result.Definition!;
    }
}
