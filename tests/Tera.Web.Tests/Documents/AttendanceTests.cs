using System.Net;
using NodaTime;
using Tera.TestKit;

namespace Tera.Documents;

/// <summary>Attendance told with a phone, by whoever has the code that is shown in the room.</summary>
public sealed class AttendanceTests : IAsyncLifetime
{
    private const string Token = "contoh-alamat-daftar-hadir";
    private const string Address = "/hadir/" + Token;

    private TestSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.WithRunsAsync();
        await _site.Database.BehindTheRulesAsync(
            "documents.meeting", "update documents.meeting set closed_at = null, closed_by = null where id = (select id from documents.meeting where chair_id is not null order by id limit 1)");
        await _site.Database.OwnerAsync(
            $"""
             insert into documents.attendance_door (region_id, meeting_id, token, opened_by, opened_at)
             select region_id, id, '{Token}', chair_id, '{_site.Clock.Now}' from documents.meeting where chair_id is not null order by id limit 1
             """);
    }

    public async ValueTask DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task A_guest_writes_his_name_and_one_who_is_signed_in_presses_one_button_and_each_counts_once()
    {
        using var phone = _site.Browser();
        using var official = await _site.SignedInAsync("sekretaris.bmcktr");
        var page = await phone.GetAsync(Address);
        Assert.Equal(HttpStatusCode.OK, page.Status);

        var noted = await phone.SendAsync(page, "hadir", ("Form.Name", "Tamu Contoh"), ("Form.Post", "Inspektorat"));
        await phone.SendAsync(page, "hadir", ("Form.Name", "Tamu Contoh"), ("Form.Post", "Inspektorat"));
        var own = await official.GetAsync(Address);
        Assert.Contains("Anda masuk sebagai Dra. Hj. Kartika Sari Lubis, M.Si.", own.Text, StringComparison.Ordinal);
        await official.SendAsync(own, "hadir");
        await official.SendAsync(await official.GetAsync(Address), "hadir", ("Form.Name", "Orang Lain"));

        Assert.Contains("Kehadiran Anda tercatat.", noted.Text, StringComparison.Ordinal);
        Assert.Equal(
            "Dra. Hj. Kartika Sari Lubis, M.Si.;Tamu Contoh, Inspektorat",
            await _site.Database.OwnerAsync("select string_agg(case when person_id is null then name || ', ' || post else name end, ';' order by name) from documents.attendance_check_in"));
    }

    [Theory]
    [InlineData("", "", "wajib diisi")]
    [InlineData("Nama\u0007", "", "tidak dapat dicetak")]
    [InlineData("Tamu Contoh", "Inspektorat\u0007", "Jabatan atau instansi memuat tanda yang tidak dapat dicetak")]
    public async Task Given_what_cannot_be_printed_then_it_is_told_and_nothing_is_noted(string name, string post, string told)
    {
        using var phone = _site.Browser();

        var answer = await phone.SendAsync(await phone.GetAsync(Address), "hadir", ("Form.Name", name), ("Form.Post", post));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(told, answer.Text, StringComparison.Ordinal);
        Assert.Equal(0L, await _site.Database.OwnerAsync("select count(*) from documents.attendance_check_in"));
    }

    [Fact]
    public async Task Given_the_meeting_is_closed_on_its_own_day_then_nobody_comes_any_more()
    {
        using var phone = _site.Browser();
        var early = await phone.GetAsync(Address);
        await _site.Database.BehindTheRulesAsync(
            "documents.meeting", $"update documents.meeting set closed_at = '{_site.Clock.Now}', closed_by = chair_id where id = (select meeting_id from documents.attendance_door)");

        Assert.Contains("sudah ditutup", (await phone.GetAsync(Address)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await phone.SendAsync(early, "hadir", ("Form.Name", "Terlambat"))).Status);
        Assert.Equal(0L, await _site.Database.OwnerAsync("select count(*) from documents.attendance_check_in"));
    }

    [Fact]
    public async Task Given_the_day_is_over_then_nobody_comes_any_more_and_another_address_is_not_there()
    {
        using var phone = _site.Browser();
        var early = await phone.GetAsync(Address);
        _site.Clock.Advance(Duration.FromHours(17));

        Assert.Contains("sudah ditutup", (await phone.GetAsync(Address)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await phone.SendAsync(early, "hadir", ("Form.Name", "Terlambat"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await phone.GetAsync("/hadir/" + new string('a', 32))).Status);
        Assert.Equal(0L, await _site.Database.OwnerAsync("select count(*) from documents.attendance_check_in"));
    }
}
