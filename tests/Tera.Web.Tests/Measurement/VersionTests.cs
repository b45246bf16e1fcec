using System.Net;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tera.Documents.Artifacts;
using Tera.Documents.Library;
using Tera.Measurement.Periods;
using Tera.Measurement.Recaps;
using Tera.Measurement.RegionFigures;
using Tera.Measurement.Versions;
using Tera.Organisation.Demonstration;
using Tera.Procedures.Engine;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Measurement;

/// <summary>Approved figures never change; a correction is a new version with a reason, and it is always clear which one counts.</summary>
public sealed class VersionTests : IAsyncLifetime
{
    private const string Planner = "subbag.perencanaan.bmcktr", Filler = "bidang.ciptakarya.bmcktr", Reason = "Rekonsiliasi dengan BPS menemukan dua kecamatan terhitung dua kali";

    private static readonly FiscalPeriod Third = new(new(2026), Quarter.Third);

    private FiguresWorld _world = null!;
    private TestBrowser _planner = null!, _filler = null!;
    private RunId _first;

    public async ValueTask InitializeAsync()
    {
        _world = await FiguresWorld.CreateAsync();
        _first = await FinishedAsync(quarter: 3);
        _planner = await _world.Site.SignedInAsync(Planner);
        _filler = await _world.Site.SignedInAsync(Filler);
    }

    [Fact]
    public async Task Given_an_approved_quarter_when_it_is_opened_again_and_corrected_then_both_versions_stay_readable_and_each_says_whether_it_counts()
    {
        await _world.PrintedAsync();
        var old = (await _world.SheetAsync(_first, "ciptakarya")).Id;
        var (before, region) = (await RecapTextAsync(_first), await RegionAsync());
        var paper = await PaperAsync(_first);

        // While nobody has opened it again, no run begins about it.
        var silent = await Assert.ThrowsAsync<InvalidOperationException>(() => _world.StartAsync(quarter: 3));
        Assert.Contains("measurement.version.approved", silent.Message, StringComparison.Ordinal);
        Assert.Contains("TT-", (await ReopenAsync(Reason)).Text, StringComparison.Ordinal);
        Assert.Contains("masih berlaku", (await _filler.GetAsync(MeasurementLinks.Sheet(old))).Text, StringComparison.Ordinal);

        // When: the units correct in a run of their own.
        var second = await _world.StartAsync(quarter: 3);
        await _world.WalkAsync(second, state => state.CurrentStep == FiguresWorld.Fill);
        var sheet = (await _world.SheetAsync(second, "ciptakarya")).Id;
        var page = await _filler.GetAsync(MeasurementLinks.Sheet(sheet));
        var cell = page.Html.QuerySelectorAll("[name^='nilai.']").Select(field => field.GetAttribute("name")!).ElementAt(1);
        var kept = page.ValueOf(cell);
        Assert.NotNull(kept);
        Assert.Equal("77,7", (await _filler.SendAsync(page, "lembar", (cell, "77,7"))).ValueOf(cell));

        // Then: until it is approved, the version before counts, everywhere.
        Assert.Equal(before, await RecapTextAsync(_first));
        Assert.Equal(region.Lines.Select(line => line.Reached), (await RegionAsync()).Lines.Select(line => line.Reached));
        Assert.Contains((await RegionAsync()).Lines, line => line.Correcting == 2);
        Assert.DoesNotContain("77,7", (await _filler.GetAsync(MeasurementLinks.Sheet(old))).Text, StringComparison.Ordinal);
        Assert.True(await CompareAsync(paper) is { Changed.Count: 0, Standing.Counts: true });
        var origin = (await _filler.GetAsync(MeasurementLinks.Figure(new(Guid.Parse(cell["nilai.".Length..]))))).Text;
        Assert.Contains("sedang diperbaiki menjadi 77,7", origin, StringComparison.Ordinal);

        await _world.WalkAsync(second, state => state.Status is RunStatus.Finished);
        await _world.PrintedAsync();

        // Then: the old one is as it was, told to be replaced; the new one counts.
        Assert.Equal(before, await RecapTextAsync(_first));
        var (oldSheet, newSheet) = ((await _filler.GetAsync(MeasurementLinks.Sheet(old))).Text, (await _filler.GetAsync(MeasurementLinks.Sheet(sheet))).Text);
        Assert.Contains("Digantikan oleh versi 2", oldSheet, StringComparison.Ordinal);
        Assert.Contains(Reason, oldSheet, StringComparison.Ordinal);
        Assert.DoesNotContain("77,7", oldSheet, StringComparison.Ordinal);
        Assert.Contains("Berlaku. Versi 2, disahkan", newSheet, StringComparison.Ordinal);
        Assert.Contains("77,7", newSheet, StringComparison.Ordinal);
        Assert.NotEqual(region.Lines.Select(line => line.Reached), (await RegionAsync()).Lines.Select(line => line.Reached));
        var (compared, renewed) = (await CompareAsync(paper), await CompareAsync(await PaperAsync(second)));
        Assert.False(compared.Standing!.Counts);
        Assert.Equal(
            [
                "6. Sambungan rumah air minum baru", "6. Sambungan rumah air minum baru: triwulan ini", "Capaian keseluruhan", "Sasaran 2. Meningkatnya akses air minum dan sanitasi layak", "Bidang Cipta Karya, seluruhnya",
                "Efisiensi keseluruhan", "6. Sambungan rumah air minum baru: jejak hitung",
            ],
            compared.Changed);
        Assert.DoesNotContain(Reason, compared.Standing.ForAnybody, StringComparison.Ordinal);
        Assert.True(renewed is { Changed.Count: 0, Standing.Counts: true });
        Assert.Contains("Digantikan oleh versi 2", (await _filler.GetAsync($"/dokumen/{paper.Id.Value:D}")).Text, StringComparison.Ordinal);
        await _world.Site.Database.OwnerAsync($"update documents.letter set state = 'Issued' where id = '{paper.LetterId!.Value.Value}'");
        using var stranger = _world.Site.Browser();
        var verified = await stranger.GetAsync($"/verifikasi/{paper.VerificationCode.Value}");
        Assert.Contains("digantikan oleh versi 2", verified.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Reason, verified.Text, StringComparison.Ordinal);
        var versions = await _filler.GetAsync(MeasurementLinks.VersionsOf(FiguresWorld.Agency, new(2026)));
        Assert.Equal(["2", "1"], versions.Html.QuerySelectorAll("td[data-label='Versi']").Select(one => one.TextContent));
        await using var session = _world.Session();
        Assert.Empty(await session.Get<RecountMeasurements>().FindAsync(default));
        Assert.Equal(1L, await _world.Site.Database.OwnerAsync("select count(*) from platform.audit where process = 'measurement.reopen-quarter'"));
    }

    [Fact]
    public async Task Given_an_old_version_when_it_is_taken_as_a_workbook_then_it_says_that_it_was_replaced_and_holds_the_old_figures()
    {
        var before = await _filler.DownloadAsync(MeasurementLinks.RecapBook(_first));
        await ReopenAsync(Reason);
        await FinishedAsync(quarter: 3);

        var after = TableOf(await _filler.DownloadAsync(MeasurementLinks.RecapBook(_first)), "Versi");

        Assert.Equal(("1", "Digantikan oleh versi 2"), (after[1][0], after[1][1]));
        Assert.Equal(TableOf(before, "Rekapitulasi"), TableOf(await _filler.DownloadAsync(MeasurementLinks.RecapBook(_first)), "Rekapitulasi"));
        var sheet = (await _world.SheetAsync(_first, "ciptakarya")).Id;
        Assert.Equal("Digantikan oleh versi 2", TableOf(await _filler.DownloadAsync(MeasurementLinks.Book(sheet)), "Versi")[1][1]);
    }

    [Fact]
    public async Task Given_somebody_who_may_not_or_says_nothing_or_a_quarter_that_is_open_when_it_is_opened_again_then_it_is_refused()
    {
        Assert.False((await _filler.GetAsync(MeasurementLinks.Versions)).HasForm("buka-kembali"));
        using var stranger = await _world.Site.SignedInAsync("kabag.kerjasama");
        Assert.DoesNotContain("Bina Marga", (await stranger.GetAsync(MeasurementLinks.VersionsOf(FiguresWorld.Agency, new(2026)))).Text, StringComparison.Ordinal);

        var silent = await ReopenAsync("");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.Status);
        Assert.Contains("Tuliskan alasan", silent.Text, StringComparison.Ordinal);
        Assert.Equal("3", silent.ValueOf("Reopening.Quarter"));
        Assert.Contains("belum disahkan", (await ReopenAsync(Reason, quarter: "2")).Text, StringComparison.Ordinal);
        Assert.Contains("TT-", (await ReopenAsync(Reason)).Text, StringComparison.Ordinal);
        await using var session = _world.Session();
        var user = await session.Get<DemonstrationUsers>().OfAsync(OrganisationSeed.Person(Filler), default);
        var refused = await session.Get<ReopenQuarterHandler>().HandleAsync(new(CommandId.New(), user, FiguresWorld.Agency, Third, Reason), default);
        Assert.Equal("measurement.version.not-keeper", refused.Rejection?.Code);
    }

    [Fact]
    public async Task Given_ten_who_open_a_quarter_again_at_once_when_all_have_been_answered_then_one_version_is_open_and_nine_are_told_so()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            await using var session = _world.Session();
            var user = await session.Get<DemonstrationUsers>().OfAsync(OrganisationSeed.Person(Planner), default);
            return (await session.Get<ReopenQuarterHandler>().HandleAsync(new(CommandId.New(), user, FiguresWorld.Agency, Third, Reason), default)).Rejection?.Code;
        }));

        Assert.Equal(["measurement.version.open-already"], outcomes.Where(code => code is not null).Distinct());
        Assert.Single(outcomes, code => code is null);
        Assert.Equal(2L, await _world.Site.Database.OwnerAsync("select count(*) from measurement.quarter_version"));
    }

    [Fact]
    public async Task Given_a_correction_that_is_called_off_when_a_new_run_begins_then_it_fills_the_same_version_and_the_first_counted_all_along()
    {
        await ReopenAsync(Reason);
        var second = await _world.StartAsync(quarter: 3);
        await _world.WalkAsync(second, state => state.CurrentStep == FiguresWorld.Fill);
        Sample.Of(await _world.DecideAsync(second, OrganisationSeed.Person("kadis.bmcktr"), new RunCommand.Cancel("Salah mulai")));

        var page = await _planner.GetAsync(MeasurementLinks.VersionsOf(FiguresWorld.Agency, new(2026)));
        Assert.Contains("dibatalkan; mulai pelaksanaan yang baru", page.Text, StringComparison.Ordinal);
        Assert.Contains("Tidak disahkan", (await _filler.GetAsync(MeasurementLinks.Sheet((await _world.SheetAsync(second, "ciptakarya")).Id))).Text, StringComparison.Ordinal);
        var third = await FinishedAsync(quarter: 3);

        await using var session = _world.Session();
        var versions = await session.Get<VersionReader>().OfQuarterAsync(FiguresWorld.Agency, Third, default);
        Assert.Equal([(1, (RunId?)_first), (2, third)], versions.Select(one => (one.Number, one.RunId)));
    }

    [Fact]
    public async Task Given_a_correction_that_is_called_off_before_anything_changed_when_its_opening_is_withdrawn_then_the_quarter_is_closed_as_it_was_and_can_be_opened_again()
    {
        var (before, text) = (await PeriodAsync(3), await RecapTextAsync(_first));
        await ReopenAsync(Reason);
        var second = await _world.StartAsync(quarter: 3);
        await _world.WalkAsync(second, state => state.CurrentStep == FiguresWorld.Fill);
        Assert.Contains("sedang diisi dalam pelaksanaan", (await WithdrawAsync("Salah baca")).Text, StringComparison.Ordinal);
        Sample.Of(await _world.DecideAsync(second, OrganisationSeed.Person("kadis.bmcktr"), new RunCommand.Cancel("Salah mulai")));
        Assert.Contains("Tuliskan alasan", (await WithdrawAsync(" ")).Text, StringComparison.Ordinal);

        var withdrawn = await WithdrawAsync("Ternyata angkanya benar");

        Assert.Contains("TT-", withdrawn.Text, StringComparison.Ordinal);
        Assert.False(withdrawn.HasForm("tarik-pembukaan"));
        var after = await PeriodAsync(3);
        Assert.Equal((before.Sums, before.ClosedByRun, true), (after.Sums, after.ClosedByRun, after.ClosedAt is not null));
        Assert.Equal(text, await RecapTextAsync(_first));
        Assert.Contains("Angka Triwulan III 2026 sudah disahkan", await SilentAsync(), StringComparison.Ordinal);
        Assert.Equal(1L, await _world.Site.Database.OwnerAsync("select count(*) from platform.audit where process = 'measurement.withdraw-reopening' and before like '%Rekonsiliasi%'"));
        await using var session = _world.Session();
        Assert.Empty(await session.Get<RecountMeasurements>().FindAsync(default));
        Assert.Contains("TT-", (await ReopenAsync(Reason)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_correction_under_which_something_changed_when_its_opening_is_to_be_withdrawn_then_it_is_refused_and_so_it_is_for_who_does_not_keep_the_plan()
    {
        await ReopenAsync(Reason);
        var second = await _world.StartAsync(quarter: 3);
        await _world.WalkAsync(second, state => state.CurrentStep == FiguresWorld.Fill);
        var page = await _filler.GetAsync(MeasurementLinks.Sheet((await _world.SheetAsync(second, "ciptakarya")).Id));
        _world.Site.Clock.Now += NodaTime.Duration.FromMinutes(1);
        await _filler.SendAsync(page, "lembar", (page.Html.QuerySelector("[name^='nilai.']")!.GetAttribute("name")!, "12"));
        Sample.Of(await _world.DecideAsync(second, OrganisationSeed.Person("kadis.bmcktr"), new RunCommand.Cancel("Salah mulai")));

        Assert.Contains("ada 1 perubahan isian atau berkas", (await WithdrawAsync("Batal")).Text, StringComparison.Ordinal);
        await using var session = _world.Session();
        var user = await session.Get<DemonstrationUsers>().OfAsync(OrganisationSeed.Person(Filler), default);
        var refused = await session.Get<WithdrawReopeningHandler>().HandleAsync(new(CommandId.New(), user, FiguresWorld.Agency, Third, "Batal"), default);
        Assert.Equal("measurement.version.not-keeper", refused.Rejection?.Code);
        Assert.Equal(2L, await _world.Site.Database.OwnerAsync("select count(*) from measurement.quarter_version"));
    }

    [Fact]
    public async Task Given_a_run_that_measures_a_quarter_when_another_SOP_is_started_about_it_then_it_is_refused_until_the_first_has_ended()
    {
        var second = await _world.AdoptedAgainAsync();
        var running = await _world.StartAsync(quarter: 4);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => _world.StartAsync(quarter: 4, procedure: second));

        Assert.Contains("measurement.version.measured-by", refused.Message, StringComparison.Ordinal);
        Sample.Of(await _world.DecideAsync(running, OrganisationSeed.Person("kadis.bmcktr"), new RunCommand.Cancel("Salah SOP")));
        Assert.NotEqual(running, await _world.StartAsync(quarter: 4, procedure: second));
    }

    [Fact]
    public async Task Given_two_runs_of_a_quarter_from_before_that_was_refused_when_one_is_approved_then_the_other_s_sheets_take_nothing_and_can_still_be_handed_in()
    {
        var running = await _world.StartAsync(quarter: 4);
        await _world.WalkAsync(running, state => state.CurrentStep == FiguresWorld.Fill);
        var sheet = await _world.SheetAsync(running, "ciptakarya");
        await using var session = _world.Session();
        var check = session.Get<Sheets.HandInCheck>();
        Assert.NotEmpty(await check.FaultsAsync(sheet, default));
        var page = await _filler.GetAsync(MeasurementLinks.Sheet(sheet.Id));

        await _world.Site.Database.OwnerAsync($"update measurement.period set closed_at = now(), closed_by_run = '{_first}' where fiscal_year = 2026 and quarter = 4");

        var refused = await _filler.SendAsync(page, "lembar", (page.Html.QuerySelector("[name^='nilai.']")!.GetAttribute("name")!, "12"));
        Assert.Contains("Triwulan ini sudah disahkan", refused.Text, StringComparison.Ordinal);
        Assert.Empty(await check.FaultsAsync(sheet, default));
        Assert.Equal(RunStatus.Finished, (await _world.WalkAsync(running, state => state.Status is RunStatus.Finished)).Status);
    }

    [Fact]
    public async Task Given_a_corrected_quarter_when_its_packs_are_taken_then_each_holds_the_figures_of_its_own_version_and_is_proven_by_itself()
    {
        await _world.PrintedAsync();
        var old = await PaperAsync(_first);
        var before = await PackAsync(old);
        await ReopenAsync(Reason);
        var second = await _world.StartAsync(quarter: 3);
        await _world.WalkAsync(second, state => state.CurrentStep == FiguresWorld.Fill);
        var page = await _filler.GetAsync(MeasurementLinks.Sheet((await _world.SheetAsync(second, "ciptakarya")).Id));
        await _filler.SendAsync(page, "lembar", (page.Html.QuerySelectorAll("[name^='nilai.']")[1].GetAttribute("name")!, "77,7"));
        await _world.WalkAsync(second, state => state.Status is RunStatus.Finished);
        await _world.PrintedAsync();

        var (after, renewed) = (await PackAsync(old), await PackAsync(await PaperAsync(second)));

        // Packs name the moment they were made; their papers and figures must be the very same bytes.
        Assert.NotEmpty(Papers(before));
        Assert.Equal(Papers(before), Papers(after));
        Assert.Empty(Papers(after).Values.Intersect(Papers(renewed).Values));
    }

    [Fact]
    public async Task Given_a_later_quarter_that_is_approved_when_an_earlier_one_is_corrected_then_the_later_one_stays_and_the_page_says_what_it_was_built_on()
    {
        await FinishedAsync(quarter: 4);
        var before = await PeriodAsync(4);
        _world.Site.Clock.Now += NodaTime.Duration.FromHours(1);
        await ReopenAsync(Reason);
        var second = await _world.StartAsync(quarter: 3);
        await _world.WalkAsync(second, state => state.CurrentStep == FiguresWorld.Fill);
        var page = await _filler.GetAsync(MeasurementLinks.Sheet((await _world.SheetAsync(second, "ciptakarya")).Id));
        await _filler.SendAsync(page, "lembar", (page.Html.QuerySelector("[name^='nilai.']")!.GetAttribute("name")!, "12"));
        await _world.WalkAsync(second, state => state.Status is RunStatus.Finished);

        Assert.Equal(before.Sums, (await PeriodAsync(4)).Sums);
        Assert.Contains("Angka Triwulan IV 2026 disahkan sebelum Triwulan III 2026 versi 2", (await _planner.GetAsync(MeasurementLinks.VersionsOf(FiguresWorld.Agency, new(2026)))).Text, StringComparison.Ordinal);
        await using var session = _world.Session();
        Assert.Empty(await session.Get<RecountMeasurements>().FindAsync(default));
    }

    [Fact]
    public async Task Given_an_approved_quarter_when_a_run_about_something_else_goes_to_its_end_then_it_ends_and_the_quarter_stays_as_approved()
    {
        var other = await _world.StartAsync(quarter: 3, about: "trial");

        Assert.Equal(RunStatus.Finished, (await _world.WalkAsync(other, state => state.Status is RunStatus.Finished)).Status);

        await using var session = _world.Session();
        Assert.Equal(_first, Assert.Single(await session.Get<VersionReader>().OfQuarterAsync(FiguresWorld.Agency, Third, default)).RunId);
    }

    [Theory]
    [InlineData("update measurement.period set closed_at = null, closed_by_run = null where closed_at is not null", "period_opens_as_version")]
    [InlineData("update measurement.quarter_version set closed_at = null", "quarter_version_stays")]
    [InlineData("update measurement.quarter_version set achievement_capped = 100", "quarter_version_stays")]
    [InlineData("delete from measurement.quarter_version", "quarter_version_stays")]
    [InlineData("insert into measurement.quarter_version (region_id, agency_id, fiscal_year, quarter, number, reason, opened_by, opened_at) select region_id, agency_id, fiscal_year, quarter, 3, 'x', (select id from organisation.person limit 1), now() from measurement.quarter_version", "quarter_version_follows")]
    public async Task Given_an_approved_quarter_when_somebody_writes_past_the_program_then_the_database_refuses(string sql, string rule) =>
        Assert.Equal(rule, (await Assert.ThrowsAsync<PostgresException>(() => _world.Site.Database.OwnerAsync(sql))).ConstraintName);

    public async ValueTask DisposeAsync()
    {
        _planner.Dispose();
        _filler.Dispose();
        await _world.DisposeAsync();
    }

    private async Task<RunId> FinishedAsync(int quarter)
    {
        var run = await _world.StartAsync(quarter);
        Assert.Equal(RunStatus.Finished, (await _world.WalkAsync(run, state => state.Status is RunStatus.Finished)).Status);
        return run;
    }

    private async Task<TestPage> ReopenAsync(string reason, string quarter = "3") => await _planner.SendAsync(
        await _planner.GetAsync(MeasurementLinks.VersionsOf(FiguresWorld.Agency, new(2026))), "buka-kembali", ("Reopening.Quarter", quarter), ("Reopening.Reason", reason));

    private async Task<TestPage> WithdrawAsync(string reason) => await _planner.SendAsync(
        await _planner.GetAsync(MeasurementLinks.VersionsOf(FiguresWorld.Agency, new(2026))), "tarik-pembukaan", ("Withdrawing.Quarter", "3"), ("Withdrawing.Reason", reason));

    /// <summary>What a run is told that begins without a reopening, in words.</summary>
    private async Task<string> SilentAsync()
    {
        var silent = await Assert.ThrowsAsync<InvalidOperationException>(() => _world.StartAsync(quarter: 3));
        return silent.Message.Contains("measurement.version.approved", StringComparison.Ordinal) ? "Angka Triwulan III 2026 sudah disahkan" : silent.Message;
    }

    private async Task<byte[]> PackAsync(Revision paper) => (await _planner.DownloadAsync($"{Documents.DocumentLinks.Document(paper.Id)}/paket"))!;

    /// <summary>Digests of the papers of a pack, by their names.</summary>
    private static Dictionary<string, string> Papers(byte[] pack)
    {
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(pack));
        return archive.Entries.Where(entry => entry.Name.EndsWith(".pdf", StringComparison.Ordinal)).ToDictionary(
            entry => entry.FullName,
            entry =>
            {
                using var stream = entry.Open();
                return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(stream));
            });
    }

    private async Task<string> RecapTextAsync(RunId run) =>
        (await _planner.GetAsync(MeasurementLinks.Recap(run))).Html.QuerySelector("main table")!.TextContent;

    private async Task<RegionQuarter> RegionAsync()
    {
        await using var session = _world.Session();
        return await session.Get<RegionFiguresQuery>().ReadAsync(Third, default);
    }

    private async Task<PeriodFigures> PeriodAsync(int quarter)
    {
        await using var session = _world.Session();
        return await session.Db.Set<PeriodFigures>().AsNoTracking().SingleAsync(row => row.AgencyId == FiguresWorld.Agency && row.FiscalYear == 2026 && row.Quarter == quarter);
    }

    private async Task<Revision> PaperAsync(RunId run)
    {
        await using var session = _world.Session();
        return await (
            from revision in session.Db.Set<Revision>().AsNoTracking()
            join artifact in session.Db.Set<Artifact>() on revision.ArtifactId equals artifact.Id
            where artifact.RunId == run && revision.Template == "pengukuran"
            select revision).SingleAsync();
    }

    private async Task<FigureComparison> CompareAsync(Revision paper)
    {
        await using var session = _world.Session();
        return await session.Get<FrozenFigures>().CompareAsync(paper, default);
    }

    private static List<string[]> TableOf(byte[]? book, string name)
    {
        using var stream = new MemoryStream(book!);
        Assert.True(Platform.Spreadsheets.WorkbookReader.Read(stream, _ => true, 1000).Accepted(out var sheets, out _));
        return [.. sheets.Single(sheet => sheet.Name == name).Lines.Select(line => line.Select(cell => cell.Text).ToArray())];
    }
}
