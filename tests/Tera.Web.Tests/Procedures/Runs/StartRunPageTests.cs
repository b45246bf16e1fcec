using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tera.Organisation.Demonstration;
using Tera.Platform.Commands;
using Tera.Platform.Verification;
using Tera.Procedures.Contracts;
using Tera.Procedures.Verification;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Procedures.Runs;

/// <summary>A run begins about what its SOP measures: a quarter, or a whole year; and no quarter is measured twice at once.</summary>
public sealed class StartRunPageTests
{
    [Fact]
    public async Task Given_an_SOP_that_runs_by_the_quarter_then_no_whole_year_is_offered_and_one_that_is_sent_all_the_same_is_refused()
    {
        await using var site = await TestSite.AtWorkAsync();
        using var head = await site.SignedInAsync("camat.contohutara");
        var page = await head.GetAsync(ProceduresLinks.StartRun);

        var periods = page.Html.QuerySelectorAll("input[name='Form.Periode']").Select(choice => choice.GetAttribute("value")).ToList();
        var refused = await head.SendAsync(page, "mulai", ("Form.Periode", "0"));

        Assert.Equal(["1", "2", "3", "4"], periods);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("berjalan tiap triwulan. Pilih satu triwulan", refused.Text, StringComparison.Ordinal);
        Assert.Equal(0L, await site.Database.OwnerAsync("select count(*) from procedures.run"));
    }

    [Theory]
    [InlineData("kadis.bmcktr", "sudah disahkan", "masih berjalan")]
    [InlineData("kadis.dishub", "masih berjalan", null)]
    [InlineData("camat.contohutara", "masih berjalan", null)]
    public async Task Given_the_region_of_the_demonstration_then_the_period_that_is_offered_first_can_be_begun_and_the_others_say_why_not(string head, string why, string? also)
    {
        await using var site = await TestSite.WithRunsAsync();
        using var browser = await site.SignedInAsync(head);
        var page = await browser.GetAsync(ProceduresLinks.StartRun);

        var begun = await browser.SendAsync(page, "mulai");

        Assert.Contains(why, page.Text, StringComparison.Ordinal);
        Assert.Contains(also ?? why, page.Text, StringComparison.Ordinal);
        Assert.StartsWith("/pelaksanaan/", begun.Path, StringComparison.Ordinal);
        Assert.Contains("Tanda terima", begun.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_begins_no_SOP_is_offered_none_and_reads_who_does()
    {
        await using var site = await TestSite.AtWorkAsync();
        using var staff = await site.SignedInAsync("staf1.contohutara");

        var page = await staff.GetAsync(ProceduresLinks.StartRun);
        var sop = await staff.GetAsync(ProceduresLinks.Procedure(await site.ProcedureAsync("kecamatan-contoh-utara", "kecamatan")));

        Assert.DoesNotContain(page.Html.QuerySelectorAll("form[method=post] button[type=submit]"), button => button.TextContent.Contains("Mulai", StringComparison.Ordinal));
        Assert.Contains("dimulai Camat", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Mulai pelaksanaan", sop.Html.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var head = await site.SignedInAsync("camat.contohutara");
        Assert.Contains("Mulai pelaksanaan", (await head.GetAsync(sop.Path)).Html.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_cover_that_lacks_data_and_no_reason_with_its_version_when_a_run_is_begun_then_a_reason_is_asked_for_and_kept_with_the_run()
    {
        await using var site = await TestSite.AtWorkAsync();
        await site.Database.OwnerAsync("alter table procedures.version disable trigger user; update procedures.version set cover_override = null");
        using var head = await site.SignedInAsync("kabag.kerjasama");
        var page = await head.GetAsync(ProceduresLinks.Start(await site.ProcedureAsync("bagian-kerja-sama", "evaluasi")));

        var asked = await head.SendAsync(page, "mulai");
        var begun = await head.SendAsync(asked, "mulai", ("Form.Alasan", "Sampul sedang dilengkapi Bagian Organisasi."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.Contains("Sampul SOP belum lengkap: Dasar Hukum.", asked.Text, StringComparison.Ordinal);
        Assert.Contains("meski sampul SOP belum lengkap", begun.Text, StringComparison.Ordinal);
        Assert.Contains("Sampul sedang dilengkapi Bagian Organisasi.", begun.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_an_SOP_that_runs_once_a_year_then_only_the_whole_year_is_offered()
    {
        await using var site = await TestSite.AtWorkAsync();
        using var head = await site.SignedInAsync("kabag.kerjasama");
        var yearly = await site.ProcedureAsync("bagian-kerja-sama", "pelaporan");

        var page = await head.GetAsync(ProceduresLinks.Start(yearly));
        var refused = await head.SendAsync(page, "mulai", ("Form.Periode", "4"));

        Assert.Equal(["0"], page.Html.QuerySelectorAll("input[name='Form.Periode']").Select(choice => choice.GetAttribute("value")));
        Assert.Contains("berjalan setahun sekali. Pilih setahun penuh", refused.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, null)]
    [InlineData(null, 4)]
    public async Task Given_the_last_quarter_and_the_whole_year_when_one_SOP_measures_the_first_then_the_second_is_refused(int? first, int? second)
    {
        await using var site = await TestSite.AtWorkAsync();
        var procedure = await site.ProcedureAsync("dishub", "dishub");
        async Task<Result<Receipt>> StartAsync(int? quarter)
        {
            await using var session = site.Session();
            var subject = new RunSubject("agency", OrganisationSeed.Agency("dishub").Value, 2026, quarter);
            return await session.Get<StartRunHandler>().HandleAsync(new(CommandId.New(), procedure, subject, null, null), default);
        }

        Sample.Of(await StartAsync(first));

        Assert.Equal("measurement.version.measured-by", (await StartAsync(second)).Rejection?.Code);
        Assert.Equal("procedures.run.unfinished", (await StartAsync(first)).Rejection?.Code);
        Sample.Of(await StartAsync(3));
    }

    [Fact]
    public async Task Given_an_SOP_that_measures_nothing_then_it_runs_as_often_as_there_are_matters_and_each_run_bears_its_own()
    {
        await using var site = await TestSite.AtWorkAsync();
        await MeasuringNothingAsync(site);
        using var head = await site.SignedInAsync("kabag.kerjasama");
        var procedure = await site.ProcedureAsync("bagian-kerja-sama", "evaluasi");
        async Task<TestPage> BeginAsync(string matter) => await head.SendAsync(await head.GetAsync(ProceduresLinks.Start(procedure)), "mulai", ("Form.Perihal", matter));

        var asked = await head.GetAsync(ProceduresLinks.Start(procedure));
        var first = await BeginAsync("Undangan Kabupaten Contoh Makmur");
        var second = await BeginAsync("Surat penawaran  Universitas Contoh");
        var same = await BeginAsync("surat penawaran Universitas CONTOH");
        var none = await BeginAsync(" ");

        Assert.Empty(asked.Html.QuerySelectorAll("[name='Form.Periode']"));
        Assert.Contains(": Undangan Kabupaten Contoh Makmur", first.Html.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("dengan perihal “Undangan Kabupaten Contoh Makmur”", first.Text, StringComparison.Ordinal);
        Assert.Contains(": Surat penawaran Universitas Contoh", second.Html.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (same.Status, none.Status));
        Assert.Contains("masih berjalan", same.Text, StringComparison.Ordinal);
        Assert.Contains("Tulis perihalnya", none.Text, StringComparison.Ordinal);
        var list = (await head.GetAsync(ProceduresLinks.Runs)).Text;
        Assert.Contains("Undangan Kabupaten Contoh Makmur", list, StringComparison.Ordinal);
        Assert.Contains("Surat penawaran Universitas Contoh", list, StringComparison.Ordinal);
        await using var session = site.Session();
        var proof = session.Get<IEnumerable<IVerification>>().OfType<RunVerification>().Single();
        Assert.DoesNotContain(await proof.VerifyAsync(new Progress<int>(), default).ToListAsync(), finding => finding.Where.StartsWith("pelaksanaan", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_SOPs_of_both_kinds_then_the_SOP_is_chosen_before_its_form_is_shown()
    {
        await using var site = await TestSite.AtWorkAsync();
        await MeasuringNothingAsync(site);
        using var head = await site.SignedInAsync("kabag.kerjasama");
        var yearly = await site.ProcedureAsync("bagian-kerja-sama", "pelaporan");

        var choice = await head.GetAsync(ProceduresLinks.StartRun);
        var ofPeriod = await head.GetAsync(ProceduresLinks.Start(yearly));

        Assert.False(choice.HasForm("mulai"));
        Assert.NotNull(choice.Html.QuerySelector($"main a[href='{ProceduresLinks.Start(yearly)}']"));
        Assert.Single(ofPeriod.Html.QuerySelectorAll("[name='Form.Sop']"));
        Assert.Empty(ofPeriod.Html.QuerySelectorAll("[name='Form.Perihal']"));
    }

    [Fact]
    public async Task Given_an_SOP_of_a_period_when_begun_with_a_matter_then_it_is_refused()
    {
        await using var site = await TestSite.AtWorkAsync();
        await using var session = site.Session();
        var subject = new RunSubject("agency", OrganisationSeed.Agency("dishub").Value, 2026, 3) { Matter = "Sekali lagi" };

        var no = (await session.Get<StartRunHandler>().HandleAsync(new(CommandId.New(), await site.ProcedureAsync("dishub", "dishub"), subject, null, null), default)).Rejection;

        Assert.Equal("procedures.run.has-no-matter", no?.Code);
    }

    /// <summary>As if the evaluation of the demonstration were an SOP on some report.</summary>
    private static Task<object?> MeasuringNothingAsync(TestSite site) => site.Database.OwnerAsync(
        """alter table procedures.version disable trigger user; update procedures.version set content = replace(content, '"mainDocument":"hasil-evaluasi"', '"mainDocument":"laporan"')""");
}
