using System.Collections.Frozen;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Library;

/// <summary>The words an SOP file may use for one enumeration.</summary>
internal sealed class Words<T>(params (string Word, T Value)[] pairs)
    where T : struct, Enum
{
    private readonly FrozenDictionary<string, T> _values = pairs.ToFrozenDictionary(pair => pair.Word, pair => pair.Value, StringComparer.Ordinal);

    /// <summary>All of them, in the order in which they are listed to the writer.</summary>
    public IEnumerable<string> All => pairs.Select(pair => pair.Word);

    public bool TryRead(string word, out T value) => _values.TryGetValue(word, out value);

    /// <summary>The word for a value.</summary>
    public string Of(T value) => pairs.First(pair => EqualityComparer<T>.Default.Equals(pair.Value, value)).Word;
}

/// <summary>The vocabulary of SOP files; <c>docs/sop-file.md</c> explains it to its writers.</summary>
internal static class SopWords
{
    /// <summary>The word that ends a run in <c>ke</c> and <c>lanjut</c>; no step may bear it.</summary>
    public const string End = "selesai";

    /// <summary>Key of the step made by <c>pengesahan</c>.</summary>
    public const string Attestation = "pengesahan";

    /// <summary>Key of the step made by <c>arsip-penutup</c>.</summary>
    public const string Archiving = "arsip-penutup";

    public static readonly Words<ActKind> Acts = new(
        ("perintah", ActKind.Instruct),
        ("bentuk-tim", ActKind.FormTeam),
        ("susun", ActKind.Prepare),
        ("sebar", ActKind.Distribute),
        ("kumpul", ActKind.Collect),
        ("olah", ActKind.Process),
        ("undang", ActKind.Invite),
        ("rapat", ActKind.Meet),
        ("notulen", ActKind.Minute),
        ("periksa", ActKind.Check),
        ("paraf", ActKind.Initial),
        ("tanda-tangan", ActKind.Sign),
        ("teruskan", ActKind.HandOver),
        ("surat-keluar", ActKind.Dispatch),
        ("arsip", ActKind.Archive),
        ("unggah", ActKind.Upload),
        ("lapor", ActKind.Report));

    public static readonly Words<ActKind> LadderActs = new(("paraf", ActKind.Initial), ("tanda-tangan", ActKind.Sign));

    public static readonly Words<Participation> Participations = new(
        ("satu", Participation.One),
        ("bersama", Participation.Joint),
        ("tiap-unit", Participation.EachUnit),
        ("tiap-pegawai", Participation.EachEmployee));

    public static readonly Words<LaneNature> LaneNatures = new(
        ("jabatan", LaneNature.Position),
        ("tim", LaneNature.Team),
        ("unit", LaneNature.EachUnit),
        ("pegawai", LaneNature.EachEmployee),
        ("staf", LaneNature.Staff));

    public static readonly Words<Periodicity> Periodicities = new(
        ("triwulanan", Periodicity.Quarterly),
        ("tahunan", Periodicity.Yearly),
        ("tidak-disebut", Periodicity.Unstated));

    public static readonly Words<Origin> Origins = new(
        ("tercetak", Origin.Printed),
        ("simpulan", Origin.Inferred),
        ("usulan", Origin.Proposed),
        ("dikonfirmasi", Origin.Confirmed));

    public static readonly Words<LinkMode> LinkModes = new(("merujuk", LinkMode.Refers), ("menunggu", LinkMode.Waits));

    /// <summary>Kinds of artifact that panels, documents and measurements know.</summary>
    public static readonly FrozenSet<string> Artifacts = FrozenSet.ToFrozenSet(
        [
            "disposisi", "tim", "rencana", "formulir", "data", "rekap", "undangan", "rapat", "notulen",
            "pengukuran", "hasil-pengumpulan-data", "hasil-evaluasi", "laporan-kinerja",
            "nota-dinas", "berita-acara", "surat-pengantar", "bukti-unggah", "arsip", "laporan",
        ],
        StringComparer.Ordinal);
}
