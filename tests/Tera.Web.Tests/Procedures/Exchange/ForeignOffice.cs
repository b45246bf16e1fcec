using System.Text;

namespace Tera.Procedures.Exchange;

/// <summary>An SOP as an office of its own would hand it in. Offices, numbers and people in it are made up.</summary>
/// <param name="Head">Account of the head who brings it in.</param>
/// <param name="Beginner">Account of who holds its first row, and begins it.</param>
/// <param name="FileName">Its name.</param>
/// <param name="Content">The file.</param>
/// <param name="Title">Nama SOP.</param>
/// <param name="Rows">Number and kegiatan of each row.</param>
/// <param name="Holders">Who holds each lane: its head as printed, and how the holder’s title begins.</param>
internal sealed record ForeignOffice(string Head, string Beginner, string FileName, byte[] Content, string Title, (string Number, string Text)[] Rows, (string Lane, string Holder)[] Holders)
{
    /// <summary>A workbook with merged heads over three lines, a cover above, marks in the lanes, two decisions and the block of signatures below.</summary>
    public static ForeignOffice Workbook { get; } = new(
        "kadis.dishub",
        "staf.dishub",
        "SOP Rekomendasi Trayek.xlsx",
        OfficeSheet.Write(
            [
                ["PEMERINTAH KABUPATEN CONTOH JAYA", null, null, null, null, null, null, "Nomor SOP", null, ": 551.2/014/SOP/2026"],
                ["DINAS PERHUBUNGAN", null, null, null, null, null, null, "Tanggal Pembuatan", null, ": 4 Mei 2026"],
                [null, null, null, null, null, null, null, "Tanggal Revisi", null, ": -"],
                [null, null, null, null, null, null, null, "Disahkan Oleh", null, ": Kepala Dinas Perhubungan"],
                [null, null, null, null, null, null, null, "Nama SOP", null, ": Penerbitan Rekomendasi Izin Trayek"],
                [],
                ["No.", "Uraian Prosedur", "Pelaksana", null, null, null, null, "Mutu Baku", null, null, "Ket."],
                [null, null, "Pimpinan", null, "Pengolah", null, "Loket", "Persyaratan", "Waktu", "Hasil", null],
                [null, null, "Kadis", "Sekretaris", "Kasubbag Perencanaan", "Penyusun Program", "Pengadministrasi Umum", null, null, null, null],
                ["1", "Menerima dan mencatat permohonan rekomendasi trayek", null, null, null, null, "●", "Surat permohonan\nSalinan STNK", "10 menit", "Permohonan tercatat", null],
                ["2", "Memeriksa kelengkapan berkas permohonan", null, null, "◇", null, null, "Permohonan tercatat", "1 jam", "Berkas lengkap", "Yang tidak lengkap dikembalikan"],
                ["3", "Mendisposisikan permohonan kepada Penyusun Program", "●", null, null, null, null, "Berkas lengkap", "30 menit", "Disposisi", null],
                ["4", "Menyusun konsep surat rekomendasi", null, null, null, "●", null, "Disposisi", "2 hari", "Konsep surat rekomendasi", null],
                ["5", "Memeriksa dan memaraf konsep surat rekomendasi", null, "◇", null, null, null, "Konsep surat rekomendasi", "2 jam", "Konsep yang diparaf", null],
                ["6", "Menandatangani surat rekomendasi", "●", null, null, null, null, "Konsep yang diparaf", "1 hari", "Surat rekomendasi", null],
                ["7", "Memberi nomor dan mengirim surat rekomendasi", null, null, null, null, "●", "Surat rekomendasi", "30 menit", "Surat terkirim", null],
                ["8", "Mengarsipkan berkas permohonan", null, null, null, null, "●", "Surat terkirim", "15 menit", "Arsip", "SOP Kearsipan"],
                [],
                [null, null, null, null, null, null, null, "Contoh Jaya, 4 Mei 2026"],
                [null, null, null, null, null, null, null, "Kepala Dinas Perhubungan"],
            ],
            "A1:G1", "A2:G4", "A7:A9", "B7:B9", "C7:G7", "H7:J7", "C8:D8", "E8:F8", "H8:H9", "I8:I9", "J8:J9", "K7:K9"),
        "Penerbitan Rekomendasi Izin Trayek",
        [
            ("1", "Menerima dan mencatat permohonan rekomendasi trayek"), ("2", "Memeriksa kelengkapan berkas permohonan"), ("3", "Mendisposisikan permohonan kepada Penyusun Program"),
            ("4", "Menyusun konsep surat rekomendasi"), ("5", "Memeriksa dan memaraf konsep surat rekomendasi"), ("6", "Menandatangani surat rekomendasi"), ("7", "Memberi nomor dan mengirim surat rekomendasi"),
            ("8", "Mengarsipkan berkas permohonan"),
        ],
        [
            ("Kadis", "Kepala Dinas Perhubungan"), ("Sekretaris", "Sekretaris"), ("Kasubbag Perencanaan", "Kepala Subbagian Perencanaan"), ("Penyusun Program", "Penyusun Program"), ("Pengadministrasi Umum", "Pengadministrasi Umum"),
        ]);

    /// <summary>A text document: the table inside a page, heads merged over two lines, ticks out of a font of signs, numbers the word processor writes itself, a drawn diamond, a row two lanes do together.</summary>
    public static ForeignOffice Document { get; } = new(
        "camat.contohutara",
        "staf3.contohutara",
        "SOP PENGADUAN.docx",
        OfficeFile.With(
            OfficeFile.Document(
                Paragraph("PEMERINTAH KABUPATEN CONTOH JAYA") + Paragraph("KECAMATAN CONTOH UTARA") + Paragraph("STANDAR OPERASIONAL PROSEDUR (SOP) Penanganan Pengaduan Warga")
                + "<w:tbl>" + Row(Top("No"), Top("Nama Kegiatan"), Wide("Pelaksana", 4), Wide("Mutu Baku", 3))
                + Row(Under(), Under(), Cell("Petugas Pengaduan"), Cell("Kasi Pemberdayaan"), Cell("Sekcam"), Cell("Camat"), Cell("Kelengkapan"), Cell("Durasi"), Cell("Keluaran"))
                + Row(Counted, Cell("Mencatat pengaduan pada formulir pengaduan"), Tick, Cell(""), Cell(""), Cell(""), Cell("Pengaduan warga"), Cell("15 menit"), Cell("Formulir pengaduan"))
                + Row(Counted, Cell("Menelaah pengaduan"), Cell(""), Tick, Cell(""), Cell(""), Cell("Formulir pengaduan"), Cell("1 hari"), Cell("Telaahan"))
                + Row(Counted, Cell("Membuat undangan rapat klarifikasi"), Cell(""), Cell(""), Tick, Cell(""), Cell("Telaahan"), Cell("1 jam"), Cell("Undangan"))
                + Row(Counted, Cell("Melaksanakan rapat klarifikasi"), Cell(""), Cell(""), Tick, Tick, Cell("Undangan"), Cell("2 jam"), Cell("Daftar hadir"))
                + Row(Counted, Cell("Membuat notulen rapat"), Tick, Cell(""), Cell(""), Cell(""), Cell("Daftar hadir"), Cell("2 jam"), Cell("Notulen"))
                + Row(Counted, Cell("Menyusun konsep surat jawaban"), Cell(""), Tick, Cell(""), Cell(""), Cell("Notulen"), Cell("1 hari"), Cell("Konsep surat jawaban"))
                + Row(Counted, Cell("Memverifikasi konsep surat jawaban"), Cell(""), Cell(""), Diamond, Cell(""), Cell("Konsep surat jawaban"), Cell("1 jam"), Cell("Konsep yang diverifikasi"))
                + Row(Counted, Cell("Menandatangani surat jawaban"), Cell(""), Cell(""), Cell(""), Tick, Cell("Konsep yang diverifikasi"), Cell("1 hari"), Cell("Surat jawaban"))
                + Row(Counted, Cell("Mengirim surat jawaban"), Tick, Cell(""), Cell(""), Cell(""), Cell("Surat jawaban"), Cell("30 menit"), Cell("Tanda terima"))
                + Row(Counted, Cell("Melaporkan hasil penanganan kepada Camat"), Cell(""), Tick, Cell(""), Cell(""), Cell("Tanda terima"), Cell("1 jam"), Cell("Laporan"))
                + Row(Counted, Cell("Mengarsipkan dokumen pengaduan"), Tick, Cell(""), Cell(""), Cell(""), Cell("Laporan"), Cell("15 menit"), Cell("Arsip"))
                + "</w:tbl>" + Paragraph("Pengaduan tanpa nama tidak ditindaklanjuti.")),
            ("word/numbering.xml", """
                <w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
                  <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
                  <w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>
                </w:numbering>
                """)),
        "Penanganan Pengaduan Warga",
        [
            ("1.", "Mencatat pengaduan pada formulir pengaduan"), ("2.", "Menelaah pengaduan"), ("3.", "Membuat undangan rapat klarifikasi"), ("4.", "Melaksanakan rapat klarifikasi"), ("5.", "Membuat notulen rapat"),
            ("6.", "Menyusun konsep surat jawaban"), ("7.", "Memverifikasi konsep surat jawaban"), ("8.", "Menandatangani surat jawaban"), ("9.", "Mengirim surat jawaban"), ("10.", "Melaporkan hasil penanganan kepada Camat"),
            ("11.", "Mengarsipkan dokumen pengaduan"),
        ],
        [("Petugas Pengaduan", "Penggerak Swadaya"), ("Kasi Pemberdayaan", "Kepala Seksi Pemberdayaan"), ("Sekcam", "Sekretaris Kecamatan"), ("Camat", "Camat")]);

    /// <summary>Text as a viewer of PDFs gives it: columns and marks are gone, words of several columns follow one another, the page number stands between.</summary>
    public static ForeignOffice Text { get; } = new(
        "kabag.kerjasama",
        "kabag.kerjasama",
        "sop-naskah-kerja-sama.txt",
        Encoding.UTF8.GetBytes("""
            PEMERINTAH KABUPATEN CONTOH JAYA
            BAGIAN KERJA SAMA
            NOMOR SOP : 065/SOP-KS/2026
            NAMA SOP : PENYUSUNAN NASKAH KERJA SAMA DAERAH

            No Kegiatan
            Pelaksana Mutu Baku
            Keterangan
            Kepala Bagian Kasubag Kerja Sama Antar Daerah Analis Kerja Sama
            Kelengkapan Waktu Output
            1 Kepala Bagian memerintahkan Kasubag Kerja Sama Antar Daerah untuk menyiapkan naskah kerja sama
            Surat penawaran 15 menit Disposisi
            2 Kasubag Kerja Sama Antar Daerah menugaskan Analis Kerja Sama menyusun naskah
            Disposisi 15 menit Disposisi
            3 Analis Kerja Sama menyusun konsep naskah kerja sama
            Disposisi 3 hari Konsep naskah
            4 Kasubag Kerja Sama Antar Daerah memeriksa konsep naskah, jika tidak sesuai dikembalikan kepada Analis Kerja Sama
            Konsep naskah 1 hari Konsep naskah yang diperiksa
            Halaman 1
            5 Kepala Bagian menandatangani naskah kerja sama
            Konsep naskah yang diperiksa 1 hari Naskah kerja sama
            6 Analis Kerja Sama mengarsipkan naskah kerja sama
            Naskah kerja sama 10 menit Arsip

            """),
        "PENYUSUNAN NASKAH KERJA SAMA DAERAH",
        [
            ("1", "Kepala Bagian memerintahkan Kasubag Kerja Sama Antar Daerah untuk menyiapkan naskah kerja sama"), ("2", "Kasubag Kerja Sama Antar Daerah menugaskan Analis Kerja Sama menyusun naskah"),
            ("3", "Analis Kerja Sama menyusun konsep naskah kerja sama"), ("4", "Kasubag Kerja Sama Antar Daerah memeriksa konsep naskah, jika tidak sesuai dikembalikan kepada Analis Kerja Sama"),
            ("5", "Kepala Bagian menandatangani naskah kerja sama"), ("6", "Analis Kerja Sama mengarsipkan naskah kerja sama"),
        ],
        [("Kepala Bagian", "Kepala Bagian"), ("Kasubag Kerja Sama Antar Daerah", "Kepala Subbagian Kerja Sama Antar Daerah"), ("Analis Kerja Sama", "Analis Kerja Sama –")]);

    private const string Counted = "<w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr></w:p></w:tc>";
    private const string Tick = "<w:tc><w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r></w:p></w:tc>";

    private const string Diamond = "<w:tc><w:p><w:r><w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"><a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData><wps:wsp xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:cNvSpPr/><wps:spPr><a:prstGeom prst=\"flowChartDecision\"/></wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p></w:tc>";

    private static string Paragraph(string text) => $"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>";

    private static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells)}</w:tr>";

    private static string Cell(string text) => $"<w:tc>{Paragraph(text)}</w:tc>";

    private static string Top(string text) => $"<w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>{Paragraph(text)}</w:tc>";

    private static string Under() => "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>";

    private static string Wide(string text, int columns) => $"<w:tc><w:tcPr><w:gridSpan w:val=\"{columns}\"/></w:tcPr>{Paragraph(text)}</w:tc>";
}
