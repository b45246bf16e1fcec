using System.Net;
using Tera.TestKit;

namespace Tera.Platform;

/// <summary>Addresses are typed, cut and shared by hand.</summary>
public sealed class AskedAddressTests
{
    [Fact]
    public async Task What_an_address_asks_and_nobody_can_read_is_as_if_it_were_not_asked()
    {
        await using var site = await SopSite.StartAsync();
        using var admin = await site.SignedInAsync("admin");
        var sop = await site.ProcedureAsync("bmcktr", "bmcktr");
        string[] asked =
        [
            "/pengukuran/tenggat?instansi=x", "/pengukuran/versi?instansi=x", "/pengukuran/aturan?instansi=x", "/pengukuran?halaman=x", $"/sop/{sop}/waktu?tahun=x", "/pelaksanaan?tahun=x&hal=x",
            "/perencanaan?instansi=x", "/administrasi/pegawai?halaman=-1", "/administrasi/akun?halaman=99999999999999999999", "/administrasi/kalender?tahun=dua",
        ];

        foreach (var address in asked)
        {
            Assert.Equal((address, HttpStatusCode.OK), (address, (await admin.GetAsync(address)).Status));
        }
    }
}
