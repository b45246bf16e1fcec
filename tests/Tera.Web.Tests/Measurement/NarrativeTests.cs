using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using NodaTime;
using Tera.Measurement.Narratives;
using Tera.Organisation;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Measurement;

public sealed class NarrativeTests
{
    [Fact]
    public void Given_conclusions_when_a_later_act_asks_for_the_analysis_alone_then_they_stay_and_an_emptied_one_is_empty()
    {
        var narrative = new Narrative { RunId = RunId.New(), Slot = "" };
        var (by, at) = (PersonId.New(), Instant.FromUtc(2026, 10, 2, 1, 0));
        narrative.Tell(NarrativeForm.Read(Form(("Analisis", "lama"), ("Simpulan", "tetap"), ("TindakLanjut", "rapat"))), by, at);

        narrative.Tell(NarrativeForm.Read(Form(("Analisis", "baru"))), by, at);
        Assert.Equal(("baru", "tetap", "rapat"), (narrative.Analysis, narrative.Conclusion, narrative.FollowUp));

        narrative.Tell(NarrativeForm.Read(Form(("Analisis", "baru"), ("Simpulan", ""), ("TindakLanjut", "rapat"))), by, at);
        Assert.Equal("", narrative.Conclusion);
    }

    private static PanelForm Form(params (string Name, string Value)[] fields) =>
        new(CommandId.New(), "", new FormCollection(fields.ToDictionary(field => field.Name, field => new StringValues(field.Value))));
}
