using System.Net;
using System.Text;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;
using Tera.TestKit;

namespace Tera.Procedures.Exchange;

public sealed class ImportPagesTests
{
    private const string Table = "No\tKegiatan\tKepala Dinas\tTim SAKIP\tKelengkapan\tWaktu\tOutput\tKet\n"
        + "1\tMemerintahkan Tim SAKIP untuk mengukur kinerja\t\t\tSurat\t10 menit\tDisposisi\t\n"
        + "2\tMenyusun laporan\t\t\tDisposisi\t2 hari\tLaporan\t\n"
        + "3\tMemeriksa laporan\t\t\tLaporan\t1 jam\tLaporan\t\n";

    [Fact]
    public async Task An_office_brings_its_SOP_in_and_answers_what_was_read_between_the_lines_with_one_click_each()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var form = await head.GetAsync("/sop/impor");

        var asked = await head.SendFileAsync(form, form.Form("impor"), "Berkas", "ukur.tsv", Encoding.UTF8.GetBytes(Table));

        Assert.EndsWith("/usulan", asked.Path, StringComparison.Ordinal);
        Assert.Contains("Memerintahkan Tim SAKIP untuk mengukur kinerja", asked.Html.QuerySelector(".t-source")!.TextContent, StringComparison.Ordinal);
        var before = asked.Html.QuerySelectorAll(".t-answers > li").Length;
        var other = await head.SendAsync(asked, "jawab", ("Jawaban", Value(asked, "Kepala Dinas")));
        Assert.Equal(before - 1, other.Html.QuerySelectorAll(".t-answers > li").Length);
        var yes = await head.SendAsync(other, "jawab", ("Jawaban", Value(other, "Benar")));
        Assert.Equal(before - 2, yes.Html.QuerySelectorAll(".t-answers > li").Length);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("salinan (1).yml")]
    public async Task What_was_downloaded_as_yaml_comes_in_again_under_whatever_name_it_got(string name)
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        using var other = await site.SignedInAsync("admin");
        var id = await site.ProcedureAsync("bmcktr", "bmcktr");
        var yaml = (await head.DownloadAsync($"/sop/{id}/unduh/yaml?versi=1"))!;
        var form = await other.GetAsync("/sop/impor");

        var page = await other.SendFileAsync(form, form.Form("impor"), "Berkas", string.Format(System.Globalization.CultureInfo.InvariantCulture, name, "bmcktr-versi-1.yaml"), yaml);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("berkas bernama", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_answered_stands_on_the_draft_with_who_said_it_and_what_was_thought_before()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var form = await head.GetAsync("/sop/impor");
        var asked = await head.SendFileAsync(form, form.Form("impor"), "Berkas", "ukur.tsv", Encoding.UTF8.GetBytes(Table));
        var id = asked.Path.Split('/')[2];

        await head.SendAsync(asked, "jawab", ("Jawaban", "lajur:tim-sakip"));

        var yaml = ProcedureFile.Read(await head.DownloadAsync($"/sop/{id}/unduh/yaml?versi=1"), "ukur.yaml").Definition!;
        Assert.Equal(Origin.Confirmed, yaml.Lanes[1].Reading.Origin);
        Assert.StartsWith("Dikonfirmasi ", yaml.Lanes[1].Reading.Reason, StringComparison.Ordinal);
        Assert.EndsWith("Semula: Kepala kolom menyebut sebuah tim.", yaml.Lanes[1].Reading.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_SOPs_in_one_file_the_office_takes_the_ones_it_ticks_and_a_revision_takes_one()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var form = await head.GetAsync("/sop/impor");
        var two = Encoding.UTF8.GetBytes("Nama SOP\tUkur Kinerja\n" + Table + "\nNama SOP\tSurat Masuk\nNo\tKegiatan\tKepala\tStaf\tKelengkapan\tWaktu\tOutput\n1\tMenerima surat\t\t●\tSurat\t5 menit\tSurat\n");

        var choice = await head.SendFileAsync(form, form.Form("impor"), "Berkas", "dua.tsv", two);
        Assert.Contains("Berkas ini memuat 2 SOP", choice.Text, StringComparison.Ordinal);
        var none = await head.SendAsync(choice, "pilih", ("Sop1", ""), ("Sop2", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.Status);
        var taken = await head.SendAsync(none, "pilih", ("Sop1", ""), ("Sop2", "true"));

        Assert.EndsWith("/usulan", taken.Path, StringComparison.Ordinal);
        Assert.Contains("Surat Masuk", taken.Text, StringComparison.Ordinal);
        var list = await head.GetAsync("/sop");
        Assert.DoesNotContain("Ukur Kinerja", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drawing_with_several_foreign_elements_names_each_once_in_a_table()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var form = await head.GetAsync("/sop/impor");
        const string Drawing = """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"><process id="p" name="Surat"><startEvent id="s"/><subProcess id="sp" name="Bila dibatalkan"/><parallelGateway id="pg"/><endEvent id="e"/></process></definitions>""";

        var refused = await head.SendFileAsync(form, form.Form("impor"), "Berkas", "surat.bpmn", Encoding.UTF8.GetBytes(Drawing));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("surat.bpmn belum dapat dibaca pada 2 tempat; daftarnya di bawah.", refused.Text, StringComparison.Ordinal);
        Assert.Equal(["1 sp subProcess \"Bila dibatalkan\"", "1 pg parallelGateway"], refused.Html.QuerySelectorAll("#belum-terbaca tbody tr, [aria-labelledby=belum-terbaca] tbody tr").Select(row => string.Join(' ', row.QuerySelectorAll("th, td").Select(cell => cell.TextContent.Trim()))).Distinct());
        Assert.Single(refused.Text.Split("Bila dibatalkan").Skip(1));
    }

    [Fact]
    public async Task When_all_is_answered_the_SOP_says_how_much_and_not_that_all_is_printed()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var form = await head.GetAsync("/sop/impor");
        const string Printed = "Nama SOP\tSurat\nNo\tKegiatan\tKepala Dinas\tSekretaris\tKelengkapan\tWaktu\tOutput\n1\tMenyusun surat\t\tv\tBahan\t1 jam\tSurat\n2\tMengarsipkan surat\t\tv\tSurat\t1 jam\tArsip\n";
        var asked = await head.SendFileAsync(form, form.Form("impor"), "Berkas", "surat.tsv", Encoding.UTF8.GetBytes(Printed));
        var id = asked.Path.Split('/')[2];
        var count = 0;
        while (asked.Html.QuerySelector(".t-answers button.btn-primary") is { } yes && count++ < 10)
        {
            asked = await head.SendAsync(asked, "jawab", ("Jawaban", yes.GetAttribute("value")!));
        }

        var page = await head.GetAsync($"/sop/{id}");

        Assert.Contains($"Semua sudah dijawab: {count} dikonfirmasi.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Semua isi SOP ini tercetak", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_says_why_and_nothing_is_kept()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var form = await head.GetAsync("/sop/impor");

        var refused = await head.SendFileAsync(form, form.Form("impor"), "Berkas", "makan-siang.txt", "Nasi goreng dua."u8.ToArray());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("berkas tanpa tabel seperti itu", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_that_went_out_comes_in_again_as_the_next_draft_of_its_SOP()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var procedure = await site.ProcedureAsync("bmcktr", "bmcktr");
        var book = (await head.DownloadAsync($"/sop/{procedure}/unduh/xlsx?versi=1"))!;
        var form = await head.GetAsync("/sop/impor");
        form.Form("impor").QuerySelector($"select[name=Revisi] option[value='{procedure}']")!.SetAttribute("selected", "");

        var page = await head.SendFileAsync(form, form.Form("impor"), "Berkas", "bmcktr.xlsx", book);

        Assert.Equal($"/sop/{procedure}/usulan", page.Path);
        var sop = await head.GetAsync($"/sop/{procedure}?versi=2");
        Assert.Contains("Diimpor dari bmcktr.xlsx.", sop.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_read_over_an_open_draft_is_undone_with_one_click()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var procedure = await site.ProcedureAsync("bmcktr", "bmcktr");
        var book = (await head.DownloadAsync($"/sop/{procedure}/unduh/xlsx?versi=1"))!;
        await head.SendAsync(await head.GetAsync($"/sop/{procedure}"), "revisi", ("AlasanRevisi", "Menata ulang."));
        var row = await head.GetAsync($"/sop/{procedure}/sunting?langkah=isi");
        await head.SendAsync(row, "langkah", ("Waktu", "77 Menit"), ("Aksi", "simpan"));
        var form = await head.GetAsync("/sop/impor");
        form.Form("impor").QuerySelector($"select[name=Revisi] option[value='{procedure}']")!.SetAttribute("selected", "");
        await head.SendFileAsync(form, form.Form("impor"), "Berkas", "bmcktr.xlsx", book);
        var over = await head.GetAsync($"/sop/{procedure}/sunting?langkah=isi");

        await head.SendAsync(over, "urungkan");

        Assert.NotEqual("77 Menit", over.ValueOf("Waktu"));
        Assert.Contains("Urungkan: mengimpor bmcktr.xlsx", over.Text, StringComparison.Ordinal);
        Assert.Equal("77 Menit", (await head.GetAsync($"/sop/{procedure}/sunting?langkah=isi")).ValueOf("Waktu"));
    }

    [Fact]
    public async Task What_is_asked_of_a_thing_with_an_equals_sign_in_its_name_can_be_answered()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var form = await head.GetAsync("/sop/impor");
        var asked = await head.SendFileAsync(form, form.Form("impor"), "Berkas", "contoh.yaml", Encoding.UTF8.GetBytes("""
            kode: contoh
            nama: Contoh
            periode: tahunan
            dokumen-utama: laporan-kinerja
            pelaksana:
              - { kode: staf, tercetak: Staf, jenis: staf }
            langkah:
              - kode: susun
                kegiatan: Staf menyusun laporan
                tindakan:
                  - { jenis: susun, pelaksana: [staf], hasil: laporan-kinerja }
                kelengkapan:
                  - { tercetak: "Capaian = target", artefak: data, asal: simpulan, yakin: 0.8, alasan: Dibaca dari namanya. }
            """));

        var answered = await head.SendAsync(asked, "jawab", ("Jawaban", "susun:masukan:Capaian = target"));

        Assert.Equal(HttpStatusCode.OK, answered.Status);
        Assert.DoesNotContain("Capaian = target", answered.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_to_begin_with_comes_in_again_with_its_two_rows_who_acts_and_where_it_decides()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var form = await head.GetAsync("/sop/impor");
        var book = (await head.DownloadAsync(form.Html.QuerySelectorAll("a[download]").Single(link => link.TextContent.Contains("templat", StringComparison.Ordinal)).GetAttribute("href")!))!;

        var sop = Assert.Single(SopImport.Read(book, "templat-sop.xlsx").Sops).Definition!;
        var page = await head.SendFileAsync(form, form.Form("impor"), "Berkas", "templat-sop.xlsx", book);

        Assert.Equal("Contoh: Penyusunan Laporan", sop.Title);
        Assert.Equal(["Pelaksana 1", "Pelaksana 2"], sop.Lanes.Select(lane => lane.Printed));
        Assert.Equal([("Menyusun laporan", "Pelaksana 1", "2 hari", "Draf laporan"), ("Memeriksa laporan", "Pelaksana 2", "1 jam", "Laporan")], sop.PrintedSteps.Select(step =>
            (step.Text, sop.Lane(step.Acts[0].Primary).Printed, step.Standard.TimeText, step.Standard.Outputs.Single().Printed)));
        Assert.Equal([false, true], sop.PrintedSteps.Select(step => step.Onward is Onward.Decision));
        Assert.Empty(sop.Cover.LegalBases);
        Assert.EndsWith("/usulan", page.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_adopt_may_not_import_nor_answer()
    {
        await using var site = await SopSite.StartAsync();
        using var staff = await site.SignedInAsync("staf.bmcktr");
        using var foreign = await site.SignedInAsync("kadis.dishub");

        Assert.Equal(HttpStatusCode.Forbidden, (await staff.GetAsync("/sop/impor")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.GetAsync($"/sop/{await site.ProcedureAsync("bmcktr", "bmcktr")}/usulan")).Status);
    }

    [Fact]
    public async Task Two_rows_of_one_number_ask_apart_the_nearest_row_is_offered_first_and_the_editor_shows_the_lines_too()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var form = await head.GetAsync("/sop/impor");
        var rows = string.Concat(Enumerable.Range(1, 20).Select(row => $"{row}\tMenyusun bagian ke-{row}\t\t\tBahan\t1 jam\tBagian\t\n"));
        var asked = await head.SendFileAsync(form, form.Form("impor"), "Berkas", "ukur.tsv", Encoding.UTF8.GetBytes(Table[..Table.IndexOf("1\t", StringComparison.Ordinal)] + rows + "20\tMemeriksa laporan\t\t\tLaporan\t1 jam\tLaporan\t\n"));

        var heads = asked.Html.QuerySelectorAll("section h2").Select(one => one.TextContent.Trim()).ToList();
        Assert.Contains(heads, one => one.StartsWith("Langkah 20, baris ke-20", StringComparison.Ordinal));
        Assert.Contains(heads, one => one.StartsWith("Langkah 20, baris ke-21", StringComparison.Ordinal));
        var ways = asked.Html.QuerySelectorAll(".t-answers > li").Single(item => item.TextContent.Contains("Tidak:", StringComparison.Ordinal));
        var labels = ways.QuerySelectorAll("button").Select(button => button.TextContent.Trim()).Where(label => label.StartsWith("ke langkah", StringComparison.Ordinal)).ToList();
        Assert.Equal(["ke langkah 19", "ke langkah 18"], labels.Where(label => label != "ke langkah 20").Take(2));
        Assert.Contains("ke langkah 1", labels);
        Assert.NotNull(ways.QuerySelector("details"));
        var id = asked.Path.Split('/')[2];
        var row = (await head.GetAsync($"/sop/{id}/sunting")).Html.QuerySelector("a[href*='langkah=']")!.GetAttribute("href")!;
        Assert.Contains("Menyusun bagian ke-1", (await head.GetAsync(row)).Html.QuerySelector(".t-source")!.TextContent, StringComparison.Ordinal);
    }

    private static string Value(TestPage page, string label) =>
        page.Html.QuerySelectorAll(".t-answers-buttons button").First(button => button.TextContent.Trim() == label).GetAttribute("value")!;
}
