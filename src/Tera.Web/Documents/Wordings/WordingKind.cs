using Tera.Documents.Dispatches;
using Tera.Documents.Dispositions;
using Tera.Documents.Drafts;
using Tera.Documents.Invitations;
using Tera.Documents.Memos;
using Tera.Documents.Minutes;
using Tera.Documents.Teams;

namespace Tera.Documents.Wordings;

/// <summary>One place of a letter whose sentences an agency may word itself.</summary>
/// <param name="Key">Under which it is kept; never changed.</param>
/// <param name="Label">As the office calls it.</param>
/// <param name="Where">Where on the paper it stands.</param>
/// <param name="Program">What the program says there; empty where it says nothing.</param>
public sealed record WordingPart(string Key, string Label, string Where, string Program)
{
    /// <summary>Where the program says something, the letter would not read without it.</summary>
    public bool Required => Program.Length > 0;
}

/// <summary>A kind of paper with what an agency may word on it. Kop, number, addressees, tembusan and the block of the signature are the program's.</summary>
public sealed class WordingKind
{
    private static readonly Placeholder Agency = new("instansi", "nama instansi seperti pada kop");
    private static readonly Placeholder Number = new("nomor", "nomor surat; kosong bila naskah tidak bernomor");
    private static readonly Placeholder Date = new("tanggal", "tanggal naskah, misalnya 6 Oktober 2026");
    private static readonly Placeholder Official = new("pejabat", "jabatan penanda tangan");

    public static readonly WordingKind Invitation = new(
        InvitationTemplate.TemplateName, "Surat undangan",
        [
            new("pembuka", "Kalimat pembuka", "Sesudah alamat, sebelum hari, waktu, dan tempat.", "Dengan hormat, kami mengharapkan kehadiran Saudara pada rapat yang akan diselenggarakan pada:"),
            new("penutup", "Kalimat penutup", "Sesudah acara dan agenda, sebelum tanda tangan.", "Mengingat pentingnya acara tersebut, diharapkan hadir tepat waktu. Atas perhatian dan kehadiran Saudara, kami ucapkan terima kasih."),
        ],
        [
            new("acara", "acara rapat"), new("hari_tanggal", "hari dan tanggal rapat"), new("waktu", "misalnya Pukul 09.00 s.d. 11.00 WIB"), new("tempat", "tempat rapat"),
            Number, Date, Agency, Official,
        ]);

    public static readonly WordingKind CoverLetter = new(
        CoverLetterTemplate.TemplateName, "Surat pengantar",
        [
            new("keterangan", "Keterangan baku", "Pada kolom Keterangan, bila pengirim tidak menulisnya sendiri.", "Disampaikan dengan hormat untuk menjadi periksa dan digunakan sebagaimana mestinya."),
            new("penutup", "Kalimat di bawah tabel", "Sesudah tabel, sebelum tanda terima.", ""),
        ],
        [new("naskah", "naskah yang dikirim dengan nomornya"), new("jumlah_penerima", "banyaknya penerima"), Number, Date, Agency, Official]);

    public static readonly WordingKind Disposition = new(
        DispositionTemplate.TemplateName, "Lembar disposisi",
        [
            new("teruskan", "Judul penerima", "Di atas nama-nama penerima.", "Diteruskan kepada Sdr.:"),
            new("harap", "Judul harapan", "Di atas pilihan yang diharapkan.", "Dengan hormat harap:"),
            new("petunjuk", "Petunjuk di bawah lembar", "Sesudah tabel, pada kaki lembar.", ""),
        ],
        [new("hal", "hal disposisi"), new("jumlah_penerima", "banyaknya penerima"), Date, Agency, Official]);

    public static readonly WordingKind TeamOrder = new(
        TeamOrderTemplate.TemplateName, "Surat tugas tim",
        [
            new("pembuka", "Kalimat pembuka", "Sesudah nomor, sebelum dasar.", ""),
            new("penutup", "Kalimat penutup", "Sesudah waktu tugas, sebelum tanda tangan.", "Demikian surat tugas ini dibuat untuk dilaksanakan dengan penuh tanggung jawab dan dilaporkan hasilnya."),
        ],
        [
            new("tim", "nama tim"), new("mulai", "hari pertama tugas"), new("selesai", "hari terakhir tugas"), new("jumlah_anggota", "banyaknya yang ditugaskan, ketua termasuk"),
            Number, Date, Agency, Official,
        ]);

    public static readonly WordingKind Minutes = new(
        MinutesTemplate.TemplateName, "Notulen",
        [
            new("pembuka", "Kalimat pembuka", "Sesudah peserta, sebelum kegiatan rapat.", ""),
            new("penutup", "Kalimat penutup", "Sesudah isi notulen, sebelum tanda tangan.", ""),
        ],
        [
            new("rapat", "nama rapat"), new("hari_tanggal", "hari dan tanggal rapat"), new("waktu", "misalnya Pukul 09.00 s.d. 11.00 WIB"), new("tempat", "tempat rapat"),
            new("pimpinan", "nama pimpinan rapat"), new("pencatat", "nama pencatat"), new("jumlah_hadir", "banyaknya yang hadir atau diwakili"), Date, Agency,
        ]);

    public static readonly WordingKind Memo = new(
        MemoTemplate.TemplateName, "Nota dinas",
        [
            new("pembuka", "Kalimat pembuka", "Sesudah hal, sebelum isi.", ""),
            new("penutup", "Kalimat penutup", "Sesudah isi, sebelum tanda tangan.", ""),
        ],
        [new("hal", "hal nota dinas"), new("jumlah_lampiran", "banyaknya lampiran"), Number, Date, Agency, Official]) { IsText = true };

    public static readonly WordingKind Collection = new(
        TextTemplate.CollectionKind, "Berita acara pengumpulan data",
        [
            new("pembuka", "Kalimat pembuka", "Sesudah nomor, sebelum daftar unit.", "Pada hari {hari_tanggal} telah diterima data kinerja dari unit berikut:"),
            new("penutup", "Kalimat penutup", "Sesudah keterangan, sebelum tanda tangan.", ""),
        ],
        [
            new("hari_tanggal", "hari dan tanggal berita acara"), new("jumlah_unit", "banyaknya unit yang diminta"), new("jumlah_menyerahkan", "banyaknya unit yang sudah menyerahkan"),
            new("jumlah_angka", "banyaknya angka yang terkumpul"), new("jumlah_berkas", "banyaknya berkas bukti"), Number, Date, Agency, Official,
        ]) { IsText = true };

    private WordingKind(string code, string name, IReadOnlyList<WordingPart> parts, IReadOnlyList<Placeholder> placeholders) =>
        (Code, Name, Parts, Placeholders) = (code, name, parts, placeholders);

    public static IReadOnlyList<WordingKind> All { get; } =
    [
        Invitation, CoverLetter, Memo, Disposition, TeamOrder, Minutes, Collection,
        OfText("laporan-kinerja", "Laporan kinerja"), OfText("hasil-evaluasi", "Laporan hasil evaluasi"),
        OfText("hasil-pengumpulan-data", "Laporan hasil pengumpulan data"), OfText("rencana", "Rencana kegiatan pengumpulan data"),
    ];

    /// <summary>Name of the template that prints it; of a text its kind. Stands in addresses and in the database.</summary>
    public string Code { get; }

    public string Name { get; }

    /// <summary>Drafted in sections. Of the others only the letter is worded, not a text that bears its name.</summary>
    public bool IsText { get; private init; }

    public IReadOnlyList<WordingPart> Parts { get; }

    public IReadOnlyList<Placeholder> Placeholders { get; }

    /// <summary>Null for a kind that nobody words.</summary>
    public static WordingKind? Find(string? code) => All.FirstOrDefault(kind => kind.Code == code);

    /// <summary>What a paper is worded by; null for one whose text is all the program's or its author's.</summary>
    /// <param name="template">Prints it.</param>
    /// <param name="artifact">Value of the artifact's kind, by which texts are told apart.</param>
    public static WordingKind? Of(string template, string artifact) =>
        template != TextTemplatePaper.TemplateName ? Find(template) : Find(artifact) is { IsText: true } text ? text : null;

    /// <summary>A text in sections: what its author writes stands between.</summary>
    private static WordingKind OfText(string code, string name) => new(
        code, name,
        [
            new("pembuka", "Kalimat pembuka", "Sesudah judul dan nomor, sebelum bagian pertama.", ""),
            new("penutup", "Kalimat penutup", "Sesudah bagian terakhir, sebelum lampiran dan tanda tangan.", ""),
        ],
        [new("judul", "judul naskah"), new("jumlah_lampiran", "banyaknya lampiran"), Number, Date, Agency, Official]) { IsText = true };
}
