using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Tera.Organisation.Demonstration;
using Tera.TestKit;

namespace Tera.Organisation.AccessKeys;

/// <summary>Keys with which programs act for an account.</summary>
public sealed class AccessKeyTests : IAsyncLifetime
{
    private const string Api = "/api/procedures";

    private TestSite _site = null!;
    private TestBrowser _owner = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await SopSite.StartAsync();
        _owner = await _site.SignedInAsync("kadis.bmcktr");
    }

    public async ValueTask DisposeAsync()
    {
        _owner.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_key_opens_what_its_account_opens_and_is_shown_once()
    {
        var key = await KeyedProgram.MakeKeyAsync(_owner);
        using var program = new KeyedProgram(_site.Address, key);

        var (status, list) = await program.GetAsync(Api);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains(list.GetProperty("procedures").EnumerateArray(), sop => sop.GetProperty("code").GetString() == "bmcktr");
        var page = await _owner.GetAsync("/akun/kunci");
        Assert.DoesNotContain(key, page.Html.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("Aplikasi data Bidang", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Belum pernah", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_button_pressed_twice_then_every_key_that_is_shown_opens()
    {
        using var again = await _site.SignedInAsync("kadis.bmcktr");
        var page = await _owner.GetAsync("/akun/kunci");

        var answers = await Task.WhenAll(new[] { _owner, again }.Select(click => click.SendAsync(page, "buat-kunci", ("Form.Name", "Aplikasi data Bidang"))));

        foreach (var key in answers.Select(answer => answer.Html.QuerySelector(".t-notice .t-code")?.TextContent).OfType<string>())
        {
            using var program = new KeyedProgram(_site.Address, key);
            Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(Api)).Status);
        }

        Assert.Equal(1L, await _site.Database.OwnerAsync("select count(*) from organisation.access_key"));
    }

    [Fact]
    public async Task Nobody_finds_the_key_in_the_database()
    {
        var key = await KeyedProgram.MakeKeyAsync(_owner);

        await using var session = _site.Session();
        var rows = await session.Db.Database.SqlQuery<string>($"select k::text as \"Value\" from organisation.access_key k").ToListAsync();
        var audit = await session.Db.Database.SqlQuery<string>($"select a::text as \"Value\" from platform.audit a where subject = 'access-key'").ToListAsync();

        Assert.Single(rows);
        Assert.Single(audit);
        Assert.DoesNotContain(rows.Concat(audit), row => row.Contains(key["tera_".Length..], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_opens_no_page_for_people()
    {
        using var program = await KeyedProgram.OfAsync(_site, _owner);

        var (status, _) = await program.GetAsync("/akun");

        Assert.Equal(HttpStatusCode.Redirect, status);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("tera_")]
    [InlineData("tera_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("salah")]
    public async Task Without_a_key_that_was_made_nothing_opens(string? key)
    {
        using var program = new KeyedProgram(_site.Address, key);

        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync(Api)).Status);
    }

    [Fact]
    public async Task Given_a_key_that_is_ended_or_past_its_last_day_then_it_opens_nothing()
    {
        using var ended = await KeyedProgram.OfAsync(_site, _owner);
        var page = await _owner.GetAsync("/akun/kunci");
        var form = page.Html.QuerySelectorAll("input[name=_handler]").Select(one => one.GetAttribute("value")!).Single(name => name.StartsWith("akhiri-", StringComparison.Ordinal));
        await _owner.SendAsync(page, form);
        var today = (await _owner.GetAsync("/akun/kunci")).Html.QuerySelector("[name='Form.LastDay']")!.GetAttribute("min")!;
        using var short1 = new KeyedProgram(_site.Address, await KeyedProgram.MakeKeyAsync(_owner, ("Form.LastDay", today)));
        var before = (await short1.GetAsync(Api)).Status;

        _site.Clock.Advance(Duration.FromDays(1));

        Assert.Equal(HttpStatusCode.Unauthorized, (await ended.GetAsync(Api)).Status);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (before, (await short1.GetAsync(Api)).Status));
    }

    [Fact]
    public async Task Given_another_password_then_the_keys_made_under_the_old_one_open_nothing()
    {
        using var program = await KeyedProgram.OfAsync(_site, _owner);
        var page = await _owner.GetAsync("/kata-sandi");

        await _owner.SendAsync(
            page, "kata-sandi", ("Form.CurrentPassword", OrganisationSeed.Password), ("Form.NewPassword", "kereta sore pelan"), ("Form.AgainPassword", "kereta sore pelan"));

        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync(Api)).Status);
        Assert.Contains("Berakhir karena kata sandi", (await _owner.GetAsync("/akun/kunci")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_another_s_key_then_one_can_neither_see_nor_end_it()
    {
        using var program = await KeyedProgram.OfAsync(_site, _owner);
        using var other = await _site.SignedInAsync("kadis.dishub");

        Assert.Contains("Belum ada kunci.", (await other.GetAsync("/akun/kunci")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(Api)).Status);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(AccessKey.LongestDays)]
    public async Task Given_a_last_day_before_today_or_too_far_away_then_no_key_is_made_and_the_days_are_told(int days)
    {
        var page = await _owner.GetAsync("/akun/kunci");
        var first = LocalDatePattern.Iso.Parse(page.Html.QuerySelector("[name='Form.LastDay']")!.GetAttribute("min")!).Value;

        var answer = await _owner.SendAsync(page, "buat-kunci", ("Form.Name", "Aplikasi"), ("Form.LastDay", LocalDatePattern.Iso.Format(first.PlusDays(days))));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Hari terakhir kunci antara", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Belum ada kunci.", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_twenty_keys_that_hold_then_another_is_refused_with_what_to_do()
    {
        for (var made = 0; made < AccessKey.Most; made++)
        {
            await KeyedProgram.MakeKeyAsync(_owner);
        }

        var answer = await _owner.SendAsync(await _owner.GetAsync("/akun/kunci"), "buat-kunci", ("Form.Name", "Satu lagi"));

        Assert.Contains("Sudah ada 20 kunci yang berlaku. Akhiri yang tidak dipakai lagi", answer.Text, StringComparison.Ordinal);
    }
}
