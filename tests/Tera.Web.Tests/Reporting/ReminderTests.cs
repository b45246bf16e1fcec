using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NodaTime;
using Tera.Platform.Mail;
using Tera.Platform.Outbox;
using Tera.Procedures.Watch;
using Tera.TestKit;

namespace Tera.Reporting;

/// <summary>Who has work waiting is told on the mornings of working days, over a real mail server.</summary>
public sealed class ReminderTests
{
    private static readonly Instant Monday = Instant.FromUtc(2026, 10, 11, 23, 45);

    [Fact]
    public async Task Given_work_that_waits_when_the_morning_of_a_working_day_comes_then_one_letter_tells_what_and_where_and_no_second_one_comes_that_day()
    {
        await using var server = await StartedAsync();
        await using var site = await WorkingAsync(server.Port);
        var head = await site.SignedInAsync("kadis.bmcktr");
        await site.Database.OwnerAsync("update organisation.person set email = 'kadis@contohjaya.example' where id = (select person_id from organisation.account where user_name = 'kadis.bmcktr')");
        await StartRunAsync(site);

        await MorningAsync(site, Monday);
        await MorningAsync(site, Monday + Duration.FromMinutes(20));

        var letter = Assert.Single(await server.TakenAsync(1));
        Assert.Equal(["kadis@contohjaya.example"], letter.To);
        var text = Decoded(letter.Text);
        Assert.Contains("1 tugas menunggu Anda", text, StringComparison.Ordinal);
        Assert.Contains("Yang menunggu Anda pada Senin, 12 Oktober 2026:", text, StringComparison.Ordinal);
        var link = System.Text.RegularExpressions.Regex.Match(text, @"http://[^\s]*?(/pelaksanaan/\S+)").Groups[1].Value;
        Assert.Equal(System.Net.HttpStatusCode.OK, (await head.GetAsync(link)).Status);
        Assert.Equal("Sent", await site.Database.OwnerAsync("select state from reporting.reminder"));
        head.Dispose();
    }

    [Theory]
    [InlineData(0, -12, "a Sunday evening")]
    [InlineData(-1, 0, "a Sunday morning")]
    [InlineData(0, 8, "the afternoon")]
    public async Task Given_no_morning_of_a_working_day_then_nobody_is_reminded(int days, int hours, string when)
    {
        await using var server = await StartedAsync();
        await using var site = await WorkingAsync(server.Port);
        await site.Database.OwnerAsync("update organisation.person set email = 'kadis@contohjaya.example' where id = (select person_id from organisation.account where user_name = 'kadis.bmcktr')");
        await StartRunAsync(site);

        await MorningAsync(site, Monday + Duration.FromDays(days) + Duration.FromHours(hours));

        Assert.True(0L.Equals(await site.Database.OwnerAsync("select count(*) from reporting.reminder")), when);
    }

    [Fact]
    public async Task Given_one_who_wants_no_reminders_or_whose_work_is_done_before_the_letter_leaves_then_none_comes()
    {
        await using var server = await StartedAsync();
        await using var site = await WorkingAsync(server.Port);
        await site.Database.OwnerAsync("update organisation.person set email = 'kadis@contohjaya.example' where id = (select person_id from organisation.account where user_name = 'kadis.bmcktr')");
        var run = await StartRunAsync(site);
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var page = await head.GetAsync("/akun");
        Assert.Contains("kadis@contohjaya.example", page.Text, StringComparison.Ordinal);

        await head.PostAsync(page, page.Form("pengingat"), ("Reminded", "false"));
        await MorningAsync(site, Monday);
        Assert.Equal(0L, await site.Database.OwnerAsync("select count(*) from reporting.reminder"));

        page = await head.GetAsync("/akun");
        await head.PostAsync(page, page.Form("pengingat"), ("Reminded", "true"));
        site.Clock.Now = Monday + Duration.FromDays(1);
        await TriggerAsync(site);
        await head.SendAsync(await head.GetAsync(run), "tugas", ("Catatan", "Segera dikerjakan."));
        await DrainAsync(site);

        Assert.Equal("Needless", await site.Database.OwnerAsync("select state from reporting.reminder"));
        Assert.Empty(server.Taken);
    }

    [Fact]
    public async Task Given_an_address_the_server_refuses_then_its_answer_is_kept_and_nothing_else_suffers()
    {
        await using var server = await StartedAsync();
        await using var site = await WorkingAsync(server.Port);
        await site.Database.OwnerAsync("update organisation.person set email = 'tidak.ada@contohjaya.example' where id = (select person_id from organisation.account where user_name = 'kadis.bmcktr')");
        await StartRunAsync(site);

        await MorningAsync(site, Monday);

        Assert.Contains("No such user here", (string)(await site.Database.OwnerAsync("select answer from reporting.reminder"))!, StringComparison.Ordinal);
        Assert.Equal(0L, await site.Database.OwnerAsync("select count(*) from platform.outbox where channel like '%.mail'"));
    }

    [Fact]
    public async Task Given_a_server_that_is_away_then_the_letter_is_tried_until_noon_and_then_given_up()
    {
        await using var site = await WorkingAsync(port: 9);
        await site.Database.OwnerAsync("update organisation.person set email = 'kadis@contohjaya.example' where id = (select person_id from organisation.account where user_name = 'kadis.bmcktr')");
        await StartRunAsync(site);

        await MorningAsync(site, Monday);
        await TryAsync(site, Duration.FromHours(2));
        Assert.Equal("Waiting", await site.Database.OwnerAsync("select state from reporting.reminder"));
        await TryAsync(site, Duration.FromHours(5));

        Assert.Equal("Refused", await site.Database.OwnerAsync("select state from reporting.reminder"));
        Assert.Equal(0L, await site.Database.OwnerAsync("select count(*) from platform.outbox where channel like '%.mail' and failed_at is null"));
    }

    private static async Task TryAsync(TestSite site, Duration span)
    {
        for (var end = site.Clock.Now + span; site.Clock.Now < end; site.Clock.Now += Duration.FromMinutes(11))
        {
            await DrainAsync(site);
        }
    }

    private static async Task<MailServer> StartedAsync()
    {
        Assert.SkipUnless(MailServer.IsThere, "Node is not installed.");
        return await MailServer.StartAsync();
    }

    /// <summary>
    /// Nobody else has an address, the clock of the machine's watch does not reach the mornings of the test, and only the test looks into the
    /// outbox: what a worker holds, it would pass by, and the hours with it.
    /// </summary>
    private static async Task<TestSite> WorkingAsync(int port)
    {
        var site = await TestSite.AtWorkAsync(services => services
            .AddSingleton(Options.Create(new OutboxOptions { Workers = 0 }))
            .AddSingleton(Options.Create(new MailOptions { Host = "127.0.0.1", Port = port, Encrypted = false })));
        await site.Database.OwnerAsync("update organisation.person set email = null");
        return site;
    }

    /// <summary>A run of Dinas Bina Marga whose first row waits for its head.</summary>
    private static async Task<string> StartRunAsync(TestSite site)
    {
        using var head = await site.SignedInAsync("kadis.bmcktr");
        return await Procedures.Runs.RunPageTests.StartAsync(head);
    }

    private static async Task MorningAsync(TestSite site, Instant at)
    {
        site.Clock.Now = at;
        await TriggerAsync(site);
        await DrainAsync(site);
    }

    private static Task TriggerAsync(TestSite site) => site.Services.GetRequiredService<RunWatch>().TriggerAsync(default);

    private static Task<int> DrainAsync(TestSite site) => site.Services.GetRequiredService<OutboxDrain>().DrainAsync(default);

    private static string Decoded(string letter)
    {
        var body = letter[(letter.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        var subject = System.Text.RegularExpressions.Regex.Matches(letter, @"=\?utf-8\?B\?([^?]+)\?=").Select(part => System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(part.Groups[1].Value)));
        var text = letter.Contains("base64", StringComparison.OrdinalIgnoreCase) && !body.Contains(' ', StringComparison.Ordinal)
            ? System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(body.Replace("\r\n", "", StringComparison.Ordinal)))
            : System.Text.RegularExpressions.Regex.Replace(body.Replace("=\r\n", "", StringComparison.Ordinal), "=([0-9A-F]{2})", hex => ((char)Convert.ToInt32(hex.Groups[1].Value, 16)).ToString());
        return string.Concat(subject) + "\n" + letter + "\n" + text;
    }
}
