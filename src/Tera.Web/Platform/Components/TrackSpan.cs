namespace Tera.Platform.Components;

/// <summary>With whom, and how, a stretch of working time passed.</summary>
public enum TrackKind
{
    /// <summary>With the unit, before its time is up.</summary>
    With,

    /// <summary>With the unit, past its time.</summary>
    Late,

    /// <summary>Handed over or accepted.</summary>
    Done,

    /// <summary>With somebody else: the unit's clock stands.</summary>
    Stopped,
}

/// <summary>A stretch of working time: from and to in working minutes since the step opened, half open.</summary>
public sealed record TrackSpan(TrackKind Kind, long From, long To);
