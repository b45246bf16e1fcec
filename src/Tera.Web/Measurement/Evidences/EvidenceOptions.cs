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

    public long Limit => LimitMegabytes * 1024L * 1024L;
}
