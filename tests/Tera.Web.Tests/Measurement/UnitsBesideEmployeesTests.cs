using System.Net;
using Tera.Measurement.Reviews;
using Tera.Organisation;
using Tera.Organisation.Demonstration;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Procedures.Runs;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Measurement;

/// <summary>An SOP that asks employees for their work measures its office too: the units that owe figures report them beside it.</summary>
public sealed class UnitsBesideEmployeesTests
{
    private const string Agency = "kecamatan-contoh-utara", Chief = "camat.contohutara", Section = "seksi.pemerintahan.contohutara";

    [Fact]
    public async Task When_the_collection_from_employees_opens_then_every_unit_that_owes_a_figure_has_a_sheet_and_finds_it_on_Beranda()
    {
        await using var site = await TestSite.AtWorkAsync();
        var run = await UntilAsync(site, "serahkan-data");

        Assert.Equal(
            ["Sekretariat Kecamatan true", "Seksi Ketenteraman dan Ketertiban true", "Seksi Pemberdayaan Masyarakat true", "Seksi Pemerintahan true"],
            await Sql.ListAsync(site.Database.Connections.Owner,
                $"select u.name || ' ' || s.self_standing from measurement.sheet s join organisation.unit u on u.id = s.unit_id where s.run_id = '{run}' order by 1"));
        Assert.NotEqual(0L, await site.Database.OwnerAsync($"select count(*) from measurement.sheet where run_id = '{run}' and person_id is not null and not self_standing"));
        using var head = await site.SignedInAsync(Section);
        Assert.Contains("Isi dan serahkan lembar pengukuran Seksi Pemerintahan", (await head.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Contains("0 dari 4", (await head.GetAsync(MeasurementLinks.Reviews)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_all_employees_have_handed_in_when_the_collection_ends_then_the_sheets_of_units_stay_open_until_the_figures_are_brought_together()
    {
        await using var site = await TestSite.AtWorkAsync();
        var run = await UntilAsync(site, "analisis");

        Assert.Equal(4L, await site.Database.OwnerAsync($"select count(*) from measurement.sheet where run_id = '{run}' and unit_id is not null and state = 'Open'"));
        using var head = await site.SignedInAsync(Section);
        var page = await head.GetAsync($"/pelaksanaan/{run}");
        var refused = await head.SendAsync(page, "tugas", ("Analisis", "Sesuai rencana."));

        Assert.Contains("Seksi Pemerintahan: lembar belum diserahkan", refused.Text, StringComparison.Ordinal);
        Assert.Equal(4L, await site.Database.OwnerAsync($"select count(*) from measurement.sheet where run_id = '{run}' and unit_id is not null and state = 'Open'"));
    }

    [Fact]
    public async Task Given_a_coordinator_who_closes_the_collection_then_only_the_sheets_it_collects_are_ended()
    {
        await using var site = await TestSite.AtWorkAsync();
        var run = await UntilAsync(site, "serahkan-data");
        await using (var session = site.Session())
        {
            var person = OrganisationSeed.Person(Chief);
            var task = (await session.Get<RunStore>().LookAsync(run, person, site.Clock.Now, default))!.Run.Open.First().Key;
            Sample.Of(await session.Get<RunGateway>().DecideAsync(new(CommandId.New(), run, person), new RunCommand.CloseCollection(task.Step, "Dua pegawai cuti"), null, default));
        }

        Assert.Equal(
            ["false Submitted", "true Open"],
            await Sql.ListAsync(site.Database.Connections.Owner, $"select distinct self_standing || ' ' || state from measurement.sheet where run_id = '{run}' order by 1"));
    }

    /// <summary>Source: sop-kecamatan, row 5: “Camat menelaah dan menyerahkan data kinerja”.</summary>
    [Fact]
    public async Task Whoever_looks_at_what_employees_handed_in_before_he_passes_it_on_has_every_sheet_before_him_and_in_his_list()
    {
        await using var site = await TestSite.AtWorkAsync();
        var run = await UntilAsync(site, "telaah");
        using var chief = await site.SignedInAsync(Chief);

        var links = (await chief.GetAsync($"/pelaksanaan/{run}")).Html.QuerySelectorAll("section[aria-label='Data yang diserahkan'] th a").Select(link => link.GetAttribute("href")!).ToList();

        Assert.Equal(10, links.Count);
        foreach (var link in links)
        {
            Assert.Equal(HttpStatusCode.OK, (await chief.GetAsync(link)).Status);
        }

        var listed = (await chief.GetAsync(MeasurementLinks.Sheets + "?semua=ya")).Html.QuerySelectorAll("tbody th a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(links.Order(), listed.Order());
        using var colleague = await site.SignedInAsync("staf5.contohutara");
        var read = (await colleague.GetAsync(MeasurementLinks.Sheets + "?semua=ya")).Html.QuerySelectorAll("tbody th a").Select(link => link.TextContent.Trim()).ToList();
        Assert.Equal(5, read.Count);
        Assert.Contains("La Ode Safaruddin", read);
    }

    [Fact]
    public async Task Given_one_employee_whose_words_do_not_do_when_the_analysis_sends_his_alone_back_then_only_he_tells_again()
    {
        await using var site = await TestSite.AtWorkAsync();
        var run = await UntilAsync(site, "analisis");
        using var head = await site.SignedInAsync(Section);
        var page = await head.GetAsync($"/pelaksanaan/{run}");
        var one = Slot.Of(OrganisationSeed.Person("staf2.contohutara")).Value;
        Assert.Equal(6, page.Html.QuerySelectorAll("input[name='Milik.kembalikan']").Length);

        var sent = await head.SendAsync(page, "kendali", ("Aksi", "kembalikan"), ("Ke.kembalikan", "serahkan-data"), ("Milik.kembalikan", one), ("Alasan.kembalikan", "Jumlah layanan belum disebut"));

        Assert.Contains("TT-", sent.Text, StringComparison.Ordinal);
        Assert.Equal([one], await Sql.ListAsync(site.Database.Connections.Owner, $"select slot from measurement.sheet where run_id = '{run}' and person_id is not null and state = 'Returned'"));
        Assert.Equal([one], await Sql.ListAsync(site.Database.Connections.Owner, $"select slot from procedures.task where run_id = '{run}' and status = 'Open'"));
    }

    [Fact]
    public async Task Given_a_unit_s_sheet_that_was_handed_in_when_the_analysis_gives_it_back_then_it_alone_is_open_again()
    {
        await using var site = await TestSite.AtWorkAsync();
        var run = await UntilAsync(site, "analisis");
        await site.Database.OwnerAsync($"update measurement.sheet set state = 'Submitted', submitted_at = '{site.Clock.Now}' where run_id = '{run}' and unit_id is not null");
        var unit = OrganisationSeed.Unit(Agency, "pemerintahan");

        var given = await SendBackAsync(site, run, unit, "seksi.pemberdayaan.contohutara");

        Assert.Null(given.Rejection);
        Assert.Equal([$"unit:{unit}"], await Sql.ListAsync(site.Database.Connections.Owner, $"select slot from measurement.sheet where run_id = '{run}' and state = 'Returned'"));
        using var chief = await site.SignedInAsync(Chief);
        Assert.Contains("Lembar Seksi Pemerintahan dikembalikan: Angkanya belum lengkap", (await chief.GetAsync($"/pelaksanaan/{run}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_figures_that_lie_frozen_before_who_decides_then_no_sheet_is_opened_under_them()
    {
        await using var site = await TestSite.AtWorkAsync();
        var run = await UntilAsync(site, "tanda-tangan");

        var refused = await SendBackAsync(site, run, OrganisationSeed.Unit(Agency, "pemerintahan"), Chief);

        Assert.Equal("measurement.review.nothing-to-send-back", refused.Rejection?.Code);
    }

    [Fact]
    public async Task Given_a_sheet_without_a_task_when_it_is_handed_in_with_what_was_just_typed_then_that_is_kept_whether_it_is_complete_or_not()
    {
        await using var site = await TestSite.AtWorkAsync();
        var run = await UntilAsync(site, "serahkan-data");
        var sheet = (Guid)(await site.Database.OwnerAsync($"select id from measurement.sheet where run_id = '{run}' and unit_id = '{OrganisationSeed.Unit(Agency, "pemerintahan")}'"))!;
        using var head = await site.SignedInAsync(Section);
        var page = await head.GetAsync(MeasurementLinks.Sheet(new(sheet)));
        var cell = page.Html.QuerySelector("input[name^='nilai.']")!.GetAttribute("name")!;

        var refused = await head.SendAsync(page, "lembar", (cell, "91"), ("Buka", "serahkan"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Belum dapat diserahkan", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Isian Anda sudah tersimpan.", refused.Text, StringComparison.Ordinal);
        Assert.Equal("91", (await head.GetAsync(page.Path)).ValueOf(cell));
        Assert.Equal("Open", await site.Database.OwnerAsync($"select state from measurement.sheet where id = '{sheet}'"));
    }

    private static async Task<Result<Platform.Commands.Receipt>> SendBackAsync(TestSite site, RunId run, UnitId unit, string account)
    {
        await using var session = site.Session();
        return await session.Get<SendSheetBackHandler>().HandleAsync(
            new(new(CommandId.New(), run, OrganisationSeed.Person(account)), unit, "Angkanya belum lengkap"), default);
    }

    /// <summary>A run about the fourth quarter, of which nobody has told a figure, done up to a step.</summary>
    private static async Task<RunId> UntilAsync(TestSite site, string step)
    {
        RunId run;
        await using (var session = site.Session())
        {
            var subject = new RunSubject("agency", OrganisationSeed.Agency(Agency).Value, 2026, 4);
            var start = new StartRun(CommandId.New(), await site.ProcedureAsync(Agency, "kecamatan"), subject, null, OrganisationSeed.Person(Chief));
            run = new(Guid.Parse(Sample.Of(await session.Get<StartRunHandler>().HandleAsync(start, default)).Result));
        }

        while (true)
        {
            await using var session = site.Session();
            var seen = (await session.Get<RunStore>().LookAsync(run, default, site.Clock.Now, default))!;
            if (seen.Run.Open.Any(task => task.Key.Step.Value == step))
            {
                return run;
            }

            var move = NextMove.In(seen.Run, seen.Around)!;
            Sample.Of(await session.Get<RunGateway>().DecideAsync(new(CommandId.New(), run, move.By), move.Command, beside: null, default));
        }
    }
}
