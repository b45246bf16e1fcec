using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Accounts;
using Tera.Procedures.Adoption;
using Tera.Procedures.Library;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Procedures.Versions;

/// <summary>Who may put in force and revoke, and what must have been said of an imported SOP before.</summary>
public sealed class WhoLegalisesTests
{
    private const string Table = "No\tKegiatan\tKepala Dinas\tTim SAKIP\tKelengkapan\tWaktu\tOutput\n1\tMemerintahkan Tim SAKIP untuk mengukur kinerja\t\t\tSurat\t10 menit\tDisposisi\n2\tMenyusun laporan\t\t\tDisposisi\t2 hari\tLaporan\n";

    [Fact]
    public async Task Given_one_who_begins_the_SOP_when_he_sends_what_legalises_or_revokes_then_nothing_happens_and_the_head_may()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        using var staff = await site.SignedInAsync("staf.bmcktr");
        var procedure = await site.ProcedureAsync("bmcktr", "bmcktr");
        await HoldFirstLaneAsync(site, procedure, "staf.bmcktr");
        await head.SendAsync(await head.GetAsync($"/sop/{procedure}"), "revisi", ("AlasanRevisi", "Menata ulang."));
        var seen = await staff.GetAsync($"/sop/{procedure}?versi=2");
        Assert.True(seen.HasForm("keadaan"));
        Assert.False(seen.HasForm("berlakukan"));
        Assert.Contains("Diberlakukan oleh kepala atau sekretaris", seen.Text, StringComparison.Ordinal);

        var put = await staff.PostAsync(seen, seen.Form("keadaan"), ("_handler", "berlakukan"), ("MulaiBerlaku", "2026-01-02"), ("AlasanSampul", "Coba."));
        var inForce = await staff.GetAsync($"/sop/{procedure}?versi=1");
        Assert.False(inForce.HasForm("cabut"));
        var revoked = await staff.PostAsync(inForce, inForce.Form("keadaan"), ("_handler", "cabut"), ("AlasanCabut", "Coba."));

        Assert.Equal([VersionState.InRevision, VersionState.Draft], await StatesAsync(site, procedure));
        await head.SendAsync(await head.GetAsync($"/sop/{procedure}?versi=2"), "berlakukan", ("MulaiBerlaku", "2027-01-04"), ("AlasanSampul", "Peraga."));
        var settled = await staff.GetAsync($"/sop/{procedure}?versi=1");
        var taken = await staff.PostAsync(await staff.GetAsync($"/sop/{procedure}?versi=2"), settled.Form("keadaan"), ("Keadaan", "Draft"));
        Assert.All([put, revoked, taken], answer => Assert.NotEqual(HttpStatusCode.Redirect, answer.Status));
        Assert.Equal([VersionState.InRevision, VersionState.Legalised], await StatesAsync(site, procedure));
    }

    [Fact]
    public async Task Given_one_who_begins_the_SOP_then_he_names_nobody_for_its_rows_not_even_himself()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        using var staff = await site.SignedInAsync("staf.bmcktr");
        var procedure = await site.ProcedureAsync("bmcktr", "bmcktr");
        await HoldFirstLaneAsync(site, procedure, "staf.bmcktr");
        var address = (await head.GetAsync($"/sop/{procedure}")).Html.QuerySelector($"a[href^='/sop/{procedure}/pelaksana/']")!.GetAttribute("href")!;

        var page = await staff.GetAsync($"/sop/{procedure}");

        Assert.Empty(page.Html.QuerySelectorAll($"a[href^='/sop/{procedure}/pelaksana/']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await staff.GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.OK, (await head.GetAsync(address)).Status);
    }

    [Fact]
    public async Task Given_an_imported_SOP_with_unanswered_guesses_when_put_in_force_then_it_takes_a_confirmation_that_stays_in_its_history()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var form = await head.GetAsync("/sop/impor");
        var id = (await head.SendFileAsync(form, form.Form("impor"), "Berkas", "ukur.tsv", Encoding.UTF8.GetBytes(Table))).Path.Split('/')[2];
        await HoldAllAsync(site, new(Guid.Parse(id)));
        var page = await head.GetAsync($"/sop/{id}");

        var refused = await head.SendAsync(page, "berlakukan", ("MulaiBerlaku", "2026-10-05"), ("AlasanSampul", "Peraga."));
        await using (var session = site.Session())
        {
            var version = await session.Db.Set<ProcedureVersion>().SingleAsync(row => row.ProcedureId == new ProcedureId(Guid.Parse(id)));
            var direct = await session.Get<PutInForceHandler>().HandleAsync(new(CommandId.New(), version.Id, new LocalDate(2026, 10, 5), "Peraga.", Actor: null), default);
            Assert.False(direct.Accepted(out _, out var no));
            Assert.Equal("procedures.adoption.proposals-unread", no.Code);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("simpulan dan usulan, lalu centang pernyataan ini", refused.Html.QuerySelector("#f-Diperiksa-error")!.TextContent, StringComparison.Ordinal);
        var done = await head.SendAsync(refused, "berlakukan", ("MulaiBerlaku", "2026-10-05"), ("AlasanSampul", "Peraga."), ("Diperiksa", "true"));
        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.Contains("simpulan dan usulan diperiksa dan disetujui. Peraga.", done.Text, StringComparison.Ordinal);
    }

    private static async Task HoldFirstLaneAsync(TestSite site, ProcedureId procedure, string user)
    {
        await using var session = site.Session();
        var person = await session.Db.Set<Account>().Where(row => row.UserName == user).Select(row => row.PersonId).SingleAsync();
        session.Db.Add(LaneBinding.Of(procedure, new LaneHolding(Shipped.Sop("bmcktr").Start.Acts[0].Primary, Person: person), new LocalDate(2026, 1, 1)));
        await session.Db.SaveChangesAsync();
    }

    private static async Task HoldAllAsync(TestSite site, ProcedureId procedure)
    {
        await using var session = site.Session();
        var person = await session.Db.Set<Account>().Where(row => row.UserName == "kadis.bmcktr").Select(row => row.PersonId).SingleAsync();
        var version = await session.Db.Set<ProcedureVersion>().SingleAsync(row => row.ProcedureId == procedure);
        session.Db.AddRange(version.Definition.Lanes.Select(lane => LaneBinding.Of(procedure, new LaneHolding(lane.Key, Person: person), new LocalDate(2026, 1, 1))));
        await session.Db.SaveChangesAsync();
    }

    private static async Task<List<VersionState>> StatesAsync(TestSite site, ProcedureId procedure)
    {
        await using var session = site.Session();
        return await session.Db.Set<ProcedureVersion>().Where(row => row.ProcedureId == procedure).OrderBy(row => row.Number).Select(row => row.State).ToListAsync();
    }
}
