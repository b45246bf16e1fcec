using System.Text.RegularExpressions;

namespace Tera.Procedures.Definitions;

/// <summary>Names an SOP in the library and in an agency; also the name of its file: <c>bmcktr</c>.</summary>
/// <param name="Value">Lower-case words joined by hyphens, 2 to 60 characters.</param>
public readonly record struct ProcedureCode(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Names a step for ever, across revisions. Never printed: the printed number may repeat, be missing or jump.</summary>
/// <param name="Value">See <see cref="KeyFormat"/>.</param>
public readonly record struct StepKey(string Value)
{
    /// <summary>The text; never null, so that the default value names nothing and can be written.</summary>
    public string Value { get => field ?? ""; init; } = Value;

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Names a column of <em>Pelaksana</em>; a role that is bound to a position, a team or a person when the SOP is adopted.</summary>
/// <param name="Value">See <see cref="KeyFormat"/>.</param>
public readonly record struct LaneKey(string Value)
{
    /// <summary>The text; never null, so that the default value names nothing and can be written.</summary>
    public string Value { get => field ?? ""; init; } = Value;

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>What kind of thing an act makes or a step needs: <c>disposisi</c>, <c>undangan</c>, <c>dokumen</c>. The engine knows nothing more of it.</summary>
/// <param name="Value">See <see cref="KeyFormat"/>.</param>
public readonly record struct ArtifactKind(string Value)
{
    /// <summary>The text; never null, so that the default value names nothing and can be written.</summary>
    public string Value { get => field ?? ""; init; } = Value;

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>The one form of all keys in an SOP file.</summary>
public static partial class KeyFormat
{
    /// <summary>True for lower-case letters and digits in words joined by single hyphens, 2 to 60 characters, starting with a letter.</summary>
    public static bool IsValid(string? key) => key is { Length: >= 2 and <= 60 } && Pattern().IsMatch(key);

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex Pattern();
}
