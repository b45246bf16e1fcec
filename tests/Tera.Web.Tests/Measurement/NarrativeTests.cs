using System.Net;
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

    [Fact]
    public async Task Given_two_who_write_what_is_said_of_the_figures_when_the_second_saves_over_what_he_has_not_seen_then_it_is_told_and_saving_again_is_his_decision()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        await world.WalkAsync(run, state => state.CurrentStep != FiguresWorld.Fill);
        using var team = await world.Site.SignedInAsync("tim.sakip.bmcktr");
        var (first, second) = (await team.GetAsync($"/pelaksanaan/{run}"), await team.GetAsync($"/pelaksanaan/{run}"));

        var saved = await team.SendAsync(first, "tugas", ("Analisis", "Tulisan yang pertama."), ("Aksi", "simpan"));
        var late = await team.SendAsync(second, "tugas", ("Analisis", "Tulisan yang kedua."), ("Aksi", "simpan"));

        Assert.Contains("TT-", saved.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Equal("Tulisan yang kedua.", late.Html.QuerySelector("textarea[name=Analisis]")!.TextContent);
        Assert.Equal("Tulisan yang pertama.", await AnalysisAsync(world));
        Assert.Contains("TT-", (await team.SendAsync(late, "tugas", ("Analisis", "Tulisan yang kedua, sesudah membaca."), ("Aksi", "simpan"))).Text, StringComparison.Ordinal);
        Assert.Equal("Tulisan yang kedua, sesudah membaca.", await AnalysisAsync(world));
    }

    [Fact]
    public async Task Given_a_figure_that_changed_after_the_analysis_was_written_then_whoever_goes_on_with_the_text_is_told_which()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        await world.WalkAsync(run, state => state.CurrentStep != FiguresWorld.Fill);
        using var team = await world.Site.SignedInAsync("tim.sakip.bmcktr");
        await team.SendAsync(await team.GetAsync($"/pelaksanaan/{run}"), "tugas", ("Analisis", "Sesuai rencana."), ("Aksi", "simpan"));
        const string Told = "Uraian di bawah ditulis sebelum angka ini berubah";
        Assert.DoesNotContain(Told, (await team.GetAsync($"/pelaksanaan/{run}")).Text, StringComparison.Ordinal);
        world.Site.Clock.Now += Duration.FromMinutes(5);
        await world.Site.Database.OwnerAsync(
            $"""
             update measurement.entry set changed_at = '{world.Site.Clock.Now}', changed_by = (select id from organisation.person limit 1)
             where id = (select e.id from measurement.entry e join procedures.run r on (r.agency_id, r.fiscal_year, r.quarter) = (e.agency_id, e.fiscal_year, e.quarter)
                         where r.id = '{run}' order by e.id limit 1)
             """);

        Assert.Contains(Told, (await team.GetAsync($"/pelaksanaan/{run}")).Text, StringComparison.Ordinal);
    }

    private static async Task<object?> AnalysisAsync(FiguresWorld world) => await world.Site.Database.OwnerAsync("select analysis from measurement.narrative");

    private static PanelForm Form(params (string Name, string Value)[] fields) =>
        new(CommandId.New(), "", new FormCollection(fields.ToDictionary(field => field.Name, field => new StringValues(field.Value))));
}
