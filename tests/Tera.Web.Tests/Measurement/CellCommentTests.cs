using System.Net;
using Tera.Measurement.Comments;
using Tera.Organisation.Demonstration;
using Tera.Shared;

namespace Tera.Measurement;

/// <summary>The talk about a cell: between unit and checker, never changed, settled and opened again.</summary>
public sealed class CellCommentTests
{
    [Fact]
    public async Task Given_a_word_about_a_cell_when_the_checker_reads_and_answers_then_both_stand_with_name_and_history_until_it_is_settled()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var sheet = await world.SheetAsync(await world.CollectingAsync(), "ciptakarya");
        using var unit = await world.Site.SignedInAsync("bidang.ciptakarya.bmcktr");
        using var checker = await world.Site.SignedInAsync("tim.sakip.bmcktr");
        using var stranger = await world.Site.SignedInAsync("kabag.kerjasama");
        var cell = (await unit.GetAsync(MeasurementLinks.Sheet(sheet.Id))).Html.QuerySelectorAll("[name^='nilai.']")[1].GetAttribute("name")!;
        var address = MeasurementLinks.Entry(sheet.Id, new(Guid.ParseExact(cell.Split('.')[1], "N")));

        var said = await checker.SendAsync(await checker.GetAsync(address), "komentar", ("Sel", "spent"), ("Komentar", "Apakah sudah termasuk <b>retensi</b>?"));
        Assert.Contains("TT-", said.Text, StringComparison.Ordinal);
        Assert.Contains("1 komentar belum selesai", (await unit.GetAsync(MeasurementLinks.Sheet(sheet.Id))).Text, StringComparison.Ordinal);
        Assert.Contains("Apakah sudah termasuk", (await unit.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Null((await checker.GetAsync("/")).Html.QuerySelector("#komentar"));
        var answered = await unit.SendAsync(await unit.GetAsync(address), "komentar", ("Sel", "spent"), ("Komentar", "Sudah."));
        Assert.Equal(2, answered.Html.QuerySelectorAll("#komentar-spent li").Length);
        Assert.Contains("Apakah sudah termasuk <b>retensi</b>?", answered.Html.QuerySelector("#komentar-spent")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Komentar: Realisasi anggaran", answered.Text, StringComparison.Ordinal);

        Assert.Null((await unit.GetAsync("/")).Html.QuerySelector("#komentar"));
        Assert.Contains("“Sudah.”", (await checker.GetAsync("/")).Text, StringComparison.Ordinal);
        var settled = await checker.SendAsync(await checker.GetAsync(address), "selesai-spent");
        Assert.Contains("menandai pembicaraan ini selesai", settled.Html.QuerySelector("#komentar-spent")!.TextContent, StringComparison.Ordinal);
        Assert.False(settled.HasForm("selesai-spent"));
        Assert.Null((await checker.GetAsync("/")).Html.QuerySelector("#komentar"));
        Assert.DoesNotContain("komentar belum selesai", (await unit.GetAsync(MeasurementLinks.Sheet(sheet.Id))).Text, StringComparison.Ordinal);

        // Then: what says nothing, or is about no cell, is refused with what was typed; strangers find nothing; and nothing is ever taken back.
        var blank = await unit.SendAsync(await unit.GetAsync(address), "komentar", ("Sel", "spent"), ("Komentar", "  "));
        var nowhere = await unit.SendAsync(await unit.GetAsync(address), "komentar", ("Sel", "hash"), ("Komentar", "Halo"));
        Assert.All([blank, nowhere], one => Assert.Equal(HttpStatusCode.UnprocessableEntity, one.Status));
        Assert.Equal("Halo", nowhere.ValueOf("Komentar"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(address)).Status);
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => world.Site.Database.OwnerAsync("update measurement.cell_comment set words = 'x'"));
    }

    [Fact]
    public async Task Given_a_checker_on_the_page_of_verification_when_he_asks_about_a_cell_then_the_unit_reads_it_on_its_sheet_and_its_answer_stands_beside_the_value()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        var sheet = await world.SheetAsync(run, "ciptakarya");
        using var unit = await world.Site.SignedInAsync("bidang.ciptakarya.bmcktr");
        using var checker = await world.Site.SignedInAsync("tim.sakip.bmcktr");
        var cell = (await unit.GetAsync(MeasurementLinks.Sheet(sheet.Id))).Html.QuerySelectorAll("[name^='nilai.']")[1].GetAttribute("name")!;
        var entry = new EntryId(Guid.ParseExact(cell.Split('.')[1], "N"));
        var address = MeasurementLinks.ReviewedEntry(run, entry);

        var asked = await checker.SendAsync(await checker.GetAsync(address), "komentar", ("Sel", "value"), ("Komentar", "Data BPS atau hitungan sendiri?"));
        await unit.SendAsync(await unit.GetAsync(MeasurementLinks.Entry(sheet.Id, entry)), "komentar", ("Sel", "value"), ("Komentar", "Data BPS."));

        Assert.Contains("TT-", asked.Text, StringComparison.Ordinal);
        Assert.Contains("1 komentar belum selesai", (await unit.GetAsync(MeasurementLinks.Sheet(sheet.Id))).Text, StringComparison.Ordinal);
        var answered = await checker.GetAsync(address);
        Assert.Equal(2, answered.Html.QuerySelectorAll("#komentar-value li").Length);
        var blank = await checker.SendAsync(answered, "komentar", ("Sel", "value"), ("Komentar", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, blank.Status);
        Assert.False((await checker.SendAsync(await checker.GetAsync(address), "selesai-value")).HasForm("selesai-value"));
    }

    [Fact]
    public async Task Given_a_talk_longer_than_the_page_when_it_is_read_then_its_end_stands_there_and_when_many_settle_it_at_once_it_is_settled_once()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var sheet = await world.SheetAsync(await world.CollectingAsync(), "ciptakarya");
        using var unit = await world.Site.SignedInAsync("bidang.ciptakarya.bmcktr");
        var cell = (await unit.GetAsync(MeasurementLinks.Sheet(sheet.Id))).Html.QuerySelectorAll("[name^='nilai.']")[1].GetAttribute("name")!;
        var entry = new EntryId(Guid.ParseExact(cell.Split('.')[1], "N"));
        await world.Site.Database.OwnerAsync(
            $"""
             insert into measurement.cell_comment (region_id, id, entry_id, field, kind, words, person_id, written_at)
             select e.region_id, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, e.id, 'spent', 'Said', 'Kata ke-' || n, '{OrganisationSeed.Person("bidang.ciptakarya.bmcktr").Value}', now()
             from measurement.entry e, generate_series(1, 520) n where e.id = '{entry.Value}'
             """);

        var lines = (await unit.GetAsync(MeasurementLinks.Entry(sheet.Id, entry))).Html.QuerySelectorAll("#komentar-spent li");

        Assert.Equal(500, lines.Length);
        Assert.Contains("Kata ke-21", lines[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Kata ke-520", lines[^1].TextContent, StringComparison.Ordinal);
        var settled = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            await using var session = world.Session();
            var user = await session.Get<DemonstrationUsers>().OfAsync(OrganisationSeed.Person("bidang.ciptakarya.bmcktr"), default);
            return await session.Get<CommentCellHandler>().HandleAsync(new(CommandId.New(), sheet.Id, entry, user, "spent", Words: null), default);
        }));
        Assert.Single(settled, one => one.Rejection is null);
        Assert.Equal(7, settled.Count(one => one.Rejection?.Code == "measurement.comment.nothing-open"));
    }
}
