namespace Tera.Platform.Components;

/// <summary>How a thing stands to its working time.</summary>
public enum TimeState
{
    /// <summary>It has no standard and no deadline.</summary>
    None,

    /// <summary>Within its time.</summary>
    Left,

    /// <summary>Less than a quarter of its time is left.</summary>
    Soon,

    /// <summary>Past its time.</summary>
    Late,

    /// <summary>The clock does not run: it lies with somebody else.</summary>
    Stopped,

    /// <summary>It begins, or falls due, on another day.</summary>
    Scheduled,
}

internal static class TimeStates
{
    internal static string Icon(this TimeState state) => state switch
    {
        TimeState.Late => "clock-exclamation",
        TimeState.Soon => "alarm",
        TimeState.Stopped => "player-pause",
        TimeState.Scheduled => "calendar",
        TimeState.None => "circle-minus",
        _ => "clock",
    };

    internal static string? Css(this TimeState state) => state switch
    {
        TimeState.Late => "t-is-late",
        TimeState.Soon => "t-is-turn",
        TimeState.Stopped or TimeState.None => "t-is-off",
        _ => null,
    };
}
