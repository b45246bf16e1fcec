using System.Net;
using AngleSharp.Html.Dom;
using NodaTime;
using Npgsql;
using Tera.Organisation.Demonstration;
using Tera.Planning;
using Tera.Procedures.Engine;
using Tera.TestKit;

namespace Tera.Measurement;

/// <summary>Until when sheets are filled: closed means closed, on the screen, in a workbook and in the database; one unit may get longer.</summary>
public sealed class DeadlineTests : IAsyncLifetime
{
    private const string Filler = "bidang.ciptakarya.bmcktr", Planner = "subbag.perencanaan.bmcktr";

    private FiguresWorld _world = null!;
    private TestBrowser _filler = null!, _planner = null!;
    private RunId _run;
    private SheetId _sheet;

    public async ValueTask InitializeAsync()
    {
        _world = await FiguresWorld.CreateAsync();
        _run = await _world.CollectingAsync();
        _sheet = (await _world.SheetAsync(_run, "ciptakarya")).Id;
        _filler = await _world.Site.SignedInAsync(Filler);
        _planner = await _world.Site.SignedInAsync(Planner);
    }

    [Fact]
    public async Task Given_a_deadline_when_it_passes_then_a_form_still_open_is_told_and_keeps_what_was_typed_until_the_unit_gets_longer()
    {
        Assert.Contains("TT-", (await SetAsync("2026-10-08")).Text, StringComparison.Ordinal);
        var page = await _filler.GetAsync(MeasurementLinks.Sheet(_sheet));
        Assert.Contains("Diisi sampai Kamis, 8 Oktober 2026", page.Text, StringComparison.Ordinal);
        var cell = CellOf(page);
        page = await _filler.SendAsync(page, "lembar", (cell, "300"));
        Assert.Equal("300", page.ValueOf(cell));
        var row = await _filler.GetAsync(MeasurementLinks.Entry(_sheet, EntryOf(cell)));

        // When: 00.00 WIB on the 9th.
        _world.Site.Clock.Now = Instant.FromUtc(2026, 10, 8, 17, 0);
        var late = await _filler.SendAsync(page, "lembar", (cell, "310"));
        var book = await _filler.SendFileAsync(page, page.Form("unggah-lembar"), "Lembar", "lembar.xlsx", Book(page, cell));
        var file = await _filler.SendFileAsync(row, row.Html.QuerySelectorAll("form[enctype]").OfType<IHtmlFormElement>().Single(), "Berkas", "a.pdf", "%PDF-1.4 a"u8.ToArray());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("Tenggat pengisian lewat sejak 8 Oktober 2026", late.Html.QuerySelector(".t-fault-list")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("310", late.Html.QuerySelector("td[data-label='Yang diketik']")?.TextContent);
        Assert.Contains("Tenggat pengisian lewat", book.Html.QuerySelector(".t-fault-list")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Tenggat pengisian lewat", file.Html.QuerySelector(".t-fault-list")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await _filler.GetAsync(MeasurementLinks.Sheet(_sheet))).ValueOf(cell));

        // Wherever the work waits it says that it can no longer be done, whatever time the row of the SOP leaves.
        Assert.Contains("tenggat pengisian lewat", (await _filler.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Contains("minta pengecualian lebih dahulu", (await _filler.GetAsync(Procedures.ProceduresLinks.Run(_run))).Text, StringComparison.Ordinal);

        // Then: leave for this unit opens it, with the reason in sight, until its own day is over.
        Assert.Contains("TT-", (await GrantAsync("2026-10-12")).Text, StringComparison.Ordinal);
        var open = await _filler.GetAsync(MeasurementLinks.Sheet(_sheet));
        Assert.Contains("“Banjir di kantor”", open.Text, StringComparison.Ordinal);
        var saved = await _filler.SendAsync(open, "lembar", (cell, "310"));
        Assert.Equal("310", saved.ValueOf(cell));
        _world.Site.Clock.Now = Instant.FromUtc(2026, 10, 12, 17, 0);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _filler.SendAsync(saved, "lembar", (cell, "320"))).Status);
    }

    [Fact]
    public async Task Given_a_deadline_that_has_passed_when_somebody_writes_past_the_program_then_the_database_refuses()
    {
        await SetAsync("2026-10-08");
        await GrantAsync("2026-10-12");
        var page = await _filler.GetAsync(MeasurementLinks.Sheet(_sheet));
        await _filler.SendAsync(page, "lembar", (CellOf(page), "300"));
        var row = $"id = '{EntryOf(CellOf(page)).Value}'";
        string[] late =
        [
            $"update measurement.entry set spent = 1, changed_at = '2026-10-12 17:00+00' where {row}",
            $"{Over}; update measurement.entry set number = 1 where {row}",
            $"{Over}; update measurement.entry set enabling = 'x', changed_at = '2026-01-01 00:00+00' where {row}",
            $"{Over}; update measurement.entry set follow_up = 'x' where {row}",
        ];

        foreach (var sql in late)
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => _world.Site.Database.OwnerAsync(sql));
            Assert.Equal("entry_within_deadline", refused.ConstraintName);
        }

        // Leave that is over was there to be given again.
        Assert.Equal(1L, await _world.Site.Database.OwnerAsync("select count(*) from measurement.deadline_exception"));
        var moved = await Assert.ThrowsAsync<PostgresException>(() => _world.Site.Database.OwnerAsync("update measurement.deadline set closes_at = '2100-01-01'"));
        Assert.Contains("measurement.deadline", moved.Message, StringComparison.Ordinal);
        await _world.Site.Database.OwnerAsync($"update measurement.entry set return_note = 'periksa' where {row}");
    }

    [Fact]
    public async Task Given_a_sheet_handed_in_when_it_is_sent_back_after_the_deadline_then_it_is_open_for_three_working_days()
    {
        await SetAsync("2026-10-08");
        var task = new TaskKey(FiguresWorld.Fill, 1, 1, Slot.Of(OrganisationSeed.Unit("bmcktr", "ciptakarya")));
        Sample.Of(await _world.DecideAsync(_run, OrganisationSeed.Person(Filler), new RunCommand.Complete(task)));

        // When: Friday the 9th.
        _world.Site.Clock.Now = Instant.FromUtc(2026, 10, 9, 3, 0);
        Sample.Of(await _world.DecideAsync(_run, OrganisationSeed.Person("tim.sakip.bmcktr"), new RunCommand.ReturnSubmission(task, "SK tahun lalu")));

        var page = await _filler.GetAsync(MeasurementLinks.Sheet(_sheet));
        Assert.Contains("Diisi sampai Rabu, 14 Oktober 2026", page.Text, StringComparison.Ordinal);
        Assert.Contains("Dikembalikan: SK tahun lalu", page.Text, StringComparison.Ordinal);
        Assert.Equal("310", (await _filler.SendAsync(page, "lembar", (CellOf(page), "310"))).ValueOf(CellOf(page)));
    }

    [Fact]
    public async Task Given_a_returned_sheet_whose_leave_is_over_when_it_is_shown_then_the_reason_for_the_return_stands_beside_the_deadline()
    {
        await SetAsync("2026-10-08");
        var task = new TaskKey(FiguresWorld.Fill, 1, 1, Slot.Of(OrganisationSeed.Unit("bmcktr", "ciptakarya")));
        Sample.Of(await _world.DecideAsync(_run, OrganisationSeed.Person(Filler), new RunCommand.Complete(task)));
        Sample.Of(await _world.DecideAsync(_run, OrganisationSeed.Person("tim.sakip.bmcktr"), new RunCommand.ReturnSubmission(task, "SK tahun lalu")));
        _world.Site.Clock.Now = Instant.FromUtc(2026, 10, 20, 3, 0);

        var page = await _filler.GetAsync(MeasurementLinks.Sheet(_sheet));

        Assert.Contains("Tenggat lewat.", page.Text, StringComparison.Ordinal);
        Assert.Contains("“SK tahun lalu”", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_leave_that_a_longer_deadline_overtook_when_the_decisions_are_shown_then_it_is_not_said_to_hold()
    {
        await SetAsync("2026-10-08");
        await GrantAsync("2026-10-12");
        var leave = (await _planner.GetAsync(MeasurementLinks.DeadlinesOf(FiguresWorld.Agency, new(2026)))).Html.QuerySelectorAll("td[data-label='Sampai']").Single();
        Assert.EndsWith("berlaku", leave.TextContent.Trim(), StringComparison.Ordinal);

        await SetAsync("2026-10-20");

        leave = (await _planner.GetAsync(MeasurementLinks.DeadlinesOf(FiguresWorld.Agency, new(2026)))).Html.QuerySelectorAll("td[data-label='Sampai']").Single();
        Assert.Contains("tidak diperlukan lagi", leave.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_somebody_who_does_not_keep_the_plan_or_a_day_that_cannot_be_when_a_deadline_is_set_then_it_is_refused()
    {
        Assert.False((await _filler.GetAsync(MeasurementLinks.Deadlines)).HasForm("tetapkan-tenggat"));
        using var stranger = await _world.Site.SignedInAsync("kabag.kerjasama");
        Assert.DoesNotContain("Bina Marga", (await stranger.GetAsync(MeasurementLinks.DeadlinesOf(FiguresWorld.Agency, new(2026)))).Text, StringComparison.Ordinal);

        Assert.Contains("sudah lewat", (await SetAsync("2026-10-05")).Text, StringComparison.Ordinal);
        Assert.Contains("belum mempunyai tenggat", (await GrantAsync("2026-10-12")).Text, StringComparison.Ordinal);
        await SetAsync("2026-10-20");
        Assert.Contains("Semua unit sudah boleh mengisi sampai 20 Oktober 2026", (await GrantAsync("2026-10-12")).Text, StringComparison.Ordinal);
        Assert.Contains("belum", (await GrantAsync("")).Html.QuerySelector(".t-fault-list")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1L, await _world.Site.Database.OwnerAsync("select count(*) from measurement.deadline"));
        Assert.Equal(1L, await _world.Site.Database.OwnerAsync("select count(*) from platform.audit where process = 'measurement.set-deadline' and reason = 'SE 1/2026'"));
    }

    public async ValueTask DisposeAsync()
    {
        _filler.Dispose();
        _planner.Dispose();
        await _world.DisposeAsync();
    }

    private async Task<TestPage> SetAsync(string day) => await _planner.SendAsync(
        await _planner.GetAsync(MeasurementLinks.DeadlinesOf(FiguresWorld.Agency, new(2026))), "tetapkan-tenggat",
        ("Deadline.Quarter", "4"), ("Deadline.LastDay", day), ("Deadline.Ground", "SE 1/2026"));

    private async Task<TestPage> GrantAsync(string day) => await _planner.SendAsync(
        await _planner.GetAsync(MeasurementLinks.DeadlinesOf(FiguresWorld.Agency, new(2026))), "beri-pengecualian",
        ("Leave.Quarter", "4"), ("Leave.Unit", OrganisationSeed.Unit("bmcktr", "ciptakarya").ToString()), ("Leave.LastDay", day), ("Leave.Reason", "Banjir di kantor"));

    /// <summary>
    /// The deadline and the unit's leave given again as they would have been years ago, so that they are over for every clock: a change that bears no
    /// moment of its own, or an earlier one, is judged by the clock of the server.
    /// </summary>
    private static string Over =>
        $"""
         insert into measurement.deadline (region_id, id, agency_id, fiscal_year, quarter, last_day, closes_at, ground, set_by, set_at)
         select region_id, gen_random_uuid(), agency_id, fiscal_year, quarter, '2020-01-01', '2020-01-01 17:00+00', ground, set_by, set_at + interval '1 hour' from measurement.deadline;
         insert into measurement.deadline_exception (region_id, id, agency_id, unit_id, fiscal_year, quarter, last_day, closes_at, reason, granted_by, granted_at)
         select region_id, gen_random_uuid(), agency_id, unit_id, fiscal_year, quarter, '2020-01-02', '2020-01-02 17:00+00', reason, granted_by, granted_at + interval '1 hour'
         from measurement.deadline_exception where unit_id = '{OrganisationSeed.Unit("bmcktr", "ciptakarya").Value}'
         """;

    private static byte[] Book(TestPage page, string cell)
    {
        var marks = page.ValueOf(cell.Replace("nilai", "awal", StringComparison.Ordinal));
        return new TestBook().Sheet("Lembar", [["Kunci (jangan diubah)", "Realisasi", "Alasan tidak tersedia"], [$"{EntryOf(cell).Value:N} {marks}", 310m, ""]]).ToArray();
    }

    private static string CellOf(TestPage page) => page.Html.QuerySelectorAll("[name^='nilai.']")[1].GetAttribute("name")!;

    private static EntryId EntryOf(string cell) => new(Guid.ParseExact(cell.Split('.')[1], "N"));
}
