using Tera.Documents.Dispatches;
using Tera.Documents.Invitations;
using Tera.Documents.Memos;
using Tera.Documents.Teams;

namespace Tera.Documents.Letters;

/// <summary>The kinds of letters that take numbers, as registers tell them apart.</summary>
internal static class LetterKinds
{
    private static readonly string[] ByTemplate = [InvitationTemplate.TemplateName, CoverLetterTemplate.TemplateName, TeamOrderTemplate.TemplateName, MemoTemplate.TemplateName];

    /// <summary>Code and name.</summary>
    public static IReadOnlyList<(string Code, string Name)> All { get; } =
    [
        (InvitationTemplate.TemplateName, "Surat undangan"), (CoverLetterTemplate.TemplateName, "Surat pengantar"), (TeamOrderTemplate.TemplateName, "Surat tugas tim"), (MemoTemplate.TemplateName, "Nota dinas"),
        ("pengukuran", "Pengukuran kinerja"), ("laporan-kinerja", "Laporan kinerja"), ("hasil-evaluasi", "Laporan hasil evaluasi"),
        ("hasil-pengumpulan-data", "Laporan hasil pengumpulan data"), ("berita-acara", "Berita acara pengumpulan data"),
    ];

    /// <summary>Office papers by their form, whatever an SOP calls them; what an SOP exists for by its kind.</summary>
    public static string Of(string template, string artifact) => ByTemplate.Contains(template) ? template : artifact;

    /// <summary>Null for a code there is none of.</summary>
    public static string? NameOf(string? code) => All.FirstOrDefault(kind => kind.Code == code).Name;
}
