namespace Tera.Shared;

/// <summary>A rule said no. The code is stable and public; the sentence the user reads is looked up by it.</summary>
/// <param name="Code">Lower-case, dotted, prefixed by module: <c>procedures.run.already-finished</c>.</param>
/// <param name="Args">Values for the placeholders in the Indonesian text, in their order.</param>
public sealed record Rejection(string Code, params IReadOnlyList<object> Args)
{
    /// <summary>Equal when code and arguments are.</summary>
    public bool Equals(Rejection? other) => other is not null && Code == other.Code && Args.SequenceEqual(other.Args);

    /// <inheritdoc/>
    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);
}
