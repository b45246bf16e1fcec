using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Npgsql;
using Tera.Measurement.Deadlines;
using Tera.Measurement.Employees;
using Tera.Measurement.Sheets;
using Tera.Organisation;
using Tera.Platform.Spreadsheets;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Measurement;

/// <summary>What is written of a person is his, and of those who assess him.</summary>
/// <remarks>Source: UU 27/2022, personal data.</remarks>
public sealed class EmployeeSheetTests
{
    [Fact]
    public async Task The_sheet_of_an_employee_is_read_by_himself_and_his_assessors_and_not_by_colleagues_of_his_lane_other_agencies_or_the_administrator()
    {
        await using var site = await TestSite.WithRunsAsync();
        var address = MeasurementLinks.Sheet(new((Guid)(await site.Database.OwnerAsync(
            """
            select s.id from measurement.sheet s join organisation.person p on p.id = s.person_id
            where p.full_name like 'Putri Ramadhani%' order by s.opened_at desc limit 1
            """))!));

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, "staf2.contohutara", address));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, "camat.contohutara", address));
        foreach (var stranger in (string[])["staf5.contohutara", "kadis.dishub", "admin"])
        {
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(site, stranger, address));
        }
    }

    [Fact]
    public async Task Given_two_positions_of_one_lane_when_one_holder_asks_for_the_sheet_of_the_other_then_he_is_a_colleague_and_no_assessor()
    {
        await using var site = await TestSite.WithRunsAsync();
        var sheet = (Guid)(await site.Database.OwnerAsync(
            """
            select s.id from measurement.sheet s join organisation.person p on p.id = s.person_id
            where p.full_name like 'Putri Ramadhani%' order by s.opened_at desc limit 1
            """))!;
        await site.Database.OwnerAsync(
            $"""
             insert into procedures.lane_binding (region_id, id, procedure_id, lane, position_id, valid_from)
             select r.region_id, gen_random_uuid(), r.procedure_id, 'rekan', h.position_id, date '2026-01-01'
             from measurement.sheet s join procedures.run r on r.id = s.run_id, organisation.office_holder h
             where s.id = '{sheet}' and (h.full_name like 'Putri Ramadhani%' or h.full_name like 'La Ode Safaruddin%')
             """);
        Assert.Equal(2L, await site.Database.OwnerAsync("select count(*) from procedures.lane_binding where lane = 'rekan'"));

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(site, "staf5.contohutara", MeasurementLinks.Sheet(new(sheet))));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, "staf2.contohutara", MeasurementLinks.Sheet(new(sheet))));
    }

    [Fact]
    public async Task Every_employee_is_read_by_the_heads_who_judge_above_him_and_by_no_head_of_another_unit()
    {
        await using var site = await TestSite.WithRunsAsync();
        var employees = await Sql.ListAsync(site.Database.Connections.Owner,
            """
            select distinct on (s.person_id) s.id || ' ' || u.short_name from measurement.sheet s
            join organisation.office_holder h on h.person_id = s.person_id and h.valid_until is null join organisation.unit u on u.id = h.unit_id
            order by s.person_id, s.opened_at desc
            """);
        Assert.True(employees.Count > 3);
        // While the analysis waits for the heads of sections, each of them may have to do it and reads what it is about.
        Assert.All(await AnswersAsync(site, "seksi.pemerintahan.contohutara", employees), answer => Assert.Equal(HttpStatusCode.OK, answer));
        await site.Database.OwnerAsync("update procedures.task set status = 'Done', closed_at = now() where status = 'Open' and act_kind = 'Process'");

        (string Account, string Unit)[] heads = [("seksi.pemerintahan.contohutara", "Pemerintahan"), ("seksi.pemberdayaan.contohutara", "Pemberdayaan"), ("seksi.ketenteraman.contohutara", "Ketenteraman")];
        foreach (var (account, unit) in heads)
        {
            var expected = employees.Select(one => one.EndsWith(' ' + unit, StringComparison.Ordinal) ? HttpStatusCode.OK : HttpStatusCode.NotFound);
            Assert.Equal(expected, await AnswersAsync(site, account, employees));
        }

        Assert.All(await AnswersAsync(site, "camat.contohutara", employees), answer => Assert.Equal(HttpStatusCode.OK, answer));
        foreach (var account in (string[])["sekcam.contohutara", "kasubag.contohutara"])
        {
            Assert.All(await AnswersAsync(site, account, employees), answer => Assert.Equal(HttpStatusCode.NotFound, answer));
        }
    }

    [Fact]
    public async Task Whoever_brings_employees_results_together_reads_name_and_predicate_apart_and_how_many_files_stand_behind_them()
    {
        await using var site = await TestSite.WithRunsAsync();
        var run = await site.Database.OwnerAsync(
            """
            select t.run_id from procedures.task t join measurement.sheet s on s.run_id = t.run_id and s.person_id is not null
            where t.status = 'Open' and t.act_kind = 'Process' limit 1
            """);
        await site.Database.OwnerAsync(
            $"update measurement.employee_result set work_rating = 'Meets', conduct_rating = 'Meets' where sheet_id in (select id from measurement.sheet where run_id = '{run}')");
        using var judge = await site.SignedInAsync("seksi.pemerintahan.contohutara");

        var page = await judge.GetAsync($"/pelaksanaan/{run}");

        var legends = page.Html.QuerySelectorAll("legend").Where(legend => legend.QuerySelector(".t-cap") is not null).ToList();
        Assert.NotEmpty(legends);
        Assert.All(legends, legend => Assert.Matches(@"\S\s+Baik$", legend.TextContent.Trim()));
        var files = await site.Database.OwnerAsync($"select count(*) from measurement.evidence e join measurement.sheet s on s.id = e.sheet_id where s.run_id = '{run}' and s.person_id is not null and e.removed_at is null");
        Assert.Contains($"di samping itu {files} berkas pegawai", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_what_an_employee_wrote_is_written_over_then_the_earlier_words_stay_with_who_and_when_and_whoever_changes_them_behind_Tera_is_found_out()
    {
        await using var site = await TestSite.WithRunsAsync();
        var sheet = (Guid)(await site.Database.OwnerAsync(
            """
            select s.id from measurement.sheet s join organisation.person p on p.id = s.person_id
            where p.full_name like 'Putri Ramadhani%' order by s.opened_at desc limit 1
            """))!;
        await site.Database.OwnerAsync($"update measurement.sheet set state = 'Open', submitted_by = null, submitted_at = null where id = '{sheet}'");
        var address = MeasurementLinks.Sheet(new(sheet));
        using var employee = await site.SignedInAsync("staf2.contohutara");

        foreach (var words in (string[])["Melayani 40 warga.", "Melayani 42 warga."])
        {
            await employee.SendAsync(await employee.GetAsync(address), "pegawai", ("HasilKerja", words));
        }

        using var head = await site.SignedInAsync("camat.contohutara");
        var newest = (await head.GetAsync(address)).Html.QuerySelector("section[aria-labelledby=riwayat] tbody tr")!.TextContent;
        Assert.Contains("Melayani 40 warga.", newest, StringComparison.Ordinal);
        Assert.Contains("Melayani 42 warga.", newest, StringComparison.Ordinal);
        Assert.Contains("Putri Ramadhani", newest, StringComparison.Ordinal);
        Assert.Empty(await FindingsAsync(site));
        await using (var session = site.Session())
        {
            var all = await session.Db.Set<Sheet>().Where(one => one.PersonId != null).Select(one => one.Id).ToListAsync();
            var histories = await session.Get<EmployeeHistory>().OfAsync(all, default);
            Assert.True(all.Count > 1);
            Assert.Equal(await session.Get<EmployeeHistory>().OfAsync(new SheetId(sheet), default), histories[new(sheet)]);
            Assert.DoesNotContain(histories.Where(own => own.Key != new SheetId(sheet)).SelectMany(own => own), line => line.After.Contains("Melayani 42 warga.", StringComparison.Ordinal));
        }

        await site.Database.BehindTheRulesAsync("measurement.employee_result", $"update measurement.employee_result set results = 'Melayani 99 warga.' where sheet_id = '{sheet}'");
        Assert.Contains("Hasil kerja tidak sama dengan riwayatnya", Assert.Single(await FindingsAsync(site)).What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_the_deadline_of_a_quarter_when_it_passes_then_an_employee_s_sheet_takes_nothing_until_his_unit_gets_longer_and_the_database_holds_to_it()
    {
        await using var site = await TestSite.WithRunsAsync();
        var (sheet, agency, year, quarter) = await OpenSheetAsync(site);
        var address = MeasurementLinks.Sheet(sheet);
        using var employee = await site.SignedInAsync("staf2.contohutara");
        using var head = await site.SignedInAsync("camat.contohutara");
        var zone = IndonesianTimeZone.Western;
        var day = zone.DateOf(site.Clock.Now).PlusDays(2);
        var decided = await head.SendAsync(
            await head.GetAsync(MeasurementLinks.DeadlinesOf(agency, new(year))), "tetapkan-tenggat",
            ("Deadline.Quarter", $"{quarter}"), ("Deadline.LastDay", LocalDatePattern.Iso.Format(day)), ("Deadline.Ground", "SE 1/2026"));
        Assert.Contains("TT-", decided.Text, StringComparison.Ordinal);
        var page = await employee.GetAsync(address);
        Assert.Contains($"Diisi sampai {IndonesianDate.LongWithDay(day)}", page.Text, StringComparison.Ordinal);
        Assert.Contains("TT-", (await employee.SendAsync(page, "pegawai", ("HasilKerja", "Melayani 40 warga."))).Text, StringComparison.Ordinal);
        page = await employee.GetAsync(address);
        site.Clock.Now = day.PlusDays(1).AtStartOfDayInZone(zone.Zone).ToInstant();

        var late = await employee.SendAsync(page, "pegawai", ("HasilKerja", "Melayani 41 warga."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("Tenggat pengisian lewat sejak", late.Html.QuerySelector(".t-fault-list")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Yang Anda ketik belum tersimpan. Salin dari sini bila masih diperlukan.", late.Text, StringComparison.Ordinal);
        Assert.Contains("Melayani 41 warga.", late.Text, StringComparison.Ordinal);
        foreach (var column in (string[])["results", "conduct", "obstacles", "follow_up"])
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => site.Database.OwnerAsync(
                $"update measurement.employee_result set {column} = 'x', told_at = '{site.Clock.Now}' where sheet_id = '{sheet.Value}'"));
            Assert.Equal("result_within_deadline", refused.ConstraintName);
        }

        await site.Database.OwnerAsync($"update measurement.employee_result set work_rating = 'Meets', conduct_rating = 'Meets' where sheet_id = '{sheet.Value}'");

        // Leave of his unit is his, too.
        var unit = await site.Database.OwnerAsync($"select h.unit_id from organisation.office_holder h join measurement.sheet s on s.person_id = h.person_id where s.id = '{sheet.Value}' and h.valid_until is null limit 1");
        await head.SendAsync(
            await head.GetAsync(MeasurementLinks.DeadlinesOf(agency, new(year))), "beri-pengecualian",
            ("Leave.Quarter", $"{quarter}"), ("Leave.Unit", $"{unit}"), ("Leave.LastDay", LocalDatePattern.Iso.Format(day.PlusDays(5))), ("Leave.Reason", "Banjir di kantor"));
        page = await employee.GetAsync(address);
        Assert.Contains("pengecualian untuk unit Anda: “Banjir di kantor”", page.Text, StringComparison.Ordinal);
        Assert.Contains("TT-", (await employee.SendAsync(page, "pegawai", ("HasilKerja", "Melayani 41 warga."))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_an_employee_s_sheet_that_came_back_after_the_deadline_then_it_alone_is_open_for_three_working_days_and_its_reason_stands_on_it_alone()
    {
        await using var site = await TestSite.WithRunsAsync();
        var (id, agency, year, quarter) = await OpenSheetAsync(site);
        using var head = await site.SignedInAsync("camat.contohutara");
        var day = IndonesianTimeZone.Western.DateOf(site.Clock.Now);
        await head.SendAsync(
            await head.GetAsync(MeasurementLinks.DeadlinesOf(agency, new(year))), "tetapkan-tenggat",
            ("Deadline.Quarter", $"{quarter}"), ("Deadline.LastDay", LocalDatePattern.Iso.Format(day)), ("Deadline.Ground", "SE 1/2026"));
        site.Clock.Now += Duration.FromDays(2);
        await using (var session = site.Session())
        {
            var sheet = await session.Db.Set<Sheet>().SingleAsync(one => one.Id == id);
            await session.Get<LeaveAfterReturn>().GiveAsync(sheet, "Dikembalikan: lengkapi buktinya", by: null, site.Clock.Now, default);
            await session.Db.SaveChangesAsync();
            Assert.Equal(1L, await site.Database.OwnerAsync("select count(*) from measurement.deadline_exception where person_id is not null and unit_id is null"));
        }

        using var employee = await site.SignedInAsync("staf2.contohutara");
        var page = await employee.GetAsync(MeasurementLinks.Sheet(id));

        Assert.Contains("pengecualian untuk Anda: “Dikembalikan: lengkapi buktinya”", page.Text, StringComparison.Ordinal);
        Assert.Contains("TT-", (await employee.SendAsync(page, "pegawai", ("HasilKerja", "Melayani 43 warga."))).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("lengkapi buktinya", (await head.GetAsync(MeasurementLinks.DeadlinesOf(agency, new(year)))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_employees_who_have_and_have_not_handed_in_when_completeness_is_asked_for_then_only_those_one_may_read_are_named_and_no_rating_is_shown()
    {
        await using var site = await TestSite.WithRunsAsync();
        var (id, agency, year, quarter) = await OpenSheetAsync(site);
        var address = $"{MeasurementLinks.Completeness}?tahun={year}&triwulan={quarter}&instansi={agency}";
        var book = $"{MeasurementLinks.CompletenessBook}?tahun={year}&instansi={agency}";
        var all = (long)(await site.Database.OwnerAsync($"select count(distinct person_id) from measurement.sheet where agency_id = '{agency}' and person_id is not null and fiscal_year = {year} and quarter = {quarter}"))!;
        await site.Database.OwnerAsync("update measurement.employee_result set work_rating = 'Above', conduct_rating = 'Above'");
        using var head = await site.SignedInAsync("camat.contohutara");
        using var colleague = await site.SignedInAsync("staf5.contohutara");
        using var stranger = await site.SignedInAsync("kadis.dishub");

        var read = (await head.GetAsync(address)).Html.QuerySelector("section[aria-labelledby=pegawai]")!;
        var others = (await colleague.GetAsync(address)).Html.QuerySelector("section[aria-labelledby=pegawai]")!;

        Assert.Equal(all, read.QuerySelectorAll("tbody tr").Length);
        Assert.Contains(read.QuerySelectorAll("tbody a"), link => link.GetAttribute("href") == MeasurementLinks.Sheet(id));
        Assert.Contains($"{all - 1} dari {all} lembar pegawai diserahkan", read.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, others.QuerySelectorAll("tbody tr").Length);
        Assert.Contains($"{all - 1} pegawai lain", others.TextContent, StringComparison.Ordinal);
        Assert.Contains($"{all - 1} dari {all} lembar pegawai diserahkan", others.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Putri Ramadhani", others.TextContent, StringComparison.Ordinal);
        Assert.Null((await stranger.GetAsync(address)).Html.QuerySelector("section[aria-labelledby=pegawai]"));
        var written = await BookAsync(colleague, book);
        Assert.DoesNotContain("Putri Ramadhani", written, StringComparison.Ordinal);
        Assert.Contains("pegawai lain", written, StringComparison.Ordinal);
        Assert.All([read.TextContent, others.TextContent, written, await BookAsync(head, book)], text => Assert.DoesNotMatch("(?i)ekspektasi|sangat baik", text));
    }

    private static async Task<string> BookAsync(TestBrowser browser, string address)
    {
        using var stream = new MemoryStream((await browser.DownloadAsync(address))!);
        return string.Join('\n', Sample.Of(WorkbookReader.Read(stream, _ => true, 5_000)).SelectMany(sheet => sheet.Lines).Select(line => string.Join(' ', line.Select(cell => cell.Text))));
    }

    /// <summary>The newest sheet of an employee, open again.</summary>
    private static async Task<(SheetId Sheet, AgencyId Agency, int Year, int Quarter)> OpenSheetAsync(TestSite site)
    {
        var sheet = (Guid)(await site.Database.OwnerAsync(
            "select s.id from measurement.sheet s join organisation.person p on p.id = s.person_id where p.full_name like 'Putri Ramadhani%' order by s.opened_at desc limit 1"))!;
        await site.Database.OwnerAsync($"update measurement.sheet set state = 'Open', submitted_by = null, submitted_at = null where id = '{sheet}'");
        await using var session = site.Session();
        var there = await session.Db.Set<Sheet>().AsNoTracking().SingleAsync(one => one.Id == new SheetId(sheet));
        return (there.Id, there.AgencyId, there.FiscalYear, there.Quarter);
    }

    private static async Task<IReadOnlyList<Recaps.MeasurementFinding>> FindingsAsync(TestSite site)
    {
        await using var session = site.Session();
        return (await session.Get<Recaps.HistoryCheck>().FindAsync(default)).Findings;
    }

    private static async Task<List<HttpStatusCode>> AnswersAsync(TestSite site, string account, List<string> employees)
    {
        using var browser = await site.SignedInAsync(account);
        List<HttpStatusCode> answers = [];
        foreach (var employee in employees)
        {
            answers.Add((await browser.GetAsync(MeasurementLinks.Sheet(new(Guid.Parse(employee.Split(' ')[0]))))).Status);
        }

        return answers;
    }

    private static async Task<HttpStatusCode> StatusAsync(TestSite site, string user, string address)
    {
        using var browser = await site.SignedInAsync(user);
        return (await browser.GetAsync(address)).Status;
    }
}
