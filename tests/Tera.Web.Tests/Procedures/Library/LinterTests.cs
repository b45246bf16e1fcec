using Tera.Procedures.Definitions;

namespace Tera.Procedures.Library;

/// <summary>Defects a reader of the seven sources has found, each told by the linter with a proposal.</summary>
public sealed class LinterTests
{
    [Theory]
    [InlineData("bmcktr", FindingKind.Wording, "Langkah 1", "Kegiatan menyebut pelakunya, “Kepala Dinas”.")]
    [InlineData("bmcktr", FindingKind.Wording, "Langkah 8", "Mengulang langkah 6 kata demi kata.")]
    [InlineData("dishub", FindingKind.Wording, "Langkah 9", "“Persetujuan” bukan kata kerja aktif.")]
    [InlineData("dishub", FindingKind.Wording, "Langkah 3", "Satu baris memuat 2 kegiatan: sebar dan kumpul.")]
    [InlineData("dishub", FindingKind.Decision, "Langkah 7", "Pemeriksaan tercetak tanpa belah ketupat.")]
    [InlineData("bmcktr", FindingKind.Decision, "Langkah 7", "Ke mana “Tidak” menuju tidak tercetak.")]
    [InlineData("dishub", FindingKind.Flow, "Langkah 4", "Kelengkapan “Draf Dokumen Pengukuran Kinerja” baru dibuat pada langkah 5.")]
    [InlineData("dishub", FindingKind.Flow, "Langkah 10", "Keluaran “Draf Dokumen Pengukuran Kinerja” sesudah tanda tangan bukan draf lagi.")]
    [InlineData("kecamatan", FindingKind.Flow, "Alur", "Tidak ada langkah pengarsipan.")]
    [InlineData("dishub", FindingKind.Lanes, "Kepala kolom", "“Sekertaris” dibaca Sekretaris.")]
    [InlineData("badan", FindingKind.LegalBasis, "Dasar Hukum", "PermenPANRB 29/2010: dicabut PermenPANRB 53/2014 (keyakinan ditemukan).")]
    [InlineData("bmcktr", FindingKind.Title, "Nama SOP", "Judul tidak menyebut periode, sedangkan isinya triwulanan.")]
    public void A_known_defect_is_told_where_it_stands(string code, FindingKind kind, string where, string text)
    {
        var findings = Findings.Of(Shipped.Sop(code), _ => true);

        Assert.Contains((kind, where, text), findings.Select(finding => (finding.Kind, finding.Where, finding.Text)));
        Assert.All(findings, finding => Assert.EndsWith(".", finding.Mend, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Shipped.Codes), MemberType = typeof(Shipped))]
    public void An_initial_is_proposed_only_where_nobody_initials_before_the_signature(string code)
    {
        var told = Findings.Of(Shipped.Sop(code), _ => true).Where(finding => finding.Text.Contains("tanpa paraf", StringComparison.Ordinal)).ToList();

        Assert.Equal(
            code == "kecamatan" ? [("Langkah 8", "Ditandatangani Camat tanpa paraf sebelumnya.", "Bila dikehendaki, tambahkan paraf Sekcam sebelum tanda tangan; tidak wajib.")] : [],
            told.Select(finding => (finding.Where, finding.Text, finding.Mend)));
    }

    [Fact]
    public void A_wrong_citation_is_told_as_wrong_and_what_is_in_force_is_not_told()
    {
        var cited = Shipped.Sop("badan").Cover.LegalBases;

        Assert.Contains("kutipannya keliru", LegalBases.Shipped.Find(cited[0])!.Status, StringComparison.Ordinal);
        Assert.True(LegalBases.Shipped.Find("Peraturan Menteri PAN dan RB Nomor 53 Tahun 2014 tentang Petunjuk Teknis")!.InForce);
        Assert.Null(LegalBases.Shipped.Find("Peraturan Gubernur Nomor 29 Tahun 2010 tentang Kedudukan"));
    }

    [Theory]
    [InlineData("bmcktr", "Jumlah waktu baku 90 hari kerja melewati 60 hari kerja untuk SOP triwulanan.")]
    [InlineData("badan", "Jumlah waktu baku 110 hari kerja melewati 60 hari kerja untuk SOP yang dapat dijalankan setiap triwulan.")]
    public void Times_that_add_up_past_what_a_period_allows_are_told(string code, string text)
    {
        var sop = Shipped.Sop(code);
        var slow = sop with { Steps = [.. sop.Steps.Select(step => step.IsPrinted ? step with { Standard = step.Standard with { Duration = new StandardDuration(10, DurationUnit.Days, "10 hari") } } : step)] };

        Assert.Equal(text, Assert.Single(Findings.Of(slow, _ => true), finding => finding is { Kind: FindingKind.Standard, Where: "Kolom Waktu" }).Text);
        Assert.DoesNotContain(Findings.Of(sop, _ => true), finding => finding is { Kind: FindingKind.Standard, Where: "Kolom Waktu" });
    }

    [Theory]
    [InlineData("Penyusunan Perjanjian Kinerja", 21, "Jumlah waktu baku 21 hari kerja melewati 20 hari kerja untuk SOP perjanjian kinerja, yang dibuat dalam sebulan sesudah anggaran disahkan.")]
    [InlineData("Penyusunan Perjanjian Kinerja", 20, null)]
    [InlineData("Penyusunan Laporan", 21, null)]
    public void An_agreement_that_takes_longer_than_its_month_is_told(string title, int days, string? text)
    {
        var sop = Shipped.Sop("pelaporan");
        var slow = sop with
        {
            Title = title,
            Steps = [.. sop.Steps.Select((step, at) => step with { Standard = step.Standard with { Duration = at == 0 ? new StandardDuration(days, DurationUnit.Days, $"{days} hari") : null } })],
        };

        Assert.Equal(text, Findings.Of(slow, _ => true).SingleOrDefault(finding => finding is { Kind: FindingKind.Standard, Where: "Kolom Waktu" })?.Text);
    }

    [Theory]
    [InlineData("10000 menit", "10001 menit")]
    [InlineData("9750 jam", "9751 jam")]
    [InlineData("1300 hari", "1301 hari")]
    [InlineData("260 minggu", "261 minggu")]
    [InlineData("60 bulan", "61 bulan")]
    public void A_time_is_read_up_to_what_the_calendar_reckons_with(string longest, string tooLong)
    {
        Assert.NotNull(WrittenDuration.Read(longest)!.InWorkingTime.ToString());
        Assert.Null(WrittenDuration.Read(tooLong));
    }

    [Fact]
    public void A_file_with_a_row_that_nothing_leads_to_is_told_that_and_all_else_that_is_wrong_with_it()
    {
        const string File = """
            kode: contoh
            nama: Laporan Bulanan
            periode: tahunan
            dokumen-utama: laporan
            pelaksana:
              - { kode: staf, tercetak: Staf, jenis: staf }
            langkah:
              - { kode: susun, no: "1", kegiatan: Penyusunan laporan, tindakan: [{ jenis: susun, pelaksana: [staf], hasil: laporan }], lanjut: arsip }
              - { kode: lapor, no: "2", kegiatan: Melaporkan hasil, tindakan: [{ jenis: lapor, pelaksana: [staf], hasil: laporan }] }
              - { kode: arsip, no: "2", kegiatan: Mengarsipkan laporan, tindakan: [{ jenis: arsip, pelaksana: [staf], hasil: arsip }] }
            """;
        var reached = new Exchange.LintReport(ProcedureFile.Read(File.Replace(", lanjut: arsip", "", StringComparison.Ordinal), "contoh.yaml"));

        var report = new Exchange.LintReport(ProcedureFile.Read(File, "contoh.yaml"));

        Assert.Equal(["langkah \"lapor\" yang tidak dituju"], report.Faults.Select(fault => fault.Found));
        Assert.True(report.IsFaulty);
        Assert.Equal(reached.Findings, report.Findings);
        Assert.Contains("“Penyusunan” bukan kata kerja aktif.", report.Text(), StringComparison.Ordinal);
        Assert.Contains("Nomor 2 dipakai 2 baris.", report.Text(), StringComparison.Ordinal);
        Assert.EndsWith($"1 kesalahan: berkas ini belum dapat dijalankan; {report.Findings.Count} temuan.", report.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_SOP_that_cannot_come_to_its_end_is_told_so()
    {
        var sop = Shipped.Sop("bmcktr");
        var endless = sop with { Steps = [.. sop.Steps.Select(step => step.Onward is Onward.Finish ? step with { Onward = new Onward.Next(sop.Start.Key) } : step)] };

        Assert.Contains(Findings.Of(endless, _ => true), finding => finding.Kind is FindingKind.Flow && finding.Text.StartsWith("SOP belum dapat dijalankan", StringComparison.Ordinal));
    }
}
