using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Recaps;
using Tera.Measurement.Reviews;
using Tera.Measurement.Sheets;
using Tera.Organisation.Demonstration;
using Tera.Planning.Agreements;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Measurement;

public sealed class ReviewTests
{
    private const string CiptaKarya = "bidang.ciptakarya.bmcktr", Team = "tim.sakip.bmcktr";

    [Fact]
    public async Task Given_reported_values_when_all_but_one_are_accepted_then_the_one_keeps_its_note_and_who_accepted_stays_on_record()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        var entries = await FillAsync(world, run);
        using var team = await world.Site.SignedInAsync(Team);
        var page = await team.GetAsync(MeasurementLinks.Review(run));
        Assert.Equal(HttpStatusCode.OK, page.Status);

        var judged = await team.SendAsync(
            page, "periksa", (ReviewForm.Accept(entries[0]), "ya"), (ReviewForm.Note(entries[1]), "Angkanya belum termasuk kecamatan baru"), ("Aksi", ReviewForm.AllBut));

        Assert.Contains("TT-", judged.Text, StringComparison.Ordinal);
        var kept = await EntriesAsync(world, entries);
        Assert.Equal([ReviewState.Accepted, ReviewState.Noted], kept.Take(2).Select(ReviewRow.Of));
        Assert.Equal(OrganisationSeed.Person(Team), kept[0].AcceptedBy);
        Assert.Equal(1L, await world.Site.Database.OwnerAsync(
            $"select count(*) from measurement.value_history where entry_id = '{entries[0].Value}' and field = 'accept' and person_id = '{OrganisationSeed.Person(Team).Value}'"));
        Assert.Contains("kecamatan baru", (await team.GetAsync(MeasurementLinks.ReviewedEntry(run, entries[1]))).Text, StringComparison.Ordinal);
        await using var session = world.Session();
        Assert.Empty(await session.Get<RecountMeasurements>().FindAsync(default));
    }

    [Fact]
    public async Task Given_a_value_that_bears_an_unanswered_note_when_the_figures_are_to_be_frozen_then_it_is_named_and_goes_on_only_with_a_reason()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        var entries = await FillAsync(world, run);
        using var team = await world.Site.SignedInAsync(Team);
        await team.SendAsync(await team.GetAsync(MeasurementLinks.Review(run)), "periksa", (ReviewForm.Note(entries[1]), "Angkanya belum termasuk kecamatan baru"), ("Aksi", ReviewForm.Marked));
        await world.WalkAsync(run, state => state.CurrentStep != FiguresWorld.Fill);
        var page = await team.GetAsync($"/pelaksanaan/{run}");

        var refused = await team.SendAsync(page, "tugas", ("Analisis", "Capaian ditunjang perencanaan."), ("Aksi", ""));
        var done = await team.SendAsync(refused, "tugas", ("Analisis", "Capaian ditunjang perencanaan."), ("TanpaMenunggu", "Kecamatan baru dihitung triwulan depan."), ("Aksi", ""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("masih diberi catatan pemeriksa", refused.Html.QuerySelector(".t-fault-list")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("TT-", done.Text, StringComparison.Ordinal);
        Assert.Contains("Kecamatan baru dihitung triwulan depan.", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_values_no_checker_has_accepted_when_the_figures_are_to_be_frozen_then_it_is_said_how_many_and_which_and_goes_on_only_with_a_reason_that_is_kept()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        var entries = await FillAsync(world, run);
        using var team = await world.Site.SignedInAsync(Team);
        await world.WalkAsync(run, state => state.CurrentStep != FiguresWorld.Fill);
        await using var session = world.Session();
        var rows = (await session.Get<RecapReader>().OfAsync(FiguresWorld.Agency, new(new(2026), Shared.Quarter.Fourth), default)).Rows.Where(row => row.Entry is { } entry && entries.Contains(entry)).ToList();
        var page = await team.GetAsync($"/pelaksanaan/{run}");
        Assert.Contains("2 isian belum diterima pemeriksa", page.Text, StringComparison.Ordinal);

        var refused = await team.SendAsync(page, "tugas", ("Analisis", "Capaian ditunjang perencanaan."), ("Aksi", ""));
        var done = await team.SendAsync(refused, "tugas", ("Analisis", "Capaian ditunjang perencanaan."), ("TanpaMenunggu", "Pemeriksa sedang cuti"), ("Aksi", ""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var fault = refused.Html.QuerySelector(".t-fault-list")!.TextContent;
        Assert.All(rows, row => Assert.Contains($"{row.Number}. {row.Name} ({row.UnitName})", fault, StringComparison.Ordinal));
        Assert.Contains("TT-", done.Text, StringComparison.Ordinal);
        var ids = rows.ConvertAll(row => row.Indicator);
        var codes = await session.Db.Set<Indicator>().Where(one => ids.Contains(one.Id)).OrderBy(one => one.Code).Select(one => one.Code).ToListAsync();
        Assert.Contains($"Pemeriksa sedang cuti. Tanpa diterima pemeriksa: 2 isian ({string.Join(", ", codes)}).", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_values_that_could_not_be_handed_in_when_all_shown_are_accepted_then_they_are_left_out_and_it_is_said_how_many_and_why()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        var entries = await FillAsync(world, run, "91,5");
        using var team = await world.Site.SignedInAsync(Team);

        var none = await team.SendAsync(await team.GetAsync(MeasurementLinks.Review(run)), "periksa", ("Aksi", ReviewForm.AllBut));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.Status);
        var why = none.Html.QuerySelector(".t-fault-list")!.TextContent;
        Assert.Contains("Tidak ada yang diterima. 2 isian tidak ikut diterima bersama yang lain: 2 pada lembar yang belum diserahkan, ", why, StringComparison.Ordinal);
        Assert.Contains("2 tanpa data dukung yang wajib", why, StringComparison.Ordinal);
        Assert.Contains("1 di luar kebiasaan tanpa alasan", why, StringComparison.Ordinal);
        Assert.All(await EntriesAsync(world, entries), entry => Assert.Equal(ReviewState.Waiting, ReviewRow.Of(entry)));

        // When: the first could be handed in, and the sheet is.
        using var unit = await world.Site.SignedInAsync(CiptaKarya);
        var sheet = (await world.SheetAsync(run, "ciptakarya")).Id;
        await unit.SendAsync(await unit.GetAsync(MeasurementLinks.Sheet(sheet)), "lembar", (SheetForm.Of(SheetForm.Spent, entries[0]), "8.000.000.000"));
        var place = await unit.GetAsync(MeasurementLinks.Entry(sheet, entries[0]));
        await unit.SendFileAsync(place, place.Html.QuerySelectorAll("form[enctype]").OfType<IHtmlFormElement>().Single(), "Berkas", "BAST.pdf", "%PDF-1.4 contoh"u8.ToArray());
        Sample.Of(await world.DecideAsync(run, OrganisationSeed.Person(CiptaKarya), new RunCommand.Complete(new(FiguresWorld.Fill, 1, 1, Slot.Of(OrganisationSeed.Unit("bmcktr", "ciptakarya"))))));
        var most = await team.SendAsync(await team.GetAsync(MeasurementLinks.Review(run)), "periksa", ("Aksi", ReviewForm.AllBut));

        Assert.Contains("TT-", most.Text, StringComparison.Ordinal);
        var told = most.Html.QuerySelector("main .t-notice")!.TextContent;
        Assert.Contains("1 isian tidak ikut diterima bersama yang lain: ", told, StringComparison.Ordinal);
        Assert.Contains("1 tanpa data dukung yang wajib", told, StringComparison.Ordinal);
        Assert.Equal([ReviewState.Accepted, ReviewState.Waiting], (await EntriesAsync(world, entries)).Select(ReviewRow.Of));

        // Then: whoever has looked at it may accept it all the same.
        await team.SendAsync(most, "periksa", (ReviewForm.Accept(entries[1]), "ya"), ("Aksi", ReviewForm.Marked));
        Assert.Equal(ReviewState.Accepted, ReviewRow.Of((await EntriesAsync(world, entries))[1]));
    }

    [Fact]
    public async Task Given_a_PDF_behind_a_value_when_the_value_is_judged_then_its_pages_stand_beside_it()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        var entries = await FillAsync(world, run);
        using var unit = await world.Site.SignedInAsync(CiptaKarya);
        var place = await unit.GetAsync(MeasurementLinks.Entry((await world.SheetAsync(run, "ciptakarya")).Id, entries[0]));
        await unit.SendFileAsync(place, place.Html.QuerySelectorAll("form[enctype]").OfType<IHtmlFormElement>().Single(), "Berkas", "BAST.pdf", "%PDF-1.4 contoh"u8.ToArray());
        using var team = await world.Site.SignedInAsync(Team);

        var judged = await team.GetAsync(MeasurementLinks.ReviewedEntry(run, entries[0]));

        Assert.Equal("Isi berkas BAST.pdf", judged.Html.QuerySelector("figure details[open] iframe")?.GetAttribute("title"));
    }

    [Fact]
    public async Task Given_an_accepted_value_when_anything_of_it_changes_then_it_is_accepted_no_more()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        var entries = await FillAsync(world, run);
        Assert.NotNull((await JudgeAsync(world, run, Team, await VerdictAsync(world, entries[0], accept: true))).Receipt);

        await FillAsync(world, run, "45,1");

        var entry = (await EntriesAsync(world, entries))[0];
        Assert.Equal(ReviewState.Changed, ReviewRow.Of(entry));
        using var team = await world.Site.SignedInAsync(Team);
        Assert.Contains("Berubah sejak diterima", (await team.GetAsync(MeasurementLinks.Review(run) + "?keadaan=Changed")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_value_that_changed_after_the_page_was_shown_when_it_is_accepted_then_it_is_refused_and_the_others_are_taken()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        var entries = await FillAsync(world, run);
        var (first, second) = (await VerdictAsync(world, entries[0], accept: true), await VerdictAsync(world, entries[1], accept: true));
        await FillAsync(world, run, "45,1", only: 0);

        var done = await JudgeAsync(world, run, Team, first, second);

        Assert.NotNull(done.Receipt);
        Assert.Equal(("measurement.entry.changed-since-shown", entries[0]), (done.Faults.Single().Why.Code, done.Faults.Single().Entry));
        Assert.Equal([ReviewState.Waiting, ReviewState.Accepted], (await EntriesAsync(world, entries)).Take(2).Select(ReviewRow.Of));
    }

    [Theory]
    [InlineData(CiptaKarya)]
    [InlineData("bidang.binamarga.bmcktr")]
    [InlineData("kabag.kerjasama")]
    public async Task Given_somebody_without_the_task_when_he_accepts_then_nothing_is_accepted(string account)
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        var entries = await FillAsync(world, run);

        var done = await JudgeAsync(world, run, account, await VerdictAsync(world, entries[0], accept: true));

        Assert.Null(done.Receipt);
        Assert.Equal("procedures.run.not-a-reviewer", done.Faults.Single().Why.Code);
        Assert.Equal(ReviewState.Waiting, ReviewRow.Of((await EntriesAsync(world, entries))[0]));
        using var browser = await world.Site.SignedInAsync(account);
        var page = await browser.GetAsync(MeasurementLinks.Review(run));
        Assert.Equal(account.EndsWith("kerjasama", StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Html.QuerySelectorAll("form[method=post] [name^='terima.']"));
    }

    [Fact]
    public async Task Given_a_value_of_another_agency_or_quarter_when_it_is_put_into_the_form_then_nothing_at_all_is_judged()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        var entries = await FillAsync(world, run);
        var foreign = new EntryId((Guid)(await world.Site.Database.OwnerAsync("select id from measurement.entry where quarter = 1 and state = 'Value' order by id limit 1"))!);

        var done = await JudgeAsync(world, run, Team, await VerdictAsync(world, entries[0], accept: true), new Verdict(foreign, 1, Accept: true, ""));

        Assert.Equal((null, "measurement.entry.unknown"), (done.Receipt, done.Faults.Single().Why.Code));
        Assert.Equal(ReviewState.Waiting, ReviewRow.Of((await EntriesAsync(world, entries))[0]));
    }

    [Fact]
    public async Task Given_the_same_form_twice_when_it_is_sent_then_the_value_is_accepted_once()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        var entries = await FillAsync(world, run);
        var command = new ReviewRows(new(CommandId.New(), run, OrganisationSeed.Person(Team)), [await VerdictAsync(world, entries[0], accept: true)]);

        var both = await Task.WhenAll(SendAsync(world, command), SendAsync(world, command));

        Assert.All(both, done => Assert.NotNull(done.Receipt));
        Assert.Equal(1L, await world.Site.Database.OwnerAsync("select count(*) from measurement.value_history where field = 'accept'"));
    }

    [Fact]
    public async Task Given_a_note_on_a_handed_in_sheet_when_the_sheet_is_given_back_then_the_unit_sees_reason_and_note_and_the_others_stay()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        var entries = await FillAsync(world, run);
        var unit = OrganisationSeed.Unit("bmcktr", "ciptakarya");
        Sample.Of(await world.DecideAsync(run, OrganisationSeed.Person(CiptaKarya), new RunCommand.Complete(new(FiguresWorld.Fill, 1, 1, Slot.Of(unit)))));
        using var team = await world.Site.SignedInAsync(Team);
        var noted = await team.SendAsync(await team.GetAsync(MeasurementLinks.Review(run)), "periksa", (ReviewForm.Note(entries[0]), "SK yang dilampirkan tahun lalu"), ("Aksi", ReviewForm.Marked));

        var returned = await team.SendAsync(noted, $"kembalikan-{unit}", ("Alasan", "Satu isian perlu diperbaiki"));

        Assert.Equal(HttpStatusCode.OK, returned.Status);
        var sheet = await world.SheetAsync(run, "ciptakarya");
        Assert.Equal((SheetState.Returned, "Satu isian perlu diperbaiki", 2), (sheet.State, sheet.ReturnReason, sheet.Round));
        Assert.Equal(SheetState.Open, (await world.SheetAsync(run, "binamarga")).State);
        using var filler = await world.Site.SignedInAsync(CiptaKarya);
        Assert.Contains("SK yang dilampirkan tahun lalu", (await filler.GetAsync(MeasurementLinks.Sheet(sheet.Id))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_two_checkers_when_the_later_saves_an_older_page_then_the_notes_of_the_earlier_stay_and_what_both_noted_is_told()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        var entries = await FillAsync(world, run);
        using var first = await world.Site.SignedInAsync(Team);
        using var second = await world.Site.SignedInAsync(Team);
        var (newer, older) = (await first.GetAsync(MeasurementLinks.Review(run)), await second.GetAsync(MeasurementLinks.Review(run)));
        await first.SendAsync(newer, "periksa", (ReviewForm.Note(entries[0]), "Lampirkan SK"), ("Aksi", ReviewForm.Marked));

        // When: only the other value is noted on the page that does not show the first note.
        var saved = await second.SendAsync(older, "periksa", (ReviewForm.Note(entries[1]), "Satuannya keliru"), ("Aksi", ReviewForm.Marked));

        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal(["Lampirkan SK", "Satuannya keliru"], (await EntriesAsync(world, entries)).Select(entry => entry.ReturnNote));

        // Then: a note upon a note not seen is refused, keeps what was typed, and shows what stands; what was settled is not revived.
        var both = await second.SendAsync(
            older, "periksa", (Platform.Components.CommandFields.CommandName, CommandId.New().Value.ToString()), (ReviewForm.Note(entries[0]), "Angkanya kurang"), ("Aksi", ReviewForm.Marked));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, both.Status);
        Assert.Equal("Angkanya kurang", both.ValueOf(ReviewForm.Note(entries[0])));
        Assert.Contains("Catatan yang tersimpan: “Lampirkan SK”", both.Text, StringComparison.Ordinal);
        var shown = await second.GetAsync(MeasurementLinks.Review(run));
        await first.SendAsync(await first.GetAsync(MeasurementLinks.Review(run)), "periksa", (ReviewForm.Note(entries[0]), ""), ("Aksi", ReviewForm.Marked));
        await second.SendAsync(shown, "periksa", ("Aksi", ReviewForm.Marked));
        Assert.Equal([null, "Satuannya keliru"], (await EntriesAsync(world, entries)).Select(entry => entry.ReturnNote));
    }

    [Fact]
    public async Task Given_four_hundred_values_on_the_page_when_they_are_judged_at_once_then_the_form_is_taken()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        var entries = await FillAsync(world, run);
        using var team = await world.Site.SignedInAsync(Team);
        var others = Enumerable.Range(0, 400).Select(_ => EntryId.New()).SelectMany(entry => new[]
        {
            (ReviewForm.Accept(entry), "ya"), (ReviewForm.Note(entry), ""), (ReviewForm.Seen(entry), "1"), (ReviewForm.ShownNote(entry), ""),
        });

        var judged = await team.SendAsync(
            await team.GetAsync(MeasurementLinks.Review(run)), "periksa", [.. others, (ReviewForm.Accept(entries[0]), "ya"), ("Aksi", ReviewForm.Marked)]);

        Assert.Contains("TT-", judged.Text, StringComparison.Ordinal);
        Assert.Equal(ReviewState.Accepted, ReviewRow.Of((await EntriesAsync(world, entries))[0]));
    }

    [Fact]
    public async Task Given_a_part_of_the_judgements_was_saved_when_the_refused_part_is_mended_and_sent_again_then_it_is_saved_too()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        var entries = await FillAsync(world, run);
        using var team = await world.Site.SignedInAsync(Team);
        var partly = await team.SendAsync(
            await team.GetAsync(MeasurementLinks.Review(run)), "periksa",
            (ReviewForm.Note(entries[0]), "Lampirkan SK"), (ReviewForm.Accept(entries[1]), "ya"), (ReviewForm.Note(entries[1]), "Satuannya keliru"), ("Aksi", ReviewForm.Marked));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, partly.Status);
        Assert.Equal(["Lampirkan SK", null], (await EntriesAsync(world, entries)).Select(entry => entry.ReturnNote));
        Assert.Equal("Satuannya keliru", partly.ValueOf(ReviewForm.Note(entries[1])));

        // When: the tick is taken away, and the note stays as it was typed.
        var mended = partly.Form("periksa");
        mended.QuerySelector($"[name='{ReviewForm.Accept(entries[1])}']")!.RemoveAttribute("checked");
        var saved = await team.SendAsync(partly, mended, ("Aksi", ReviewForm.Marked));

        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal(["Lampirkan SK", "Satuannya keliru"], (await EntriesAsync(world, entries)).Select(entry => entry.ReturnNote));
    }

    /// <summary>Fills the first two values of the unit that have numbers, and says which they are.</summary>
    private static async Task<IReadOnlyList<EntryId>> FillAsync(FiguresWorld world, RunId run, string value = "44,8", int? only = null)
    {
        var sheet = await world.SheetAsync(run, "ciptakarya");
        await using var session = world.Session();
        var user = await session.Get<DemonstrationUsers>().OfAsync(OrganisationSeed.Person(CiptaKarya), default);
        var rows = (await session.Get<SheetReader>().RowsAsync(sheet, sheet.UnitId!.Value, default)).Where(row => row.Entry.State is not EntryState.NotDue).Take(2).ToList();
        var typed = rows.Where((_, at) => only is null || at == only).Select(row => TypedRow.Of(row.Entry) with { Value = value });
        Assert.True((await session.Get<SaveSheetHandler>().HandleAsync(new(CommandId.New(), sheet.Id, user, [.. typed]), default)).IsComplete);
        return [.. rows.Select(row => row.Entry.Id)];
    }

    private static async Task<IReadOnlyList<SheetEntry>> EntriesAsync(FiguresWorld world, IReadOnlyList<EntryId> ids)
    {
        await using var session = world.Session();
        var all = await session.Db.Set<SheetEntry>().AsNoTracking().Where(entry => ids.Contains(entry.Id)).ToDictionaryAsync(entry => entry.Id);
        return [.. ids.Select(id => all[id])];
    }

    private static async Task<Verdict> VerdictAsync(FiguresWorld world, EntryId entry, bool accept) =>
        new(entry, (await EntriesAsync(world, [entry]))[0].Version, accept, "");

    private static Task<ReviewedRows> JudgeAsync(FiguresWorld world, RunId run, string account, params IReadOnlyList<Verdict> verdicts) =>
        SendAsync(world, new(new RunCall(CommandId.New(), run, OrganisationSeed.Person(account)), verdicts));

    private static async Task<ReviewedRows> SendAsync(FiguresWorld world, ReviewRows command)
    {
        await using var session = world.Session();
        return await session.Get<ReviewRowsHandler>().HandleAsync(command, default);
    }
}
