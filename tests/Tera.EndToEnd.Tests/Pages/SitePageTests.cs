using Microsoft.Playwright;
using Tera.EndToEnd.Browsing;
using Tera.TestKit;

namespace Tera.EndToEnd.Pages;

/// <summary>Every page that needs no run: readable by everybody, on a desk and on a telephone.</summary>
public sealed class SitePageTests(Chromium chromium)
{
    [Fact]
    public async Task What_anybody_may_open_is_accessible_and_fits_a_telephone()
    {
        await using var site = await TestSite.AtWorkAsync();
        var gallery = new Gallery("umum");
        await using var stranger = await Visitor.ArriveAsync(chromium, site.Address);

        await LookAsync(gallery, stranger, ("masuk", "/masuk"), ("verifikasi kosong", "/verifikasi"), ("tidak ditemukan", "/tidak-ada"));
        await stranger.GoAsync("/masuk");
        await stranger.Page.GetByLabel("Nama pengguna").FillAsync("siapa");
        await stranger.Page.GetByLabel("Kata sandi").FillAsync("bukan-kata-sandi");
        await stranger.Page.GetByRole(AriaRole.Button, new() { Name = "Masuk", Exact = true }).ClickAsync();
        await stranger.Page.Locator(".t-fault-list").WaitForAsync();
        await gallery.LookAsync(stranger.Page, "masuk ditolak");

        gallery.Hear(stranger);
        gallery.AssertClean();
    }

    [Fact]
    public async Task What_officials_open_outside_a_run_is_accessible_and_fits_a_telephone()
    {
        await using var site = await TestSite.AtWorkAsync();
        var gallery = new Gallery("pejabat");
        await using var official = await Visitor.SignInAsync(chromium, site, "subbag.perencanaan.bmcktr");

        await LookAsync(gallery, official,
            ("beranda kosong", "/"), ("daftar pelaksanaan", "/pelaksanaan"), ("daftar sop", "/sop"), ("sop pustaka", "/sop/pustaka/bmcktr"), ("perencanaan", "/perencanaan"),
            ("pengukuran", "/pengukuran"), ("daftar verifikasi", "/pengukuran/verifikasi"), ("kelengkapan", "/pengukuran/kelengkapan"), ("perkembangan", "/pengukuran/perkembangan"), ("daftar dokumen", "/dokumen"), ("daftar arsip", "/arsip"), ("akun", "/akun"), ("kata sandi", "/kata-sandi"), ("panduan", "/panduan"),
            ("istilah", "/istilah"), ("kesehatan", "/kesehatan"), ("ketentuan pengukuran", "/pengukuran/ketentuan"),
            ("renstra", "/perencanaan/renstra"), ("pohon kinerja", "/perencanaan/pohon"), ("perjanjian kinerja", "/perencanaan/perjanjian"), ("anggaran", "/perencanaan/anggaran"),
            ("impor dan ekspor rencana", "/perencanaan/berkas"), ("pengelola rencana", "/perencanaan/pengelola"));
        await FollowAsync(gallery, official, "rencana strategis", "/perencanaan/renstra", "main a[href^='/perencanaan/renstra/']:not([href*='baru'])");
        await FollowAsync(gallery, official, "sasaran", null, "main a[href^='/perencanaan/sasaran/']");
        await FollowAsync(gallery, official, "baris anggaran", "/perencanaan/anggaran", "main tbody a[href^='/perencanaan/anggaran/']");
        await FollowAsync(gallery, official, "perjanjian", "/perencanaan/perjanjian", "main a[href^='/perencanaan/perjanjian/']");
        await FollowAsync(gallery, official, "sop dipakai", "/sop", "main a[href^='/sop/']:not([href*='pustaka'])");
        await FollowAsync(gallery, official, "kartu indikator", "/perencanaan", "main a[href^='/perencanaan/indikator/']");
        await FollowAsync(gallery, official, "kartu baru", null, "main a[href$='/kartu-baru']");

        gallery.Hear(official);
        gallery.AssertClean();
    }

    [Fact]
    public async Task What_administrators_open_is_accessible_and_fits_a_telephone()
    {
        await using var site = await TestSite.AtWorkAsync();
        var gallery = new Gallery("administrator");
        await using var administrator = await Visitor.SignInAsync(chromium, site, "admin");

        await LookAsync(gallery, administrator,
            ("administrasi", "/administrasi"), ("perangkat daerah", "/administrasi/perangkat-daerah"), ("perangkat daerah baru", "/administrasi/perangkat-daerah/baru"),
            ("pegawai", "/administrasi/pegawai"), ("pegawai baru", "/administrasi/pegawai/baru"), ("daftar akun", "/administrasi/akun"),
            ("kalender", "/administrasi/kalender"), ("daerah", "/administrasi/daerah"), ("sop administrator", "/sop"), ("pakai sop", "/sop/pustaka/dishub/pakai"),
            ("menetapkan ketentuan pengukuran", "/pengukuran/ketentuan"), ("skala kategori baru", "/pengukuran/ketentuan/skala"), ("capaian daerah", "/pengukuran/daerah"), ("kelengkapan daerah", "/pengukuran/kelengkapan"), ("perkembangan daerah", "/pengukuran/perkembangan"));
        await FollowAsync(gallery, administrator, "satu perangkat daerah", "/administrasi/perangkat-daerah", "main a[href^='/administrasi/perangkat-daerah/']:not([href$='baru'])");
        await FollowAsync(gallery, administrator, "unit", null, "main a[href^='/administrasi/unit/']");
        await FollowAsync(gallery, administrator, "jabatan", null, "main a[href^='/administrasi/jabatan/']");
        await FollowAsync(gallery, administrator, "tim", "/administrasi", "main a[href^='/administrasi/tim/']");
        await FollowAsync(gallery, administrator, "satu pegawai", "/administrasi/pegawai", "main a[href^='/administrasi/pegawai/']:not([href$='baru'])");
        await FollowAsync(gallery, administrator, "satu akun", "/administrasi/akun", "main a[href^='/administrasi/akun/']");
        await FollowAsync(gallery, administrator, "sop dipakai administrator", "/sop", "main a[href^='/sop/']:not([href*='pustaka'])");
        await FollowAsync(gallery, administrator, "sampul sop", null, "main a[href$='/sampul']");

        gallery.Hear(administrator);
        gallery.AssertClean();
    }

    private static async Task LookAsync(Gallery gallery, Visitor visitor, params (string Kind, string Path)[] pages)
    {
        foreach (var (kind, path) in pages)
        {
            await visitor.GoAsync(path);
            await gallery.LookAsync(visitor.Page, kind);
        }
    }

    /// <summary>Opens the first such link of a page, or of the page on the screen; a page that has none is passed by.</summary>
    private static async Task FollowAsync(Gallery gallery, Visitor visitor, string kind, string? from, string link)
    {
        if (from is not null)
        {
            await visitor.GoAsync(from);
        }

        if (await visitor.Page.Locator(link).CountAsync() > 0)
        {
            await visitor.GoAsync((await visitor.Page.Locator(link).First.GetAttributeAsync("href"))!);
            await gallery.LookAsync(visitor.Page, kind);
        }
    }
}
