using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tera.Documents.Artifacts;
using Tera.Measurement.Recaps;
using Tera.Measurement.Reviews;
using Tera.Measurement.Sheets;
using Tera.Organisation.Demonstration;
using Tera.Planning.Indicators;
using Tera.Planning.Targets;
using Tera.Platform.Files;
using Tera.Procedures.Engine;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Measurement;

/// <summary>
/// What applications of this kind get wrong, each on the whole program and shown to be impossible; <c>docs/mistakes-in-the-field.md</c> has the
/// rows, one test bears the number of each. What of them is pure arithmetic stands in the domain's class of the same name.
/// </summary>
public sealed class MistakesSeenInTheFieldTests : IAsyncLifetime
{
    private const string Filler = "bidang.ciptakarya.bmcktr";

    private FiguresWorld _world = null!;
    private TestBrowser _filler = null!;
    private RunId _run;
    private SheetId _sheet;

    public async ValueTask InitializeAsync()
    {
        _world = await FiguresWorld.CreateAsync();
        _run = await _world.CollectingAsync();
        _sheet = (await _world.SheetAsync(_run, "ciptakarya")).Id;
        _filler = await _world.Site.SignedInAsync(Filler);
    }

    [Fact]
    public async Task Row_01_a_lower_is_better_figure_has_one_answer_and_the_paper_prints_the_rule_that_gave_it()
    {
        var third = await FinishedAsync(quarter: 3);
        await _world.PrintedAsync();

        await using var session = _world.Session();
        var recap = await session.Get<RecapReader>().OfAsync(FiguresWorld.Agency, new(new(2026), Quarter.Third), default);
        var artifact = await session.Db.Set<Artifact>().Where(one => one.RunId == third).Select(one => one.Id).ToListAsync();
        var revision = await session.Db.Set<Revision>().SingleAsync(one => artifact.Contains(one.ArtifactId) && one.Template == "pengukuran");
        using var content = new StreamReader(session.Get<FileStore>().OpenRead(revision.HtmlHash!.Value)!);
        var paper = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await content.ReadToEndAsync()).Body!.TextContent;
        Assert.All(recap.Rows, row => Assert.Contains(row.Rule.Expression, paper, StringComparison.Ordinal));
        Assert.All(recap.Rows.Where(row => row.Exact is not null), row => Assert.Contains(row.Achievement, paper, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Row_02_a_figure_typed_98_5_with_a_comma_is_98_and_a_half_and_with_a_dot_it_is_asked_back()
    {
        var (page, cells) = await SheetAsync();

        var saved = await _filler.SendAsync(page, "lembar", (cells[0], "98,5"), (cells[1], "98.5"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, saved.Status);
        Assert.Equal("98.5", saved.ValueOf(cells[1]));
        Assert.Equal(98.5m, await NumberAsync(cells[0]));
        Assert.Null(await NumberAsync(cells[1]));
    }

    [Fact]
    public async Task Row_03_a_figure_of_950_against_a_target_of_a_thousand_is_95_percent()
    {
        var (page, cells) = await SheetAsync();

        var saved = await _filler.SendAsync(page, "lembar", (cells[0], "1.000"), (cells[1], "950"));

        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal((1000m, 950m), (await NumberAsync(cells[0]), await NumberAsync(cells[1])));
        Assert.Equal((decimal?)95, AchievementCalculator.Calculate(Sample.Of(FiguresWorld.Card(IndicatorId.New(), "Uji").Create(IndicatorCardId.New())), new TargetValue.Amount((await NumberAsync(cells[0])).GetValueOrDefault()), new ActualValue.Amount(950)) is AchievementOutcome.Assessed assessed ? assessed.Achievement.Raw : null);
    }

    [Fact]
    public async Task Row_04_a_zero_is_kept_as_zero_and_counted_and_an_empty_cell_is_not()
    {
        var (page, cells) = await SheetAsync();

        var saved = await _filler.SendAsync(page, "lembar", (cells[0], "0"));

        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal(0m, await NumberAsync(cells[0]));
        await using var session = _world.Session();
        var recap = await session.Get<RecapReader>().OfAsync(FiguresWorld.Agency, new(new(2026), Quarter.Fourth), default);
        Assert.Equal(EntryState.Value, recap.Rows.Single(row => row.Entry == EntryOf(cells[0])).State);
        Assert.Equal(EntryState.NotReported, recap.Rows.Single(row => row.Entry == EntryOf(cells[1])).State);
        Assert.Equal(1, recap.Totals.Reported);
    }

    [Fact]
    public async Task Row_05_a_stale_form_never_overwrites_a_colleague_and_keeps_what_was_typed()
    {
        using var colleague = await _world.Site.SignedInAsync(Filler);
        var (mine, cells) = await SheetAsync();
        await colleague.SendAsync(await colleague.GetAsync(MeasurementLinks.Sheet(_sheet)), "lembar", (cells[0], "318"));

        var clash = await _filler.SendAsync(mine, "lembar", (cells[0], "310"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, clash.Status);
        Assert.Equal("310", clash.ValueOf(cells[0]));
        Assert.Contains("318", clash.Text, StringComparison.Ordinal);
        Assert.Equal(318m, await NumberAsync(cells[0]));
    }

    [Fact]
    public async Task Row_06_a_closed_quarter_is_not_edited_by_changing_the_quarter_in_a_request()
    {
        await FinishedAsync(quarter: 3);
        var closed = (Guid)(await _world.Site.Database.OwnerAsync($"select id from measurement.entry where quarter = 3 and number is not null and unit_id = '{OrganisationSeed.Unit("bmcktr", "ciptakarya").Value}' order by id limit 1"))!;
        var before = await NumberAsync("nilai." + closed);
        var (page, cells) = await SheetAsync();

        var forged = await _filler.SendAsync(page, "lembar", (SheetForm.Of(SheetForm.Value, new(closed)), "1"), (SheetForm.Of(SheetForm.Shown, new(closed)), ""), ("Tahun", "2025"), ("Triwulan", "3"));

        Assert.Equal(before, await NumberAsync("nilai." + closed));
        Assert.DoesNotContain("TT-", forged.Text, StringComparison.Ordinal);
        var past = await Assert.ThrowsAsync<PostgresException>(() => _world.Site.Database.OwnerAsync($"update measurement.entry set number = 1 where id = '{closed}'"));
        Assert.Equal("entry_period_open", past.ConstraintName);
        var moved = await Assert.ThrowsAsync<PostgresException>(() => _world.Site.Database.OwnerAsync($"update measurement.entry set quarter = 2 where id = '{EntryOf(cells[0]).Value}'"));
        Assert.Contains("never changes its place", moved.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_07_another_agency_s_row_is_not_written_by_changing_an_id()
    {
        var (page, cells) = await SheetAsync();
        foreach (var theirs in new[]
        {
            (Guid)(await _world.Site.Database.OwnerAsync($"select id from measurement.entry where agency_id <> '{FiguresWorld.Agency}' and number is not null order by id limit 1"))!,
            (Guid)(await _world.Site.Database.OwnerAsync($"select id from measurement.entry where agency_id = '{FiguresWorld.Agency}' and quarter = 4 and unit_id <> '{OrganisationSeed.Unit("bmcktr", "ciptakarya").Value}' order by id limit 1"))!,
        })
        {
            var before = await NumberAsync("nilai." + theirs);

            await _filler.SendAsync(page, "lembar", (SheetForm.Of(SheetForm.Value, new(theirs)), "1"), (SheetForm.Of(SheetForm.Shown, new(theirs)), ""));

            Assert.Equal(before, await NumberAsync("nilai." + theirs));
        }

        using var stranger = await _world.Site.SignedInAsync("kabag.kerjasama");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(MeasurementLinks.Sheet(_sheet))).Status);
        Assert.Equal(3, cells.Count);
    }

    [Fact]
    public async Task Row_08_a_save_that_was_rolled_back_has_no_receipt_and_is_never_called_saved()
    {
        var (page, cells) = await SheetAsync();
        await FailLateAsync();

        var answer = await _filler.SendAsync(page, "lembar", (cells[0], "310"));

        Assert.NotEqual(HttpStatusCode.OK, answer.Status);
        Assert.DoesNotContain("TT-", answer.Text, StringComparison.Ordinal);
        Assert.Empty(answer.Html.QuerySelectorAll(".t-receipt"));
        Assert.Null(await NumberAsync(cells[0]));
        Assert.Equal(0L, await _world.Site.Database.OwnerAsync("select count(*) from platform.receipt where process = 'measurement.save-sheet'"));

        // And where a checker judges: one note is kept, the other is refused, mended, and rolled back.
        await _world.Site.Database.OwnerAsync("drop function measurement.fail_late cascade");
        await _filler.SendAsync(await _filler.GetAsync(MeasurementLinks.Sheet(_sheet)), "lembar", (cells[0], "318"), (cells[1], "310"));
        using var checker = await _world.Site.SignedInAsync("tim.sakip.bmcktr");
        var partly = await checker.SendAsync(
            await checker.GetAsync(MeasurementLinks.Review(_run)), "periksa", (ReviewForm.Note(EntryOf(cells[0])), "Lampirkan SK"),
            (ReviewForm.Accept(EntryOf(cells[1])), "ya"), (ReviewForm.Note(EntryOf(cells[1])), "Satuannya keliru"), ("Aksi", ReviewForm.Marked));
        await FailLateAsync();
        var mended = partly.Form("periksa");
        mended.QuerySelector($"[name='{ReviewForm.Accept(EntryOf(cells[1]))}']")!.RemoveAttribute("checked");

        var judged = await checker.SendAsync(partly, mended, ("Aksi", ReviewForm.Marked));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Satuannya keliru"), (partly.Status, partly.ValueOf(ReviewForm.Note(EntryOf(cells[1])))));
        Assert.NotEqual(HttpStatusCode.OK, judged.Status);
        Assert.DoesNotContain("TT-", judged.Text, StringComparison.Ordinal);
        Assert.Equal(1L, await _world.Site.Database.OwnerAsync("select count(*) from measurement.value_history where field = 'return'"));
        Assert.Equal(1L, await _world.Site.Database.OwnerAsync("select count(*) from platform.receipt where process = 'measurement.review-rows'"));
    }

    [Theory]
    [InlineData("delete from planning.indicator")]
    [InlineData("delete from planning.objective")]
    [InlineData("delete from planning.indicator_card")]
    public async Task Row_09_nothing_a_plan_points_at_is_ever_deleted(string sql)
    {
        await Assert.ThrowsAsync<PostgresException>(() => _world.Site.Database.ApplicationAsync(OrganisationSeed.Region, sql));
        await Assert.ThrowsAsync<PostgresException>(() => _world.Site.Database.OwnerAsync(sql));
    }

    [Fact]
    public async Task Row_10_a_person_who_entered_numbers_cannot_be_deleted_and_may_leave_without_taking_them_along()
    {
        var (page, cells) = await SheetAsync();
        await _filler.SendAsync(page, "lembar", (cells[0], "310"));

        var refused = await Assert.ThrowsAsync<PostgresException>(() => _world.Site.Database.OwnerAsync($"delete from organisation.person where id = '{OrganisationSeed.Person(Filler).Value}'"));

        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, refused.SqlState);
        await _world.Site.Database.OwnerAsync($"update organisation.account set disabled = true where person_id = '{OrganisationSeed.Person(Filler).Value}'");
        Assert.Equal(310m, await NumberAsync(cells[0]));
        Assert.Equal(OrganisationSeed.Person(Filler).Value, await _world.Site.Database.OwnerAsync($"select changed_by from measurement.entry where id = '{EntryOf(cells[0]).Value}'"));
    }

    [Fact]
    public async Task Row_11_the_achievement_of_last_quarter_is_the_same_when_its_report_is_opened_after_rules_and_plans_have_changed()
    {
        var third = await FinishedAsync(quarter: 3);
        using var reader = await _world.Site.SignedInAsync("kadis.bmcktr");
        var before = (await reader.GetAsync(MeasurementLinks.Recap(third))).Html.QuerySelector("main table")!.TextContent;

        // When: everything it was reckoned from becomes another, past the doors that forbid it.
        await _world.Site.Database.BehindTheRulesAsync("planning.indicator_card", "update planning.indicator_card set formula = 'lower-b', cap = 100, name = name || ' (baru)'");

        Assert.Equal(before, (await reader.GetAsync(MeasurementLinks.Recap(third))).Html.QuerySelector("main table")!.TextContent);
    }

    [Fact]
    public async Task Row_12_no_step_of_an_approval_is_skipped_by_choosing_a_later_state_in_the_form()
    {
        var (page, cells) = await SheetAsync();

        await _filler.SendAsync(page, "lembar", (cells[0], "310"), ("State", "Accepted"), ("Keadaan", "Closed"), ("Sheet.State", "Closed"), ("AcceptedVersion", "1"));

        Assert.Equal(SheetState.Open, (await _world.SheetAsync(_run, "ciptakarya")).State);
        Assert.Equal(0L, await _world.Site.Database.OwnerAsync("select count(*) from measurement.entry where accepted_version is not null"));
        foreach (var step in Procedures.Library.Shipped.Sop("bmcktr").Steps.SkipWhile(step => step.Key != FiguresWorld.Fill).Skip(1))
        {
            var ahead = await _world.DecideAsync(_run, OrganisationSeed.Person("kadis.bmcktr"), new RunCommand.Complete(new TaskKey(step.Key, 1, 1, Slot.Sole), CheckOutcome.Yes));
            Assert.NotNull(ahead.Rejection);
        }
    }

    [Fact]
    public async Task Row_13_every_change_is_on_record_with_old_value_new_value_person_time_and_receipt()
    {
        var (page, cells) = await SheetAsync();
        var first = await _filler.SendAsync(page, "lembar", (cells[0], "318"));
        await _filler.SendAsync(first, "lembar", (cells[0], "310"));

        var told = await _world.Site.Database.OwnerAsync(
            $"""
             select string_agg(concat_ws('|', h.before, h.after, h.person_id, h.recorded_at is not null, r.process), ';' order by h.id)
             from measurement.value_history h join platform.receipt r on r.command_id = h.command_id
             where h.entry_id = '{EntryOf(cells[0]).Value}' and h.field = 'value'
             """);

        var person = OrganisationSeed.Person(Filler).Value;
        Assert.Equal($"|318|{person}|true|measurement.save-sheet;318|310|{person}|true|measurement.save-sheet".Replace("|true", "|t", StringComparison.Ordinal), told);
        await Assert.ThrowsAsync<PostgresException>(() => _world.Site.Database.OwnerAsync("update measurement.value_history set after = '1'"));
    }

    [Fact]
    public async Task Row_14_a_recapitulation_of_three_hundred_indicators_is_a_page_of_less_than_two_megabytes()
    {
        await _world.PlanAsync(300, "ciptakarya");
        using var reader = await _world.Site.SignedInAsync("kadis.bmcktr");

        var page = await reader.DownloadAsync(MeasurementLinks.Recap(_run));

        Assert.Contains("Indikator uji 300", Encoding.UTF8.GetString(page!), StringComparison.Ordinal);
        Assert.InRange(page!.Length, 1, 2 * 1024 * 1024);
    }

    public async ValueTask DisposeAsync()
    {
        _filler.Dispose();
        await _world.DisposeAsync();
    }

    private async Task FailLateAsync() => await _world.Site.Database.OwnerAsync(
        """
        create function measurement.fail_late() returns trigger language plpgsql as $$ begin raise exception 'the disk is full'; end $$;
        create constraint trigger fails_at_commit after update on measurement.entry deferrable initially deferred for each row execute function measurement.fail_late();
        """);

    private async Task<(TestPage Page, IReadOnlyList<string> Cells)> SheetAsync()
    {
        var page = await _filler.GetAsync(MeasurementLinks.Sheet(_sheet));
        return (page, [.. page.Html.QuerySelectorAll("[name^='nilai.']").Select(field => field.GetAttribute("name")!)]);
    }

    private async Task<RunId> FinishedAsync(int quarter)
    {
        var run = await _world.StartAsync(quarter);
        await _world.WalkAsync(run, state => state.Status is RunStatus.Finished);
        return run;
    }

    private static EntryId EntryOf(string cell) => new(Guid.Parse(cell["nilai.".Length..]));

    private async Task<decimal?> NumberAsync(string cell) =>
        await _world.Site.Database.OwnerAsync($"select number from measurement.entry where id = '{EntryOf(cell).Value}'") as decimal?;
}
