using System.Text;
using Tera.Procedures.Exchange;
using Tera.TestKit;

namespace Tera.Procedures.Reading;

/// <summary>What the importer left out is told, and on the pages where it can be mended.</summary>
public sealed class SourceNoteTests
{
    private const string Rows = "Nama SOP\tSurat Keluar\nNo\tKegiatan\tKepala Dinas\tStaf\tKelengkapan\tWaktu\tOutput\n1\tMenyusun surat\t\tv\tBahan\t1 jam\tSurat\n2\tMenandatangani surat\tv\t\tSurat\t1 jam\tSurat\n";
    private const string Foot = "Jumlah\t\t\t\t\t120\n\nContoh, 2 Januari 2026\nKepala Dinas\nIr. Rahman\n";

    [Fact]
    public void What_stands_below_a_table_is_told_line_by_line()
    {
        var note = Assert.Single(SopImport.Read(Encoding.UTF8.GetBytes(Rows + Foot), "surat.tsv").Sops).Definition!.Source!.Note;

        Assert.Equal("Tulisan di bawah tabel yang tidak menjadi langkah: baris 5 “Jumlah 120”; baris 7 “Contoh, 2 Januari 2026”; baris 8 “Kepala Dinas”; baris 9 “Ir. Rahman”.", note);
    }

    [Fact]
    public void Below_the_first_of_two_tables_it_is_told_of_the_first()
    {
        var sops = SopImport.Read(Encoding.UTF8.GetBytes($"{Rows}{Foot}\n{Rows.Replace("Keluar", "Masuk", StringComparison.Ordinal)}"), "dua.tsv").Sops;

        Assert.Contains("“Ir. Rahman”", sops[0].Definition!.Source!.Note, StringComparison.Ordinal);
        Assert.Null(sops[1].Definition!.Source!.Note);
    }

    [Fact]
    public void In_text_without_columns_it_is_told_too()
    {
        const string Text = "SOP SURAT\nNo Kegiatan Kepala Dinas Staf Kelengkapan Waktu Output\n1 Menyusun surat Bahan 1 jam Surat\n2 Menandatangani surat Surat 1 jam Surat\nDitetapkan di Contoh\nIr. Rahman\n";

        var note = Assert.Single(SopImport.Read(Encoding.UTF8.GetBytes(Text), "surat.txt").Sops).Definition!.Source!.Note;

        Assert.Contains("baris 5 “Ditetapkan di Contoh”; baris 6 “Ir. Rahman”", note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_note_stands_where_the_proposals_are_answered_and_on_the_page_of_the_SOP()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var form = await head.GetAsync("/sop/impor");

        var asked = await head.SendFileAsync(form, form.Form("impor"), "Berkas", "surat.tsv", Encoding.UTF8.GetBytes(Rows + Foot));
        var sop = await head.GetAsync($"/sop/{asked.Path.Split('/')[2]}");

        Assert.All([asked, sop], page => Assert.Contains("Catatan sumber. Tulisan di bawah tabel yang tidak menjadi langkah: baris 5 “Jumlah 120”", page.Text, StringComparison.Ordinal));
    }
}
