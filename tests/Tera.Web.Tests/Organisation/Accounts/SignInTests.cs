using System.Net;
using NodaTime;
using Tera.Organisation.Demonstration;
using Tera.TestKit;

namespace Tera.Organisation.Accounts;

public sealed class SignInTests
{
    [Fact]
    public async Task Given_the_right_name_and_password_when_signed_in_then_the_wanted_page_of_ours_opens_with_name_and_position()
    {
        await using var site = await TestSite.StartAsync();
        using var browser = site.Browser();

        var page = await browser.GetAsync("/kata-sandi");
        Assert.Equal("/masuk", page.Path);
        var answer = await browser.SendAsync(page, "masuk", ("Form.Name", "Sekretaris.BMCKTR "), ("Form.Password", OrganisationSeed.Password));

        Assert.Equal((HttpStatusCode.OK, "/kata-sandi"), (answer.Status, answer.Path));
        Assert.Contains("Dra. Hj. Kartika Sari Lubis, M.Si.", answer.Text);
        Assert.Contains("Sekretaris", answer.Text);
        Assert.Contains("Dinas Bina Marga, Cipta Karya dan Tata Ruang · Kabupaten Contoh Jaya · Tahun Anggaran 2026", answer.Text);
    }

    [Theory]
    [InlineData("kadis.bmcktr", "salah")]
    [InlineData("tidak.ada", OrganisationSeed.Password)]
    [InlineData("", "")]
    public async Task A_wrong_name_and_a_wrong_password_get_the_same_answer(string name, string password)
    {
        await using var site = await TestSite.StartAsync();
        using var browser = site.Browser();

        var answer = await browser.SendAsync(await browser.GetAsync("/masuk"), "masuk", ("Form.Name", name), ("Form.Password", password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Nama pengguna atau kata sandi tidak cocok.", answer.Text);
        Assert.Equal(name, answer.ValueOf("Form.Name") ?? "");
        Assert.Null(answer.ValueOf("Form.Password"));
    }

    [Fact]
    public async Task Given_five_wrong_passwords_then_the_account_is_locked_for_ten_minutes_and_the_page_says_how_long()
    {
        await using var site = await TestSite.StartAsync();
        using var browser = site.Browser();
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            await Try("salah");
        }

        site.Clock.Advance(Duration.FromSeconds(90));
        var locked = await Try(OrganisationSeed.Password);
        Assert.Contains("Coba lagi 9 menit lagi", locked.Text);

        site.Clock.Advance(Duration.FromMinutes(9));
        Assert.Equal(HttpStatusCode.OK, (await Try(OrganisationSeed.Password, "/masuk?kembali=/kata-sandi")).Status);

        async Task<TestPage> Try(string password, string path = "/masuk") =>
            await browser.SendAsync(await browser.GetAsync(path), "masuk", ("Form.Name", "admin"), ("Form.Password", password));
    }

    [Theory]
    [InlineData("//jahat.example", "/")]
    [InlineData("/\\jahat.example", "/")]
    [InlineData("https://jahat.example/", "/")]
    [InlineData("jahat", "/")]
    [InlineData("/pelaksanaan?triwulan=3", "/pelaksanaan?triwulan=3")]
    [InlineData(null, "/")]
    public void Only_an_address_of_our_own_is_returned_to(string? wanted, string expected) => Assert.Equal(expected, SignInPage.LocalOr(wanted, "/"));

    [Fact]
    public async Task Given_nobody_signed_in_then_an_address_the_program_does_not_know_is_not_there_and_of_a_known_one_nothing_is_told()
    {
        await using var site = await TestSite.StartAsync();
        using var stranger = site.Browser();

        var nowhere = await stranger.GetAsync("/tidak-pernah-ada");
        var known = await stranger.GetAsync($"/pelaksanaan/{Guid.CreateVersion7()}");

        Assert.Equal((HttpStatusCode.NotFound, "/tidak-pernah-ada"), (nowhere.Status, nowhere.Path));
        Assert.Contains("Halaman ini tidak ada.", nowhere.Text);
        Assert.Equal("/masuk", known.Path);
        Assert.DoesNotContain("Sesi Anda berakhir", known.Text);
    }

    [Fact]
    public async Task Given_a_signed_in_account_when_it_is_disabled_then_its_next_request_leads_to_the_sign_in_which_says_that_the_session_ended()
    {
        await using var site = await TestSite.StartAsync();
        using var browser = await site.SignedInAsync("kadis.dishub");
        Assert.Equal("/kata-sandi", (await browser.GetAsync("/kata-sandi")).Path);

        await using (var session = site.Database.In(OrganisationSeed.Region, services => services.AddOrganisation()))
        {
            var account = session.Db.Set<Account>().Single(one => one.UserName == "kadis.dishub");
            Sample.Of(await session.Get<KeepAccountHandler>().HandleAsync(
                new(Tera.Shared.CommandId.New(), null, new(account.Id), new AccountChange.Disable("Pindah tugas")), default));
        }

        var asked = await browser.GetAsync("/kata-sandi");
        Assert.Equal("/masuk", asked.Path);
        Assert.Contains("Sesi Anda berakhir; masuk lagi untuk melanjutkan.", asked.Text);
        var again = await browser.SendAsync(await browser.GetAsync("/masuk"), "masuk", ("Form.Name", "kadis.dishub"), ("Form.Password", OrganisationSeed.Password));
        Assert.Contains("Akun ini dinonaktifkan.", again.Text);
    }

    [Fact]
    public async Task Given_somebody_signed_in_when_he_signs_out_then_pages_ask_for_the_sign_in_again()
    {
        await using var site = await TestSite.StartAsync();
        using var browser = await site.SignedInAsync("admin");
        var page = await browser.GetAsync("/kata-sandi");

        var form = page.Html.Forms.Single(one => one.GetAttribute("action") == "/keluar");
        Assert.Equal("/masuk", (await browser.SendAsync(page, form)).Path);

        Assert.Equal("/masuk", (await browser.GetAsync("/kata-sandi")).Path);
    }

    [Fact]
    public async Task Given_a_new_password_when_it_is_taken_then_the_old_one_and_other_sessions_are_out_and_this_one_stays()
    {
        await using var site = await TestSite.StartAsync();
        using var here = await site.SignedInAsync("camat.contohutara");
        using var elsewhere = await site.SignedInAsync("camat.contohutara");
        var page = await here.GetAsync("/kata-sandi");

        var wrong = await here.SendAsync(page, "kata-sandi", ("Form.CurrentPassword", "x"), ("Form.NewPassword", "kuda lari pagi"), ("Form.AgainPassword", "kuda lari pagi"));
        Assert.Contains("Kata sandi sekarang tidak cocok.", wrong.Text);
        var brief = await here.SendAsync(wrong, "kata-sandi", ("Form.CurrentPassword", OrganisationSeed.Password), ("Form.NewPassword", "pendek"), ("Form.AgainPassword", "pendek"));
        Assert.Contains("Kata sandi ini 6 huruf; sedikitnya 10 huruf.", brief.Text);
        var done = await here.SendAsync(
            brief, "kata-sandi", ("Form.CurrentPassword", OrganisationSeed.Password), ("Form.NewPassword", "kuda lari pagi"), ("Form.AgainPassword", "kuda lari pagi"));

        Assert.Contains("Tanda terima", done.Text);
        Assert.Equal("/kata-sandi", (await here.GetAsync("/kata-sandi")).Path);
        Assert.Equal("/masuk", (await elsewhere.GetAsync("/kata-sandi")).Path);
    }

    [Fact]
    public async Task Given_sixty_tries_a_minute_from_one_address_then_the_next_is_told_to_wait()
    {
        await using var site = await TestSite.StartAsync();
        using var browser = site.Browser();
        var page = await browser.GetAsync("/masuk");
        var last = page;
        for (var attempt = 0; attempt <= 60; attempt++)
        {
            last = await browser.SendAsync(page, "masuk", ("Form.Name", $"tidak.ada{attempt}"), ("Form.Password", "x"));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last.Status);
        Assert.Contains("Terlalu banyak permintaan", last.Text);
    }

    [Theory]
    [InlineData("/masuk")]
    [InlineData("/tidak-ada")]
    public async Task Every_answer_forbids_scripts_from_elsewhere_and_inside_the_page(string path)
    {
        await using var site = await TestSite.StartAsync();
        using var browser = site.Browser();

        var page = await browser.GetAsync(path);

        Assert.Contains("script-src 'self'", page.Headers["Content-Security-Policy"]);
        Assert.Equal("nosniff", page.Headers["X-Content-Type-Options"]);
    }
}
