namespace Tera.Platform.Components;

/// <summary>What a colour may mean here; there is no other use of colour.</summary>
public enum Tone
{
    /// <summary>Ink.</summary>
    Plain,

    /// <summary>Late or refused.</summary>
    Late,

    /// <summary>Saved or accepted.</summary>
    Ok,

    /// <summary>Now, your turn, came back to you.</summary>
    Turn,

    /// <summary>Not yet, stopped, locked.</summary>
    Off,
}

internal static class Tones
{
    internal static string? Css(this Tone tone) => tone switch
    {
        Tone.Late => "t-is-late",
        Tone.Ok => "t-is-ok",
        Tone.Turn => "t-is-turn",
        Tone.Off => "t-is-off",
        _ => null,
    };
}
