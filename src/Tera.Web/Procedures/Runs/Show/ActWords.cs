using Tera.Procedures.Definitions;

namespace Tera.Procedures.Runs.Show;

/// <summary>Acts as the office calls them.</summary>
public static class ActWords
{
    /// <summary>The act as a thing: <c>Perintah</c>, <c>Pengisian</c>.</summary>
    public static string Name(ActKind kind) => kind switch
    {
        ActKind.Instruct => "Perintah",
        ActKind.FormTeam => "Pembentukan tim",
        ActKind.Prepare => "Penyusunan",
        ActKind.Distribute => "Penyebaran",
        ActKind.Collect => "Pengumpulan data",
        ActKind.Process => "Pengolahan",
        ActKind.Invite => "Undangan",
        ActKind.Meet => "Rapat",
        ActKind.Minute => "Notulen",
        ActKind.Check => "Pemeriksaan",
        ActKind.Initial => "Paraf",
        ActKind.Sign => "Tanda tangan",
        ActKind.HandOver => "Penyerahan",
        ActKind.Dispatch => "Surat keluar",
        ActKind.Archive => "Pengarsipan",
        ActKind.Upload => "Unggah",
        ActKind.Report => "Laporan",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>What the user does: <c>Beri perintah</c>; the words of a button or of a task in a list.</summary>
    public static string Verb(ActKind kind) => kind switch
    {
        ActKind.Instruct => "Beri perintah",
        ActKind.FormTeam => "Bentuk tim",
        ActKind.Prepare => "Susun",
        ActKind.Distribute => "Sebarkan",
        ActKind.Collect => "Isi dan serahkan",
        ActKind.Process => "Olah",
        ActKind.Invite => "Buat undangan",
        ActKind.Meet => "Catat rapat",
        ActKind.Minute => "Buat notulen",
        ActKind.Check => "Periksa",
        ActKind.Initial => "Baca dan paraf",
        ActKind.Sign => "Baca dan tanda tangani",
        ActKind.HandOver => "Serahkan",
        ActKind.Dispatch => "Buat surat keluar",
        ActKind.Archive => "Arsipkan",
        ActKind.Upload => "Unggah dan lampirkan bukti",
        ActKind.Report => "Laporkan",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>What was done, after the name of who did it: <c>memberi perintah</c>.</summary>
    public static string Past(ActKind kind) => kind switch
    {
        ActKind.Instruct => "memberi perintah",
        ActKind.FormTeam => "membentuk tim",
        ActKind.Prepare => "menyusun dokumen",
        ActKind.Distribute => "menyebarkan dokumen",
        ActKind.Collect => "menyerahkan data",
        ActKind.Process => "mengolah data",
        ActKind.Invite => "menerbitkan undangan",
        ActKind.Meet => "menutup rapat",
        ActKind.Minute => "mengesahkan notulen",
        ActKind.Check => "memeriksa",
        ActKind.Initial => "memberi paraf",
        ActKind.Sign => "menandatangani dokumen",
        ActKind.HandOver => "menyerahkan",
        ActKind.Dispatch => "mengirim surat",
        ActKind.Archive => "mengarsipkan berkas",
        ActKind.Upload => "mengunggah dan melampirkan bukti",
        ActKind.Report => "melaporkan",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
