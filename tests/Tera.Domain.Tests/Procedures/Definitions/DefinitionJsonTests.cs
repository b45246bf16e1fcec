using System.Text.Json;

namespace Tera.Procedures.Definitions;

public sealed class DefinitionJsonTests
{
    [Fact]
    public void The_same_definition_always_has_the_same_text()
    {
        var text = DefinitionJson.Write(Small(confidence: 0.6m));

        Assert.Equal(
            """{"aliases":[],"code":"contoh","cover":{"agency":["Dinas \"A\" & B"],"createdOn":null,"effectiveOn":"","equipment":[],"legalBases":[],"legalisedBy":[],"links":[],"number":null,"qualifications":[],"records":[],"revisedOn":null,"warnings":[]},"lanes":[{"key":"kepala","nature":"position","printed":"Kepala","reading":{"confidence":1,"origin":"printed","reason":null},"role":"Kepala"}],"mainDocument":"pengukuran","periodicity":"quarterly","periodicityReading":{"confidence":1,"origin":"printed","reason":null},"source":null,"steps":[{"acts":[{"actor":{"confidence":0.6,"origin":"inferred","reason":"Aturan 3."},"application":null,"coordinator":null,"kind":"check","lanes":["kepala"],"participation":"one","produces":null,"recipients":[]}],"key":"periksa","link":null,"nature":"printed","onward":{"kind":"decision","no":{"label":"Tidak","provenance":{"confidence":1,"origin":"printed","reason":null},"targets":["periksa"],"unitsMayBeChosen":false},"yes":{"label":"Ya","provenance":{"confidence":1,"origin":"printed","reason":null},"targets":["akhir"],"unitsMayBeChosen":false}},"printedNumber":"10","refusal":null,"remark":null,"sourceLine":3,"standard":{"duration":{"amount":5,"printed":"5jam","unit":"hours"},"inputs":[{"artifact":null,"printed":"Data – é","reading":{"confidence":1,"origin":"printed","reason":null}}],"outputs":[]},"text":"Memeriksa"},{"acts":[{"actor":{"confidence":1,"origin":"printed","reason":null},"application":null,"coordinator":null,"kind":"archive","lanes":["kepala"],"participation":"one","produces":"arsip","recipients":[]}],"key":"akhir","link":null,"nature":"archiving","onward":{"kind":"finish"},"printedNumber":null,"refusal":null,"remark":null,"sourceLine":null,"standard":{"duration":null,"inputs":[],"outputs":[]},"text":"Arsip"}],"title":"Contoh"}""",
            text);
        Assert.Equal(text, DefinitionJson.Write(DefinitionJson.Read(text)));
    }

    [Fact]
    public void Trailing_zeros_do_not_change_the_fingerprint_and_anything_else_does()
    {
        var fingerprint = DefinitionJson.Fingerprint(Small(confidence: 0.6m));

        Assert.Equal(32, fingerprint.Length);
        Assert.Equal(fingerprint, DefinitionJson.Fingerprint(Small(confidence: 0.600m)));
        Assert.NotEqual(fingerprint, DefinitionJson.Fingerprint(Small(confidence: 0.61m)));
        Assert.NotEqual(fingerprint, DefinitionJson.Fingerprint(Small(confidence: 0.6m) with { Title = "contoh" }));
    }

    [Theory]
    [InlineData("\"title\":\"Contoh\"", "\"title\":null")]
    [InlineData(",\"title\":\"Contoh\"", "")]
    [InlineData("\"title\":\"Contoh\"", "\"title\":\"Contoh\",\"lain\":1")]
    [InlineData("\"title\":\"Contoh\"", "\"title\":\"Contoh\",\"title\":\"Lain\"")]
    [InlineData("\"key\":\"periksa\"", "\"key\":\"Periksa!\"")]
    [InlineData("\"periodicity\":\"quarterly\"", "\"periodicity\":1")]
    [InlineData("\"kind\":\"decision\"", "\"kind\":\"jump\"")]
    public void A_text_that_was_not_written_here_is_refused(string written, string altered)
    {
        var text = DefinitionJson.Write(Small(confidence: 0.6m));
        Assert.Contains(written, text);

        Assert.Throws<JsonException>(() => DefinitionJson.Read(text.Replace(written, altered)));
    }

    private static ProcedureDefinition Small(decimal confidence)
    {
        var kepala = new LaneKey("kepala");
        var akhir = new StepKey("akhir");
        var periksa = new StepKey("periksa");
        var check = new Act(ActKind.Check, [kepala], Participation.One, null, [], null, null, new Provenance(Origin.Inferred, confidence, "Aturan 3."));
        var file = new Act(ActKind.Archive, [kepala], Participation.One, new ArtifactKind("arsip"), [], null, null, Provenance.Printed);
        var standard = new QualityStandard([new RequiredInput("Data – é", null)], new StandardDuration(5, DurationUnit.Hours, "5jam"), []);
        var decision = new Onward.Decision(
            new Branch("Ya", [akhir], Provenance.Printed, UnitsMayBeChosen: false),
            new Branch("Tidak", [periksa], Provenance.Printed, UnitsMayBeChosen: false));
        return new ProcedureDefinition(
            new ProcedureCode("contoh"),
            "Contoh",
            Periodicity.Quarterly,
            new ArtifactKind("pengukuran"),
            new Cover { Agency = ["Dinas \"A\" & B"], EffectiveOn = "" },
            [new Lane(kepala, "Kepala", "Kepala", LaneNature.Position)],
            [],
            [
                new Step(periksa, StepNature.Printed, "10", "Memeriksa", 3, [check], standard, decision, null, null, null),
                new Step(akhir, StepNature.Archiving, null, "Arsip", null, [file], new QualityStandard([], null, []), new Onward.Finish(), null, null, null),
            ]);
    }
}
