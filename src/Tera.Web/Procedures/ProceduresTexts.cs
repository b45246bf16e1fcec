namespace Tera.Procedures;

/// <summary>What users read when a rule of this module says no.</summary>
internal static class ProceduresTexts
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["procedures.run.unknown"] = "Pelaksanaan ini tidak ada. Kembali ke daftar pelaksanaan.",
        ["procedures.run.unfinished"] = "{0} masih berjalan. Selesaikan atau batalkan dahulu sebelum memulai yang baru.",
        ["procedures.run.not-in-force"] = "{0} belum punya versi yang berlaku. Sahkan dahulu di halaman SOP.",
        ["procedures.run.link-circle"] = "{0} menunggu dirinya sendiri lewat SOP tertaut. Perbaiki keterkaitannya di halaman SOP.",
        ["procedures.adoption.already-adopted"] = "{0} sudah dipakai perangkat daerah ini. Buka SOP itu dan buat revisinya.",
        ["procedures.adoption.not-in-library"] = "Pustaka tidak punya SOP dengan kode {0}.",
        ["procedures.adoption.lane-unbound"] = "Pelaksana {0} belum ditetapkan. Pilih jabatan, tim, atau orangnya sebelum SOP diberlakukan.",
        ["procedures.adoption.cover-incomplete"] = "Sampul SOP belum lengkap: {0}. Lengkapi, atau tulis alasan mengapa SOP tetap diberlakukan.",
        ["procedures.adoption.no-such-version"] = "Versi SOP ini tidak ada lagi. Muat ulang halaman.",
        ["procedures.version.wrong-state"] = "Versi yang berstatus {0} tidak dapat menjadi {1}.",
    };
}
