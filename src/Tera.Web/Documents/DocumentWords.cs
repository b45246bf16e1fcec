using System.Diagnostics;
using Tera.Documents.Artifacts;
using Tera.Documents.Dispatches;
using Tera.Platform.Components;

namespace Tera.Documents;

/// <summary>The Indonesian words of what the module enumerates.</summary>
internal static class DocumentWords
{
    public static string Of(DispatchChannel channel) => channel switch
    {
        DispatchChannel.Srikandi => "SRIKANDI",
        DispatchChannel.Courier => "Kurir dengan buku ekspedisi",
        DispatchChannel.Mail => "Surel dinas",
        DispatchChannel.InPerson => "Diserahkan langsung",
        DispatchChannel.Post => "Pos",
        _ => throw new UnreachableException(),
    };

    /// <summary>Of a mail, lower-case: diterima server.</summary>
    public static string Of(MailState state) => state switch
    {
        MailState.Accepted => "diterima server",
        MailState.Refused => "tidak terkirim",
        MailState.Waiting => "sedang dikirim",
        _ => throw new UnreachableException(),
    };

    public static string Of(CopyLevel level) => level switch
    {
        CopyLevel.Original => "Asli",
        CopyLevel.Copy => "Salinan",
        CopyLevel.CarbonCopy => "Tembusan",
        _ => throw new UnreachableException(),
    };

    public static string Of(ArchiveMedium medium) => medium switch
    {
        ArchiveMedium.Electronic => "Elektronik",
        ArchiveMedium.Paper => "Kertas",
        ArchiveMedium.Both => "Elektronik dan kertas",
        _ => throw new UnreachableException(),
    };

    public static string Of(RetentionFate fate) => fate switch
    {
        RetentionFate.Permanent => "Permanen",
        RetentionFate.Destroy => "Musnah",
        RetentionFate.Review => "Dinilai kembali",
        _ => throw new UnreachableException(),
    };

    public static string Of(RetentionStanding standing) => standing switch
    {
        RetentionStanding.Active => "Aktif",
        RetentionStanding.Inactive => "Inaktif",
        RetentionStanding.Due => "Habis retensi",
        _ => throw new UnreachableException(),
    };

    /// <summary>What became of it: dimusnahkan.</summary>
    public static string Of(DisposalKind kind) => kind switch
    {
        DisposalKind.Destroyed => "dimusnahkan",
        DisposalKind.HandedOver => "diserahkan ke lembaga kearsipan daerah",
        _ => throw new UnreachableException(),
    };

    /// <summary>What the schedule asks for when the time is over.</summary>
    public static string Proposal(RetentionFate fate) => fate switch
    {
        RetentionFate.Permanent => "usul serah",
        RetentionFate.Destroy => "usul musnah",
        RetentionFate.Review => "nilai kembali",
        _ => throw new UnreachableException(),
    };

    public static string Of(AccessClass access) => access switch
    {
        AccessClass.Ordinary => "Biasa",
        AccessClass.Limited => "Terbatas",
        AccessClass.Secret => "Rahasia",
        AccessClass.TopSecret => "Sangat rahasia",
        _ => throw new UnreachableException(),
    };

    /// <summary>Word, icon and colour of a revision's state.</summary>
    /// <param name="state">Of the revision.</param>
    /// <param name="signed">It bears a signature.</param>
    /// <param name="issued">It was signed or sent under its number.</param>
    /// <param name="kind">Of the artifact: a paper that no step signs is in force as it stands.</param>
    public static (WorkState State, string Word) Of(RevisionState state, bool signed, bool issued, string kind) => (state, signed, issued) switch
    {
        (RevisionState.Superseded, _, _) => (WorkState.Locked, "Digantikan"),
        (RevisionState.Failed, _, _) => (WorkState.Refused, "Gagal dicetak"),
        (RevisionState.Pending, _, _) => (WorkState.Waiting, "Sedang dicetak"),
        (_, true, _) => (WorkState.Done, "Ditandatangani"),
        (_, _, true) => (WorkState.Done, "Terbit"),
        _ when SignedKinds.Contains(kind) => (WorkState.UnderReview, "Menunggu tanda tangan"),
        _ => (WorkState.Done, "Terbit"),
    };

    /// <summary>Whether a paper has left the hands of its maker: signed, under a number it used, or of a kind that bears none and that no step signs.</summary>
    /// <param name="revision">The paper.</param>
    /// <param name="usedItsNumber">Whether the number went out with this very version; null where it bears none.</param>
    /// <param name="kind">Of the artifact.</param>
    public static bool IsOut(Revision revision, bool? usedItsNumber, string kind) => revision.IsSigned || (usedItsNumber ?? !SignedKinds.Contains(kind));

    public const string NotPrinted = "Menunggu PDF selesai disiapkan.";

    /// <summary>What bears a signature: what an SOP exists for, minutes, and letters.</summary>
    public static readonly string[] SignedKinds = ["undangan", "tim", "surat-pengantar", "notulen", "pengukuran", "laporan-kinerja", "hasil-evaluasi", "hasil-pengumpulan-data", "nota-dinas", "berita-acara"];

    /// <summary>Kinds of artifacts as people call them; a kind that is not listed is shown as it is.</summary>
    public static string OfKind(string kind) => kind switch
    {
        "pengukuran" => "Pengukuran kinerja",
        "laporan-kinerja" => "Laporan kinerja",
        "hasil-evaluasi" => "Hasil evaluasi",
        "hasil-pengumpulan-data" => "Hasil pengumpulan data",
        "disposisi" => "Disposisi",
        "undangan" => "Undangan",
        "notulen" => "Notulen",
        "notulen-rapat" => "Notulen rapat",
        "rapat" => "Daftar hadir rapat",
        "tim" => "Surat tugas tim",
        "rencana" => "Rencana",
        "formulir" => "Formulir",
        "rekap" => "Rekapitulasi",
        "laporan" => "Laporan",
        "data" => "Data",
        "surat-pengantar" => "Surat pengantar",
        "berita-acara" => "Berita acara",
        "nota-dinas" => "Nota dinas",
        "nota-dinas-pengantar" => "Nota dinas pengantar",
        "lampiran-pegawai" => "Lampiran kinerja pegawai",
        _ => kind,
    };
}
