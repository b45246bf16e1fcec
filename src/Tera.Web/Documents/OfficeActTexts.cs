namespace Tera.Documents;

/// <summary>What a user reads when an office act is refused. The argument that names the input is not part of any sentence.</summary>
internal static class OfficeActTexts
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["documents.form.missing"] = "{0} belum diisi. Isilah lebih dahulu.",
        ["documents.form.too-long"] = "{0} terlalu panjang: {2} karakter. Ringkas menjadi paling banyak {1} karakter.",
        ["documents.form.line-too-long"] = "Ada baris pada {0} yang terlalu panjang. Ringkas setiap baris menjadi paling banyak {1} karakter.",
        ["documents.form.too-many-lines"] = "{0} berisi {2} baris. Kurangi menjadi paling banyak {1} baris.",
        ["documents.form.date-invalid"] = "{0} bukan tanggal. Tulis tahun-bulan-tanggal, misalnya 2026-10-06.",
        ["documents.form.date-ahead"] = "{0} belum terjadi. Pilih tanggal paling lambat {1}.",
        ["documents.form.time-invalid"] = "{0} bukan waktu. Tulis jam dan menit, misalnya 09.00.",
        ["documents.form.end-before-start"] = "Pukul selesai tidak boleh mendahului atau sama dengan pukul mulai. Perbaiki salah satunya.",
        ["documents.form.not-chosen"] = "{0} belum dipilih. Pilih salah satu.",
        ["documents.disposition.nothing-asked"] = "Disposisi belum meminta apa pun. Pilih paling sedikit satu harapan, atau tulis catatan.",
        ["documents.disposition.due-past"] = "Tenggat sudah lewat. Pilih tanggal mulai {0}, atau kosongkan.",
        ["documents.disposition.recipient-missing"] = "Belum ada penerima. Pilih paling sedikit satu orang.",
        ["documents.disposition.received-before-sent"] = "Surat tidak mungkin diterima sebelum tanggalnya, {0}. Perbaiki salah satunya.",
        ["documents.team-order.end-before-start"] = "Masa tugas berakhir sebelum dimulai. Pilih tanggal akhir mulai {0}.",
        ["documents.team-order.in-the-past"] = "Tim mulai bertugas paling awal hari ini, {0}. Siapa yang bertugas sebelum itu tetap tercatat seperti semula.",
        ["documents.team-order.chair-missing"] = "Tim belum mempunyai ketua. Pilih seorang ketua.",
        ["documents.team-order.two-roles"] = "{0} dipilih sebagai ketua dan sekretaris. Pilih orang lain untuk salah satunya.",
        ["documents.team-order.member-missing"] = "Tim baru berisi ketua. Pilih paling sedikit satu anggota atau sekretaris.",
        ["documents.invitation.day-past"] = "Tanggal rapat sudah lewat. Pilih tanggal mulai {0}.",
        ["documents.invitation.nobody"] = "Belum ada yang diundang. Pilih paling sedikit satu orang, atau tulis undangan dari luar.",
        ["documents.invitation.address-invalid"] = "Tautan rapat daring tidak lengkap. Tulis seluruhnya, mulai dari https://.",
        ["documents.meeting.not-yet-held"] = "Rapat belum berlangsung. Perbaiki tanggalnya (paling lambat {0}), atau simpan dahulu.",
        ["documents.meeting.not-yet-begun"] = "Rapat baru mulai pukul {0}. Tutup setelah rapat berlangsung, simpan dahulu, atau perbaiki jamnya bila rapat dimajukan.",
        ["documents.meeting.too-many-attendees"] = "Paling banyak {0} peserta dicatat pada satu rapat; pada formulir ini ada {1}. Kurangi tamu atau peserta lain, dan lampirkan sisanya sebagai berkas.",
        ["documents.attendance.closed"] = "Daftar hadir ini sudah ditutup. Sampaikan kehadiran Anda kepada pencatat rapat.",
        ["documents.attendance.post-too-long"] = "Jabatan dan instansi paling banyak {0} huruf.",
        ["documents.attendance.full"] = "Sudah {0} orang menulis namanya sendiri, paling banyak untuk satu rapat. Masuklah dengan akun Anda, atau sampaikan kehadiran Anda kepada pencatat rapat.",
        ["documents.attendance.post-unreadable"] = "Jabatan atau instansi memuat tanda yang tidak dapat dicetak. Ketik ulang.",
        ["documents.attendance.came-meanwhile"] = "{0} mencatatkan kehadiran setelah formulir ini dibuka, dan kini tampil pada daftar. Periksa daftar hadir, lalu tutup rapat sekali lagi.",
        ["documents.meeting.nobody-came"] = "Tidak ada peserta yang hadir atau diwakili. Catat kehadiran sebelum menutup rapat.",
        ["documents.meeting.presence-missing"] = "Kehadiran {0} belum dicatat. Pilih hadir, tidak hadir, atau diwakili.",
        ["documents.meeting.deputy-missing"] = "Wakil dari {0} belum disebut. Tulis nama yang mewakili.",
        ["documents.meeting.topic-missing"] = "Ada catatan pembahasan tanpa pokok bahasan. Tulis pokok bahasannya.",
        ["documents.meeting.nothing-discussed"] = "Belum ada catatan pembahasan. Tulis paling sedikit satu sebelum menutup rapat.",
        ["documents.meeting.decision-missing"] = "Ada penanggung jawab atau tenggat tanpa keputusan. Tulis keputusannya, atau kosongkan baris itu.",
        ["documents.meeting.owner-missing"] = "Keputusan {0} belum mempunyai penanggung jawab. Pilih seorang.",
        ["documents.draft.nothing-collected"] = "Belum ada data yang dihimpun. Lampirkan berkas, atau tulis uraian.",
        ["documents.draft.too-many-files"] = "Lampiran terlalu banyak. Kurangi menjadi paling banyak {0} berkas.",
        ["documents.draft.file-refused"] = "Berkas {0} tidak dapat diterima.",
        ["documents.handout.recipient-missing"] = "Belum ada penerima. Pilih paling sedikit satu orang.",
    };
}
