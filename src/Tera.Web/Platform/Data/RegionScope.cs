using Tera.Shared;

namespace Tera.Platform.Data;

/// <summary>The region this request or job works in. Without one, every table looks empty.</summary>
public sealed class RegionScope
{
    public RegionId? Current { get; private set; }

    /// <summary>Enters a region; connections opened from now on see its rows and no others.</summary>
    /// <exception cref="InvalidOperationException">The scope is in another region already: one scope never crosses.</exception>
    public void Enter(RegionId region)
    {
        if (Current is { } other && other != region)
        {
            throw new InvalidOperationException("A scope never leaves its region.");
        }

        Current = region;
    }
}
