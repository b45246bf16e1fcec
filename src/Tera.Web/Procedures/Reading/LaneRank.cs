namespace Tera.Procedures.Reading;

/// <summary>How high the holder of a lane stands, read out of the words of its title; the higher, the more he decides.</summary>
/// <remarks>Order of the posts: PP 18/2016 and PP 72/2019 on the offices of a region.</remarks>
internal enum LaneRank
{
    /// <summary>Whoever the office serves: decides nothing in it.</summary>
    Outside,
    Staff,
    Team,

    /// <summary>A whole unit, every one of it.</summary>
    Unit,

    /// <summary>Kasubbag, kepala seksi.</summary>
    Section,

    /// <summary>Kepala bidang, kepala bagian.</summary>
    Division,

    /// <summary>Sekretaris of an office or a district.</summary>
    Secretary,

    /// <summary>Head of a village or of a unit below an office.</summary>
    Branch,

    /// <summary>Head of an office, camat.</summary>
    Head,

    /// <summary>Asisten of the regional secretariat.</summary>
    Assistant,

    /// <summary>Sekretaris daerah.</summary>
    Secretariat,

    /// <summary>Bupati, wali kota, gubernur.</summary>
    Region,
}

/// <summary>Reads the rank of a lane from its head.</summary>
internal static class LaneRanks
{
    /// <summary>Words of a title that name whoever comes from outside.</summary>
    private static readonly HashSet<string> Outsiders =
    [
        "pemohon", "masyarakat", "warga", "pelapor", "pengguna", "penyedia", "rekanan", "wajib", "tamu", "pasien", "pelanggan", "pihak", "investor", "pelaku",
        "pengunjung", "pengadu", "mahasiswa", "siswa", "klien", "penduduk", "pengusaha", "perusahaan",
    ];

    public static LaneRank Of(string head) => Of(LaneNames.Words(head));

    private static LaneRank Of(ReadOnlySpan<string> words) => words switch
    {
        [var first, ..] when Outsiders.Contains(first) => LaneRank.Outside,
        ["plt" or "plh" or "pj" or "pjs", .. var post] => Of(post),
        ["wakil", .. var post] => Of(post) is > LaneRank.Section and var rank ? rank - 1 : LaneRank.Section,
        ["bupati" or "walikota" or "gubernur", ..] or ["wali", "kota", ..] => LaneRank.Region,
        ["sekretaris-daerah", ..] or ["sekretaris", "daerah", ..] => LaneRank.Secretariat,
        ["asisten", ..] => LaneRank.Assistant,
        ["inspektur", "pembantu", ..] => LaneRank.Division,
        ["camat" or "direktur" or "inspektur" or "pimpinan" or "kasatpol", ..] => LaneRank.Head,
        ["lurah" or "kades" or "keuchik" or "geuchik", ..] or ["wali", "nagari", ..] => LaneRank.Branch,
        ["kepala", .. var post] => OfHead(post),
        ["sekretaris", "tim" or "panitia" or "pokja", ..] => LaneRank.Section,
        ["sekretaris", ..] => LaneRank.Secretary,
        ["tim" or "panitia" or "kelompok" or "pokja", ..] => LaneRank.Team,
        ["pejabat", "fungsional" or "pelaksana" or "terkait", ..] => LaneRank.Staff,
        ["kasubbag" or "subbag" or "kasubbid" or "subbid" or "sub" or "kaur" or "koordinator" or "subkoordinator" or "ketua" or "pejabat" or "atasan", ..] => LaneRank.Section,
        ["bidang" or "bagian" or "seksi" or "sekretariat" or "unit" or "upt" or "upd" or "opd" or "skpd", ..] or [_, "bidang"] => LaneRank.Unit,
        _ => LaneRank.Staff,
    };

    private static LaneRank OfHead(ReadOnlySpan<string> post) => post switch
    {
        ["bidang" or "bagian" or "biro", ..] => LaneRank.Division,
        ["seksi" or "sub" or "subbag" or "subbid" or "urusan" or "tata" or "ruang" or "ruangan" or "instalasi" or "loket" or "gudang", ..] => LaneRank.Section,
        ["desa" or "kelurahan" or "puskesmas" or "upt" or "uptd" or "upd" or "unit" or "sekolah" or "pasar" or "laboratorium" or "cabang", ..] => LaneRank.Branch,
        _ => LaneRank.Head,
    };
}
