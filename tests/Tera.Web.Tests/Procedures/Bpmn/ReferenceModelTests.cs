using System.Text;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Bpmn;

/// <summary>Drawings of the kinds the public reference models of the BPMN Model Interchange Working Group show, written by hand: what an SOP can say runs, the rest is named element by element.</summary>
public sealed class ReferenceModelTests
{
    private const string Line = """<startEvent id="s" name="Start Event"/><task id="t1" name="Task 1"/><task id="t2" name="Task 2"/><task id="t3" name="Task 3"/><endEvent id="e" name="End Event"/>""";

    public static TheoryData<string, string, string[]> Runnable => new()
    {
        // A.1.0: tasks in a line.
        { "A.1.0", Process(Line + Flow("s t1", "t1 t2", "t2 t3", "t3 e")), ["Task 1", "Task 2", "Task 3"] },
        // A.2.0: a split and a join without names, the ways without labels.
        {
            "A.2.0",
            Process("""<startEvent id="s"/><task id="t1" name="Task 1"/><exclusiveGateway id="g" name="Gateway (Split Flow)" gatewayDirection="Diverging"/><task id="t2" name="Task 2"/><task id="t3" name="Task 3"/><task id="t4" name="Task 4"/><exclusiveGateway id="j" name="Gateway (Merge Flows)" gatewayDirection="Converging"/><endEvent id="e"/>"""
                + Flow("s t1", "t1 g", "g t2", "g t3", "g t4", "t2 j", "t3 j", "t4 j", "j e")),
            ["Task 1", "Task 2", "Task 3", "Task 4"]
        },
        // A.2.1: a default way and one with a condition.
        {
            "A.2.1",
            Process("""<startEvent id="s"/><task id="t1" name="Task 1"/><exclusiveGateway id="g" name="Gateway (Split Flow)" default="g-t4"/><task id="t2" name="Task 2"/><task id="t3" name="Task 3"/><task id="t4" name="Task 4"/><exclusiveGateway id="j"/><endEvent id="e"/>"""
                + Flow("s t1", "t1 g", "g t3", "g t4", "t2 j", "t3 j", "t4 j", "j e")
                + """<sequenceFlow id="g-t2" sourceRef="g" targetRef="t2"><conditionExpression id="c">x &gt; 1</conditionExpression></sequenceFlow>"""),
            ["Task 1", "Task 4", "Task 3", "Task 2"]
        },
        // A.2.1 as it is published: besides, two tasks lead on under a condition, or else by their default.
        {
            "A.2.1 (dengan alur bersyarat)",
            Process("""<startEvent id="s"/><task id="t1" name="Task 1"/><exclusiveGateway id="g" name="Gateway (Split Flow)" default="g-t2"/><task id="t2" name="Task 2" default="t2-t3"/><task id="t3" name="Task 3"/><task id="t4" name="Task 4" default="t4-t3"/><exclusiveGateway id="j" name="Gateway (Merge Flows)"/><endEvent id="e"/>"""
                + Flow("s t1", "t1 g", "g t2", "g t3", "g t4", "t2 t3", "t4 t3", "t3 j", "j e")
                + """<sequenceFlow id="t2-e" name="Condition" sourceRef="t2" targetRef="e"><conditionExpression id="c1">true</conditionExpression></sequenceFlow><sequenceFlow id="t4-j" name="condition" sourceRef="t4" targetRef="j"><conditionExpression id="c2"/></sequenceFlow>"""),
            ["Task 1", "Task 2", "Task 3", "Task 4"]
        },
        // B.1.0 without its messages: data objects, a data store, annotations and a call.
        {
            "B.1.0 (bagian)",
            Process("""<laneSet id="ls"><lane id="l1" name="Lane 1"><flowNodeRef>s</flowNodeRef><flowNodeRef>t1</flowNodeRef></lane><lane id="l2" name="Lane 2"><flowNodeRef>c</flowNodeRef><flowNodeRef>t2</flowNodeRef><flowNodeRef>e</flowNodeRef></lane></laneSet>"""
                + """<startEvent id="s"/><userTask id="t1" name="User Task 1"><dataOutputAssociation id="o"><targetRef>d</targetRef></dataOutputAssociation></userTask><callActivity id="c" name="Call Activity Calling a Global User Task" calledElement="gu"/><userTask id="t2" name="User Task 2"/><endEvent id="e"/>"""
                + """<dataObject id="do"/><dataObjectReference id="d" name="Data Object" dataObjectRef="do"/><dataStoreReference id="ds" name="Data Store Reference"/><textAnnotation id="ta"><text>Text Annotation</text></textAnnotation><association id="as" sourceRef="t1" targetRef="ta"/><group id="gr"/>"""
                + Flow("s t1", "t1 c", "c t2", "t2 e")),
            ["User Task 1", "Call Activity Calling a Global User Task", "User Task 2"]
        },
        // What tools keep beside an element and no reader of a flow needs.
        {
            "A.1.0 (dengan catatan alat)",
            Process("""<startEvent id="s"><outputSet id="os"/></startEvent><task id="t1" name="Task 1"><categoryValueRef>cv</categoryValueRef></task><endEvent id="e"><inputSet id="is"/></endEvent>""" + Flow("s t1", "t1 e")),
            ["Task 1"]
        },
        // Many at the same time, and a standard time on the edge.
        {
            "tugas jamak dan waktu",
            Process("""<startEvent id="s"/><userTask id="t1" name="Mengisi formulir"><multiInstanceLoopCharacteristics isSequential="false"/></userTask><boundaryEvent id="b" attachedToRef="t1" cancelActivity="false"><timerEventDefinition id="td"><timeDuration>PT2H</timeDuration></timerEventDefinition></boundaryEvent><endEvent id="e"/>""" + Flow("s t1", "t1 e")),
            ["Mengisi formulir"]
        },
        // A pool of one's own and one that is only a name, nothing sent between them.
        {
            "A.4.0 (tanpa pesan)",
            """<collaboration id="co"><participant id="p1" name="Pool 1" processRef="p"/><participant id="p2" name="Pool 2"/></collaboration>""" + Process(Line + Flow("s t1", "t1 t2", "t2 t3", "t3 e")),
            ["Task 1", "Task 2", "Task 3"]
        },
    };

    [Theory]
    [MemberData(nameof(Runnable))]
    public void What_an_SOP_can_say_becomes_a_runnable_one(string model, string drawing, string[] rows)
    {
        var result = Read(model, drawing);

        Assert.Empty(result.Faults.Select(fault => fault.ToString()));
        Assert.Equal(rows, result.Definition!.PrintedSteps.Select(step => step.Text));
        Assert.Empty(Soundness.Check(result.Definition));
        Assert.Equal(DefinitionJson.Write(result.Definition), DefinitionJson.Write(BpmnImport.Read(BpmnWriter.Write(result.Definition), "lagi.bpmn", new("lagi")).Definition!));
    }

    public static TheoryData<string, string, string[]> Foreign => new()
    {
        // A.3.0: a collapsed sub-process and events on its edge.
        {
            "A.3.0",
            Process("""<startEvent id="s"/><task id="t1" name="Task 1"/><subProcess id="sp" name="Collapsed Sub-Process"/><task id="t2" name="Task 2"/><task id="t3" name="Task 3"/><boundaryEvent id="b1" name="Boundary Intermediate Event Interrupting Message" attachedToRef="sp"><messageEventDefinition id="m1"/></boundaryEvent><boundaryEvent id="b2" name="Boundary Intermediate Event Non-Interrupting Escalation" attachedToRef="sp" cancelActivity="false"><escalationEventDefinition id="m2"/></boundaryEvent><endEvent id="e"/>"""
                + Flow("s t1", "t1 sp", "sp e", "b1 t2", "b2 t3")),
            ["subProcess \"Collapsed Sub-Process\"", "boundaryEvent \"Boundary Intermediate Event Interrupting Message\"", "boundaryEvent \"Boundary Intermediate Event Non-Interrupting Escalation\""]
        },
        // A.4.0: two pools that send each other messages, a sub-process in the second.
        {
            "A.4.0",
            """<collaboration id="co"><participant id="p1" name="Pool 1" processRef="p"/><participant id="p2" name="Pool 2" processRef="q"/><messageFlow id="m" name="Message Flow 1" sourceRef="t1" targetRef="u1"/></collaboration>"""
                + Process(Line + Flow("s t1", "t1 t2", "t2 t3", "t3 e"))
                + """<process id="q" name="Proses kedua"><startEvent id="s2"/><subProcess id="u1" name="Expanded Sub-Process 1"><task id="u2"/></subProcess><endEvent id="e2"/></process>""",
            ["messageFlow \"Message Flow 1\"", "proses lain, \"Proses kedua\"", "subProcess \"Expanded Sub-Process 1\""]
        },
        // What a subprocess and another process hold is named too.
        {
            "isi subproses",
            Process(Line + """<subProcess id="sp" name="Subproses"><startEvent id="a"><timerEventDefinition id="b"/></startEvent><serviceTask id="c" name="Mesin"/><subProcess id="d" name="Lebih dalam"><parallelGateway id="f" name="Bersamaan"/></subProcess></subProcess>""" + Flow("s t1", "t1 t2", "t2 t3", "t3 e"))
                + """<process id="q" name="Kedua"><task id="u"><standardLoopCharacteristics id="v"/></task></process>""",
            ["subProcess \"Subproses\"", "timerEventDefinition pada startEvent", "serviceTask \"Mesin\"", "subProcess \"Lebih dalam\"", "parallelGateway \"Bersamaan\"", "standardLoopCharacteristics pada task", "proses lain, \"Kedua\""]
        },
        // A.4.1: an event sub-process and a conversation.
        {
            "A.4.1",
            Process(Line + """<subProcess id="es" name="Event Sub-Process" triggeredByEvent="true"><startEvent id="es1"><timerEventDefinition id="x"/></startEvent></subProcess>""" + Flow("s t1", "t1 t2", "t2 t3", "t3 e")) + """<choreography id="ch"/>""",
            ["subProcess \"Event Sub-Process\"", "timerEventDefinition pada startEvent", "choreography"]
        },
        // B.1.0: a message that starts it, machines that work, everything at once.
        {
            "B.1.0",
            Process("""<startEvent id="s" name="Start Event 1 Message"><messageEventDefinition id="m"/></startEvent><serviceTask id="t1" name="Service Task 3"/><sendTask id="t2" name="Send Task"/><receiveTask id="t3" name="Receive Task"/><scriptTask id="t4" name="Script Task"/><businessRuleTask id="t5" name="Rule Task"/><parallelGateway id="g1" name="Parallel Gateway"/><inclusiveGateway id="g2" name="Inclusive Gateway"/><endEvent id="e"/>"""),
            ["messageEventDefinition pada startEvent \"Start Event 1 Message\"", "serviceTask \"Service Task 3\"", "sendTask \"Send Task\"", "receiveTask \"Receive Task\"", "scriptTask \"Script Task\"", "businessRuleTask \"Rule Task\"", "parallelGateway \"Parallel Gateway\"", "inclusiveGateway \"Inclusive Gateway\""]
        },
        // B.2.0: every event there is, transactions, loops, compensation, event gateways.
        {
            "B.2.0",
            Process("""<startEvent id="s"><timerEventDefinition id="a"/></startEvent><intermediateCatchEvent id="i1" name="Catch"><signalEventDefinition id="b"/></intermediateCatchEvent><intermediateThrowEvent id="i2" name="Throw"><linkEventDefinition id="c"/></intermediateThrowEvent><eventBasedGateway id="g" name="Event Gateway"/><complexGateway id="g2"/><transaction id="tr" name="Transaction"/><adHocSubProcess id="ah" name="Ad-Hoc"/><task id="t1" name="Loop"><standardLoopCharacteristics id="d"/></task><task id="t2" name="Satu per satu"><multiInstanceLoopCharacteristics isSequential="true"/></task><endEvent id="e"><errorEventDefinition id="f"/></endEvent>"""),
            ["timerEventDefinition pada startEvent", "intermediateCatchEvent \"Catch\"", "intermediateThrowEvent \"Throw\"", "eventBasedGateway \"Event Gateway\"", "complexGateway", "transaction \"Transaction\"", "adHocSubProcess \"Ad-Hoc\"", "standardLoopCharacteristics pada task \"Loop\"", "multiInstanceLoopCharacteristics pada task \"Satu per satu\"", "errorEventDefinition pada endEvent"]
        },
        // C.x: an invoice with users, a machine, and a message at its end.
        {
            "C.1.0",
            """<message id="msg"/><collaboration id="co"><participant id="p1" name="Process Engine - Invoice Receipt" processRef="p"/></collaboration>"""
                + Process("""<laneSet id="ls"><lane id="l1" name="Approver"><flowNodeRef>t2</flowNodeRef></lane></laneSet><startEvent id="s" name="Invoice received"/><userTask id="t1" name="Assign Approver"/><userTask id="t2" name="Approve Invoice"/><exclusiveGateway id="g" name="Invoice approved?"/><userTask id="t3" name="Rechnung klären"/><serviceTask id="t4" name="Archive Invoice"/><endEvent id="e" name="Invoice processed"><messageEventDefinition id="md"/></endEvent>"""
                    + Flow("s t1", "t1 t2", "t2 g", "g t3", "g t4", "t3 t2", "t4 e")),
            ["serviceTask \"Archive Invoice\"", "messageEventDefinition pada endEvent \"Invoice processed\""]
        },
    };

    [Theory]
    [MemberData(nameof(Foreign))]
    public void What_it_cannot_say_is_named_element_by_element(string model, string drawing, string[] foreign)
    {
        var result = Read(model, drawing);

        Assert.Null(result.Definition);
        Assert.Equal(foreign.Order(StringComparer.Ordinal), result.Faults.Select(fault => fault.Found).Order(StringComparer.Ordinal));
    }

    private static Library.ProcedureFileResult Read(string model, string drawing) => BpmnImport.Read(
        Encoding.UTF8.GetBytes($"<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" id=\"d\" targetNamespace=\"urn:x\">{drawing}</definitions>"), model + ".bpmn", new("acuan"));

    private static string Process(string inner) => $"<process id=\"p\" name=\"Proses\" isExecutable=\"false\">{inner}</process>";

    private static string Flow(params string[] ways) =>
        string.Concat(ways.Select(way => way.Split(' ')).Select(way => $"<sequenceFlow id=\"{way[0]}-{way[1]}\" sourceRef=\"{way[0]}\" targetRef=\"{way[1]}\"/>"));
}
