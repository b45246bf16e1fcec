namespace Tera.Platform.Signing;

/// <summary>What a person types to open their key. Held for one signature, wiped after, and never written anywhere.</summary>
public sealed class Passphrase(ReadOnlySpan<char> letters) : IDisposable
{
    private readonly char[] _letters = letters.ToArray();

    internal ReadOnlySpan<char> Reveal() => _letters;

    public void Dispose() => Array.Clear(_letters);

    /// <summary>So that no log and no exception can tell it.</summary>
    public override string ToString() => "(rahasia)";
}
