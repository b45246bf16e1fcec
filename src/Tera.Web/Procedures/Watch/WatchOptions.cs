using System.ComponentModel.DataAnnotations;

namespace Tera.Procedures.Watch;

/// <summary>How often the watch goes round.</summary>
public sealed class WatchOptions
{
    /// <summary>Seconds between two rounds of the watch, 1 to 3600; default 30.</summary>
    [Range(1, 3600)]
    public int EverySeconds { get; init; } = 30;
}
