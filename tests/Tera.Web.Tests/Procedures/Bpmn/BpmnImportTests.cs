using System.Text;
using System.Xml.Linq;
using Tera.Procedures.Definitions;
using Tera.Procedures.Exchange;
using Tera.Procedures.Library;

namespace Tera.Procedures.Bpmn;

public sealed class BpmnImportTests
{
    private static readonly ProcedureCode Code = new("impor");

    [Theory]
    [MemberData(nameof(Shipped.Codes), MemberType = typeof(Shipped))]
    public void An_sop_that_went_out_as_bpmn_comes_back_the_same(string code)
    {
        var sop = Shipped.Sop(code);

        var again = BpmnImport.Read(BpmnWriter.Write(sop), code + ".bpmn", Code);

        Assert.Empty(again.Faults.Select(fault => fault.ToString()));
        Assert.Equal(DefinitionJson.Write(sop), DefinitionJson.Write(again.Definition!));
    }

    [Fact]
    public void What_another_tool_has_changed_counts_and_the_rest_stays()
    {
        var text = Encoding.UTF8.GetString(BpmnWriter.Write(Shipped.Sop("bmcktr")));
        var changed = text
            .Replace("name=\"6. Sekretaris melaporkan hasil pengukuran kinerja kepada Kepala Dinas\"", "name=\"6. Melaporkan hasil\"")
            .Replace("id=\"alur-keputusan-analisa-tidak-susun\" name=\"Tidak\" sourceRef=\"keputusan-analisa\" targetRef=\"langkah-susun\"", "id=\"alur-keputusan-analisa-tidak-susun\" name=\"Tidak\" sourceRef=\"keputusan-analisa\" targetRef=\"langkah-arahan\"");
        Assert.NotEqual(text, changed);

        var sop = Read(changed);

        Assert.Equal("Melaporkan hasil", sop[new StepKey("lapor-awal")].Text);
        Assert.Equal("isi arahan", string.Join(' ', sop[new StepKey("analisa")].ReturnTargets));
        Assert.Equal(Shipped.Sop("bmcktr").Steps.Length, sop.Steps.Length);
        Assert.Equal(Shipped.Sop("bmcktr")[new StepKey("isi")], sop[new StepKey("isi")] with { Acts = Shipped.Sop("bmcktr")[new StepKey("isi")].Acts, Standard = Shipped.Sop("bmcktr")[new StepKey("isi")].Standard });
    }

    [Fact]
    public void Things_and_times_that_another_tool_has_changed_count_too_and_those_it_left_keep_what_we_knew_of_them()
    {
        var sent = Shipped.Sop("bmcktr");
        var (step, timeless) = (sent.Steps.First(one => one.Standard is { Inputs.Length: > 0, Outputs.Length: > 0, Duration: not null }), sent.Steps.Last(one => one.Standard.Duration is not null));
        var document = XDocument.Parse(Encoding.UTF8.GetString(BpmnWriter.Write(sent)));
        XElement Named(string id) => document.Descendants().Single(element => element.Attribute("id")?.Value == id);
        Named($"masukan-{step.Key}-1").SetAttributeValue("name", "Surat edaran");
        Named($"keluaran-{step.Key}-1").Remove();
        Named("waktu-" + step.Key).Descendants().Single(element => element.Name.LocalName == "timeDuration").Value = "PT45M";
        Named("waktu-" + timeless.Key).Remove();

        var sop = Read(document.ToString());

        Assert.Equal("Surat edaran", sop[step.Key].Standard.Inputs[0].Printed);
        Assert.Equal(step.Standard.Inputs.Skip(1), sop[step.Key].Standard.Inputs.Skip(1));
        Assert.Equal(step.Standard.Outputs.Skip(1), sop[step.Key].Standard.Outputs);
        Assert.Equal("45 menit", sop[step.Key].Standard.Duration!.Printed);
        Assert.Null(sop[timeless.Key].Standard.Duration);
    }

    [Fact]
    public void A_drawing_of_another_tool_becomes_a_runnable_sop_and_what_it_does_not_say_is_proposed()
    {
        var sop = Read(Foreign("""
            <laneSet id="ls"><lane id="l1" name="Kepala Dinas"><flowNodeRef>s</flowNodeRef><flowNodeRef>t3</flowNodeRef><flowNodeRef>g</flowNodeRef></lane><lane id="l2" name="Tim SAKIP"><flowNodeRef>t1</flowNodeRef><flowNodeRef>t2</flowNodeRef></lane></laneSet>
            <startEvent id="s"/><task id="t1" name="Menghimpun data"/><userTask id="t2" name="Menyusun laporan"/><manualTask id="t3" name="Memeriksa laporan"/>
            <exclusiveGateway id="g" name="Setuju?"/><endEvent id="e"><terminateEventDefinition id="td"/></endEvent>
            <sequenceFlow id="f1" sourceRef="s" targetRef="t1"/><sequenceFlow id="f2" sourceRef="t1" targetRef="t2"/><sequenceFlow id="f3" sourceRef="t2" targetRef="t3"/>
            <sequenceFlow id="f4" sourceRef="t3" targetRef="g"/><sequenceFlow id="f5" name="Tidak" sourceRef="g" targetRef="t2"/><sequenceFlow id="f6" name="Ya" sourceRef="g" targetRef="e"/>
            """));

        Assert.Equal(["Menghimpun data", "Menyusun laporan", "Memeriksa laporan"], sop.Steps.Select(step => step.Text));
        Assert.Equal([ActKind.Collect, ActKind.Prepare, ActKind.Check], sop.Steps.Select(step => step.Acts[0].Kind));
        Assert.Equal(["tim-sakip", "tim-sakip", "kepala-dinas"], sop.Steps.Select(step => step.Acts[0].Primary.Value));
        var decision = Assert.IsType<Onward.Decision>(sop.Steps[2].Onward);
        Assert.Empty(decision.Yes.Targets);
        Assert.Equal([sop.Steps[1].Key], decision.No.Targets);
        Assert.Equal(LaneNature.Team, sop.Lanes[1].Nature);
    }

    [Fact]
    public void Who_the_file_names_beside_a_lane_and_under_which_condition_a_way_is_gone_stand_in_the_remark()
    {
        var sop = Read(Foreign("""
            <startEvent id="s"/><userTask id="t1" name="Menyusun laporan"><potentialOwner><resourceAssignmentExpression><formalExpression>group(perencana)</formalExpression></resourceAssignmentExpression></potentialOwner><humanPerformer name="Analis"/></userTask>
            <exclusiveGateway id="g"/><task id="t2" name="Menandatangani laporan"/><endEvent id="e"/>
            <sequenceFlow id="f1" sourceRef="s" targetRef="t1"/><sequenceFlow id="f2" sourceRef="t1" targetRef="g"/><sequenceFlow id="f3" name="Ya" sourceRef="g" targetRef="t2"><conditionExpression>${nilai &gt; 10}</conditionExpression></sequenceFlow>
            <sequenceFlow id="f4" name="Tidak" sourceRef="g" targetRef="e"><conditionExpression/></sequenceFlow><sequenceFlow id="f5" sourceRef="t2" targetRef="e"/>
            """));

        Assert.Equal("Pelaksana pada berkas: group(perencana); Pelaksana pada berkas: Analis; Syarat menuju “Menandatangani laporan”: ${nilai > 10}", sop.Steps[0].Remark);
        Assert.Null(sop.Steps[1].Remark);
    }

    [Fact]
    public void A_gateway_without_a_task_before_it_is_a_decision_of_its_own_and_one_where_ways_meet_is_none()
    {
        var sop = Read(Foreign("""
            <startEvent id="s"/><task id="t1" name="Task 1"/><exclusiveGateway id="m"/><exclusiveGateway id="g" name="Split" default="f5"/><task id="t2" name="Task 2"/><task id="t3" name="Task 3"/><exclusiveGateway id="j"/><task id="t4" name="Task 4"/><endEvent id="e"/>
            <sequenceFlow id="f1" sourceRef="s" targetRef="m"/><sequenceFlow id="f2" sourceRef="m" targetRef="g"/><sequenceFlow id="f3" sourceRef="g" targetRef="t1"/><sequenceFlow id="f4" sourceRef="g" targetRef="t2"/><sequenceFlow id="f5" sourceRef="g" targetRef="t3"/>
            <sequenceFlow id="f6" sourceRef="t1" targetRef="m"/><sequenceFlow id="f7" sourceRef="t2" targetRef="j"/><sequenceFlow id="f8" sourceRef="t3" targetRef="j"/><sequenceFlow id="f9" sourceRef="j" targetRef="t4"/><sequenceFlow id="f10" sourceRef="t4" targetRef="e"/>
            """));

        Assert.Equal(["Split", "Task 3", "Task 4", "Task 1", "Task 2"], sop.Steps.Select(step => step.Text));
        var decision = Assert.IsType<Onward.Decision>(sop.Steps[0].Onward);
        Assert.Equal("Task 3", sop[decision.Yes.Targets[0]].Text);
        Assert.Equal(["Task 1", "Task 2"], decision.No.Targets.Select(target => sop[target].Text));
    }

    [Fact]
    public void Every_foreign_element_is_named_with_its_line_and_nothing_is_read_past_it()
    {
        var result = BpmnImport.Read(
            Encoding.UTF8.GetBytes(Foreign("""
                <startEvent id="s"><messageEventDefinition id="md"/></startEvent>
                <serviceTask id="t1" name="Kirim surel"/>
                <parallelGateway id="p"/>
                <subProcess id="sub" name="Bagian"><task id="inner"/></subProcess>
                <boundaryEvent id="b" attachedToRef="t2"><errorEventDefinition id="ed"/></boundaryEvent>
                <task id="t2" name="Ulangi"><standardLoopCharacteristics/></task>
                <endEvent id="e"/>
                """)),
            "asing.bpmn", Code);

        Assert.Null(result.Definition);
        Assert.Equal(
            ["messageEventDefinition pada startEvent", "serviceTask \"Kirim surel\"", "parallelGateway", "subProcess \"Bagian\"", "boundaryEvent", "standardLoopCharacteristics pada task \"Ulangi\""],
            result.Faults.Select(fault => fault.Found));
        Assert.Equal(["s", "t1", "p", "sub", "b", "t2"], result.Faults.Select(fault => fault.Field));
        Assert.All(result.Faults, fault => Assert.InRange(fault.Line, 2, 20));
    }

    [Theory]
    [InlineData("<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\">&x;</definitions>", "DOCTYPE")]
    [InlineData("<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><d>&b;</d>", "DOCTYPE")]
    [InlineData("<definitions", "susunan yang tidak dapat dibaca")]
    [InlineData("", "susunan yang tidak dapat dibaca")]
    [InlineData("bukan XML", "susunan yang tidak dapat dibaca")]
    [InlineData("<html/>", "unsur html")]
    [InlineData("<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"/>", "tidak ada")]
    public void A_file_that_is_none_is_refused_with_a_sentence(string text, string found)
    {
        var result = BpmnImport.Read(Encoding.UTF8.GetBytes(text), "jahat.bpmn", Code);

        Assert.Contains(found, Assert.Single(result.Faults).Found);
    }

    [Fact]
    public void A_file_too_deep_or_too_large_is_refused_before_it_becomes_a_tree()
    {
        var deep = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<a>", 100_000)));
        var wide = Encoding.UTF8.GetBytes("<definitions>" + string.Concat(Enumerable.Repeat("<a/>", 200_000)) + "</definitions>");

        Assert.Contains("tingkat", Assert.Single(BpmnImport.Read(deep, "dalam.bpmn", Code).Faults).Expected);
        Assert.Contains("unsur", Assert.Single(BpmnImport.Read(wide, "lebar.bpmn", Code).Faults).Expected);
        Assert.Contains("5 MB", Assert.Single(BpmnImport.Read(new byte[SafeXml.LargestSize + 1], "besar.bpmn", Code).Faults).Expected);
    }

    [Theory]
    [InlineData("<startEvent id=\"s\"/><task id=\"t\" name=\"A\"/><sequenceFlow id=\"f\" sourceRef=\"s\" targetRef=\"x\"/>")]
    [InlineData("<startEvent id=\"s\"/><startEvent id=\"s2\"/><task id=\"t\" name=\"A\"/><sequenceFlow id=\"f\" sourceRef=\"s\" targetRef=\"t\"/>")]
    [InlineData("<task id=\"t\" name=\"A\"/><sequenceFlow id=\"f\" sourceRef=\"t\" targetRef=\"t\"/>")]
    [InlineData("<startEvent id=\"s\"/><exclusiveGateway id=\"g\"/><exclusiveGateway id=\"h\"/><sequenceFlow id=\"a\" sourceRef=\"s\" targetRef=\"g\"/><sequenceFlow id=\"b\" sourceRef=\"g\" targetRef=\"h\"/><sequenceFlow id=\"c\" sourceRef=\"h\" targetRef=\"g\"/>")]
    [InlineData("<startEvent id=\"s\"/><task id=\"t\" name=\"A\"/><task id=\"u\" name=\"B\"/><task id=\"v\" name=\"C\"/><sequenceFlow id=\"f\" sourceRef=\"s\" targetRef=\"t\"/><sequenceFlow id=\"a\" sourceRef=\"t\" targetRef=\"u\"/><sequenceFlow id=\"b\" sourceRef=\"t\" targetRef=\"v\"/>")]
    [InlineData("<startEvent id=\"s\"/><task id=\"s\" name=\"A\"/>")]
    [InlineData("<laneSet id=\"ls\"><lane id=\"l\" name=\"A\"><flowNodeRef>t</flowNodeRef></lane><lane id=\"l\" name=\"B\"/></laneSet><startEvent id=\"s\"/><task id=\"t\" name=\"A\"/><endEvent id=\"e\"/><sequenceFlow id=\"f\" sourceRef=\"s\" targetRef=\"t\"/><sequenceFlow id=\"g\" sourceRef=\"t\" targetRef=\"e\"/>")]
    public void A_flow_that_hangs_together_badly_is_refused_and_never_a_crash(string flow) =>
        Assert.NotEmpty(BpmnImport.Read(Encoding.UTF8.GetBytes(Foreign(flow)), "rusak.bpmn", Code).Faults);

    private static ProcedureDefinition Read(string text)
    {
        var result = BpmnImport.Read(Encoding.UTF8.GetBytes(text), "berkas.bpmn", Code);
        Assert.Empty(result.Faults.Select(fault => fault.ToString()));
        return result.Definition!;
    }

    private static string Foreign(string flow) =>
        $"<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" id=\"d\" targetNamespace=\"urn:x\">\n<process id=\"p\" name=\"Proses\">\n{flow}\n</process></bpmn:definitions>";
}
