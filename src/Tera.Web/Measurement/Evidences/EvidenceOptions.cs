using System.ComponentModel.DataAnnotations;

namespace Tera.Measurement.Evidences;

/// <summary>Settings under <c>Evidence</c>.</summary>
public sealed class EvidenceOptions
{
    /// <summary>Files that one form may bring.</summary>
    public const int MostAtOnce = 20;

    /// <summary>Largest file in mebibytes, 1 to 1024. Default 25.</summary>
    [Range(1, 1024)]
    public int LimitMegabytes { get; init; } = 25;

    /// <summary>All files of one form together, in mebibytes, 1 to 4096. Default 100. The reverse proxy must let some more through.</summary>
    [Range(1, 4096)]
    public int TotalMegabytes { get; init; } = 100;

    public long Limit => LimitMegabytes * 1024L * 1024L;

    public long Total => TotalMegabytes * 1024L * 1024L;

    /// <summary>How much is read at all, so that the browser gets to see why something was refused.</summary>
    public long Patience => Math.Max(Limit * 10, Total + Limit);
}
