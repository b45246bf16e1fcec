using Tera.Platform.Components;

namespace Tera.Procedures.Versions;

/// <summary>The states of a version as users read them.</summary>
internal static class VersionWords
{
    public static string Of(VersionState state) => state switch
    {
        VersionState.Draft => "Draf",
        VersionState.Trial => "Diuji coba",
        VersionState.AwaitingLegalisation => "Menunggu pengesahan",
        VersionState.Legalised => "Disahkan, belum berlaku",
        VersionState.InForce => "Berlaku",
        VersionState.InRevision => "Berlaku, dalam revisi",
        VersionState.Superseded => "Digantikan",
        _ => "Dicabut",
    };

    /// <summary>Sign and colour; the word is <see cref="Of"/>.</summary>
    public static WorkState Look(VersionState state) => state switch
    {
        VersionState.Draft => WorkState.NotStarted,
        VersionState.Trial => WorkState.UnderReview,
        VersionState.AwaitingLegalisation => WorkState.Waiting,
        VersionState.Legalised => WorkState.Waiting,
        VersionState.InForce => WorkState.Done,
        VersionState.InRevision => WorkState.Returned,
        _ => WorkState.Locked,
    };

    /// <summary>What happened when a version came to a state, for its history.</summary>
    public static string Happened(VersionState state) => state switch
    {
        VersionState.Draft => "menyimpan draf",
        VersionState.Trial => "memulai uji coba",
        VersionState.AwaitingLegalisation => "mengajukan pengesahan",
        VersionState.Legalised => "mengesahkan",
        VersionState.InForce => "memberlakukan",
        VersionState.InRevision => "membuka revisi",
        VersionState.Superseded => "menggantikan dengan versi yang lebih baru",
        _ => "mencabut",
    };

    public static string Icon(VersionState state) => state switch
    {
        VersionState.Draft => "pencil",
        VersionState.Trial => "eye",
        VersionState.AwaitingLegalisation => "hourglass",
        VersionState.Legalised => "hourglass",
        VersionState.InForce => "circle-check",
        VersionState.InRevision => "writing",
        VersionState.Superseded => "stack-2",
        _ => "circle-x",
    };
}
