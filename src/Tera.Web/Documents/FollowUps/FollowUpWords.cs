using System.Diagnostics;
using Tera.Platform.Components;

namespace Tera.Documents.FollowUps;

/// <summary>The Indonesian words of where a decision stands.</summary>
internal static class FollowUpWords
{
    public static string Of(FollowUpStanding standing) => standing switch
    {
        FollowUpStanding.Open => "Belum dilaporkan",
        FollowUpStanding.UnderWay => "Sedang dikerjakan",
        FollowUpStanding.Done => "Selesai",
        FollowUpStanding.Dropped => "Tidak dilanjutkan",
        _ => throw new UnreachableException(),
    };

    public static WorkState StateOf(FollowUpStanding standing) => standing switch
    {
        FollowUpStanding.Open => WorkState.NotStarted,
        FollowUpStanding.UnderWay => WorkState.Waiting,
        FollowUpStanding.Done => WorkState.Done,
        _ => WorkState.Locked,
    };
}
