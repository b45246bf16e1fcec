using System.Net;
using Tera.Measurement.Recaps;
using Tera.Measurement.Reviews;
using Tera.Measurement.Sheets;

namespace Tera.Measurement;

/// <summary>What was reached in words has the percentage a checker gives it, on record, for the words that stand there.</summary>
public sealed class JudgedWordsTests : IAsyncLifetime
{
    private const string CiptaKarya = "bidang.ciptakarya.bmcktr", Team = "tim.sakip.bmcktr";

    private FiguresWorld _world = null!;
    private Procedures.Engine.RunId _run;
    private EntryId _entry;
    private SheetId _sheet;

    public async ValueTask InitializeAsync()
    {
        _world = await FiguresWorld.CreateAsync();
        var database = _world.Site.Database;
        const string one = "(select i.id from planning.indicator i join organisation.agency a on a.id = i.agency_id where a.code = 'bmcktr' and i.code = 'IK-05')";
        await database.BehindTheRulesAsync("planning.indicator_card", $"update planning.indicator_card set kind = 'Text', formula = 'judged' where indicator = {one}");
        await database.BehindTheRulesAsync(
            "planning.target_figure",
            $"update planning.target_figure set number = null, words = 'Rencana induk tersusun' where target_id in (select id from planning.target where indicator_id = {one})");
        _run = await _world.CollectingAsync();
        _sheet = (await _world.SheetAsync(_run, "ciptakarya")).Id;
        _entry = new((Guid)(await database.OwnerAsync($"select id from measurement.entry where indicator_id = {one} and fiscal_year = 2026 and quarter = 4"))!);
    }

    [Fact]
    public async Task Given_words_when_a_checker_judges_and_accepts_them_then_they_have_an_achievement_until_other_words_stand_there()
    {
        await TellAsync("Rencana induk selesai dua bab");
        using var team = await _world.Site.SignedInAsync(Team);
        var page = await team.GetAsync(MeasurementLinks.Review(_run));

        var unjudged = await team.SendAsync(page, "periksa", (ReviewForm.Accept(_entry), "ya"), ("Aksi", ReviewForm.Marked));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unjudged.Status);
        Assert.Contains("isi dahulu penilaiannya dalam persen", unjudged.Text);
        var beyond = await team.SendAsync(await team.GetAsync(MeasurementLinks.Review(_run)), "periksa", (ReviewForm.Judged(_entry), "1001"), ("Aksi", ReviewForm.Marked));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "1001"), (beyond.Status, beyond.ValueOf(ReviewForm.Judged(_entry))));
        var judged = await team.SendAsync(
            await team.GetAsync(MeasurementLinks.ReviewedEntry(_run, _entry)), "putus", (ReviewForm.Judged(_entry), "82,5"), (ReviewForm.Accept(_entry), "ya"));

        Assert.Contains("TT-", judged.Text);
        var read = await team.GetAsync(MeasurementLinks.ReviewedEntry(_run, _entry));
        Assert.Contains("82,50 %", read.Text);
        Assert.Contains("Penilaian pemeriksa: 82,5 %", read.Text);
        Assert.Equal((82.5m, true), await KeptAsync());

        await TellAsync("Rencana induk selesai tiga bab");
        Assert.Equal((null, false), await KeptAsync());
        Assert.Contains("82,5 % → kosong", (await team.GetAsync(MeasurementLinks.ReviewedEntry(_run, _entry))).Text);
    }

    [Fact]
    public async Task Given_a_judgement_beside_a_refused_verdict_then_neither_is_kept_and_a_judgement_behind_the_rules_is_found()
    {
        await TellAsync("Rencana induk selesai dua bab");
        using var team = await _world.Site.SignedInAsync(Team);
        var page = await team.GetAsync(MeasurementLinks.Review(_run));

        await team.SendAsync(
            page, "periksa", (ReviewForm.Judged(_entry), "90"), (ReviewForm.Accept(_entry), "ya"), (ReviewForm.Note(_entry), "Lampirkan naskahnya"), ("Aksi", ReviewForm.Marked));

        Assert.Equal((null, false), await KeptAsync());
        await _world.Site.Database.BehindTheRulesAsync("measurement.entry", $"update measurement.entry set judged_percent = 99, judged_by = changed_by, judged_at = now() where id = '{_entry.Value}'");
        await using var session = _world.Session();
        Assert.Contains((await session.Get<HistoryCheck>().FindAsync(default)).Findings, finding => finding.ToString().Contains("penilaian", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_wrote_the_words_or_has_no_task_of_checking_does_not_judge_them()
    {
        await TellAsync("Rencana induk selesai dua bab");
        await using var session = _world.Session();
        var entry = session.Db.Set<SheetEntry>().Single(one => one.Id == _entry);
        var card = session.Db.Set<Planning.Indicators.IndicatorCard>().Single(one => one.Id == entry.CardId);
        var author = Organisation.Demonstration.OrganisationSeed.Person(CiptaKarya);

        Assert.Equal("measurement.entry.own-acceptance", entry.Judge(card, 80, entry.Version, author, _world.Site.Clock.Now).Rejection?.Code);
        using var other = await _world.Site.SignedInAsync(CiptaKarya);
        Assert.Empty((await other.GetAsync(MeasurementLinks.Review(_run))).Html.QuerySelectorAll($"[name='{ReviewForm.Judged(_entry)}']"));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private async Task TellAsync(string words)
    {
        using var browser = await _world.Site.SignedInAsync(CiptaKarya);
        var told = await browser.SendAsync(await browser.GetAsync(MeasurementLinks.Sheet(_sheet)), "lembar", (SheetForm.Of(SheetForm.Value, _entry), words));
        Assert.Equal(words, told.ValueOf(SheetForm.Of(SheetForm.Value, _entry)));
    }

    private async Task<(decimal? Judged, bool Accepted)> KeptAsync()
    {
        await using var session = _world.Session();
        var entry = session.Db.Set<SheetEntry>().Single(one => one.Id == _entry);
        return (entry.JudgedPercent, entry.IsAccepted);
    }
}
