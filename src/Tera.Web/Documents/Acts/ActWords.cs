using System.Diagnostics;
using Tera.Organisation;
using Tera.Platform.Components;

namespace Tera.Documents.Acts;

/// <summary>The Indonesian words of what the office acts enumerate.</summary>
internal static class ActWords
{
    public static string Of(Urgency urgency) => urgency switch
    {
        Urgency.Ordinary => "Biasa",
        Urgency.Urgent => "Segera",
        Urgency.VeryUrgent => "Sangat segera",
        _ => throw new UnreachableException(),
    };

    public static string Of(Wish wish) => wish switch
    {
        Wish.Advise => "Tanggapan dan saran",
        Wish.Process => "Proses lebih lanjut",
        Wish.Coordinate => "Koordinasi/konfirmasi",
        Wish.Study => "Pelajari/telaah",
        Wish.Prepare => "Siapkan bahan",
        Wish.Settle => "Selesaikan",
        Wish.Report => "Laporkan hasilnya",
        Wish.TakeNote => "Untuk diketahui",
        _ => throw new UnreachableException(),
    };

    public static string Of(Presence presence) => presence switch
    {
        Presence.Present => "Hadir",
        Presence.Absent => "Tidak hadir",
        Presence.Represented => "Diwakili",
        _ => throw new UnreachableException(),
    };

    /// <summary>As the evaluation sheet names them.</summary>
    public static string Of(Utilisation utilisation) => utilisation switch
    {
        Utilisation.Allowance => "Penyesuaian tunjangan kinerja atau penghasilan",
        Utilisation.Placement => "Penempatan atau penghapusan jabatan",
        Utilisation.Organisation => "Penyesuaian (refocusing) organisasi",
        Utilisation.Strategy => "Penyesuaian strategi",
        Utilisation.Policy => "Penyesuaian kebijakan",
        Utilisation.Activity => "Penyesuaian aktivitas",
        Utilisation.Budget => "Penyesuaian anggaran",
        Utilisation.BudgetEfficiency => "Efisiensi penggunaan anggaran",
        _ => throw new UnreachableException(),
    };

    /// <summary>The same for choosing one.</summary>
    public static IReadOnlyList<Choice> Utilisations { get; } = [.. Enum.GetValues<Utilisation>().Select(one => new Choice(one.ToString(), Of(one)))];

    public static string Of(TeamRole role) => role switch
    {
        TeamRole.Chair => "Ketua",
        TeamRole.Secretary => "Sekretaris",
        TeamRole.Member => "Anggota",
        _ => throw new UnreachableException(),
    };
}
