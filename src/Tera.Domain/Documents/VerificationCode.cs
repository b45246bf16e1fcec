using System.Diagnostics.CodeAnalysis;

namespace Tera.Documents;

/// <summary>What stands under the QR of a document: 20 letters and digits, 100 random bits, so that nobody guesses one.</summary>
/// <remarks>The letters I, L, O and U are not used; whoever types them for 1 and 0 is understood.</remarks>
public readonly record struct VerificationCode
{
    /// <summary>Characters of a code, without hyphens.</summary>
    public const int Length = 20;

    /// <summary>Random bytes a code is made of; 5 bits of each are used.</summary>
    public const int SourceBytes = Length;

    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Group = 4;

    private readonly string? _text;

    private VerificationCode(string text) => _text = text;

    /// <summary>The code of random bytes, which the caller draws.</summary>
    /// <param name="random">Exactly <see cref="SourceBytes"/> bytes of a cryptographic generator.</param>
    public static VerificationCode Of(ReadOnlySpan<byte> random)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(random.Length, SourceBytes, nameof(random));
        Span<char> text = stackalloc char[Length];
        for (var at = 0; at < Length; at++)
        {
            text[at] = Letters[random[at] % 32];
        }

        return new(new string(text));
    }

    /// <summary>Reads a code as printed, stored or typed: hyphens and spaces anywhere, any case; false for anything else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? typed, out VerificationCode code)
    {
        code = default;
        if (typed is null || typed.Length > 3 * Length)
        {
            return false;
        }

        var text = string.Concat(typed.ToUpperInvariant().Where(letter => letter is not ('-' or ' ')).Select(Meant));
        if (text.Length != Length || text.Any(letter => !Letters.Contains(letter, StringComparison.Ordinal)))
        {
            return false;
        }

        code = new(text);
        return true;
    }

    /// <summary>As printed under the QR: <c>7K4M-Q2XD-91HT-P6WZ-C3RA</c>.</summary>
    public string Printed => string.Join('-', Value.Chunk(Group).Select(group => new string(group)));

    /// <summary>As kept and as part of an address, without hyphens.</summary>
    public string Value => _text ?? throw new InvalidOperationException("No code.");

    /// <inheritdoc/>
    public override string ToString() => Printed;

    private static char Meant(char letter) => letter switch
    {
        'O' => '0',
        'I' or 'L' => '1',
        _ => letter,
    };
}
