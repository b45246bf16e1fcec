using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Tera.Documents.Srikandi;
using Tera.Platform.Files;
using Tera.TestKit;

namespace Tera.Documents;

/// <summary>A document on its way into SRIKANDI, and the number it comes back with.</summary>
public sealed class SrikandiTests
{
    private const string Head = "kadis.bmcktr", Clerk = "bidang.ciptakarya.bmcktr", Form = "nomor-srikandi";

    [Fact]
    public async Task The_package_holds_the_PDF_that_leaves_and_the_fields_SRIKANDI_asks_for()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var head = await site.SignedInAsync(Head);
        var (id, number) = await SentAsync(site);

        var page = await head.GetAsync($"{DocumentLinks.Documents}/{id}/srikandi");
        var bytes = (await head.DownloadAsync($"{DocumentLinks.Documents}/{id}/srikandi/paket"))!;

        using var zip = new ZipArchive(new MemoryStream(bytes));
        Assert.Equal([".csv", ".json", ".pdf"], zip.Entries.Select(entry => Path.GetExtension(entry.FullName)).Order());
        using var json = JsonDocument.Parse(Read(zip, ".json"));
        var fields = json.RootElement[0];
        Assert.Equal(number, fields.GetProperty("nomor").GetString());
        Assert.Equal("000.8.6.3", fields.GetProperty("klasifikasi").GetString());
        Assert.Equal("", fields.GetProperty("tujuan").GetString());
        Assert.Contains("Aktif", fields.GetProperty("retensi").GetString(), StringComparison.Ordinal);
        Assert.Equal(FileHash.Of(Read(zip, ".pdf")).ToString(), fields.GetProperty("sha256").GetString());
        Assert.Equal(["nomor", "tanggal", "hal", "klasifikasi", "sifat", "tujuan", "naskah", "retensi", "berkas", "sha256"], fields.EnumerateObject().Select(one => one.Name));
        Assert.Contains("tata letak berkasnya dari Tera", page.Text);
        Assert.Contains(number, page.Text);
    }

    [Fact]
    public async Task Addressees_are_those_of_the_cover_letter_it_leaves_with_and_the_nature_is_that_of_its_archive_record()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.SignedAsync();
        await LeavingTests.FileAsync(world, run);
        await using var session = world.Session();

        var fields = await session.Get<SrikandiPackage>().FieldsAsync(await DocumentsWorld.CurrentAsync(session, run), default);

        Assert.Equal("Kepala Bagian Organisasi\nInspektur Daerah", fields.To);
        Assert.Equal("Realisasi Rencana Aksi Triwulan III 2026 Nomor 000.8.6.3/1/Dinas Uji/2026: 1 (satu) berkas", fields.Things);
        Assert.Equal("Biasa", fields.Nature);
        Assert.StartsWith("Aktif 1 tahun, inaktif 1 tahun, musnah", fields.Retention, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_the_number_that_came_back_when_it_is_noted_and_mended_then_the_document_and_the_archive_show_the_latest_and_the_former_stays()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var head = await site.SignedInAsync(Head);
        var (id, _) = await SentAsync(site);
        var place = $"{DocumentLinks.Documents}/{id}/srikandi";

        await head.SendAsync(await head.GetAsync(place), Form, ("Form.Number", "SRK-2026-00012"), ("Form.Address", ""));
        var same = await head.SendAsync(await head.GetAsync(place), Form, ("Form.Number", "SRK-2026-00012"), ("Form.Address", ""));
        var mended = await head.SendAsync(await head.GetAsync(place), Form, ("Form.Number", "SRK-2026-00021"), ("Form.Address", "https://srikandi.contoh.example/naskah/21"));

        Assert.Contains("sudah tercatat", same.Text);
        Assert.Equal("https://srikandi.contoh.example/naskah/21", mended.Html.QuerySelector(".t-marks li a")?.GetAttribute("href"));
        Assert.Contains("SRK-2026-00012", mended.Text);
        Assert.Contains("Nomor SRK-2026-00021", (await head.GetAsync($"{DocumentLinks.Documents}/{id}")).Text);
        var record = (Guid)(await site.Database.OwnerAsync($"select ar.id from documents.archive_record ar join documents.artifact a on a.run_id = ar.run_id join documents.revision r on r.artifact_id = a.id where r.id = '{id}' limit 1"))!;
        var archive = await head.GetAsync(DocumentLinks.Record(new(record)));
        Assert.Contains("SRK-2026-00021", archive.Text);
        Assert.DoesNotContain("SRK-2026-00012", archive.Text);
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => site.Database.OwnerAsync("update documents.srikandi_number set number = 'lain'"));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => site.Database.OwnerAsync("delete from documents.srikandi_number"));
        var pack = (await head.DownloadAsync($"{DocumentLinks.Documents}/{id}/paket"))!;
        using var zip = new ZipArchive(new MemoryStream(pack));
        Assert.Contains(zip.Entries, entry => entry.FullName == "data/srikandi.csv");
    }

    [Theory]
    [InlineData("", "", "wajib")]
    [InlineData("SRK-1", "http://srikandi.contoh.example/1", "mulai dari https://")]
    [InlineData("SRK-1", "javascript:alert(1)", "mulai dari https://")]
    [InlineData("SRK-1", "https://saya:rahasia@srikandi.contoh.example/1", "mulai dari https://")]
    public async Task Given_no_number_or_an_address_that_is_none_when_it_is_sent_then_it_is_told_and_nothing_is_noted(string number, string address, string told)
    {
        await using var site = await TestSite.WithRunsAsync();
        using var head = await site.SignedInAsync(Head);
        var (id, _) = await SentAsync(site);

        var answer = await head.SendAsync(await head.GetAsync($"{DocumentLinks.Documents}/{id}/srikandi"), Form, ("Form.Number", number), ("Form.Address", address));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(told, answer.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0L, await site.Database.OwnerAsync("select count(*) from documents.srikandi_number"));
    }

    [Fact]
    public async Task Somebody_of_another_unit_reads_and_notes_nothing_and_another_agency_gets_no_package()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var clerk = await site.SignedInAsync(Clerk);
        using var stranger = await site.SignedInAsync("kadis.dishub");
        var (id, _) = await SentAsync(site);

        Assert.False((await clerk.GetAsync($"{DocumentLinks.Documents}/{id}/srikandi")).HasForm(Form));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{DocumentLinks.Documents}/{id}/srikandi")).Status);
        Assert.Null(await stranger.DownloadAsync($"{DocumentLinks.Documents}/{id}/srikandi/paket"));
    }

    /// <summary>A document of Bina Marga that was signed and archived.</summary>
    private static async Task<(Guid Id, string Number)> SentAsync(TestSite site)
    {
        var row = (string)(await site.Database.OwnerAsync(
            """
            select r.id || ' ' || l.text from documents.revision r join documents.letter l on l.id = r.letter_id
            join documents.artifact a on a.id = r.artifact_id join organisation.agency g on g.id = a.agency_id
            where g.code = 'bmcktr' and a.kind = 'pengukuran' and r.superseded_at is null and exists (select from documents.archive_record ar where ar.run_id = a.run_id) limit 1
            """))!;
        return (Guid.Parse(row.Split(' ')[0]), row.Split(' ', 2)[1]);
    }

    private static byte[] Read(ZipArchive zip, string ending)
    {
        using var content = new MemoryStream();
        using var entry = zip.Entries.Single(one => one.FullName.EndsWith(ending, StringComparison.Ordinal)).Open();
        entry.CopyTo(content);
        return content.ToArray();
    }
}
