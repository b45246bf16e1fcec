using System.Reflection;
using System.Text;
using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Procedures.Library;

/// <summary>Every mistake a writer can make is answered with file, line, field, what was expected and what was found.</summary>
public sealed class BrokenFileTests
{
    private const string Sound = """
        kode: contoh
        nama: Contoh
        periode: tahunan
        dokumen-utama: laporan-kinerja
        pelaksana:
          - { kode: kepala, tercetak: Kepala, jenis: jabatan }
          - { kode: staf, tercetak: Staf, jenis: staf }
        langkah:
          - kode: susun
            no: "1"
            baris: 3
            kegiatan: Staf menyusun laporan
            tindakan:
              - jenis: susun
                pelaksana: [staf]
                hasil: laporan-kinerja
            waktu: 2 Hari
            keluaran:
              - { tercetak: Laporan, artefak: laporan-kinerja }
          - kode: periksa
            kegiatan: Kepala memeriksa laporan
            tindakan:
              - jenis: periksa
                pelaksana: [kepala]
            cabang:
              ya:
                ke: selesai
              tidak:
                ke: susun
                asal: simpulan
                yakin: 0.85
                alasan: Teks terputus.
            kelengkapan:
              - { tercetak: Laporan, artefak: laporan-kinerja }
        """;

    private const string Marks = ":-[]{}&*!|>'\"%@`#?,\t\n";

    [Fact]
    public void The_file_from_which_the_broken_ones_are_made_is_sound()
    {
        var result = ProcedureFile.Read(Sound, "contoh.yaml");

        Assert.Empty(result.Faults);
        Assert.Equal("1 -", string.Join(' ', result.Definition!.Steps.Select(step => step.PrintedNumber ?? "-")));
    }

    [Theory]
    [InlineData("nota-dinas")]
    [InlineData("berita-acara")]
    public void A_file_may_have_a_paper_of_the_office_drafted_as_what_a_step_makes_and_another_needs(string kind)
    {
        var result = ProcedureFile.Read(Sound.Replace("laporan-kinerja", kind), "contoh.yaml");

        Assert.Empty(result.Faults);
        var (made, needed) = (result.Definition!.Steps[0], result.Definition.Steps[1]);
        Assert.Equal(new ArtifactKind(kind), made.Acts[0].Produces);
        Assert.Equal(new ArtifactKind(kind), needed.Standard.Inputs.Single().Artifact);
    }

    [Theory]
    [InlineData("jenis: susun", "jenis: susum",
        "contoh.yaml baris 14, `langkah[1].tindakan[1].jenis`: diharapkan salah satu dari perintah, bentuk-tim, susun, sebar, kumpul, olah, undang, rapat, notulen, periksa, paraf, tanda-tangan, teruskan, surat-keluar, arsip, unggah, lapor; ditemukan \"susum\". Maksud Anda \"susun\"?")]
    [InlineData("periode: tahunan", "periode: triwulan",
        "contoh.yaml baris 3, `periode`: diharapkan salah satu dari triwulanan, tahunan, tidak-disebut; ditemukan \"triwulan\". Maksud Anda \"triwulanan\"?")]
    [InlineData("nama: Contoh\n", "",
        "contoh.yaml baris 1, `nama`: diharapkan teks; ditemukan tidak ada.")]
    [InlineData("nama: Contoh", "nama:",
        "contoh.yaml baris 2, `nama`: diharapkan teks; ditemukan kosong.")]
    [InlineData("nama: Contoh", "nama: [Contoh]",
        "contoh.yaml baris 2, `nama`: diharapkan teks; ditemukan daftar.")]
    [InlineData("nama: Contoh", "nama: |\n  Contoh\n  kedua",
        "contoh.yaml baris 2, `nama`: diharapkan teks satu baris; ditemukan teks beberapa baris.")]
    [InlineData("nama: Contoh", "nama: Contoh\nname: Contoh",
        "contoh.yaml baris 3, `name`: diharapkan kunci salah satu dari kode, nama, periode, dokumen-utama, sumber, sampul, pelaksana, alias, langkah, pengesahan, arsip-penutup; ditemukan kunci \"name\". Maksud Anda \"nama\"?")]
    [InlineData("nama: Contoh", "nama: Contoh\nnama: Lain",
        "contoh.yaml baris 3, `nama`: diharapkan setiap kunci satu kali; ditemukan kunci yang sudah ada pada baris 2.")]
    [InlineData("kode: contoh", "kode: lain",
        "contoh.yaml baris 1, `kode`: diharapkan berkas bernama \"lain.yaml\"; ditemukan \"contoh.yaml\".")]
    [InlineData("kode: kepala,", "kode: Kepala Dinas,",
        "contoh.yaml baris 6, `pelaksana[1].kode`: diharapkan huruf kecil, angka, dan tanda hubung, 2 sampai 60 karakter; ditemukan \"Kepala Dinas\".")]
    [InlineData("kode: staf,", "kode: kepala,",
        "contoh.yaml baris 7, `pelaksana[2].kode`: diharapkan kode pelaksana yang belum dipakai; ditemukan \"kepala\" yang sudah ada pada baris 6.")]
    [InlineData("- kode: periksa", "- kode: susun",
        "contoh.yaml baris 20, `langkah[2].kode`: diharapkan kode langkah yang belum dipakai; ditemukan \"susun\" yang sudah ada pada baris 9.")]
    [InlineData("- kode: periksa", "- kode: selesai",
        "contoh.yaml baris 20, `langkah[2].kode`: diharapkan kode selain selesai, pengesahan, dan arsip-penutup; ditemukan \"selesai\".")]
    [InlineData("pelaksana: [staf]", "pelaksana: [stap]",
        "contoh.yaml baris 15, `langkah[1].tindakan[1].pelaksana[1]`: diharapkan salah satu dari kepala, staf; ditemukan \"stap\". Maksud Anda \"staf\"?")]
    [InlineData("pelaksana: [staf]\n", "pelaksana: []\n",
        "contoh.yaml baris 15, `langkah[1].tindakan[1].pelaksana`: diharapkan satu pelaksana atau lebih; ditemukan tidak ada.")]
    [InlineData("pelaksana: [staf]", "pelaksana: [staf, kepala]",
        "contoh.yaml baris 14, `langkah[1].tindakan[1].cara`: diharapkan `cara: bersama` atau `cara: tiap-unit` untuk beberapa pelaksana; ditemukan satu.")]
    [InlineData("pelaksana: [staf]", "pelaksana: [staf]\n        cara: bersama",
        "contoh.yaml baris 15, `langkah[1].tindakan[1].pelaksana`: diharapkan dua pelaksana atau lebih untuk `cara: bersama`; ditemukan satu pelaksana.")]
    [InlineData("pelaksana: [staf]", "pelaksana: [staf]\n        cara: tiap-unit",
        "contoh.yaml baris 14, `langkah[1].tindakan[1].koordinator`: diharapkan pelaksana yang boleh menutup pengumpulan `tiap-unit` atau `tiap-pegawai`; ditemukan tidak ada.")]
    [InlineData("pelaksana: [staf]", "pelaksana: [staf]\n        koordinator: kepala",
        "contoh.yaml baris 16, `langkah[1].tindakan[1].koordinator`: diharapkan koordinator hanya pada `cara: tiap-unit` atau `cara: tiap-pegawai`; ditemukan \"kepala\".")]
    [InlineData("jenis: susun", "jenis: unggah",
        "contoh.yaml baris 14, `langkah[1].tindakan[1].aplikasi`: diharapkan nama atau alamat aplikasi untuk `unggah`; ditemukan tidak ada.")]
    [InlineData("pelaksana: [staf]", "pelaksana: [staf]\n        aplikasi: e-SAKIP",
        "contoh.yaml baris 16, `langkah[1].tindakan[1].aplikasi`: diharapkan aplikasi hanya pada `jenis: unggah`; ditemukan \"e-SAKIP\".")]
    [InlineData("hasil: laporan-kinerja", "hasil: laporan-kinerj",
        "contoh.yaml baris 16, `langkah[1].tindakan[1].hasil`: diharapkan salah satu dari disposisi, tim, rencana, formulir, data, rekap, undangan, rapat, notulen, pengukuran, hasil-pengumpulan-data, hasil-evaluasi, laporan-kinerja, nota-dinas, berita-acara, surat-pengantar, bukti-unggah, arsip, laporan; ditemukan \"laporan-kinerj\". Maksud Anda \"laporan-kinerja\"?")]
    [InlineData("hasil: laporan-kinerja", "hasil: laporan",
        "contoh.yaml baris 19, `langkah[1].keluaran[1].artefak`: diharapkan artefak yang menjadi `hasil` salah satu tindakan langkah ini; ditemukan \"laporan-kinerja\".")]
    [InlineData("no: \"1\"", "no: \"satu dua tiga empat lima\"",
        "contoh.yaml baris 10, `langkah[1].no`: diharapkan nomor paling panjang 20 huruf; ditemukan \"satu dua tiga empat lima\".")]
    [InlineData("nama: Contoh", "nama: \"Con\\uFFFEtoh\"",
        "contoh.yaml baris 2, `nama`: diharapkan huruf, angka, dan tanda baca; ditemukan karakter kendali sesudah \"Con\".")]
    [InlineData("waktu: 2 Hari", "waktu: dua hari",
        "contoh.yaml baris 17, `langkah[1].waktu`: diharapkan bilangan 1 sampai 10000 dengan menit, jam, hari, minggu, atau bulan, paling lama lima tahun kerja, misalnya \"2 Hari\"; ditemukan \"dua hari\".")]
    [InlineData("waktu: 2 Hari", "waktu: 0 hari",
        "contoh.yaml baris 17, `langkah[1].waktu`: diharapkan bilangan 1 sampai 10000 dengan menit, jam, hari, minggu, atau bulan, paling lama lima tahun kerja, misalnya \"2 Hari\"; ditemukan \"0 hari\".")]
    [InlineData("baris: 3", "baris: nol",
        "contoh.yaml baris 11, `langkah[1].baris`: diharapkan nomor baris naskah sumber, mulai dari 1; ditemukan \"nol\".")]
    [InlineData("yakin: 0.85", "yakin: 1.2",
        "contoh.yaml baris 31, `langkah[2].cabang.tidak.yakin`: diharapkan angka 0 sampai 1 dengan titik desimal, misalnya 0.85; ditemukan \"1.2\".")]
    [InlineData("yakin: 0.85", "yakin: 0,85",
        "contoh.yaml baris 31, `langkah[2].cabang.tidak.yakin`: diharapkan angka 0 sampai 1 dengan titik desimal, misalnya 0.85; ditemukan \"0,85\".")]
    [InlineData("        yakin: 0.85\n", "",
        "contoh.yaml baris 29, `langkah[2].cabang.tidak.yakin`: diharapkan teks; ditemukan tidak ada.")]
    [InlineData("asal: simpulan\n        yakin: 0.85\n", "yakin: 0.85\n",
        "contoh.yaml baris 30, `langkah[2].cabang.tidak.yakin`: diharapkan `asal: simpulan` atau `asal: usulan` di sampingnya; ditemukan `yakin` untuk yang tercetak.")]
    [InlineData("ke: susun", "ke: susum",
        "contoh.yaml baris 29, `langkah[2].cabang.tidak.ke`: diharapkan salah satu dari susun, periksa, selesai; ditemukan \"susum\". Maksud Anda \"susun\"?")]
    [InlineData("ke: susun", "ke: [susun, selesai]",
        "contoh.yaml baris 29, `langkah[2].cabang.tidak.ke`: diharapkan `selesai` sendiri, atau langkah-langkah tanpa `selesai`; ditemukan keduanya.")]
    [InlineData("ke: susun", "ke: susun\n        per-unit: mungkin",
        "contoh.yaml baris 30, `langkah[2].cabang.tidak.per-unit`: diharapkan ya atau tidak; ditemukan \"mungkin\".")]
    [InlineData("ke: selesai", "label: Tidak\n        ke: selesai",
        "contoh.yaml baris 20, `langkah[2]`: diharapkan label yang berbeda untuk kedua cabang; ditemukan label yang sama pada langkah \"periksa\".")]
    [InlineData("ke: selesai", "ke: susun",
        "contoh.yaml baris 20, `langkah[2]`: diharapkan jalan sampai selesai dari setiap langkah; ditemukan langkah \"periksa\" yang tidak pernah sampai selesai.")]
    [InlineData("jenis: periksa", "jenis: paraf",
        "contoh.yaml baris 20, `langkah[2]`: diharapkan tepat satu tindakan `periksa` pada langkah yang mempunyai `cabang`; ditemukan langkah \"periksa\" tanpa atau dengan beberapa `periksa`.")]
    [InlineData("jenis: susun", "jenis: periksa",
        "contoh.yaml baris 9, `langkah[1]`: diharapkan `cabang` dengan `ya` dan `tidak` pada langkah yang mempunyai tindakan `periksa`; ditemukan langkah \"susun\" tanpa `cabang`.")]
    [InlineData("waktu: 2 Hari", "lanjut: selesai",
        "contoh.yaml baris 20, `langkah[2]`: diharapkan langkah yang dapat dicapai dari langkah pertama; ditemukan langkah \"periksa\" yang tidak dituju.")]
    [InlineData("nama: Contoh", "nama: &jangkar Contoh",
        "contoh.yaml baris 2: diharapkan isi tanpa jangkar; ditemukan jangkar `&jangkar`.")]
    [InlineData("nama: Contoh", "nama: !!str Contoh",
        "contoh.yaml baris 2: diharapkan isi tanpa tanda jenis; ditemukan tanda jenis `tag:yaml.org,2002:str`.")]
    [InlineData("nama: Contoh", "nama: \"Con\\0toh\"",
        "contoh.yaml baris 2: diharapkan huruf, angka, dan tanda baca; ditemukan karakter kendali.")]
    [InlineData("    no: \"1\"", "\tno: \"1\"",
        "contoh.yaml baris 10: diharapkan lekukan dengan spasi; ditemukan tab.")]
    [InlineData("nama: Contoh", "nama: Contoh: lagi",
        "contoh.yaml baris 2: diharapkan susunan YAML yang benar (lekukan rata, `kunci: nilai`, tanda kutip berpasangan); ditemukan \"nama: Contoh: lagi\".")]
    [InlineData("kode: contoh\n", "kode: contoh\n? [a, b]\n: c\n",
        "contoh.yaml baris 2: diharapkan kunci berupa kata; ditemukan daftar.")]
    public void A_mistake_is_told_where_it_stands(string sound, string broken, string sentence)
    {
        var faults = Faults(Replaced(sound, broken));

        Assert.Contains(sentence, faults);
        Assert.Single(faults, fault => fault == sentence);
    }

    [Theory]
    [InlineData("", "contoh.yaml baris 1: diharapkan satu SOP; ditemukan berkas kosong.")]
    [InlineData("# hanya catatan\n", "contoh.yaml baris 1: diharapkan satu SOP; ditemukan berkas kosong.")]
    [InlineData("- kode: contoh\n", "contoh.yaml baris 1: diharapkan kunci dan nilai pada tingkat teratas, mulai dengan `kode:`; ditemukan daftar.")]
    [InlineData("kode: contoh\n---\nkode: lain\n", "contoh.yaml baris 2: diharapkan satu dokumen dalam satu berkas; ditemukan dokumen kedua sesudah `---`.")]
    [InlineData("kode: *lain\n", "contoh.yaml baris 1: diharapkan isi yang ditulis langsung; ditemukan rujukan `*lain`.")]
    [InlineData("a: [[[[[[[[[[[[[[1]]]]]]]]]]]]]]\n", "contoh.yaml baris 1: diharapkan paling banyak 12 tingkat; ditemukan susunan yang lebih dalam.")]
    [InlineData("kode: [contoh\n", "contoh.yaml baris 2: diharapkan susunan YAML yang benar (lekukan rata, `kunci: nilai`, tanda kutip berpasangan); ditemukan akhir berkas.")]
    public void A_file_that_is_no_sop_is_told_so_in_one_sentence(string text, string sentence) =>
        Assert.Equal([sentence], Faults(text));

    [Fact]
    public void All_mistakes_are_told_at_once_in_the_order_of_lines()
    {
        var text = Sound.Replace("periode: tahunan", "periode: harian").Replace("waktu: 2 Hari", "waktu: lusa").Replace("ke: susun", "ke: susan");

        Assert.Equal([3, 17, 29], ProcedureFile.Read(text, "contoh.yaml").Faults.Select(fault => fault.Line));
    }

    [Fact]
    public void A_pengesahan_must_end_with_a_signature_and_follow_a_step_without_branches()
    {
        var faults = Faults(Sound + """

            pengesahan:
              setelah: periksa
              kegiatan: Pengesahan
              dokumen: laporan-kinerja
              tangga:
                - { jenis: paraf, pelaksana: kepala }
            """);

        Assert.Equal(
            [
                "contoh.yaml baris 36, `pengesahan.setelah`: diharapkan langkah tanpa `cabang` dan tanpa `lanjut`; ditemukan \"periksa\".",
                "contoh.yaml baris 39, `pengesahan.tangga`: diharapkan tanda-tangan sebagai anak tangga terakhir; ditemukan paraf.",
            ],
            faults);
    }

    [Fact]
    public void A_link_that_waits_must_say_for_which_sop() =>
        Assert.Equal(
            ["contoh.yaml baris 19, `langkah[1].tautan.cara`: diharapkan `kode` SOP yang ditunggu; ditemukan tautan menunggu tanpa `kode`."],
            Faults(Replaced("waktu: 2 Hari", "tautan:\n      tercetak: SOP Lain\n      cara: menunggu")));

    [Fact]
    public void Selesai_leads_to_the_closing_archive_where_there_is_one()
    {
        var result = ProcedureFile.Read(Sound + "\narsip-penutup: { kegiatan: Arsip, pelaksana: staf }\n", "contoh.yaml");

        var decision = Assert.IsType<Onward.Decision>(result.Definition![new StepKey("periksa")].Onward);
        Assert.Equal("arsip-penutup", Assert.Single(decision.Yes.Targets).Value);
        Assert.IsType<Onward.Finish>(result.Definition.Steps[^1].Onward);
    }

    [Fact]
    public void Only_utf8_is_read_with_or_without_its_mark()
    {
        Assert.Empty(ProcedureFile.Read(Encoding.UTF8.GetBytes(Sound), "contoh.yaml").Faults);
        Assert.Empty(ProcedureFile.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Sound)], "contoh.yaml").Faults);
        Assert.Equal(
            "contoh.yaml baris 1: diharapkan pengodean UTF-8; ditemukan pengodean UTF-16.",
            Assert.Single(ProcedureFile.Read([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Sound)], "contoh.yaml").Faults).ToString());
        Assert.Equal(
            "contoh.yaml baris 2: diharapkan pengodean UTF-8; ditemukan bita yang bukan UTF-8.",
            Assert.Single(ProcedureFile.Read([.. "kode: contoh\nnama: "u8, 0xE9, 0x0A], "contoh.yaml").Faults).ToString());
    }

    [Theory]
    [InlineData("[")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("{a: ")]
    [InlineData("a\n")]
    [InlineData("'")]
    [InlineData("&a ")]
    [InlineData("%")]
    public void A_megabyte_of_nonsense_is_refused_at_once(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, ProcedureFile.LargestSize / piece.Length));

        Assert.NotEmpty(ProcedureFile.Read(text, "contoh.yaml").Faults);
        Assert.Equal(
            "contoh.yaml baris 1: diharapkan berkas paling besar 1 MB; ditemukan berkas yang lebih besar.",
            Assert.Single(ProcedureFile.Read(text + new string('#', 10), "contoh.yaml").Faults).ToString());
    }

    [Fact]
    public void A_flood_of_unknown_names_costs_little_and_is_told_in_part()
    {
        var lanes = string.Join(", ", Enumerable.Range(1, 3000).Select(number => $"nama-yang-panjang-sekali-{number}"));
        var faults = Faults(Replaced("pelaksana: [staf]", $"pelaksana: [{lanes}]"));
        Assert.Equal(201, faults.Length);

        var flood = Faults(Replaced("pelaksana: [staf]", $"pelaksana: [{string.Concat(Enumerable.Repeat("x1, ", 100_000))}]"));
        Assert.Equal(["contoh.yaml baris 15: diharapkan paling banyak 60000 butir; ditemukan berkas yang lebih panjang."], flood);
    }

    [Theory]
    [InlineData("bmcktr")]
    [InlineData("dishub")]
    public void A_shipped_file_cut_or_scrambled_anywhere_never_breaks_the_reader(string code)
    {
        var text = Shipped.FileText(code);
        var random = new Random(20_260_101);
        for (var round = 0; round < 150; round++)
        {
            var at = random.Next(text.Length);
            var length = Math.Min(random.Next(1, 30), text.Length - at);
            var scrambled = (round % 3) switch
            {
                0 => text[..at],
                1 => text.Remove(at, length),
                _ => text.Insert(at, Marks[random.Next(Marks.Length)].ToString()),
            };

            var result = ProcedureFile.Read(scrambled, code + ".yaml");
            Assert.Equal(result.Definition is null, !result.Faults.IsEmpty);
        }
    }

    [Fact]
    public void Every_flaw_of_a_definition_has_its_sentence()
    {
        var flaws = typeof(DefinitionRejections).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Select(method => (Rejection)method.Invoke(null, [.. method.GetParameters().Select(Stand)])!);

        Assert.All(flaws, flaw => Assert.NotEqual(("", ""), FlawTexts.Of(flaw)));
    }

    [Fact]
    public void One_broken_file_does_not_keep_the_others_from_being_read()
    {
        var folder = Directory.CreateTempSubdirectory("sop");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "contoh.yaml"), Sound);
            File.WriteAllText(Path.Combine(folder.FullName, "rusak.yaml"), "kode: lain\n");
            File.WriteAllText(Path.Combine(folder.FullName, "catatan.txt"), "bukan SOP");
            var library = ProcedureLibrary.Load(folder.FullName);

            Assert.Equal("contoh", Assert.Single(library.Definitions).Code.Value);
            Assert.All(library.Faults, fault => Assert.Equal("rusak.yaml", fault.File));
            Assert.NotEmpty(library.Faults);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Replaced(string sound, string broken)
    {
        var at = Sound.IndexOf(sound, StringComparison.Ordinal);
        Assert.True(at >= 0, sound);
        return Sound.Remove(at, sound.Length).Insert(at, broken);
    }

    private static string[] Faults(string text) => [.. ProcedureFile.Read(text, "contoh.yaml").Faults.Select(fault => fault.ToString())];

    private static object Stand(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(StepKey) ? new StepKey("langkah") : new LaneKey("kolom");
}
